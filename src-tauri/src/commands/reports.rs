//! Reports as files.

use std::path::PathBuf;

use desk::{ReportPaper, ReportSheet, ReportWritten};
use planning::id::MeetingId;
use tauri::State;

use super::Asked;
use crate::office::Office;

#[tauri::command(async)]
pub fn export_workbook(
    office: State<'_, Office>,
    sheets: Vec<ReportSheet>,
    path: PathBuf,
) -> Asked<ReportWritten> {
    office.desk()?.export_workbook(sheets, &path)
}

#[tauri::command(async, rename_all = "snake_case")]
pub fn export_answer(
    office: State<'_, Office>,
    meeting_id: MeetingId,
    path: PathBuf,
) -> Asked<ReportWritten> {
    office.desk()?.export_answer(meeting_id, &path)
}

#[tauri::command(async)]
pub fn export_report(office: State<'_, Office>, paper: ReportPaper, path: PathBuf) -> Asked<ReportWritten> {
    office.desk()?.export_report(paper, &path)
}
