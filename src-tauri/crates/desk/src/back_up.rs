//! A copy of the register, to a file somebody chose.

use std::path::{Path, PathBuf};

use serde::Serialize;
use store::{AccessKind, Entity, StoreError};
use ts_rs::TS;

use crate::{Desk, DeskError, Refusal};

/// Where the copy lies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct BackedUp {
    pub path: String,
    #[ts(type = "number")]
    pub bytes: u64,
}

impl Desk {
    /// Copies the register to a file, opens the copy and checks it. An older file of that name stays until the new one is
    /// good.
    ///
    /// # Errors
    /// Refused for the register's own file; failed when the copy can't be written or isn't sound.
    pub fn back_up(&self, path: &Path) -> Result<BackedUp, DeskError> {
        self.must_be_elsewhere(path)?;
        self.store().backup_to(path).map_err(|error| at(error, path))?;
        self.note_access(AccessKind::ExportedAll, Entity::REGISTER);
        let bytes = std::fs::metadata(path).map_err(|error| DeskError::file(path, &error))?.len();
        Ok(BackedUp { path: path.display().to_string(), bytes })
    }

    /// The register itself is no place for anything else.
    pub(crate) fn must_be_elsewhere(&self, path: &Path) -> Result<(), DeskError> {
        let real = |path: &Path| std::fs::canonicalize(path).unwrap_or_else(|_| PathBuf::from(path));
        if real(path) == real(self.store().path()) {
            return Err(Refusal::IsTheRegister { path: path.display().to_string() }.into());
        }
        Ok(())
    }
}

/// The error with the file that was being written, where the store knows only its own.
pub(crate) fn at(error: StoreError, path: &Path) -> DeskError {
    let path = path.display().to_string();
    match error {
        StoreError::Full => crate::Failure::DiskFull { path }.into(),
        StoreError::Io { detail } => crate::Failure::File { path, detail }.into(),
        other => other.into(),
    }
}
