-- 5: what a department shares over a calendar server.
--
-- Reason: the plan belongs to the department, and every desk keeps what it last saw at the server, so that two officers'
-- changes are brought together and nothing is overwritten unseen.
--
-- None of it is a step of the office: it is neither undone nor told in the ledger. Passwords are in the keychain of the
-- system; here stands at most the name of a variable of the environment that holds one.

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

-- What was last seen at the server, ours and other programs'.
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
CREATE UNIQUE INDEX resource_of_document ON resource (collection_id, kind, uid) WHERE kind IS NOT NULL;

-- The name a thing has on every desk.
CREATE TABLE shared_name (
    kind      TEXT NOT NULL,
    entity_id INTEGER NOT NULL,
    uid       TEXT NOT NULL,
    PRIMARY KEY (kind, entity_id),
    UNIQUE (kind, uid)
) STRICT, WITHOUT ROWID;

-- What earlier versions of a document said, for two versions that do not know each other.
CREATE TABLE earlier_version (
    id      INTEGER PRIMARY KEY,
    kind    TEXT NOT NULL,
    uid     TEXT NOT NULL,
    version TEXT NOT NULL,
    fields  TEXT NOT NULL CHECK (json_valid(fields)),
    UNIQUE (kind, uid, version)
) STRICT;

-- What was deleted, so that a server restored from a backup does not bring it back.
CREATE TABLE grave (
    collection_id INTEGER NOT NULL REFERENCES collection (id) ON DELETE CASCADE,
    kind          TEXT NOT NULL,
    uid           TEXT NOT NULL,
    versions      TEXT NOT NULL CHECK (json_valid(versions)),
    PRIMARY KEY (collection_id, kind, uid)
) STRICT, WITHOUT ROWID;

-- What a synchronisation is doing, one by one: what is `begun` and not `done` is looked at again.
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
CREATE INDEX sync_operation_of_collection ON sync_operation (collection_id, state);

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
CREATE UNIQUE INDEX sync_conflict_open ON sync_conflict (collection_id, what, kind, uid) WHERE resolved_s IS NULL;

-- Somebody's busy time, read over the network.
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

-- The folder into which the calendar for subscribers is written.
CREATE TABLE public_calendar (
    id     INTEGER PRIMARY KEY CHECK (id = 1),
    folder TEXT NOT NULL
) STRICT;
