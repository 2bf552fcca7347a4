//! The letters requests came with: attached, shown, saved, removed.

use std::path::PathBuf;

use desk::{Answer, LetterKept, LetterShown, MailLetter};
use planning::id::{LetterId, RequestId};
use store::Letter;
use tauri::{AppHandle, State};

use super::{Asked, told};
use crate::office::Office;

#[tauri::command(async, rename_all = "snake_case")]
pub fn letters(office: State<'_, Office>, request_id: RequestId) -> Asked<Vec<Letter>> {
    office.desk()?.letters(request_id)
}

#[tauri::command(async, rename_all = "snake_case")]
pub fn letter(office: State<'_, Office>, letter_id: LetterId) -> Asked<LetterShown> {
    office.desk()?.letter(letter_id)
}

#[tauri::command(async, rename_all = "snake_case")]
pub fn attach_letter(
    app: AppHandle,
    office: State<'_, Office>,
    request_id: RequestId,
    path: PathBuf,
) -> Asked<Answer<LetterKept>> {
    told(&app, office.desk()?.attach_letter(request_id, &path)?)
}

#[tauri::command(async, rename_all = "snake_case")]
pub fn export_letter(office: State<'_, Office>, letter_id: LetterId, path: PathBuf) -> Asked<Letter> {
    office.desk()?.export_letter(letter_id, &path)
}

#[tauri::command(async, rename_all = "snake_case")]
pub fn remove_letter(
    app: AppHandle,
    office: State<'_, Office>,
    letter_id: LetterId,
) -> Asked<Answer<LetterKept>> {
    told(&app, office.desk()?.remove_letter(letter_id)?)
}

#[tauri::command(async)]
pub fn read_mail(office: State<'_, Office>, path: PathBuf) -> Asked<MailLetter> {
    office.desk()?.read_mail(&path)
}
