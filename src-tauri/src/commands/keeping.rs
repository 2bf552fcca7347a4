//! The register kept safe: copies, verification, the portable export, the examination.

use std::path::PathBuf;

use desk::{Answer, BackedUp, Carried, CopyCard, Examination, Restored, Verified};
use tauri::{AppHandle, State};

use super::{Asked, told};
use crate::office::Office;

#[tauri::command(async)]
pub fn back_up(office: State<'_, Office>, path: PathBuf) -> Asked<BackedUp> {
    office.desk()?.back_up(&path)
}

#[tauri::command(async)]
pub fn copies(office: State<'_, Office>) -> Asked<Vec<CopyCard>> {
    office.desk()?.copies()
}

#[tauri::command(async)]
pub fn restore(app: AppHandle, office: State<'_, Office>, path: PathBuf) -> Asked<Answer<Restored>> {
    told(&app, office.desk()?.restore(&path)?)
}

#[tauri::command(async)]
pub fn verify(office: State<'_, Office>) -> Asked<Verified> {
    office.desk()?.verify()
}

#[tauri::command(async)]
pub fn export_all(office: State<'_, Office>, folder: PathBuf) -> Asked<Carried> {
    office.desk()?.export_all(&folder)
}

#[tauri::command(async)]
pub fn import_all(app: AppHandle, office: State<'_, Office>, folder: PathBuf) -> Asked<Answer<Carried>> {
    told(&app, office.desk()?.import_all(&folder)?)
}

#[tauri::command(async)]
pub fn examine(office: State<'_, Office>) -> Asked<Examination> {
    Ok(office.examine())
}

#[tauri::command(async)]
pub fn write_diagnostics(office: State<'_, Office>, path: PathBuf) -> Asked<()> {
    office.desk()?.write_diagnostics(&path)
}
