//! The window locked, and the register encrypted.

use desk::{DeskError, Recoded, RecoveryCode, Refusal};
use tauri::State;

use super::Asked;
use crate::office::{LockState, Office};

#[tauri::command(async)]
pub fn lock_state(office: State<'_, Office>) -> Asked<LockState> {
    office.lock_state()
}

#[tauri::command(async)]
pub fn lock(office: State<'_, Office>) -> Asked<LockState> {
    office.lock()
}

#[tauri::command(async)]
pub fn unlock(office: State<'_, Office>, words: String) -> Asked<LockState> {
    office.unlock(&words)
}

#[tauri::command(async)]
pub fn choose_words(office: State<'_, Office>, words: Option<String>) -> Asked<LockState> {
    office.choose_words(words.as_deref())
}

/// Nothing is encrypted with it yet: the officer writes it down first.
#[tauri::command(async)]
pub fn new_recovery_code() -> Asked<String> {
    Ok(desk::new_recovery_code()?.to_string())
}

#[tauri::command(async)]
pub fn encrypt(office: State<'_, Office>, code: String) -> Asked<Recoded> {
    let code = code.parse::<RecoveryCode>().map_err(|_| DeskError::from(Refusal::NotARecoveryCode))?;
    office.recode(Some(&code))
}

#[tauri::command(async)]
pub fn decrypt(office: State<'_, Office>) -> Asked<Recoded> {
    office.recode(None)
}
