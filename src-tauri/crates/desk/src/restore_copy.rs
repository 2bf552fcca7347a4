//! A copy is put in place of the register; the present is kept first.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use serde::Serialize;
use store::{COPIES, Changed, Entity, Key, Seal, Step, StepName, Store, StoreError};
use ts_rs::TS;

use crate::keep_copies::CopyReason;
use crate::{Answer, Desk, DeskError, Refusal};

/// What was restored, and where the state before lies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Restored {
    pub from: String,
    /// The register as it was a moment ago; empty when there was none.
    pub kept: String,
    /// The copy was an earlier state of this register: its ledger goes on.
    pub same_register: bool,
    /// People erased since the copy was made, and erased again now.
    pub erased_again: u32,
}

impl Desk {
    /// Puts a copy in place of the register. Other windows see it as one change.
    ///
    /// # Errors
    /// Refused when the file is no sound copy of a register; failed when the present can't be kept. Nothing is changed
    /// then.
    pub fn restore(&self, copy: &Path) -> Result<Answer<Restored>, DeskError> {
        self.must_be_elsewhere(copy)?;
        let kept = self.copy_into(&self.copies_folder(), CopyReason::BeforeRestore)?;
        let step =
            Step { name: StepName::RestoreCopy, who: self.who().to_owned(), at: self.now(), undoable: false };
        let told =
            self.store().put_back(copy, self.given_key(), &step).map_err(|error| no_copy(error, copy))?;
        self.forget_view();
        let answer = Restored {
            from: copy.display().to_string(),
            kept: kept.display().to_string(),
            same_register: told.same_lineage,
            erased_again: told.erased_again,
        };
        let changed = Changed { entities: vec![Entity::REGISTER] };
        Ok(Answer { answer, changed })
    }
}

/// For a register that doesn't open any more, or isn't there: what is left of it is put aside, and the copy takes its place.
/// `key` opens an encrypted copy.
///
/// # Errors
/// As [`Desk::restore`].
pub fn restore_over_damage(
    folder: &Path,
    copy: &Path,
    key: Option<&Key>,
    now: DateTime<Utc>,
) -> Result<Restored, DeskError> {
    std::fs::create_dir_all(folder).map_err(|error| DeskError::file(folder, &error))?;
    let checked = folder.join("lawka.db.checked");
    // An encrypted copy makes an encrypted register.
    let own = key.filter(|_| matches!(store::seal_of(copy), Ok(Seal::Sealed)));
    let found = Store::check_copy(copy, key, &checked, own).map_err(|error| no_copy(error, copy));
    let kept = found.and_then(|()| put_aside(folder, now));
    let placed = kept.and_then(|kept| {
        let register = folder.join("lawka.db");
        std::fs::rename(&checked, &register).map_err(|error| DeskError::file(&register, &error))?;
        Ok(kept)
    });
    if placed.is_err() {
        // It has served its purpose; that it can't be removed changes nothing.
        let _ = std::fs::remove_file(&checked);
    }
    let kept = placed?.map(|kept| kept.display().to_string()).unwrap_or_default();
    Ok(Restored { from: copy.display().to_string(), kept, same_register: false, erased_again: 0 })
}

/// The damaged register with all that belongs to it, in a folder of its own: somebody may still save something from it.
/// Answers where; nowhere, when there was none.
fn put_aside(folder: &Path, now: DateTime<Utc>) -> Result<Option<PathBuf>, DeskError> {
    if !folder.join("lawka.db").exists() {
        return Ok(None);
    }
    let aside = folder.join(COPIES).join(format!("uszkodzony-{}", now.format("%Y%m%dT%H%M%SZ")));
    std::fs::create_dir_all(&aside).map_err(|error| DeskError::file(&aside, &error))?;
    for name in ["lawka.db-wal", "lawka.db-shm", "lawka.db"] {
        match std::fs::rename(folder.join(name), aside.join(name)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(DeskError::file(&folder.join(name), &error));
            }
            _ => {}
        }
    }
    Ok(Some(aside))
}

fn no_copy(error: StoreError, copy: &Path) -> DeskError {
    let path = copy.display().to_string();
    match error {
        StoreError::Damaged { detail } => Refusal::NotACopy { path, detail }.into(),
        StoreError::Foreign { .. } => Refusal::NotACopy { path, detail: error.to_string() }.into(),
        StoreError::Io { detail } => crate::Failure::File { path, detail }.into(),
        other => other.into(),
    }
}
