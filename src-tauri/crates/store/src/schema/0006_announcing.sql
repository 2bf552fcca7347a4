-- 6: what announcing needs: kept files, waivers, the outbox; what a publication showed, what a release held.
--
-- Reason: photos, proofs of publication and messages on their way out belong to the register; what is missing is waived
-- by name; a correction says for each channel what it showed before.

-- Pictures and messages by their SHA-256: never altered, so they need no undo; rows point to them by digest.
CREATE TABLE kept_file (
    digest     TEXT PRIMARY KEY CHECK (length(digest) = 64),
    media_type TEXT NOT NULL,
    bytes      BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE waiver (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER NOT NULL REFERENCES meeting (id),
    finding    TEXT NOT NULL,
    by_whom    TEXT NOT NULL,
    at_s       INTEGER NOT NULL,
    reason     TEXT NOT NULL,
    UNIQUE (meeting_id, finding)
) STRICT;

-- `state` is written before a message leaves and after the server has answered; `message` is the digest of its bytes.
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
CREATE INDEX mail_of_meeting ON mail (meeting_id);
CREATE INDEX mail_by_state ON mail (state);

ALTER TABLE publication ADD COLUMN by_whom TEXT NOT NULL DEFAULT '';
ALTER TABLE publication ADD COLUMN start_s INTEGER;
ALTER TABLE publication ADD COLUMN venue_id INTEGER REFERENCES venue (id);
ALTER TABLE publication ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE publication ADD COLUMN proof TEXT;
CREATE INDEX publication_venue ON publication (venue_id);

-- Empty: a release of the first version, which held every channel.
ALTER TABLE release ADD COLUMN channels TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(channels));
ALTER TABLE release ADD COLUMN correction INTEGER NOT NULL DEFAULT 0 CHECK (correction IN (0, 1));

INSERT INTO personal_data (table_name, column_name, subject) VALUES
    ('mail', 'recipient', 'requester'), ('mail', 'error', 'requester'), ('kept_file', 'bytes', 'requester'),
    ('waiver', 'by_whom', 'staff'), ('publication', 'by_whom', 'staff');
