//! What was deleted, with the versions that went.

use rusqlite::params;

use crate::column::read_json;
use crate::error::StoreError;
use crate::reader::Reader;
use crate::row;
use crate::writer::Writer;

impl Reader<'_> {
    /// The versions of a document that were deleted in a collection.
    pub fn grave(&self, collection: i64, kind: &str, uid: &str) -> Result<Option<Vec<String>>, StoreError> {
        let sql = "SELECT versions FROM grave WHERE collection_id = ? AND kind = ? AND uid = ?";
        row::one(self.connection, sql, params![collection, kind, uid], |row| read_json(row, "versions"))
    }
}

impl Writer<'_> {
    pub fn bury(
        &mut self,
        collection: i64,
        kind: &str,
        uid: &str,
        versions: &[String],
    ) -> Result<(), StoreError> {
        let versions = serde_json::to_string(versions)?;
        self.quietly(|connection| {
            let sql = "INSERT OR REPLACE INTO grave (collection_id, kind, uid, versions) VALUES (?, ?, ?, ?)";
            connection.prepare_cached(sql)?.execute(params![collection, kind, uid, versions])?;
            Ok(())
        })
    }

    pub fn unbury(&mut self, collection: i64, kind: &str, uid: &str) -> Result<(), StoreError> {
        self.quietly(|connection| {
            let sql = "DELETE FROM grave WHERE collection_id = ? AND kind = ? AND uid = ?";
            connection.prepare_cached(sql)?.execute(params![collection, kind, uid])?;
            Ok(())
        })
    }
}
