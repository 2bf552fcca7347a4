-- 4: the letter a request came with, and what came of a meeting.
--
-- Reason: officers keep the source letter with its request, and answer by a day for what residents raised.

-- A content is written once and never altered: undo carries only the row that names it, as with busy_import.
CREATE TABLE letter_content (
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    bytes BLOB NOT NULL
) STRICT;

-- Personal data: the letters of a requester go when the requester is erased.
CREATE TABLE letter (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    request_id INTEGER NOT NULL REFERENCES request (id),
    content_id INTEGER NOT NULL REFERENCES letter_content (id),
    name       TEXT NOT NULL,
    kind       TEXT NOT NULL,
    bytes      INTEGER NOT NULL CHECK (bytes >= 0),
    at_s       INTEGER NOT NULL
) STRICT;
CREATE INDEX letter_of_request ON letter (request_id);
CREATE INDEX letter_content_of ON letter (content_id);

-- One document for each meeting and with its id.
CREATE TABLE outcome (
    id   INTEGER PRIMARY KEY REFERENCES meeting (id),
    body TEXT NOT NULL CHECK (json_valid(body))
) STRICT;

-- What residents raised is kept without who raised it; a word too much may stand there all the same.
INSERT INTO personal_data (table_name, column_name, subject) VALUES
    ('letter', 'name', 'requester'), ('letter_content', 'bytes', 'requester'), ('outcome', 'body', 'requester');
