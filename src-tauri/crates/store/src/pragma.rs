//! How a connection is set.
//!
//! | pragma | value | why |
//! |---|---|---|
//! | `journal_mode` | WAL | the window reads while an import is written; written once, it stays in the file |
//! | `synchronous` | FULL | a confirmed date survives a power cut; with NORMAL, WAL may lose the last commits. What that costs is a row of `tests/bench/RESULTS.md` |
//! | `foreign_keys` | ON | a meeting never points to a venue that isn't there |
//! | `busy_timeout` | 5 s | a second program (`lawka` beside the window) waits its turn instead of failing |
//! | `secure_delete` | ON | what was erased leaves no bytes behind (RODO art. 17) |
//! | `temp_store` | MEMORY | the notes of a change (personal data among them) never reach a temporary file |
//! | `trusted_schema` | OFF | a file from elsewhere can't make its views and triggers call what it shouldn't |
//! | `cell_size_check` | ON | damage is noticed when a page is read, not later |
//! | `journal_size_limit` | 64 MiB | one large import doesn't leave a large log for ever |
//! | `query_only` | ON, for the reading connection | what only reads can't write by mistake |
//! | defensive mode | on | nobody writes the schema or FTS5's own tables past the program |

use std::time::Duration;

use rusqlite::Connection;
use rusqlite::config::DbConfig;

use crate::collate;
use crate::error::StoreError;
use crate::open::Store;

pub(crate) const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

const EVERY: &str = "
    PRAGMA foreign_keys = ON;
    PRAGMA synchronous = FULL;
    PRAGMA secure_delete = ON;
    PRAGMA temp_store = MEMORY;
    PRAGMA trusted_schema = OFF;
    PRAGMA cell_size_check = ON;
    PRAGMA journal_size_limit = 67108864;
";

/// What every connection needs.
pub(crate) fn set(connection: &Connection) -> Result<(), StoreError> {
    connection.busy_timeout(BUSY_TIMEOUT)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.execute_batch(EVERY)?;
    connection.set_prepared_statement_cache_capacity(128);
    collate::register(connection)
}

/// In memory there is no log: SQLite keeps its own mode and says so.
pub(crate) fn use_write_ahead_log(connection: &Connection) -> Result<(), StoreError> {
    let mode: String = connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
    match mode.as_str() {
        "wal" | "memory" => Ok(()),
        other => Err(StoreError::Io { detail: format!("no write-ahead log here, but {other}") }),
    }
}

pub(crate) fn only_read(connection: &Connection) -> Result<(), StoreError> {
    Ok(connection.pragma_update(None, "query_only", true)?)
}

/// How long a commit waits for the disk.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Synchronous {
    /// Until the log is on the disk: what the register always does.
    Full,
    /// Not at all; a power cut may take the last commits.
    Normal,
}

impl Store {
    /// For measuring what the register's own choice costs; the product never asks for less than [`Synchronous::Full`].
    ///
    /// # Errors
    /// Those of SQLite.
    #[doc(hidden)]
    pub fn set_synchronous(&self, how: Synchronous) -> Result<(), StoreError> {
        let value = if how == Synchronous::Full { "FULL" } else { "NORMAL" };
        Ok(self.writing().pragma_update(None, "synchronous", value)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The table on top, as SQLite itself answers: a pragma that is misspelt is ignored without a word.
    #[test]
    fn a_register_is_opened_with_every_pragma_of_the_table() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("lawka.db")).unwrap();
        let asked = |connection: &Connection, pragma: &str| -> String {
            connection
                .query_row(&format!("PRAGMA {pragma}"), [], |row| {
                    let value: rusqlite::types::Value = row.get(0)?;
                    Ok(match value {
                        rusqlite::types::Value::Integer(number) => number.to_string(),
                        rusqlite::types::Value::Text(text) => text,
                        other => format!("{other:?}"),
                    })
                })
                .unwrap()
        };
        let both = [
            ("journal_mode", "wal"),
            ("synchronous", "2"),
            ("foreign_keys", "1"),
            ("busy_timeout", "5000"),
            ("secure_delete", "1"),
            ("temp_store", "2"),
            ("trusted_schema", "0"),
            ("cell_size_check", "1"),
            ("journal_size_limit", "67108864"),
        ];
        for (pragma, value) in both {
            assert_eq!(asked(&store.writing(), pragma), value, "{pragma} of what writes");
            assert_eq!(asked(&store.reading(), pragma), value, "{pragma} of what reads");
        }
        assert_eq!(asked(&store.writing(), "query_only"), "0");
        assert_eq!(asked(&store.reading(), "query_only"), "1");
        let defensive =
            |connection: &Connection| connection.db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE).unwrap();
        assert!(defensive(&store.writing()) && defensive(&store.reading()));
    }
}
