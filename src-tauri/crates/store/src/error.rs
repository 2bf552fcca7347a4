//! What can go wrong with the disk or the file. (What a rule refuses is no error of the store.)

use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;
use rusqlite::ffi;

use crate::step::StepName;

/// The words are for a log; the window and the command line have their own.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// A newer Ławka has written the database; it was not touched.
    #[error("the database has version {found}, this program knows up to {known}")]
    Newer { found: u32, known: u32 },
    /// An SQLite database of another program; it was not touched.
    #[error("the file is a database of another program (application id {application_id:#x})")]
    Foreign { application_id: u32 },
    #[error("the database is damaged or not a database: {detail}")]
    Damaged { detail: String },
    #[error("the disk is full")]
    Full,
    #[error("the database can't be written: {}", path.display())]
    ReadOnly { path: PathBuf },
    /// Another process has been writing for longer than the busy timeout.
    #[error("another program is writing to the database")]
    Busy,
    #[error("the disk doesn't answer: {detail}")]
    Io { detail: String },
    #[error("no {table} has the id {id}")]
    NotFound { table: &'static str, id: i64 },
    /// Something else still points to it.
    #[error("{table} {id} is still used by something else")]
    InUse { table: &'static str, id: i64 },
    /// What is to be filled has content already.
    #[error("the register is not empty")]
    NotEmpty,
    /// The folder is no whole portable export of a register.
    #[error("not a portable export of a register: {detail}")]
    NotPortable { detail: String },
    /// The file is encrypted, and no key was given.
    #[error("the database is encrypted: {}", path.display())]
    Locked { path: PathBuf },
    /// The file is encrypted with another key (or its first page is damaged, which can't be told apart).
    #[error("the key doesn't open the database {}", path.display())]
    WrongKey { path: PathBuf },
    /// A step that has left the office stands in the way.
    #[error("{why:?} can't be taken back, nor what was done before it")]
    CannotUndo { why: StepName },
    /// The content contradicts itself: a fault of the program, never of its user.
    #[error("the content of the database contradicts itself: {detail}")]
    Inconsistent { detail: String },
}

impl StoreError {
    pub(crate) fn inconsistent(detail: impl ToString) -> Self {
        Self::Inconsistent { detail: detail.to_string() }
    }

    pub(crate) fn io(error: &std::io::Error, path: &Path) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Self::Full,
            std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => {
                Self::ReadOnly { path: path.to_owned() }
            }
            _ => Self::Io { detail: format!("{}: {error}", path.display()) },
        }
    }

    /// The same error, naming the file where SQLite couldn't.
    pub(crate) fn at(self, path: &Path) -> Self {
        match self {
            Self::ReadOnly { .. } => Self::ReadOnly { path: path.to_owned() },
            other => other,
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let detail = error.to_string();
        match error {
            rusqlite::Error::SqliteFailure(failure, _) => from_sqlite(failure, detail),
            _ => Self::Inconsistent { detail },
        }
    }
}

fn from_sqlite(failure: ffi::Error, detail: String) -> StoreError {
    match failure.code {
        ErrorCode::DiskFull => StoreError::Full,
        // The shared memory beside the write-ahead log could not grow: there is no room for it either.
        _ if failure.extended_code == ffi::SQLITE_IOERR_SHMSIZE => StoreError::Full,
        ErrorCode::ReadOnly | ErrorCode::PermissionDenied => StoreError::ReadOnly { path: PathBuf::new() },
        // Whoever holds the write-ahead log's first lock holds it for an instant, unless it was put to sleep with it: after
        // ten seconds SQLite takes that for a fault of the locks.
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed => {
            StoreError::Busy
        }
        ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt => StoreError::Damaged { detail },
        ErrorCode::SystemIoFailure | ErrorCode::CannotOpen => StoreError::Io { detail },
        _ => StoreError::Inconsistent { detail },
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        Self::inconsistent(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shared_memory_that_cannot_grow_is_a_full_disk() {
        let failure = ffi::Error::new(ffi::SQLITE_IOERR_SHMSIZE);
        assert_eq!(from_sqlite(failure, String::new()), StoreError::Full);
    }

    #[test]
    fn a_lock_that_a_sleeping_program_holds_is_another_program_at_work() {
        let failure = ffi::Error::new(ffi::SQLITE_PROTOCOL);
        assert_eq!(from_sqlite(failure, String::new()), StoreError::Busy);
    }
}
