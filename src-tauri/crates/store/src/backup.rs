//! A copy of the whole database, made while the office works.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::backup::Backup;
use rusqlite::{Connection, OpenFlags};

use crate::error::StoreError;
use crate::key::Key;
use crate::open::Store;
use crate::reader::Reader;
use crate::{health, key, migrate};

const PAGES_AT_ONCE: i32 = 1000;

/// The folder of copies beside the register.
pub const COPIES: &str = "kopie";

/// What a kept copy says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CopyState {
    /// The newest row of its ledger.
    pub last_change: i64,
    pub schema: u32,
}

impl Store {
    /// Copies the database to `path`, opens the copy and checks it. It gets its name only then: a file of that name is
    /// always a whole backup, and an older one stays until the new one is good. A copy of an encrypted register is
    /// encrypted with the same key.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when the copy isn't sound; [`StoreError::Full`], [`StoreError::ReadOnly`],
    /// [`StoreError::Io`].
    pub fn backup_to(&self, path: &Path) -> Result<(), StoreError> {
        let source = self.reading();
        write_copy(&source, path, self.key())
    }

    /// Reads a copy without changing it.
    ///
    /// # Errors
    /// [`StoreError::Damaged`], [`StoreError::Foreign`], [`StoreError::Newer`]; [`StoreError::Locked`] and
    /// [`StoreError::WrongKey`] for one that is encrypted otherwise.
    pub fn copy_state(&self, path: &Path) -> Result<CopyState, StoreError> {
        let connection = key::open(path, OpenFlags::SQLITE_OPEN_READ_ONLY, self.key())?;
        let schema = migrate::check(&connection)?;
        Ok(CopyState { last_change: Reader::new(&connection).last_change()?, schema })
    }
}

/// Before a migration the database is kept as it was; without room for that nothing is migrated.
pub(crate) fn before_migration(
    connection: &Connection,
    path: &Path,
    key: Option<&Key>,
) -> Result<(), StoreError> {
    let Some(found) = migrate::pending(connection)? else { return Ok(()) };
    let copies = path.parent().unwrap_or(Path::new("")).join(COPIES);
    std::fs::create_dir_all(&copies).map_err(|error| StoreError::io(&error, &copies))?;
    write_copy(connection, &copies.join(format!("lawka-schemat-{found}.db")), key)
}

pub(crate) fn write_copy(source: &Connection, path: &Path, key: Option<&Key>) -> Result<(), StoreError> {
    let unfinished = path.with_added_extension("unfinished");
    let done = copy(source, &unfinished, key).and_then(|()| rename(&unfinished, path));
    if done.is_err() {
        // The half copy is of no use to anybody; that it can't be removed changes nothing.
        drop(std::fs::remove_file(&unfinished));
    }
    done.map_err(|error| error.at(path))
}

fn copy(source: &Connection, path: &Path, key: Option<&Key>) -> Result<(), StoreError> {
    remove(path)?;
    let mut copy = key::open_or_make(path, key)?;
    pour(source, &mut copy)?;
    // One file, without a log beside it, so that it can be carried away.
    copy.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    copy.close().map_err(|(_, error)| error)?;
    verify(path, key)
}

/// Everything of one database into another, in one transaction.
pub(crate) fn pour(source: &Connection, target: &mut Connection) -> Result<(), StoreError> {
    Ok(Backup::new(source, target)?.run_to_completion(PAGES_AT_ONCE, Duration::ZERO, None)?)
}

/// Opens a file and checks that it is sound.
pub(crate) fn verify(path: &Path, key: Option<&Key>) -> Result<(), StoreError> {
    match health::problems(&key::open(path, OpenFlags::SQLITE_OPEN_READ_ONLY, key)?)?.first() {
        Some(problem) => Err(StoreError::Damaged { detail: problem.clone() }),
        None => Ok(()),
    }
}

pub(crate) fn rename(from: &Path, to: &Path) -> Result<(), StoreError> {
    std::fs::File::open(from)
        .and_then(|file| file.sync_all())
        .map_err(|error| StoreError::io(&error, from))?;
    std::fs::rename(from, to).map_err(|error| StoreError::io(&error, to))
}

/// Removes a database with what may lie beside it.
pub(crate) fn remove(path: &Path) -> Result<(), StoreError> {
    for file in [path.to_owned(), beside(path, "-wal"), beside(path, "-shm"), beside(path, "-journal")] {
        match std::fs::remove_file(&file) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(StoreError::io(&error, &file));
            }
            _ => {}
        }
    }
    Ok(())
}

/// `lawka.db-wal` of `lawka.db`.
pub(crate) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}
