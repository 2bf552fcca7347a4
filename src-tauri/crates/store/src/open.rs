//! The store itself: one connection that writes and one that reads.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, OpenFlags};

use crate::error::StoreError;
use crate::key::{Key, Seal};
use crate::{backup, capture, key, migrate, pragma, recode};

/// The database of one office. Shared between threads: writes wait for each other, reads don't wait for writes.
#[derive(Debug)]
pub struct Store {
    path: PathBuf,
    key: Option<Key>,
    write: Mutex<Connection>,
    /// In memory there is one connection only.
    read: Option<Mutex<Connection>>,
}

impl Store {
    /// Opens the database, and makes it, with its folder, where there is none; upgrades an older one.
    ///
    /// # Errors
    /// [`StoreError::Newer`] and [`StoreError::Foreign`], the file untouched; [`StoreError::Damaged`];
    /// [`StoreError::ReadOnly`], [`StoreError::Full`], [`StoreError::Busy`], [`StoreError::Io`].
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        Self::open_with(path, None)
    }

    /// The same for an encrypted database; a new one is encrypted with the key. Before an upgrade the database is copied beside itself.
    ///
    /// # Errors
    /// Those of [`Store::open`]; [`StoreError::Locked`] without a key where one is needed, [`StoreError::WrongKey`].
    pub fn open_with(path: &Path, key: Option<&Key>) -> Result<Self, StoreError> {
        make_folder(path)?;
        look(path, key).map_err(|error| told(error, path))?;
        let opened = key::open_or_make(path, key).and_then(|connection| {
            pragma::set(&connection)?;
            backup::before_migration(&connection, path, key)?;
            drop(connection);
            let store = Self::open_known(path, key)?;
            recode::remove_unfinished(path)?;
            Ok(store)
        });
        opened.map_err(|error| told(error, path))
    }

    /// For a database that is itself a copy.
    pub(crate) fn open_without_copy(path: &Path, key: Option<&Key>) -> Result<Self, StoreError> {
        look(path, key)?;
        Self::open_known(path, key)
    }

    /// A store that is gone with the program.
    ///
    /// # Errors
    /// None in practice; those of SQLite.
    pub fn in_memory() -> Result<Self, StoreError> {
        let write = Mutex::new(writing(Connection::open_in_memory()?)?);
        Ok(Self { path: PathBuf::new(), key: None, write, read: None })
    }

    fn open_known(path: &Path, key: Option<&Key>) -> Result<Self, StoreError> {
        let write = Mutex::new(writing(key::open_or_make(path, key)?)?);
        let read = key::open_or_make(path, key)?;
        pragma::set(&read)?;
        pragma::only_read(&read)?;
        // A key that the file doesn't need is none.
        let sealed = key::seal_of(path)? == Seal::Sealed;
        let key = key.filter(|_| sealed).cloned();
        Ok(Self { path: path.to_owned(), key, write, read: Some(Mutex::new(read)) })
    }

    /// The key of an encrypted database.
    pub const fn key(&self) -> Option<&Key> {
        self.key.as_ref()
    }

    /// Where the database is; empty in memory.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) fn writing(&self) -> MutexGuard<'_, Connection> {
        own(&self.write)
    }

    pub(crate) fn reading(&self) -> MutexGuard<'_, Connection> {
        own(self.read.as_ref().unwrap_or(&self.write))
    }
}

/// A thread that panicked while it held the connection has had its transaction rolled back: nothing is half done.
fn own(connection: &Mutex<Connection>) -> MutexGuard<'_, Connection> {
    connection.lock().unwrap_or_else(PoisonError::into_inner)
}

fn writing(mut connection: Connection) -> Result<Connection, StoreError> {
    pragma::set(&connection)?;
    pragma::use_write_ahead_log(&connection)?;
    migrate::run(&mut connection)?;
    capture::install(&connection)?;
    Ok(connection)
}

/// SQLite can't say why it could not open the file or the log beside it: whether anything can be written there is tried.
fn told(error: StoreError, path: &Path) -> StoreError {
    match error {
        StoreError::Io { .. } if !is_writable(path) => StoreError::ReadOnly { path: path.to_owned() },
        other => other.at(path),
    }
}

fn is_writable(path: &Path) -> bool {
    let probe = path.with_added_extension("probe");
    let written = std::fs::File::create(&probe);
    // What stays of it is empty and in nobody's way.
    let _ = std::fs::remove_file(&probe);
    !written.is_err_and(|error| matches!(StoreError::io(&error, path), StoreError::ReadOnly { .. }))
}

fn make_folder(path: &Path) -> Result<(), StoreError> {
    match path.parent() {
        Some(folder) => std::fs::create_dir_all(folder).map_err(|error| StoreError::io(&error, folder)),
        None => Ok(()),
    }
}

/// Judges a file before anything is written to it, even its journal mode.
fn look(path: &Path, key: Option<&Key>) -> Result<(), StoreError> {
    if !path.exists() {
        return Ok(());
    }
    let connection = match key::open(path, OpenFlags::SQLITE_OPEN_READ_ONLY, key) {
        // A program was killed in the middle of a write: its journal is rolled back by whoever may write.
        Err(StoreError::ReadOnly { .. }) => return Ok(()),
        opened => opened?,
    };
    connection.busy_timeout(pragma::BUSY_TIMEOUT)?;
    match migrate::check(&connection) {
        Err(error @ (StoreError::Newer { .. } | StoreError::Foreign { .. } | StoreError::Damaged { .. })) => {
            Err(error)
        }
        // Whatever else is wrong, opening it in earnest will tell better.
        _ => Ok(()),
    }
}
