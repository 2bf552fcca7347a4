-- 1: the first schema: the register, the history for undo, the ledger, the search index.
--
-- Reason: the product begins here.
--
-- What is asked for or sorted by has a column of its own; JSON holds only lists that are always read whole. An instant
-- is a number of seconds since 1970 UTC (`…_s`), a date is text (2026-05-13), a length is in minutes. No collation and
-- no function of the program stands in the schema, so that any SQLite tool can open, check and dump the file.
-- Keys of the register are AUTOINCREMENT: the ledger names things by id, so an id never comes back as something else.

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

-- Personal data of who asked, apart from the request: erasing it (RODO art. 17) leaves the meeting's history whole.
CREATE TABLE requester (
    request_id INTEGER PRIMARY KEY REFERENCES request (id),
    name       TEXT NOT NULL,
    gender     TEXT NOT NULL,
    body       TEXT,
    email      TEXT,
    phone      TEXT
) STRICT;

CREATE TABLE linked_body (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    request_id INTEGER NOT NULL REFERENCES request (id),
    place      INTEGER NOT NULL,
    name       TEXT NOT NULL,
    email      TEXT,
    phone      TEXT
) STRICT;
CREATE INDEX linked_body_of_request ON linked_body (request_id, place);

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
CREATE INDEX meeting_by_start ON meeting (start_s);
CREATE INDEX meeting_of_request ON meeting (request_id);
CREATE INDEX meeting_at_venue ON meeting (venue_id);

CREATE TABLE participant (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER NOT NULL REFERENCES meeting (id),
    place      INTEGER NOT NULL,
    role       TEXT NOT NULL,
    person_id  INTEGER NOT NULL REFERENCES person (id),
    required   INTEGER NOT NULL CHECK (required IN (0, 1)),
    presence   TEXT NOT NULL
) STRICT;
CREATE INDEX participant_of_meeting ON participant (meeting_id, place);
CREATE INDEX participant_person ON participant (person_id);

-- One import of a calendar's busy time. Importing again makes a new one and points the calendar to it; taking that back
-- points the calendar to the old one. So a hundred thousand intervals never travel through the undo history.
CREATE TABLE busy_import (
    id INTEGER PRIMARY KEY AUTOINCREMENT
) STRICT;

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
CREATE UNIQUE INDEX calendar_of_person ON calendar (person_id, name) WHERE person_id IS NOT NULL;
CREATE UNIQUE INDEX calendar_of_venue ON calendar (venue_id, name) WHERE venue_id IS NOT NULL;
CREATE INDEX calendar_import ON calendar (import_id);

-- `place` is the rank by start, so that reading by the key is reading in order.
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

CREATE TABLE period (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    kind     TEXT NOT NULL,
    name     TEXT NOT NULL,
    start_s  INTEGER NOT NULL,
    end_s    INTEGER NOT NULL,
    district INTEGER
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
CREATE INDEX notice_of_meeting ON notice (meeting_id);

-- The officer's own words, one document for each meeting and with its id.
CREATE TABLE announcement (
    id   INTEGER PRIMARY KEY REFERENCES meeting (id),
    body TEXT NOT NULL CHECK (json_valid(body))
) STRICT;

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
    path       TEXT NOT NULL,
    UNIQUE (meeting_id, number)
) STRICT;
CREATE INDEX release_venue ON release (venue_id);
CREATE TRIGGER release_is_not_altered BEFORE UPDATE ON release
BEGIN SELECT RAISE(ABORT, 'a release is frozen'); END;
CREATE TRIGGER release_is_not_removed BEFORE DELETE ON release
BEGIN SELECT RAISE(ABORT, 'a release is frozen'); END;

CREATE TABLE publication (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER NOT NULL REFERENCES meeting (id),
    channel_id TEXT NOT NULL,
    release_id INTEGER REFERENCES release (id),
    at_s       INTEGER NOT NULL,
    url        TEXT NOT NULL,
    stale      INTEGER NOT NULL CHECK (stale IN (0, 1))
) STRICT;
CREATE INDEX publication_of_meeting ON publication (meeting_id);
CREATE INDEX publication_release ON publication (release_id);

-- All settings as one document: every field has a default, so an older document stays readable.
CREATE TABLE settings (
    id   INTEGER PRIMARY KEY CHECK (id = 1),
    body TEXT NOT NULL CHECK (json_valid(body))
) STRICT;

-- What Ctrl+Z takes back. `undone`: waits for Ctrl+Y.
CREATE TABLE step (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    name     TEXT NOT NULL,
    who      TEXT NOT NULL,
    at_s     INTEGER NOT NULL,
    undoable INTEGER NOT NULL CHECK (undoable IN (0, 1)),
    undone   INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;

-- A row of the register before and after a step, as JSON of its columns; NULL where there was none.
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
CREATE INDEX step_row_of_step ON step_row (step_id);
CREATE INDEX step_row_of_calendar ON step_row (row_id) WHERE table_name = 'calendar';

-- Appended to and nothing else. `chain` is SHA-256 over the row before's and this row's content.
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
CREATE INDEX ledger_by_time ON ledger (at_s);
CREATE INDEX ledger_of_entity ON ledger (entity_kind, entity_id);
CREATE TRIGGER ledger_is_not_altered BEFORE UPDATE ON ledger
BEGIN SELECT RAISE(ABORT, 'the ledger is only appended to'); END;
CREATE TRIGGER ledger_is_not_removed BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'the ledger is only appended to'); END;

-- Folded words of people, venues, requests and meetings (unicode61 alone leaves ł as it is). The program folds text
-- before it goes in and before it is asked for. rowid = 16 × id + a number for the kind.
CREATE VIRTUAL TABLE search USING fts5 (
    name, words, title UNINDEXED,
    tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3'
);
