//! What the file is like: for `lawka doctor` and the diagnostic bundle. Nothing personal.

use serde::Serialize;
use ts_rs::TS;

use crate::error::StoreError;
use crate::open::Store;
use crate::{backup, row};

/// Figures of the database.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Condition {
    pub sqlite: String,
    pub schema: u32,
    #[ts(type = "number")]
    pub bytes: u64,
    /// Of the write-ahead log beside it.
    #[ts(type = "number")]
    pub log_bytes: u64,
    pub journal_mode: String,
    pub encrypted: bool,
    /// Rows of each table.
    pub rows: Vec<(String, i64)>,
    /// Seconds since 1970 UTC of the newest row of the ledger.
    #[ts(type = "number | null")]
    pub last_change_s: Option<i64>,
}

impl Store {
    /// # Errors
    /// Those of the disk.
    pub fn condition(&self) -> Result<Condition, StoreError> {
        let length = |path: &std::path::Path| std::fs::metadata(path).map_or(0, |file| file.len());
        let (bytes, log_bytes) = (length(self.path()), length(&backup::beside(self.path(), "-wal")));
        self.read(|reader| {
            let connection = reader.connection;
            let mut rows = Vec::new();
            for table in tables(connection)? {
                let sql = format!("SELECT count(*) FROM \"{table}\"");
                rows.push((table, connection.query_row(&sql, [], |row| row.get(0))?));
            }
            Ok(Condition {
                sqlite: rusqlite::version().to_owned(),
                schema: connection.pragma_query_value(None, "user_version", |row| row.get(0))?,
                bytes,
                log_bytes,
                journal_mode: connection.pragma_query_value(None, "journal_mode", |row| row.get(0))?,
                encrypted: self.key().is_some(),
                rows,
                last_change_s: row::one(
                    connection,
                    "SELECT at_s FROM ledger ORDER BY id DESC LIMIT 1",
                    [],
                    |row| Ok(row.get(0)?),
                )?,
            })
        })
    }
}

/// The tables that hold content: not SQLite's own, not those of the search index.
pub(crate) fn tables(connection: &rusqlite::Connection) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' \
        AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name";
    row::all(connection, sql, [], |row| Ok(row.get(0)?))
}
