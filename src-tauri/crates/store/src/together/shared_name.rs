//! The name a thing has on every desk, beside the number it has on this one.

use rusqlite::params;

use crate::error::StoreError;
use crate::reader::Reader;
use crate::row;
use crate::writer::Writer;

impl Reader<'_> {
    /// Number and name of every thing of a kind that was ever shared.
    pub fn shared_names(&self, kind: &str) -> Result<Vec<(i64, String)>, StoreError> {
        let sql = "SELECT entity_id, uid FROM shared_name WHERE kind = ? ORDER BY entity_id";
        row::all(self.connection, sql, [kind], |row| Ok((row.get(0)?, row.get(1)?)))
    }
}

impl Writer<'_> {
    /// Gives a thing its name; a name that stood there before goes.
    pub fn put_shared_name(&mut self, kind: &str, entity: i64, uid: &str) -> Result<(), StoreError> {
        self.quietly(|connection| {
            let sql = "DELETE FROM shared_name WHERE kind = ?1 AND (entity_id = ?2 OR uid = ?3)";
            connection.prepare_cached(sql)?.execute(params![kind, entity, uid])?;
            let sql = "INSERT INTO shared_name (kind, entity_id, uid) VALUES (?, ?, ?)";
            connection.prepare_cached(sql)?.execute(params![kind, entity, uid])?;
            Ok(())
        })
    }
}
