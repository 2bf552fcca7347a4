//! The whole register in a portable form, and back into an empty one.

use std::path::{Path, PathBuf};

use chrono::SecondsFormat;
use serde::Serialize;
use store::{AccessKind, COPIES, Changed, Entity, StoreError, import_files};
use ts_rs::TS;

use crate::{Answer, Desk, DeskError, Refusal};

/// What was written or read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Carried {
    pub folder: String,
    /// Rows of all tables.
    #[ts(type = "number")]
    pub rows: u64,
    pub files: u32,
}

const README: &str = include_str!("carry/README.txt");

impl Desk {
    /// Writes everything the register holds, with the department's files beside it, into an empty folder. It holds all
    /// personal data there are, and the access is noted.
    ///
    /// # Errors
    /// Refused for a folder with something in it; failed when it can't be written.
    pub fn export_all(&self, folder: &Path) -> Result<Carried, DeskError> {
        let beside = self.folders_beside(folder)?;
        let beside: Vec<&Path> = beside.iter().map(PathBuf::as_path).collect();
        let at = self.now().to_rfc3339_opts(SecondsFormat::Secs, true);
        let program = concat!("lawka ", env!("CARGO_PKG_VERSION"));
        self.note_access(AccessKind::ExportedAll, Entity::REGISTER);
        let manifest =
            self.store().export_all(folder, &beside, (program, &at, README)).map_err(
                |error| match error {
                    StoreError::NotEmpty => {
                        Refusal::FolderNotEmpty { path: folder.display().to_string() }.into()
                    }
                    other => crate::back_up::at(other, folder),
                },
            )?;
        Ok(carried(folder, &manifest))
    }

    /// Fills an empty register with what [`Desk::export_all`] wrote.
    ///
    /// # Errors
    /// Refused when something is in the register already, or the folder is no whole export. Nothing is changed then.
    pub fn import_all(&self, folder: &Path) -> Result<Answer<Carried>, DeskError> {
        let manifest = self.store().import_all(folder).map_err(|error| match error {
            StoreError::NotEmpty => self.not_empty(),
            other => crate::back_up::at(other, folder),
        })?;
        import_files(&manifest, folder, self.folder(), &[COPIES, crate::log::FOLDER])
            .map_err(|error| crate::back_up::at(error, folder))?;
        self.forget_view();
        let changed = Changed { entities: vec![Entity::REGISTER] };
        Ok(Answer { answer: carried(folder, &manifest), changed })
    }

    fn not_empty(&self) -> DeskError {
        let counted = self.look(|world, _| {
            let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
            let (people, venues) = (count(world.people().count()), count(world.venues().count()));
            Ok(Refusal::NotEmpty { people, venues, requests: count(world.requests().count()) })
        });
        counted.map_or_else(|error| error, DeskError::from)
    }

    /// Every folder beside the register but the copies, the logs, and the one that is being written.
    fn folders_beside(&self, target: &Path) -> Result<Vec<PathBuf>, DeskError> {
        let told = |error: std::io::Error| DeskError::file(self.folder(), &error);
        let target = std::path::absolute(target).map_err(told)?;
        let here = std::path::absolute(self.folder()).map_err(told)?;
        let mut folders = Vec::new();
        for entry in std::fs::read_dir(&here).map_err(told)? {
            let entry = entry.map_err(told)?;
            let ours = [COPIES, crate::log::FOLDER].iter().any(|name| entry.file_name() == *name);
            let is_folder = entry.file_type().map_err(told)?.is_dir();
            if is_folder && !ours && !target.starts_with(entry.path()) {
                folders.push(entry.path());
            }
        }
        folders.sort();
        Ok(folders)
    }
}

fn carried(folder: &Path, manifest: &store::PortableManifest) -> Carried {
    Carried {
        folder: folder.display().to_string(),
        rows: manifest.files.iter().filter_map(|file| file.rows).sum(),
        files: u32::try_from(manifest.files.len()).unwrap_or(u32::MAX),
    }
}
