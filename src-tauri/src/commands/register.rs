//! What every screen reads: the lists, search, the ledger; and the step back and forth.

use chrono::{DateTime, Utc};
use desk::{Answer, Register, Today, Undone};
use store::{Hit, LedgerRow};
use tauri::{AppHandle, State};

use super::packed::Packed;
use super::{Asked, told};
use crate::office::Office;

#[tauri::command(async)]
pub fn register(office: State<'_, Office>) -> Asked<Packed<Register>> {
    office.desk()?.register().map(Packed)
}

#[tauri::command(async)]
pub fn today(office: State<'_, Office>) -> Asked<Packed<Today>> {
    office.desk()?.today().map(Packed)
}

#[tauri::command(async)]
pub fn search(office: State<'_, Office>, text: String) -> Asked<Vec<Hit>> {
    office.desk()?.search(&text)
}

#[tauri::command(async)]
pub fn ledger(office: State<'_, Office>, since: Option<DateTime<Utc>>) -> Asked<Vec<LedgerRow>> {
    office.desk()?.ledger(since)
}

#[tauri::command(async)]
pub fn undo(app: AppHandle, office: State<'_, Office>) -> Asked<Answer<Undone>> {
    told(&app, office.desk()?.undo()?)
}

#[tauri::command(async)]
pub fn redo(app: AppHandle, office: State<'_, Office>) -> Asked<Answer<Undone>> {
    told(&app, office.desk()?.redo()?)
}
