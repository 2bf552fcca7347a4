//! A register becomes encrypted, or open again.
//!
//! Everything is copied into a new file, the copy is compared with the register row by row, and only then takes its name:
//! whatever happens in between, the file of that name is whole, the old one or the new one. Meanwhile nobody else can have
//! the register open, so that no change is written to a file that is about to go.

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, params};

use crate::error::StoreError;
use crate::key::{self, Key, Seal};
use crate::open::Store;
use crate::{backup, pragma, row};

/// The new file until it is good.
const UNFINISHED: &str = "recoding";

const PATIENCE: u32 = 25;
const PAUSE: Duration = Duration::from_millis(200);

impl Store {
    /// Encrypts the file, or opens it for everybody when there is no key `to`. No store may have it open. Answers whether
    /// anything had to be done.
    ///
    /// # Errors
    /// [`StoreError::Busy`] when another program has it open; [`StoreError::Locked`], [`StoreError::WrongKey`]; those of
    /// the disk. The file is as it was then.
    pub fn recode(path: &Path, from: Option<&Key>, to: Option<&Key>) -> Result<bool, StoreError> {
        let done = match (key::seal_of(path)?, to) {
            (Seal::Blank, _) | (Seal::Open, None) => return Ok(false),
            (Seal::Sealed, Some(to)) if key::open_or_make(path, Some(to)).is_ok() => return Ok(false),
            (_, to) => recode(path, from, to),
        };
        done.map(|()| true).map_err(|error| error.at(path))
    }
}

/// What a program that was killed meanwhile left: it may be the open copy of an encrypted register.
pub(crate) fn remove_unfinished(path: &Path) -> Result<(), StoreError> {
    backup::remove(&path.with_added_extension(UNFINISHED))
}

fn recode(path: &Path, from: Option<&Key>, to: Option<&Key>) -> Result<(), StoreError> {
    let ready = path.with_added_extension(UNFINISHED);
    let connection = alone(path, from)?;
    let written = write_as(&connection, &ready, to).and_then(|()| take_place(connection, &ready, path));
    if written.is_err() {
        backup::remove(&ready)?;
    }
    written
}

/// A connection that nobody else shares the file with: without a log beside it and locked until it ends.
fn alone(path: &Path, key: Option<&Key>) -> Result<Connection, StoreError> {
    let connection = key::open_or_make(path, key)?;
    pragma::set(&connection)?;
    connection.execute_batch("PRAGMA locking_mode = EXCLUSIVE")?;
    let mut left = PATIENCE;
    loop {
        let mode = connection.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get::<_, String>(0));
        match mode.map_err(StoreError::from) {
            Ok(mode) if mode == "delete" => break,
            Ok(_) | Err(StoreError::Busy) if left > 0 => {
                left -= 1;
                std::thread::sleep(PAUSE);
            }
            Ok(_) => return Err(StoreError::Busy),
            Err(error) => return Err(error),
        }
    }
    // From here to the end of the connection the lock stays.
    connection.execute_batch("BEGIN EXCLUSIVE; COMMIT")?;
    Ok(connection)
}

/// Everything of a database in a new file with another key or none, compared and checked.
pub(crate) fn write_as(source: &Connection, path: &Path, key: Option<&Key>) -> Result<(), StoreError> {
    backup::remove(path)?;
    let name = path.to_str().ok_or_else(|| StoreError::inconsistent("a path that is no text"))?;
    source.execute("ATTACH ? AS recoded KEY ?", params![name, key::attached(path, key)?])?;
    let copied = pour(source).and_then(|()| compare(source));
    source.execute_batch("DETACH recoded")?;
    copied?;
    backup::verify(path, key)
}

fn pour(source: &Connection) -> Result<(), StoreError> {
    source.query_row("SELECT sqlcipher_export('recoded')", [], |_| Ok(()))?;
    for pragma in ["application_id", "user_version"] {
        let number: i32 = source.pragma_query_value(Some("main"), pragma, |row| row.get(0))?;
        source.pragma_update(Some("recoded"), pragma, number)?;
    }
    Ok(())
}

/// Every row of every table, those of the search index too, in its place and the same.
fn compare(connection: &Connection) -> Result<(), StoreError> {
    let schema = |name: &str| {
        let sql = format!("SELECT type || name || coalesce(sql, '') FROM {name}.sqlite_schema ORDER BY 1");
        row::all(connection, &sql, [], |row| Ok(row.get::<_, String>(0)?))
    };
    if schema("main")? != schema("recoded")? {
        return Err(StoreError::Damaged { detail: "the copy has another schema".to_owned() });
    }
    let sql = "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND rootpage > 0";
    let tables: Vec<String> = row::all(connection, sql, [], |row| Ok(row.get(0)?))?;
    tables.iter().try_for_each(|table| compare_table(connection, table))
}

fn compare_table(connection: &Connection, table: &str) -> Result<(), StoreError> {
    let rows = |schema: &str| connection.prepare(&format!("SELECT * FROM {schema}.\"{table}\""));
    let (mut here, mut there) = (rows("main")?, rows("recoded")?);
    let columns = here.column_count();
    let (mut here, mut there) = (here.query([])?, there.query([])?);
    loop {
        let same = match (here.next()?, there.next()?) {
            (None, None) => return Ok(()),
            (Some(one), Some(other)) => {
                let mut same = true;
                for column in 0..columns {
                    same &= one.get_ref(column)? == other.get_ref(column)?;
                }
                same
            }
            _ => false,
        };
        if !same {
            return Err(StoreError::Damaged { detail: format!("the copy differs in {table}") });
        }
    }
}

/// The new file under the old one's name. What was readable is overwritten before its place on the disk is given back; a
/// program that waited for the old file then finds no register in it and asks again.
#[cfg(unix)]
fn take_place(connection: Connection, ready: &Path, path: &Path) -> Result<(), StoreError> {
    let old = File::options().write(true).open(path).map_err(|error| StoreError::io(&error, path))?;
    backup::rename(ready, path)?;
    overwrite(&old);
    // Only now: a file that is closed lets go of all locks this process has on it.
    drop(connection);
    Ok(())
}

/// Windows replaces no file that SQLite has open: a program that is quicker makes the replacement fail, and all stays as it
/// was.
#[cfg(not(unix))]
fn take_place(connection: Connection, ready: &Path, path: &Path) -> Result<(), StoreError> {
    connection.close().map_err(|(_, error)| error)?;
    let old = File::options().write(true).open(path).map_err(|error| StoreError::io(&error, path))?;
    backup::rename(ready, path)?;
    overwrite(&old);
    Ok(())
}

/// As well as a file system lets one: a drive that moves its blocks about may keep a trace (see SECURITY.md).
fn overwrite(mut old: &File) {
    let length = old.metadata().map_or(0, |file| file.len());
    let zeros = vec![0; 1 << 16];
    let mut left = length;
    while left > 0 {
        let part = usize::try_from(left).unwrap_or(zeros.len()).min(zeros.len());
        if old.write_all(&zeros[..part]).is_err() {
            return;
        }
        left -= part as u64;
    }
    // Nothing depends on it: the new file is in its place.
    let _ = old.sync_all();
}
