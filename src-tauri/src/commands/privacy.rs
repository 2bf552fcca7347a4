//! Personal data: handed out, erased, due to be erased, and who has seen them.

use std::path::PathBuf;

use desk::{Answer, Erased, PersonData, Subject};
use planning::retention::RetentionDue;
use store::DataAccess;
use tauri::{AppHandle, State};

use super::{Asked, told};
use crate::office::Office;

#[tauri::command(async)]
pub fn export_person(office: State<'_, Office>, subject: Subject, folder: PathBuf) -> Asked<PersonData> {
    office.desk()?.export_person(subject, &folder)
}

#[tauri::command(async)]
pub fn erase_person(
    app: AppHandle,
    office: State<'_, Office>,
    subject: Subject,
    basis: String,
) -> Asked<Answer<Erased>> {
    told(&app, office.desk()?.erase_person(subject, &basis)?)
}

#[tauri::command(async)]
pub fn retention_due(office: State<'_, Office>) -> Asked<Vec<RetentionDue>> {
    office.desk()?.retention_due()
}

#[tauri::command(async)]
pub fn accesses(office: State<'_, Office>) -> Asked<Vec<DataAccess>> {
    office.desk()?.accesses(None)
}
