//! The editor of one announcement: words, previews, what is missing, corrections, letters.

use std::path::PathBuf;

use desk::{
    AnnouncementEditor, Answer, Checklist, Correction, Export, ExportedPacks, Failure, Informed, LetterOrder,
    LettersWritten, PhotoKept, PictureShown, Preview, PreviewOrder, PreviewPart, Waive, Waived, WriteLetters,
};
use planning::announcement::AnnouncementDraft;
use planning::id::MeetingId;
use tauri::{AppHandle, State};

use super::{Asked, told};
use crate::jobs::{Job, Jobs};
use crate::office::Office;

#[tauri::command(async, rename_all = "snake_case")]
pub fn announcement_editor(office: State<'_, Office>, meeting_id: MeetingId) -> Asked<AnnouncementEditor> {
    office.desk()?.announcement_editor(meeting_id)
}

/// On a thread of its own: several may be asked while one is being made, and other commands are answered meanwhile.
#[tauri::command]
pub async fn preview(office: State<'_, Office>, order: PreviewOrder) -> Asked<Preview> {
    let desk = office.desk()?;
    apart(move || desk.preview(&order)).await
}

#[tauri::command(rename_all = "snake_case")]
pub async fn checklist(
    office: State<'_, Office>,
    meeting_id: MeetingId,
    draft: Option<AnnouncementDraft>,
) -> Asked<Checklist> {
    let desk = office.desk()?;
    apart(move || desk.checklist(meeting_id, draft)).await
}

#[tauri::command]
pub async fn letter_preview(office: State<'_, Office>, order: LetterOrder) -> Asked<Vec<PreviewPart>> {
    let desk = office.desk()?;
    apart(move || desk.letter_preview(&order)).await
}

#[tauri::command]
pub async fn write_letters(
    app: AppHandle,
    office: State<'_, Office>,
    order: WriteLetters,
) -> Asked<Answer<LettersWritten>> {
    let desk = office.desk()?;
    told(&app, apart(move || desk.write_letters(&order)).await?)
}

#[tauri::command(rename_all = "snake_case")]
pub async fn put_photo(
    app: AppHandle,
    office: State<'_, Office>,
    meeting_id: MeetingId,
    path: PathBuf,
) -> Asked<Answer<PhotoKept>> {
    let desk = office.desk()?;
    told(&app, apart(move || desk.put_photo(meeting_id, &path)).await?)
}

#[tauri::command(async)]
pub fn picture(office: State<'_, Office>, picture: String) -> Asked<PictureShown> {
    office.desk()?.picture(&picture)
}

#[tauri::command(async)]
pub fn waive(app: AppHandle, office: State<'_, Office>, order: Waive) -> Asked<Answer<Waived>> {
    told(&app, office.desk()?.waive(&order)?)
}

#[tauri::command(async, rename_all = "snake_case")]
pub fn unwaive(
    app: AppHandle,
    office: State<'_, Office>,
    meeting_id: MeetingId,
    key: String,
) -> Asked<Answer<Waived>> {
    told(&app, office.desk()?.unwaive(meeting_id, &key)?)
}

#[tauri::command(async, rename_all = "snake_case")]
pub fn correction(office: State<'_, Office>, meeting_id: MeetingId) -> Asked<Option<Correction>> {
    office.desk()?.correction(meeting_id)
}

#[tauri::command(async, rename_all = "snake_case")]
pub fn informed(office: State<'_, Office>, meeting_id: Option<MeetingId>) -> Asked<Informed> {
    office.desk()?.informed(meeting_id)
}

#[tauri::command(rename_all = "snake_case")]
pub async fn export_correction(
    app: AppHandle,
    office: State<'_, Office>,
    jobs: State<'_, Jobs>,
    meeting_id: MeetingId,
    folder: PathBuf,
) -> Asked<Answer<Export>> {
    let desk = office.desk()?;
    let progress = jobs.begin(&app, Job::Export);
    told(&app, apart(move || desk.export_correction(meeting_id, &folder, &progress)).await?)
}

#[tauri::command]
pub async fn export_packs(
    app: AppHandle,
    office: State<'_, Office>,
    jobs: State<'_, Jobs>,
    folder: PathBuf,
) -> Asked<Answer<ExportedPacks>> {
    let desk = office.desk()?;
    let progress = jobs.begin(&app, Job::ExportPacks);
    told(&app, apart(move || desk.export_packs(&folder, &progress)).await?)
}

/// Stops a long job at its next step; nothing half done stays.
#[tauri::command(async)]
pub fn stop(jobs: State<'_, Jobs>, task: Job) {
    jobs.stop(task);
}

/// Work that takes more than a moment, on a thread of its own.
pub(super) async fn apart<T: Send + 'static>(work: impl FnOnce() -> Asked<T> + Send + 'static) -> Asked<T> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|error| Failure::Fault { detail: error.to_string() })?
}
