//! Whether the file is sound, and whether somebody else has written to it.

use std::sync::MutexGuard;

use rusqlite::Connection;

use crate::error::StoreError;
use crate::open::Store;
use crate::reader::Reader;
use crate::{key, pragma, row};

/// A connection that has not yet read anything: SQLite 3.54.1 checks an FTS5 index against what the connection itself
/// remembers of it, and calls a sound index damaged when another connection has written meanwhile. In memory there is
/// only the one.
pub(crate) enum Fresh<'a> {
    Own(Connection),
    Shared(MutexGuard<'a, Connection>),
}

impl Fresh<'_> {
    pub(crate) fn get(&self) -> &Connection {
        match self {
            Self::Own(connection) => connection,
            Self::Shared(connection) => connection,
        }
    }
}

impl Store {
    /// A number that changes when another program has changed the database, and only then.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn data_version(&self) -> Result<i64, StoreError> {
        Ok(self.writing().pragma_query_value(None, "data_version", |row| row.get(0))?)
    }

    /// Everything that is wrong with the file, in SQLite's words; empty when it is sound. Takes seconds on a large file.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn integrity(&self) -> Result<Vec<String>, StoreError> {
        problems(self.fresh()?.get())
    }

    pub(crate) fn fresh(&self) -> Result<Fresh<'_>, StoreError> {
        if self.path().as_os_str().is_empty() {
            return Ok(Fresh::Shared(self.writing()));
        }
        let connection = key::open_or_make(self.path(), self.key())?;
        pragma::set(&connection)?;
        pragma::only_read(&connection)?;
        Ok(Fresh::Own(connection))
    }
}

pub(crate) fn problems(connection: &Connection) -> Result<Vec<String>, StoreError> {
    let mut found = sqlite_problems(connection)?;
    let broken = Reader::new(connection).first_broken_ledger_row()?;
    found.extend(broken.map(|id| format!("ledger row {id} doesn't follow from the one before")));
    Ok(found)
}

/// What SQLite itself finds.
pub(crate) fn sqlite_problems(connection: &Connection) -> Result<Vec<String>, StoreError> {
    let mut found = row::all(connection, "PRAGMA integrity_check", [], |row| Ok(row.get::<_, String>(0)?))?;
    found.retain(|line| line != "ok");
    found.extend(row::all(connection, "PRAGMA foreign_key_check", [], |row| {
        let (table, rowid): (String, Option<i64>) = (row.get(0)?, row.get(1)?);
        Ok(format!("{table} {} points to nothing", rowid.unwrap_or_default()))
    })?);
    Ok(found)
}
