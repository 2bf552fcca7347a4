//! A file that is not there yet under its name; dropped, it is gone. A killed export leaves no half pack.

use std::io::Write;
use std::path::{Path, PathBuf};

use crate::DeskError;

pub(super) struct Temporary {
    path: PathBuf,
    target: PathBuf,
}

impl Temporary {
    pub(super) fn write(folder: &Path, target: &Path, bytes: &[u8]) -> Result<Self, DeskError> {
        std::fs::create_dir_all(folder).map_err(|error| DeskError::file(folder, &error))?;
        let path = target.with_extension(format!("zip.{}.part", std::process::id()));
        let written = Self { path, target: target.to_owned() };
        let mut file =
            std::fs::File::create(&written.path).map_err(|error| DeskError::file(folder, &error))?;
        file.write_all(bytes)
            .and_then(|()| file.sync_all())
            .map_err(|error| DeskError::file(folder, &error))?;
        Ok(written)
    }

    pub(super) fn put_in_place(&self) -> Result<(), DeskError> {
        std::fs::rename(&self.path, &self.target).map_err(|error| DeskError::file(&self.target, &error))
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        // Renamed, it is no longer there; that is no error.
        let _ = std::fs::remove_file(&self.path);
    }
}
