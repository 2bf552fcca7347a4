-- 7: forms that are being filled in.
--
-- Reason: what somebody has typed and not saved yet must outlive a crash or a closed window. It holds personal data, so
-- it lies in the register, encrypted where the register is, and nowhere else: no change of the register, it stands in
-- neither undo nor ledger, and leaves with no export.

CREATE TABLE draft (
    -- whose: each officer has their own
    who     TEXT NOT NULL,
    -- which form: request, request:12, person:3
    form    TEXT NOT NULL,
    at_s    INTEGER NOT NULL,
    content TEXT NOT NULL CHECK (json_valid(content)),
    PRIMARY KEY (who, form)
) STRICT, WITHOUT ROWID;

INSERT INTO personal_data (table_name, column_name, subject) VALUES
    ('draft', 'content', 'requester'), ('draft', 'who', 'staff');
