-- A database as this version left it. Never edited: it stands for those in use.
PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TABLE access (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    at_s        INTEGER NOT NULL,
    who         TEXT NOT NULL,
    what        TEXT NOT NULL,
    entity_kind TEXT NOT NULL,
    entity_id   INTEGER NOT NULL
) STRICT;
CREATE TABLE account (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    url          TEXT NOT NULL,
    user_name    TEXT NOT NULL,
    -- A token is sent instead of name and password (RFC 6750).
    bearer       INTEGER NOT NULL CHECK (bearer IN (0, 1)),
    password_env TEXT,
    -- The office's own certificate authority, in PEM.
    certificate  TEXT,
    synced_s     INTEGER,
    failure      TEXT
) STRICT;
CREATE TABLE announcement (
    id   INTEGER PRIMARY KEY REFERENCES meeting (id),
    body TEXT NOT NULL CHECK (json_valid(body))
) STRICT;
CREATE TABLE booking (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER NOT NULL REFERENCES meeting (id),
    place      INTEGER NOT NULL,
    venue_id   INTEGER NOT NULL REFERENCES venue (id),
    start_s    INTEGER NOT NULL,
    end_s      INTEGER NOT NULL,
    state      TEXT NOT NULL,
    hold_until TEXT,
    note       TEXT,
    CHECK (start_s < end_s)
) STRICT;
CREATE TABLE busy_import (
    id INTEGER PRIMARY KEY AUTOINCREMENT
) STRICT;
CREATE TABLE busy_interval (
    import_id INTEGER NOT NULL REFERENCES busy_import (id) ON DELETE CASCADE,
    place     INTEGER NOT NULL,
    start_s   INTEGER NOT NULL,
    end_s     INTEGER NOT NULL,
    title     TEXT,
    latitude  REAL,
    longitude REAL,
    PRIMARY KEY (import_id, place),
    CHECK (start_s < end_s)
) STRICT, WITHOUT ROWID;
CREATE TABLE calendar (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id  INTEGER REFERENCES person (id),
    venue_id   INTEGER REFERENCES venue (id),
    name       TEXT NOT NULL,
    as_of_s    INTEGER NOT NULL,
    busy_count INTEGER NOT NULL,
    import_id  INTEGER NOT NULL REFERENCES busy_import (id),
    CHECK ((person_id IS NULL) <> (venue_id IS NULL))
) STRICT;
CREATE TABLE calendar_answer (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER NOT NULL REFERENCES meeting (id),
    person_id  INTEGER NOT NULL REFERENCES person (id),
    start_s    INTEGER NOT NULL,
    end_s      INTEGER NOT NULL,
    said       TEXT NOT NULL,
    CHECK (start_s < end_s)
) STRICT;
CREATE TABLE collection (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    href       TEXT NOT NULL,
    name       TEXT NOT NULL,
    events     INTEGER NOT NULL CHECK (events IN (0, 1)),
    tasks      INTEGER NOT NULL CHECK (tasks IN (0, 1)),
    cards      INTEGER NOT NULL CHECK (cards IN (0, 1)),
    chosen     INTEGER NOT NULL CHECK (chosen IN (0, 1)),
    -- Personal data of requesters may go here.
    personal   INTEGER NOT NULL CHECK (personal IN (0, 1)),
    -- Announced meetings are published here for everybody.
    public     INTEGER NOT NULL CHECK (public IN (0, 1)),
    sync_token TEXT,
    -- When the whole list was last compared.
    listed_s   INTEGER,
    UNIQUE (account_id, href)
) STRICT;
CREATE TABLE draft (
    -- whose: each officer has their own
    who     TEXT NOT NULL,
    -- which form: request, request:12, person:3
    form    TEXT NOT NULL,
    at_s    INTEGER NOT NULL,
    content TEXT NOT NULL CHECK (json_valid(content)),
    PRIMARY KEY (who, form)
) STRICT, WITHOUT ROWID;
CREATE TABLE earlier_version (
    id      INTEGER PRIMARY KEY,
    kind    TEXT NOT NULL,
    uid     TEXT NOT NULL,
    version TEXT NOT NULL,
    fields  TEXT NOT NULL CHECK (json_valid(fields)),
    UNIQUE (kind, uid, version)
) STRICT;
CREATE TABLE erasure (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    at_s        INTEGER NOT NULL,
    who         TEXT NOT NULL,
    basis       TEXT NOT NULL,
    entity_kind TEXT NOT NULL,
    entity_id   INTEGER NOT NULL
) STRICT;
CREATE TABLE grave (
    collection_id INTEGER NOT NULL REFERENCES collection (id) ON DELETE CASCADE,
    kind          TEXT NOT NULL,
    uid           TEXT NOT NULL,
    versions      TEXT NOT NULL CHECK (json_valid(versions)),
    PRIMARY KEY (collection_id, kind, uid)
) STRICT, WITHOUT ROWID;
CREATE TABLE kept_file (
    digest     TEXT PRIMARY KEY CHECK (length(digest) = 64),
    media_type TEXT NOT NULL,
    bytes      BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE ledger (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    at_s        INTEGER NOT NULL,
    who         TEXT NOT NULL,
    step        TEXT NOT NULL,
    of_step     TEXT,
    entity_kind TEXT NOT NULL,
    entity_id   INTEGER NOT NULL,
    before      TEXT CHECK (before IS NULL OR json_valid(before)),
    after       TEXT CHECK (after IS NULL OR json_valid(after)),
    withheld    TEXT NOT NULL CHECK (json_valid(withheld)),
    chain       BLOB NOT NULL CHECK (length(chain) = 32)
) STRICT;
CREATE TABLE letter (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    request_id INTEGER NOT NULL REFERENCES request (id),
    content_id INTEGER NOT NULL REFERENCES letter_content (id),
    name       TEXT NOT NULL,
    kind       TEXT NOT NULL,
    bytes      INTEGER NOT NULL CHECK (bytes >= 0),
    at_s       INTEGER NOT NULL
) STRICT;
CREATE TABLE letter_content (
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    bytes BLOB NOT NULL
) STRICT;
CREATE TABLE linked_body (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    request_id INTEGER NOT NULL REFERENCES request (id),
    place      INTEGER NOT NULL,
    name       TEXT NOT NULL,
    email      TEXT,
    phone      TEXT
) STRICT;
CREATE TABLE mail (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    notice_id  INTEGER,
    meeting_id INTEGER NOT NULL REFERENCES meeting (id),
    recipient  TEXT NOT NULL,
    subject    TEXT NOT NULL,
    message    TEXT NOT NULL,
    state      TEXT NOT NULL,
    queued_s   INTEGER NOT NULL,
    tried_s    INTEGER,
    done_s     INTEGER,
    attempts   INTEGER NOT NULL CHECK (attempts >= 0),
    error      TEXT
) STRICT;
CREATE TABLE meeting (
    id                INTEGER PRIMARY KEY AUTOINCREMENT,
    uid               TEXT NOT NULL UNIQUE,
    request_id        INTEGER NOT NULL REFERENCES request (id),
    name              TEXT NOT NULL,
    venue_id          INTEGER NOT NULL REFERENCES venue (id),
    start_s           INTEGER NOT NULL,
    duration_minutes  INTEGER NOT NULL CHECK (duration_minutes >= 0),
    setup_minutes     INTEGER NOT NULL CHECK (setup_minutes >= 0),
    clearing_minutes  INTEGER NOT NULL CHECK (clearing_minutes >= 0),
    stage             TEXT NOT NULL,
    sequence          INTEGER NOT NULL CHECK (sequence >= 0),
    override_reason   TEXT,
    cancel_reason     TEXT,
    confirmed_s       INTEGER,
    announced_start_s INTEGER
) STRICT;
CREATE TABLE notice (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    meeting_id     INTEGER NOT NULL REFERENCES meeting (id),
    kind           TEXT NOT NULL,
    addressee_kind TEXT NOT NULL,
    name           TEXT NOT NULL,
    gender         TEXT NOT NULL,
    email          TEXT,
    phone          TEXT,
    since_s        INTEGER NOT NULL,
    due_by_s       INTEGER NOT NULL,
    sent_s         INTEGER,
    sent_by        TEXT
) STRICT;
CREATE TABLE outcome (
    id   INTEGER PRIMARY KEY REFERENCES meeting (id),
    body TEXT NOT NULL CHECK (json_valid(body))
) STRICT;
CREATE TABLE participant (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER NOT NULL REFERENCES meeting (id),
    place      INTEGER NOT NULL,
    role       TEXT NOT NULL,
    person_id  INTEGER NOT NULL REFERENCES person (id),
    required   INTEGER NOT NULL CHECK (required IN (0, 1)),
    presence   TEXT NOT NULL
) STRICT;
CREATE TABLE period (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    kind     TEXT NOT NULL,
    name     TEXT NOT NULL,
    start_s  INTEGER NOT NULL,
    end_s    INTEGER NOT NULL,
    district INTEGER
) STRICT;
CREATE TABLE person (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    name      TEXT NOT NULL,
    gender    TEXT NOT NULL,
    office    TEXT,
    duty      TEXT NOT NULL,
    email     TEXT,
    phone     TEXT,
    hours     TEXT NOT NULL CHECK (json_valid(hours)),
    absences  TEXT NOT NULL CHECK (json_valid(absences)),
    latitude  REAL,
    longitude REAL,
    CHECK ((latitude IS NULL) = (longitude IS NULL))
) STRICT;
CREATE TABLE personal_data (
    table_name  TEXT NOT NULL,
    column_name TEXT NOT NULL,
    -- who it is about: requester (a resident), contact (somebody of a body or a venue), staff (who takes part)
    subject     TEXT NOT NULL,
    PRIMARY KEY (table_name, column_name)
) STRICT, WITHOUT ROWID;
CREATE TABLE public_calendar (
    id     INTEGER PRIMARY KEY CHECK (id = 1),
    folder TEXT NOT NULL
) STRICT;
CREATE TABLE publication (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER NOT NULL REFERENCES meeting (id),
    channel_id TEXT NOT NULL,
    release_id INTEGER REFERENCES release (id),
    at_s       INTEGER NOT NULL,
    url        TEXT NOT NULL,
    stale      INTEGER NOT NULL CHECK (stale IN (0, 1))
, by_whom TEXT NOT NULL DEFAULT '', start_s INTEGER, venue_id INTEGER REFERENCES venue (id), note TEXT NOT NULL DEFAULT '', proof TEXT) STRICT;
CREATE TABLE release (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER NOT NULL REFERENCES meeting (id),
    number     INTEGER NOT NULL CHECK (number > 0),
    at_s       INTEGER NOT NULL,
    start_s    INTEGER NOT NULL,
    venue_id   INTEGER NOT NULL REFERENCES venue (id),
    snapshot   TEXT NOT NULL CHECK (json_valid(snapshot)),
    digest     TEXT NOT NULL,
    files      TEXT NOT NULL CHECK (json_valid(files)),
    path       TEXT NOT NULL, channels TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(channels)), correction INTEGER NOT NULL DEFAULT 0 CHECK (correction IN (0, 1)), kept INTEGER NOT NULL DEFAULT 0 CHECK (kept IN (0, 1)),
    UNIQUE (meeting_id, number)
) STRICT;
CREATE TABLE request (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    state            TEXT NOT NULL,
    decline_reason   TEXT,
    title            TEXT NOT NULL,
    topic            TEXT NOT NULL,
    case_mark        TEXT,
    district         INTEGER,
    audience         TEXT NOT NULL,
    attendance       INTEGER NOT NULL CHECK (attendance >= 0),
    layout           TEXT,
    needs            TEXT NOT NULL CHECK (json_valid(needs)),
    duration_minutes INTEGER NOT NULL CHECK (duration_minutes >= 0),
    wishes           TEXT NOT NULL CHECK (json_valid(wishes)),
    roles            TEXT NOT NULL CHECK (json_valid(roles)),
    received_on      TEXT,
    remarks          TEXT
) STRICT;
CREATE TABLE requester (
    request_id INTEGER PRIMARY KEY REFERENCES request (id),
    name       TEXT NOT NULL,
    gender     TEXT NOT NULL,
    body       TEXT,
    email      TEXT,
    phone      TEXT
, address TEXT, salutation TEXT) STRICT;
CREATE TABLE resource (
    id            INTEGER PRIMARY KEY,
    collection_id INTEGER NOT NULL REFERENCES collection (id) ON DELETE CASCADE,
    href          TEXT NOT NULL,
    etag          TEXT NOT NULL,
    body          BLOB NOT NULL,
    kind          TEXT,
    uid           TEXT,
    document      TEXT CHECK (document IS NULL OR json_valid(document)),
    UNIQUE (collection_id, href),
    CHECK ((kind IS NULL) = (uid IS NULL) AND (kind IS NULL) = (document IS NULL))
) STRICT;
CREATE VIRTUAL TABLE search USING fts5 (
    name, words, title UNINDEXED,
    tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3'
);
CREATE TABLE settings (
    id   INTEGER PRIMARY KEY CHECK (id = 1),
    body TEXT NOT NULL CHECK (json_valid(body))
) STRICT;
CREATE TABLE shared_name (
    kind      TEXT NOT NULL,
    entity_id INTEGER NOT NULL,
    uid       TEXT NOT NULL,
    PRIMARY KEY (kind, entity_id),
    UNIQUE (kind, uid)
) STRICT, WITHOUT ROWID;
CREATE TABLE step (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    name     TEXT NOT NULL,
    who      TEXT NOT NULL,
    at_s     INTEGER NOT NULL,
    undoable INTEGER NOT NULL CHECK (undoable IN (0, 1)),
    undone   INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
, stretch TEXT) STRICT;
CREATE TABLE step_row (
    id          INTEGER PRIMARY KEY,
    step_id     INTEGER NOT NULL REFERENCES step (id) ON DELETE CASCADE,
    table_name  TEXT NOT NULL,
    row_id      INTEGER NOT NULL,
    entity_kind TEXT NOT NULL,
    entity_id   INTEGER NOT NULL,
    before      TEXT,
    after       TEXT,
    CHECK (before IS NOT NULL OR after IS NOT NULL)
) STRICT;
CREATE TABLE subscription (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    url           TEXT NOT NULL,
    person_id     INTEGER REFERENCES person (id) ON DELETE CASCADE,
    venue_id      INTEGER REFERENCES venue (id) ON DELETE CASCADE,
    name          TEXT NOT NULL,
    etag          TEXT,
    last_modified TEXT,
    checked_s     INTEGER,
    failure       TEXT,
    CHECK ((person_id IS NULL) <> (venue_id IS NULL)),
    UNIQUE (url, person_id, venue_id)
) STRICT;
CREATE TABLE sync_conflict (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    collection_id INTEGER NOT NULL REFERENCES collection (id) ON DELETE CASCADE,
    what          TEXT NOT NULL,
    kind          TEXT NOT NULL,
    uid           TEXT NOT NULL,
    name          TEXT NOT NULL,
    mine          TEXT CHECK (mine IS NULL OR json_valid(mine)),
    theirs        TEXT CHECK (theirs IS NULL OR json_valid(theirs)),
    fields        TEXT NOT NULL CHECK (json_valid(fields)),
    etag          TEXT,
    since_s       INTEGER NOT NULL,
    resolved_s    INTEGER,
    taken         TEXT
) STRICT;
CREATE TABLE sync_operation (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    collection_id INTEGER NOT NULL REFERENCES collection (id) ON DELETE CASCADE,
    kind          TEXT NOT NULL,
    uid           TEXT NOT NULL,
    what          TEXT NOT NULL,
    state         TEXT NOT NULL,
    at_s          INTEGER NOT NULL,
    detail        TEXT
) STRICT;
CREATE TABLE venue (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    name             TEXT NOT NULL,
    kind             TEXT NOT NULL,
    address          TEXT NOT NULL,
    district         INTEGER,
    latitude         REAL,
    longitude        REAL,
    capacity         INTEGER NOT NULL CHECK (capacity >= 0),
    layouts          TEXT NOT NULL CHECK (json_valid(layouts)),
    access           TEXT NOT NULL CHECK (json_valid(access)),
    hours            TEXT NOT NULL CHECK (json_valid(hours)),
    closures         TEXT NOT NULL CHECK (json_valid(closures)),
    setup_minutes    INTEGER NOT NULL CHECK (setup_minutes >= 0),
    clearing_minutes INTEGER NOT NULL CHECK (clearing_minutes >= 0),
    owner            TEXT,
    email            TEXT,
    phone            TEXT,
    directions       TEXT,
    CHECK ((latitude IS NULL) = (longitude IS NULL))
) STRICT;
CREATE TABLE waiver (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER NOT NULL REFERENCES meeting (id),
    finding    TEXT NOT NULL,
    by_whom    TEXT NOT NULL,
    at_s       INTEGER NOT NULL,
    reason     TEXT NOT NULL,
    UNIQUE (meeting_id, finding)
) STRICT;
CREATE INDEX access_by_time ON access (at_s);
CREATE INDEX access_of_entity ON access (entity_kind, entity_id);
CREATE INDEX booking_of_meeting ON booking (meeting_id, place);
CREATE INDEX booking_of_venue ON booking (venue_id);
CREATE INDEX busy_interval_long ON busy_interval (import_id, end_s) WHERE end_s - start_s > 604800;
CREATE INDEX calendar_answer_of_meeting ON calendar_answer (meeting_id);
CREATE INDEX calendar_answer_of_person ON calendar_answer (person_id);
CREATE INDEX calendar_import ON calendar (import_id);
CREATE UNIQUE INDEX calendar_of_person ON calendar (person_id, name) WHERE person_id IS NOT NULL;
CREATE UNIQUE INDEX calendar_of_venue ON calendar (venue_id, name) WHERE venue_id IS NOT NULL;
CREATE INDEX erasure_of_entity ON erasure (entity_kind, entity_id);
CREATE INDEX ledger_by_time ON ledger (at_s);
CREATE INDEX ledger_of_entity ON ledger (entity_kind, entity_id);
CREATE INDEX letter_content_of ON letter (content_id);
CREATE INDEX letter_of_request ON letter (request_id);
CREATE INDEX linked_body_of_request ON linked_body (request_id, place);
CREATE INDEX mail_by_state ON mail (state);
CREATE INDEX mail_of_meeting ON mail (meeting_id);
CREATE INDEX meeting_at_venue ON meeting (venue_id);
CREATE INDEX meeting_by_start ON meeting (start_s);
CREATE INDEX meeting_of_request ON meeting (request_id);
CREATE INDEX notice_of_meeting ON notice (meeting_id);
CREATE INDEX participant_of_meeting ON participant (meeting_id, place);
CREATE INDEX participant_person ON participant (person_id);
CREATE INDEX publication_of_meeting ON publication (meeting_id);
CREATE INDEX publication_release ON publication (release_id);
CREATE INDEX publication_venue ON publication (venue_id);
CREATE INDEX release_venue ON release (venue_id);
CREATE UNIQUE INDEX resource_of_document ON resource (collection_id, kind, uid) WHERE kind IS NOT NULL;
CREATE INDEX step_row_of_calendar ON step_row (row_id) WHERE table_name = 'calendar';
CREATE INDEX step_row_of_step ON step_row (step_id);
CREATE UNIQUE INDEX sync_conflict_open ON sync_conflict (collection_id, what, kind, uid) WHERE resolved_s IS NULL;
CREATE INDEX sync_operation_of_collection ON sync_operation (collection_id, state);
CREATE TRIGGER access_is_not_altered BEFORE UPDATE ON access
BEGIN SELECT RAISE(ABORT, 'the ledger of accesses is only appended to'); END;
CREATE TRIGGER access_is_not_removed BEFORE DELETE ON access
BEGIN SELECT RAISE(ABORT, 'the ledger of accesses is only appended to'); END;
CREATE TRIGGER erasure_is_not_altered BEFORE UPDATE ON erasure
BEGIN SELECT RAISE(ABORT, 'an erasure stays noted'); END;
CREATE TRIGGER erasure_is_not_removed BEFORE DELETE ON erasure
BEGIN SELECT RAISE(ABORT, 'an erasure stays noted'); END;
CREATE TRIGGER kept_file_is_not_altered BEFORE UPDATE ON kept_file
BEGIN SELECT RAISE(ABORT, 'a kept file is never altered'); END;
CREATE TRIGGER kept_pack_is_not_removed BEFORE DELETE ON kept_file
WHEN EXISTS (SELECT 1 FROM release WHERE digest = old.digest)
BEGIN SELECT RAISE(ABORT, 'the pack of a release is frozen'); END;
CREATE TRIGGER ledger_is_not_altered BEFORE UPDATE ON ledger
BEGIN SELECT RAISE(ABORT, 'the ledger is only appended to'); END;
CREATE TRIGGER ledger_is_not_removed BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'the ledger is only appended to'); END;
CREATE TRIGGER release_is_not_altered BEFORE UPDATE ON release
BEGIN SELECT RAISE(ABORT, 'a release is frozen'); END;
CREATE TRIGGER release_is_not_removed BEFORE DELETE ON release
BEGIN SELECT RAISE(ABORT, 'a release is frozen'); END;
INSERT INTO busy_import VALUES (1);
INSERT INTO busy_interval VALUES (1, 0, 1780003600, 1780007200, '''Zajęte''', NULL, NULL);
INSERT INTO calendar VALUES (1, 1, NULL, 'praca', 1780003600, 1, 1);
INSERT INTO ledger VALUES (1, 1780000000, 'Anna', 'place_meeting', NULL, 'venue', 1, NULL, '{"access":{},"address":"","capacity":100,"clearing":0,"closures":[],"directions":null,"district":null,"hours":{"exceptions":[],"rules":[]},"id":1,"kind":"other","layouts":{},"name":"Szkoła","owner":null,"point":null,"setup":0}', '[]', X'E193C7E9077F402EDE3074E8B6D4C1ED07F3697C3B3AEBD2045E99FA2D260ADE');
INSERT INTO ledger VALUES (2, 1780000000, 'Anna', 'place_meeting', NULL, 'request', 1, NULL, '{"attendance":0,"audience":"residents","bodies":[],"case_mark":null,"decline_reason":null,"district":null,"duration":90,"id":1,"layout":null,"received_on":null,"requester":{},"roles":[],"state":"waiting","title":"Plac zabaw","topic":"","wishes":{"earliest":null,"from":null,"latest":null,"to":null,"weekdays":[]}}', '["requester.name","requester.gender","needs"]', X'F842D0860AC0788C85430493DD185888DD7CDA6B985631C7873FCB8E0AAB82EC');
INSERT INTO ledger VALUES (3, 1780000000, 'Anna', 'place_meeting', NULL, 'meeting', 1, NULL, '{"announced_start":null,"bookings":[],"calendar_answers":[],"cancel_reason":null,"clearing":30,"confirmed_at":null,"duration":90,"id":1,"name":"Plac zabaw","override_reason":null,"participants":[],"request_id":1,"sequence":0,"setup":30,"stage":"held","start":"2026-06-02T02:26:40+02:00","uid":"Plac zabaw@example.org","venue_id":1}', '[]', X'2712FB30AAB13E2EC85E7C92107863E21C1E67D264EF95C3E87E7441D358BB10');
INSERT INTO ledger VALUES (4, 1780000000, 'Anna', 'export', NULL, 'notice', 1, NULL, '{"addressee":{"kind":"requester"},"due_by":"2026-05-29T23:26:40+02:00","id":1,"kind":"confirmed","meeting_id":1,"sent_at":null,"sent_by":null,"since":"2026-05-28T23:26:40+02:00"}', '["addressee.name","addressee.gender","addressee.email"]', X'2C119556E462E6BE814A07BD8E06DF9B7BBA2516620DF8E83A6CD154DBEC2643');
INSERT INTO ledger VALUES (5, 1780000000, 'Anna', 'export', NULL, 'release', 1, NULL, '{"at":"2026-05-28T23:26:40+02:00","channels":[],"correction":false,"digest":"0000000000000000000000000000000000000000000000000000000000000000","files_sha256":"4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945","id":1,"kept":false,"meeting_id":1,"number":1,"path":"paczka.zip","snapshot_sha256":"df61ca5f87e3683f8b0568326de8ff432aa9d2c6c9ddfc0406849af728183e28","start":"2026-06-02T02:26:40+02:00","venue_id":1}', '["snapshot","files"]', X'251704390ACDC8E0B6742EECF19F6D78958CCC496D57C6C396ECDCAC312EB494');
INSERT INTO ledger VALUES (6, 1780000000, 'Anna', 'import_calendar', NULL, 'person', 1, NULL, '{"absences":[],"duty":"other","hours":{"exceptions":[],"rules":[]},"id":1,"office":null}', '["name","gender"]', X'AA7FD954FDDB89EE8DF1118365548ED213660C0E881044ADF35D683076394CB6');
INSERT INTO ledger VALUES (7, 1780000000, 'Anna', 'import_calendar', NULL, 'calendar', 1, NULL, '{"as_of":"2026-05-28T23:26:40+02:00","busy_count":1,"id":1,"name":"praca","owner":{"id":1,"kind":"person"}}', '[]', X'CE005F6C484BCA2AEBCCA9A7845FFFB8AF7235C5167130962F985E36988FF41F');
INSERT INTO ledger VALUES (8, 1780000000, 'Anna', 'import_calendar', NULL, 'settings', 1, NULL, '{"calendar_stale_days":7,"disabled_channels":[],"district_gap_days":60,"evening_from":1020,"hold_warning_days":3,"interpreter_days":5,"lead_min_days":7,"lead_target_days":21,"mail":{"ca_file":null,"from":"","host":"","port":465,"security":"tls","user":""},"notice_hours":24,"office":{"address":"","contact_email":"","contact_name":"Wydział Komunikacji Społecznej","contact_phone":"","cycle":"Ławka dialogu","department":"Wydział Komunikacji Społecznej Urzędu Miasta Krakowa","host_gender":"unstated","host_name":null,"host_office":"Prezydent Miasta Krakowa","page_base":"https://www.krakow.pl/lawka-dialogu","press_email":"","press_name":"","press_phone":"","signature_name":"","signature_on_behalf":"","signature_post":"","translations":{"en":{"cycle":"Bench of Dialogue","department":"Social Communication Department, Municipality of Kraków","host_office":"The Mayor of Kraków"},"uk":{"cycle":"Лавка діалогу","department":"Відділ соціальної комунікації мерії Кракова","host_office":"Мер Кракова"}}},"privacy":{"needs_days":30,"notice":"Administratorem danych osobowych jest Prezydent Miasta Krakowa, pl. Wszystkich Świętych 3-4, 31-004 Kraków. Dane osoby zgłaszającej potrzebę spotkania przetwarza się, aby rozpatrzyć zgłoszenie i zorganizować spotkanie, na podstawie art. 6 ust. 1 lit. e RODO w związku z ustawą z dnia 8 marca 1990 r. o samorządzie gminnym. Dane przechowuje się przez okres wynikający z jednolitego rzeczowego wykazu akt. Osobie, której dane dotyczą, przysługuje prawo dostępu do danych, ich sprostowania, ograniczenia przetwarzania, sprzeciwu oraz skargi do Prezesa Urzędu Ochrony Danych Osobowych.","other_years":5,"retention":[]},"rules":{},"safety":{"lock_after_minutes":null,"second_folder":null},"season_prices":{"announced_factor":4,"candidate":10,"date":3,"evening":6,"fee":8,"lead":12,"move_day":10,"move_person":60,"move_time":300,"move_venue":150,"optional":120,"spacing":6,"time":8,"unplaced":10000,"venue_far":4,"venue_rank":15,"waste":5,"week":40,"weekday":30},"travel":{"fixed":10,"speed_km_per_hour":20.0},"travel_table":[],"waste_percent":400,"week_limit":2}', '[]', X'3BB49285EE9EE90B48D545713C7BF07EDBEE89D69C888F81C30769910FB96AD2');
INSERT INTO ledger VALUES (9, 1780000000, 'Anna', 'edit_person', NULL, 'person', 2, NULL, '{"absences":[],"duty":"other","hours":{"exceptions":[],"rules":[]},"id":2,"office":null}', '["name","gender"]', X'E74D3D10EDE9947A80A966927789CA640EC71EAAD6FA65D7F37809B67A5412BE');
INSERT INTO ledger VALUES (10, 1780007200, 'Anna', 'undo', 'edit_person', 'person', 2, '{"absences":[],"duty":"other","hours":{"exceptions":[],"rules":[]},"id":2,"office":null}', NULL, '["name","gender"]', X'FC0A110C960FDB3D52E60714998316BC38A28ACD1C59AE7C4E876B8FB9F867DA');
INSERT INTO meeting VALUES (1, 'Plac zabaw@example.org', 1, 'Plac zabaw', 1, 1780360000, 90, 30, 30, 'held', 0, NULL, NULL, NULL, NULL);
INSERT INTO notice VALUES (1, 1, 'confirmed', 'requester', 'Jan', 'feminine', 'Jan@example.org', NULL, 1780003600, 1780090000, NULL, NULL);
INSERT INTO person VALUES (1, 'Łucja', 'unstated', NULL, 'other', NULL, NULL, '{"rules":[],"exceptions":[]}', '[]', NULL, NULL);
INSERT INTO personal_data VALUES ('access', 'who', 'staff');
INSERT INTO personal_data VALUES ('busy_interval', 'title', 'staff');
INSERT INTO personal_data VALUES ('draft', 'content', 'requester');
INSERT INTO personal_data VALUES ('draft', 'who', 'staff');
INSERT INTO personal_data VALUES ('erasure', 'who', 'staff');
INSERT INTO personal_data VALUES ('kept_file', 'bytes', 'requester');
INSERT INTO personal_data VALUES ('ledger', 'who', 'staff');
INSERT INTO personal_data VALUES ('letter', 'name', 'requester');
INSERT INTO personal_data VALUES ('letter_content', 'bytes', 'requester');
INSERT INTO personal_data VALUES ('linked_body', 'email', 'contact');
INSERT INTO personal_data VALUES ('linked_body', 'phone', 'contact');
INSERT INTO personal_data VALUES ('mail', 'error', 'requester');
INSERT INTO personal_data VALUES ('mail', 'recipient', 'requester');
INSERT INTO personal_data VALUES ('notice', 'email', 'requester');
INSERT INTO personal_data VALUES ('notice', 'gender', 'requester');
INSERT INTO personal_data VALUES ('notice', 'name', 'requester');
INSERT INTO personal_data VALUES ('notice', 'phone', 'requester');
INSERT INTO personal_data VALUES ('outcome', 'body', 'requester');
INSERT INTO personal_data VALUES ('person', 'absences', 'staff');
INSERT INTO personal_data VALUES ('person', 'email', 'staff');
INSERT INTO personal_data VALUES ('person', 'gender', 'staff');
INSERT INTO personal_data VALUES ('person', 'hours', 'staff');
INSERT INTO personal_data VALUES ('person', 'latitude', 'staff');
INSERT INTO personal_data VALUES ('person', 'longitude', 'staff');
INSERT INTO personal_data VALUES ('person', 'name', 'staff');
INSERT INTO personal_data VALUES ('person', 'phone', 'staff');
INSERT INTO personal_data VALUES ('publication', 'by_whom', 'staff');
INSERT INTO personal_data VALUES ('request', 'needs', 'requester');
INSERT INTO personal_data VALUES ('request', 'remarks', 'requester');
INSERT INTO personal_data VALUES ('requester', 'address', 'requester');
INSERT INTO personal_data VALUES ('requester', 'body', 'requester');
INSERT INTO personal_data VALUES ('requester', 'email', 'requester');
INSERT INTO personal_data VALUES ('requester', 'gender', 'requester');
INSERT INTO personal_data VALUES ('requester', 'name', 'requester');
INSERT INTO personal_data VALUES ('requester', 'phone', 'requester');
INSERT INTO personal_data VALUES ('requester', 'salutation', 'requester');
INSERT INTO personal_data VALUES ('search', 'name', 'requester');
INSERT INTO personal_data VALUES ('search', 'title', 'requester');
INSERT INTO personal_data VALUES ('search', 'words', 'requester');
INSERT INTO personal_data VALUES ('step', 'who', 'staff');
INSERT INTO personal_data VALUES ('step_row', 'after', 'requester');
INSERT INTO personal_data VALUES ('step_row', 'before', 'requester');
INSERT INTO personal_data VALUES ('venue', 'email', 'contact');
INSERT INTO personal_data VALUES ('venue', 'owner', 'contact');
INSERT INTO personal_data VALUES ('venue', 'phone', 'contact');
INSERT INTO personal_data VALUES ('waiver', 'by_whom', 'staff');
INSERT INTO release VALUES (1, 1, 1, 1780003600, 1780360000, 1, '{"title":"Plac zabaw"}', '0000000000000000000000000000000000000000000000000000000000000000', '[]', 'paczka.zip', '[]', 0, 0);
INSERT INTO request VALUES (1, 'waiting', NULL, 'Plac zabaw', '', NULL, NULL, 'residents', 0, NULL, '[]', 90, '{"from":null,"to":null,"weekdays":[],"earliest":null,"latest":null}', '[]', NULL, NULL);
INSERT INTO requester VALUES (1, 'Jan Próbny', 'unstated', NULL, NULL, NULL, NULL, NULL);
INSERT INTO settings VALUES (1, '{"office":{"department":"Wydział Komunikacji Społecznej Urzędu Miasta Krakowa","cycle":"Ławka dialogu","host_office":"Prezydent Miasta Krakowa","host_name":null,"host_gender":"unstated","contact_name":"Wydział Komunikacji Społecznej","contact_phone":"","contact_email":"","page_base":"https://www.krakow.pl/lawka-dialogu","address":"","signature_on_behalf":"","signature_name":"","signature_post":"","press_name":"","press_phone":"","press_email":"","translations":{"en":{"department":"Social Communication Department, Municipality of Kraków","cycle":"Bench of Dialogue","host_office":"The Mayor of Kraków"},"uk":{"department":"Відділ соціальної комунікації мерії Кракова","cycle":"Лавка діалогу","host_office":"Мер Кракова"}}},"lead_min_days":7,"lead_target_days":21,"calendar_stale_days":7,"notice_hours":24,"evening_from":1020,"week_limit":2,"district_gap_days":60,"waste_percent":400,"interpreter_days":5,"hold_warning_days":3,"travel":{"speed_km_per_hour":20.0,"fixed":10},"travel_table":[],"season_prices":{"unplaced":10000,"optional":120,"candidate":10,"time":8,"weekday":30,"date":3,"venue_rank":15,"venue_far":4,"waste":5,"fee":8,"lead":12,"evening":6,"week":40,"spacing":6,"move_time":300,"move_day":10,"move_venue":150,"move_person":60,"announced_factor":4},"rules":{},"disabled_channels":[],"privacy":{"notice":"Administratorem danych osobowych jest Prezydent Miasta Krakowa, pl. Wszystkich Świętych 3-4, 31-004 Kraków. Dane osoby zgłaszającej potrzebę spotkania przetwarza się, aby rozpatrzyć zgłoszenie i zorganizować spotkanie, na podstawie art. 6 ust. 1 lit. e RODO w związku z ustawą z dnia 8 marca 1990 r. o samorządzie gminnym. Dane przechowuje się przez okres wynikający z jednolitego rzeczowego wykazu akt. Osobie, której dane dotyczą, przysługuje prawo dostępu do danych, ich sprostowania, ograniczenia przetwarzania, sprzeciwu oraz skargi do Prezesa Urzędu Ochrony Danych Osobowych.","retention":[],"other_years":5,"needs_days":30},"safety":{"second_folder":null,"lock_after_minutes":null},"mail":{"host":"","port":465,"security":"tls","user":"","from":"","ca_file":null}}');
INSERT INTO step VALUES (2, 'export', 'Anna', 1780000000, 0, 0, NULL);
INSERT INTO step VALUES (3, 'import_calendar', 'Anna', 1780000000, 1, 0, NULL);
INSERT INTO step VALUES (4, 'edit_person', 'Anna', 1780000000, 1, 1, NULL);
INSERT INTO step_row VALUES (1, 3, 'calendar', 1, 'calendar', 1, NULL, '{"id":1,"person_id":1,"venue_id":null,"name":"praca","as_of_s":1780003600,"busy_count":1,"import_id":1}');
INSERT INTO step_row VALUES (2, 3, 'person', 1, 'person', 1, NULL, '{"id":1,"name":"Łucja","gender":"unstated","office":null,"duty":"other","email":null,"phone":null,"hours":"{\"rules\":[],\"exceptions\":[]}","absences":"[]","latitude":null,"longitude":null}');
INSERT INTO step_row VALUES (3, 3, 'settings', 1, 'settings', 1, NULL, '{"id":1,"body":"{\"office\":{\"department\":\"Wydział Komunikacji Społecznej Urzędu Miasta Krakowa\",\"cycle\":\"Ławka dialogu\",\"host_office\":\"Prezydent Miasta Krakowa\",\"host_name\":null,\"host_gender\":\"unstated\",\"contact_name\":\"Wydział Komunikacji Społecznej\",\"contact_phone\":\"\",\"contact_email\":\"\",\"page_base\":\"https://www.krakow.pl/lawka-dialogu\",\"address\":\"\",\"signature_on_behalf\":\"\",\"signature_name\":\"\",\"signature_post\":\"\",\"press_name\":\"\",\"press_phone\":\"\",\"press_email\":\"\",\"translations\":{\"en\":{\"department\":\"Social Communication Department, Municipality of Kraków\",\"cycle\":\"Bench of Dialogue\",\"host_office\":\"The Mayor of Kraków\"},\"uk\":{\"department\":\"Відділ соціальної комунікації мерії Кракова\",\"cycle\":\"Лавка діалогу\",\"host_office\":\"Мер Кракова\"}}},\"lead_min_days\":7,\"lead_target_days\":21,\"calendar_stale_days\":7,\"notice_hours\":24,\"evening_from\":1020,\"week_limit\":2,\"district_gap_days\":60,\"waste_percent\":400,\"interpreter_days\":5,\"hold_warning_days\":3,\"travel\":{\"speed_km_per_hour\":20.0,\"fixed\":10},\"travel_table\":[],\"season_prices\":{\"unplaced\":10000,\"optional\":120,\"candidate\":10,\"time\":8,\"weekday\":30,\"date\":3,\"venue_rank\":15,\"venue_far\":4,\"waste\":5,\"fee\":8,\"lead\":12,\"evening\":6,\"week\":40,\"spacing\":6,\"move_time\":300,\"move_day\":10,\"move_venue\":150,\"move_person\":60,\"announced_factor\":4},\"rules\":{},\"disabled_channels\":[],\"privacy\":{\"notice\":\"Administratorem danych osobowych jest Prezydent Miasta Krakowa, pl. Wszystkich Świętych 3-4, 31-004 Kraków. Dane osoby zgłaszającej potrzebę spotkania przetwarza się, aby rozpatrzyć zgłoszenie i zorganizować spotkanie, na podstawie art. 6 ust. 1 lit. e RODO w związku z ustawą z dnia 8 marca 1990 r. o samorządzie gminnym. Dane przechowuje się przez okres wynikający z jednolitego rzeczowego wykazu akt. Osobie, której dane dotyczą, przysługuje prawo dostępu do danych, ich sprostowania, ograniczenia przetwarzania, sprzeciwu oraz skargi do Prezesa Urzędu Ochrony Danych Osobowych.\",\"retention\":[],\"other_years\":5,\"needs_days\":30},\"safety\":{\"second_folder\":null,\"lock_after_minutes\":null},\"mail\":{\"host\":\"\",\"port\":465,\"security\":\"tls\",\"user\":\"\",\"from\":\"\",\"ca_file\":null}}"}');
INSERT INTO step_row VALUES (4, 4, 'person', 2, 'person', 2, NULL, '{"id":2,"name":"Ewa","gender":"unstated","office":null,"duty":"other","email":null,"phone":null,"hours":"{\"rules\":[],\"exceptions\":[]}","absences":"[]","latitude":null,"longitude":null}');
INSERT INTO venue VALUES (1, 'Szkoła', 'other', '', NULL, NULL, NULL, 100, '{}', '{}', '{"rules":[],"exceptions":[]}', '[]', 0, 0, NULL, NULL, NULL, NULL);
INSERT INTO search (rowid, name, words, title) VALUES (16, 'lucja', '', 'Łucja');
INSERT INTO search (rowid, name, words, title) VALUES (17, 'szkola', '', 'Szkoła');
INSERT INTO search (rowid, name, words, title) VALUES (18, 'plac zabaw', ' jan probny', 'Plac zabaw');
INSERT INTO search (rowid, name, words, title) VALUES (19, 'plac zabaw', '2026-06-02 plac zabaw  jan probny szkola ', 'Plac zabaw');
PRAGMA application_id = 1281455979;
PRAGMA user_version = 10;
COMMIT;
