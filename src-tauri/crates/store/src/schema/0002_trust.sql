-- 2: personal data marked in the schema, erasures remembered, who saw and took out personal data.
--
-- Reason: a data protection officer asks what is personal here (RODO art. 30), who has seen it, and for proof that what
-- was erased stays erased, also after a backup from before the erasure was restored (art. 5(2), 17).

-- Which columns hold personal data, and whose. Any SQLite tool can read the list; a column that joins the schema later
-- and holds personal data adds its line in its own migration.
CREATE TABLE personal_data (
    table_name  TEXT NOT NULL,
    column_name TEXT NOT NULL,
    -- who it is about: requester (a resident), contact (somebody of a body or a venue), staff (who takes part)
    subject     TEXT NOT NULL,
    PRIMARY KEY (table_name, column_name)
) STRICT, WITHOUT ROWID;
INSERT INTO personal_data (table_name, column_name, subject) VALUES
    ('requester', 'name', 'requester'), ('requester', 'gender', 'requester'), ('requester', 'body', 'requester'),
    ('requester', 'email', 'requester'), ('requester', 'phone', 'requester'), ('request', 'remarks', 'requester'),
    ('request', 'needs', 'requester'),
    ('notice', 'name', 'requester'), ('notice', 'gender', 'requester'), ('notice', 'email', 'requester'),
    ('notice', 'phone', 'requester'), ('linked_body', 'email', 'contact'), ('linked_body', 'phone', 'contact'),
    ('venue', 'owner', 'contact'), ('venue', 'email', 'contact'), ('venue', 'phone', 'contact'),
    ('person', 'name', 'staff'), ('person', 'gender', 'staff'), ('person', 'email', 'staff'),
    ('person', 'phone', 'staff'), ('person', 'hours', 'staff'), ('person', 'absences', 'staff'),
    ('person', 'latitude', 'staff'), ('person', 'longitude', 'staff'), ('busy_interval', 'title', 'staff'),
    ('step_row', 'before', 'requester'), ('step_row', 'after', 'requester'), ('search', 'name', 'requester'),
    ('search', 'words', 'requester'), ('search', 'title', 'requester'), ('ledger', 'who', 'staff'),
    ('step', 'who', 'staff'), ('access', 'who', 'staff'), ('erasure', 'who', 'staff');

-- The tombstone of an erasure: when, who, on what basis; of what only the id. Appended to and nothing else.
CREATE TABLE erasure (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    at_s        INTEGER NOT NULL,
    who         TEXT NOT NULL,
    basis       TEXT NOT NULL,
    entity_kind TEXT NOT NULL,
    entity_id   INTEGER NOT NULL
) STRICT;
CREATE INDEX erasure_of_entity ON erasure (entity_kind, entity_id);
CREATE TRIGGER erasure_is_not_altered BEFORE UPDATE ON erasure
BEGIN SELECT RAISE(ABORT, 'an erasure stays noted'); END;
CREATE TRIGGER erasure_is_not_removed BEFORE DELETE ON erasure
BEGIN SELECT RAISE(ABORT, 'an erasure stays noted'); END;

-- Who has seen or taken out personal data, of which thing, when. Appended to and nothing else.
CREATE TABLE access (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    at_s        INTEGER NOT NULL,
    who         TEXT NOT NULL,
    what        TEXT NOT NULL,
    entity_kind TEXT NOT NULL,
    entity_id   INTEGER NOT NULL
) STRICT;
CREATE INDEX access_by_time ON access (at_s);
CREATE INDEX access_of_entity ON access (entity_kind, entity_id);
CREATE TRIGGER access_is_not_altered BEFORE UPDATE ON access
BEGIN SELECT RAISE(ABORT, 'the ledger of accesses is only appended to'); END;
CREATE TRIGGER access_is_not_removed BEFORE DELETE ON access
BEGIN SELECT RAISE(ABORT, 'the ledger of accesses is only appended to'); END;
