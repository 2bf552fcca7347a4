//! Pictures, messages and packs, kept by their SHA-256: what is kept is never altered, so neither undo nor the ledger follows it;
//! the rows that point to it are followed.

use rusqlite::OptionalExtension;
use sha2::{Digest, Sha256};

use crate::error::StoreError;
use crate::reader::Reader;
use crate::writer::Writer;

/// A file of the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptFile {
    /// IANA media type.
    pub media_type: String,
    pub bytes: Vec<u8>,
}

impl KeptFile {
    /// SHA-256 of the bytes, in hexadecimal digits.
    #[must_use]
    pub fn digest(&self) -> String {
        Sha256::digest(&self.bytes).iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

impl Reader<'_> {
    /// What is kept under a digest.
    pub fn kept_file(&self, digest: &str) -> Result<Option<KeptFile>, StoreError> {
        let sql = "SELECT media_type, bytes FROM kept_file WHERE digest = ?";
        let mut statement = self.connection.prepare_cached(sql)?;
        let found =
            statement.query_row([digest], |row| Ok(KeptFile { media_type: row.get(0)?, bytes: row.get(1)? }));
        Ok(found.optional()?)
    }
}

impl Writer<'_> {
    /// Keeps a file and answers its digest; the same bytes are kept once.
    pub fn keep_file(&mut self, file: &KeptFile) -> Result<String, StoreError> {
        let digest = file.digest();
        let sql = "INSERT OR IGNORE INTO main.kept_file (digest, media_type, bytes) VALUES (?, ?, ?)";
        self.connection.prepare_cached(sql)?.execute((&digest, &file.media_type, &file.bytes))?;
        Ok(digest)
    }

    /// Lets a file go: nothing may point to it any more, or its content must be erased.
    pub(crate) fn drop_file(&mut self, digest: &str) -> Result<(), StoreError> {
        self.connection.prepare_cached("DELETE FROM main.kept_file WHERE digest = ?")?.execute([digest])?;
        Ok(())
    }
}
