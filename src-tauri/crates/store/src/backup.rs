//! A copy of the whole database, made while the office works.

use std::path::Path;
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::backup::Backup;

use crate::error::StoreError;
use crate::health;
use crate::open::Store;

const PAGES_AT_ONCE: i32 = 1000;

impl Store {
    /// Copies the database to `path`, opens the copy and checks it. It gets its name only then: a file of that name is
    /// always a whole backup, and an older one stays until the new one is good.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when the copy isn't sound; [`StoreError::Full`], [`StoreError::ReadOnly`],
    /// [`StoreError::Io`].
    pub fn backup_to(&self, path: &Path) -> Result<(), StoreError> {
        let unfinished = path.with_added_extension("unfinished");
        let done = self.copy(&unfinished).and_then(|()| rename(&unfinished, path));
        if done.is_err() {
            // The half copy is of no use to anybody; that it can't be removed changes nothing.
            drop(std::fs::remove_file(&unfinished));
        }
        done.map_err(|error| error.at(path))
    }

    fn copy(&self, path: &Path) -> Result<(), StoreError> {
        match std::fs::remove_file(path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(StoreError::io(&error, path));
            }
            _ => {}
        }
        let mut copy = Connection::open(path)?;
        let source = self.reading();
        Backup::new(&source, &mut copy)?.run_to_completion(PAGES_AT_ONCE, Duration::ZERO, None)?;
        drop(source);
        // One file, without a log beside it, so that it can be carried away.
        copy.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
        copy.close().map_err(|(_, error)| error)?;
        verify(path)
    }
}

fn verify(path: &Path) -> Result<(), StoreError> {
    match health::problems(&Connection::open(path)?)?.first() {
        Some(problem) => Err(StoreError::Damaged { detail: problem.clone() }),
        None => Ok(()),
    }
}

fn rename(from: &Path, to: &Path) -> Result<(), StoreError> {
    std::fs::File::open(from)
        .and_then(|file| file.sync_all())
        .map_err(|error| StoreError::io(&error, from))?;
    std::fs::rename(from, to).map_err(|error| StoreError::io(&error, to))
}
