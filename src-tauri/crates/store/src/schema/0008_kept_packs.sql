-- 8: a release keeps its pack; who asked is addressed as they wish; what is written in one go is one step.
--
-- Reason: what was released comes out again byte for byte, whatever templates and programs came since; a letter needs a
-- postal address and a salutation that a person chose, never one guessed from a name; undo takes back a stretch of
-- writing and not each pause of the keyboard.

-- The pack lies in kept_file under the release's digest; 0: a release of an earlier version, which kept none.
ALTER TABLE release ADD COLUMN kept INTEGER NOT NULL DEFAULT 0 CHECK (kept IN (0, 1));
CREATE TRIGGER kept_file_is_not_altered BEFORE UPDATE ON kept_file
BEGIN SELECT RAISE(ABORT, 'a kept file is never altered'); END;
CREATE TRIGGER kept_pack_is_not_removed BEFORE DELETE ON kept_file
WHEN EXISTS (SELECT 1 FROM release WHERE digest = old.digest)
BEGIN SELECT RAISE(ABORT, 'the pack of a release is frozen'); END;

-- Lines of the address as they stand on an envelope; the salutation is a word of the contract.
ALTER TABLE requester ADD COLUMN address TEXT;
ALTER TABLE requester ADD COLUMN salutation TEXT;
INSERT INTO personal_data (table_name, column_name, subject) VALUES
    ('requester', 'address', 'requester'), ('requester', 'salutation', 'requester');

-- Steps of one stretch share it and are taken back together.
ALTER TABLE step ADD COLUMN stretch TEXT;
