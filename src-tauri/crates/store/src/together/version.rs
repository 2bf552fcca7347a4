//! What earlier versions of a document said.

use rusqlite::params;
use serde_json::Value;

use crate::column::read_json;
use crate::error::StoreError;
use crate::reader::Reader;
use crate::row;
use crate::writer::Writer;

/// A card says *false* in every field: that is neither what the register says nor what anybody else may say meanwhile, so
/// that an officer is asked before anything comes back.
const FORGET_PERSON: [&str; 4] = [
    "DELETE FROM earlier_version WHERE kind = 'person' AND uid = ?",
    "UPDATE resource SET body = x'', document = json_set(document, '$.look', json('{}'), '$.fields', \
        (SELECT json_group_object(key, json('false')) FROM json_each(document, '$.fields'))) \
        WHERE kind = 'person' AND uid = ?",
    "UPDATE resource SET document = json_set(document, '$.look', json('{}')) \
        WHERE kind IN ('meeting', 'request') AND instr(document, ?) > 0",
    "DELETE FROM sync_conflict WHERE (kind = 'person' AND uid = ?1) OR \
        (resolved_s IS NOT NULL AND instr(coalesce(mine, '') || coalesce(theirs, ''), ?1) > 0)",
];

/// Versions that are kept of one document.
const KEPT: i64 = 24;

impl Reader<'_> {
    /// Version and fields, the newest first.
    pub fn earlier_versions(&self, kind: &str, uid: &str) -> Result<Vec<(String, Value)>, StoreError> {
        let sql = "SELECT version, fields FROM earlier_version WHERE kind = ? AND uid = ? ORDER BY id DESC";
        row::all(self.connection, sql, params![kind, uid], |row| Ok((row.get(0)?, read_json(row, "fields")?)))
    }
}

impl Writer<'_> {
    pub fn keep_version(
        &mut self,
        kind: &str,
        uid: &str,
        version: &str,
        fields: &Value,
    ) -> Result<(), StoreError> {
        self.quietly(|connection| {
            let sql = "INSERT OR IGNORE INTO earlier_version (kind, uid, version, fields) VALUES (?, ?, ?, ?)";
            let added = connection.prepare_cached(sql)?.execute(params![kind, uid, version, fields.to_string()])?;
            if added > 0 {
                let sql = "DELETE FROM earlier_version WHERE kind = ?1 AND uid = ?2 AND id <= \
                    (SELECT id FROM earlier_version WHERE kind = ?1 AND uid = ?2 ORDER BY id DESC LIMIT 1 OFFSET ?3)";
                connection.prepare_cached(sql)?.execute(params![kind, uid, KEPT])?;
            }
            Ok(())
        })
    }

    /// Nothing of what a document said is kept any more; that it stands at a server still is, so that it goes there too.
    pub fn forget_document(&mut self, kind: &str, uid: &str) -> Result<(), StoreError> {
        self.quietly(|connection| {
            for table in ["earlier_version", "sync_conflict"] {
                let sql = format!("DELETE FROM {table} WHERE kind = ? AND uid = ?");
                connection.prepare_cached(&sql)?.execute(params![kind, uid])?;
            }
            let sql = "UPDATE resource SET body = x'', document = json_set(document, '$.fields', json('{}'), '$.look', \
                json('{}')) WHERE kind = ? AND uid = ?";
            connection.prepare_cached(sql)?.execute(params![kind, uid])?;
            Ok(())
        })
    }

    /// Nothing of what was said about a person is kept any more. What a server holds of them differs from now on, their card
    /// and whatever else shows their name, so that all of it is written anew there.
    pub fn forget_person(&mut self, uid: &str) -> Result<(), StoreError> {
        self.quietly(|connection| {
            for statement in FORGET_PERSON {
                connection.prepare_cached(statement)?.execute([uid])?;
            }
            Ok(())
        })
    }
}
