//! Whether the file is sound, and whether somebody else has written to it.

use rusqlite::Connection;

use crate::error::StoreError;
use crate::open::Store;
use crate::pragma;
use crate::reader::Reader;
use crate::row;

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
        match self.path().as_os_str().is_empty() {
            true => problems(&self.writing()),
            false => problems(&self.another()?),
        }
    }

    /// A connection that has not yet read anything: SQLite 3.54.1 checks an FTS5 index against what the connection itself
    /// remembers of it, and calls a sound index damaged when another connection has written meanwhile.
    fn another(&self) -> Result<Connection, StoreError> {
        let connection = Connection::open(self.path())?;
        pragma::set(&connection)?;
        pragma::only_read(&connection)?;
        Ok(connection)
    }
}

pub(crate) fn problems(connection: &Connection) -> Result<Vec<String>, StoreError> {
    let mut found = row::all(connection, "PRAGMA integrity_check", [], |row| Ok(row.get::<_, String>(0)?))?;
    found.retain(|line| line != "ok");
    found.extend(row::all(connection, "PRAGMA foreign_key_check", [], |row| {
        let (table, rowid): (String, Option<i64>) = (row.get(0)?, row.get(1)?);
        Ok(format!("{table} {} points to nothing", rowid.unwrap_or_default()))
    })?);
    let broken = Reader::new(connection).first_broken_ledger_row()?;
    found.extend(broken.map(|id| format!("ledger row {id} doesn't follow from the one before")));
    Ok(found)
}
