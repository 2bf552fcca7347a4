//! The store itself: one connection that writes and one that reads.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, OpenFlags};

use crate::error::StoreError;
use crate::{capture, migrate, pragma};

/// The database of one office. Shared between threads: writes wait for each other, reads don't wait for writes.
#[derive(Debug)]
pub struct Store {
    path: PathBuf,
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
        make_folder(path)?;
        look(path)?;
        Self::open_known(path).map_err(|error| error.at(path))
    }

    /// A store that is gone with the program.
    ///
    /// # Errors
    /// None in practice; those of SQLite.
    pub fn in_memory() -> Result<Self, StoreError> {
        let write = Mutex::new(writing(Connection::open_in_memory()?)?);
        Ok(Self { path: PathBuf::new(), write, read: None })
    }

    fn open_known(path: &Path) -> Result<Self, StoreError> {
        let write = Mutex::new(writing(Connection::open(path)?)?);
        let read = Connection::open(path)?;
        pragma::set(&read)?;
        pragma::only_read(&read)?;
        Ok(Self { path: path.to_owned(), write, read: Some(Mutex::new(read)) })
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

fn make_folder(path: &Path) -> Result<(), StoreError> {
    match path.parent() {
        Some(folder) => std::fs::create_dir_all(folder).map_err(|error| StoreError::io(&error, folder)),
        None => Ok(()),
    }
}

/// Judges a file before anything is written to it, even its journal mode.
fn look(path: &Path) -> Result<(), StoreError> {
    if !path.exists() {
        return Ok(());
    }
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    connection.busy_timeout(pragma::BUSY_TIMEOUT)?;
    match migrate::check(&connection) {
        Err(error @ (StoreError::Newer { .. } | StoreError::Foreign { .. } | StoreError::Damaged { .. })) => {
            Err(error)
        }
        // Whatever else is wrong, opening it in earnest will tell better.
        _ => Ok(()),
    }
}
