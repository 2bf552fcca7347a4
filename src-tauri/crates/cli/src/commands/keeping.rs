//! The register kept safe: copies, the portable export, verification, the examination of the installation.

use std::path::Path;

use chrono::{DateTime, Utc};
use desk::{Desk, Failure, Health, Key, examine, restore_over_damage};

use super::{Answer, CommandError, Outcome, told};
use crate::trust_words as words;

pub fn backup(desk: &Desk, file: &Path) -> Outcome {
    let answer = desk.back_up(file)?;
    told(&answer, format!("Zapisano i sprawdzono kopię: {} ({} B).", answer.path, answer.bytes))
}

pub fn restore(
    desk: Result<Desk, CommandError>,
    folder: &Path,
    file: &Path,
    key: Option<&Key>,
    now: DateTime<Utc>,
) -> Outcome {
    match desk {
        Ok(desk) => {
            let answer = desk.restore(file)?;
            told(&answer, words::restored(&answer.answer))
        }
        // The very case in which a copy is needed most.
        Err(CommandError::Desk(desk::DeskError::Failed { failure: Failure::Damaged { .. } }, _)) => {
            restore_anew(folder, file, key, now)
        }
        Err(other) => Err(other),
    }
}

/// Where there is no register: an encrypted copy makes an encrypted one.
pub fn restore_anew(folder: &Path, file: &Path, key: Option<&Key>, now: DateTime<Utc>) -> Outcome {
    let restored = restore_over_damage(folder, file, key, now)?;
    told(&restored, words::restored(&restored))
}

pub fn export_all(desk: &Desk, folder: &Path) -> Outcome {
    let answer = desk.export_all(folder)?;
    let text = format!(
        "Zapisano cały rejestr w {} (wiersze: {}, pliki: {}). Folder zawiera dane osobowe.",
        answer.folder, answer.rows, answer.files
    );
    told(&answer, text)
}

pub fn import_all(desk: &Desk, folder: &Path) -> Outcome {
    let answer = desk.import_all(folder)?;
    let text = format!("Wczytano cały rejestr (wiersze: {}).", answer.answer.rows);
    told(&answer, text)
}

pub fn verify(desk: &Desk) -> Outcome {
    verified(&desk.verify()?)
}

pub fn verify_ledger(desk: &Desk, against: Option<&Path>) -> Outcome {
    verified(&desk.verify_ledger(against)?)
}

fn verified(verified: &desk::Verified) -> Outcome {
    let answer = told(verified, words::verified(verified))?;
    if verified.broken.is_empty() { Ok(answer) } else { Err(CommandError::Broken(answer)) }
}

pub fn doctor(folder: &Path, key: Option<&Key>, now: DateTime<Utc>) -> Outcome {
    let examination = examine(folder, key, now);
    let answer: Answer = told(&examination, words::examination(&examination))?;
    if examination.health == Health::Wrong { Err(CommandError::Broken(answer)) } else { Ok(answer) }
}

pub fn diagnose(desk: &Desk, file: &Path) -> Outcome {
    desk.write_diagnostics(file)?;
    let path = file.display().to_string();
    told(&serde_json::json!({ "path": path }), format!("Zapisano {path}. Plik nie zawiera danych osobowych."))
}
