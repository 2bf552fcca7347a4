//! What comes in from files, and the sample department.

use std::path::PathBuf;

use desk::{Answer, CalendarImport, SampleLoaded, TableImport, TableKind};
use planning::calendar::Resource;
use tauri::{AppHandle, State};

use super::{Asked, told};
use crate::office::Office;

#[tauri::command(async)]
pub fn preview_table(office: State<'_, Office>, kind: TableKind, path: PathBuf) -> Asked<TableImport> {
    office.desk()?.preview_table(kind, &path)
}

#[tauri::command(async)]
pub fn preview_calendar(office: State<'_, Office>, path: PathBuf, owner: Resource) -> Asked<CalendarImport> {
    office.desk()?.preview_calendar(&path, owner)
}

#[tauri::command(async)]
pub fn import_table(
    app: AppHandle,
    office: State<'_, Office>,
    kind: TableKind,
    path: PathBuf,
) -> Asked<Answer<TableImport>> {
    told(&app, office.desk()?.import_table(kind, &path)?)
}

#[tauri::command(async)]
pub fn import_calendar(
    app: AppHandle,
    office: State<'_, Office>,
    path: PathBuf,
    owner: Resource,
) -> Asked<Answer<CalendarImport>> {
    told(&app, office.desk()?.import_calendar(&path, owner)?)
}

#[tauri::command(async)]
pub fn load_sample(app: AppHandle, office: State<'_, Office>) -> Asked<Answer<SampleLoaded>> {
    told(&app, office.desk()?.load_sample()?)
}
