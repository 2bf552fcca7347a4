//! The panel of one meeting: what is known of it, and its steps up to publication.

use std::path::PathBuf;

use desk::{
    AnnouncementWritten, Answer, BookVenue, Confirmed, Export, Failure, MeetingPanel, OutcomeRecorded,
    Publish, Published, VenueBooked,
};
use planning::announcement::AnnouncementDraft;
use planning::id::MeetingId;
use planning::outcome::Outcome;
use serde::Serialize;
use tauri::{AppHandle, Emitter, State};

use super::{Asked, told};
use crate::office::Office;

/// How far a long job has come; heard by the window as "progress".
#[derive(Clone, Debug, Serialize)]
struct Progress {
    done: usize,
    total: usize,
    task: &'static str,
}

#[tauri::command(async, rename_all = "snake_case")]
pub fn meeting(office: State<'_, Office>, meeting_id: MeetingId) -> Asked<MeetingPanel> {
    office.desk()?.meeting(meeting_id)
}

#[tauri::command(async, rename_all = "snake_case")]
pub fn confirm(app: AppHandle, office: State<'_, Office>, meeting_id: MeetingId) -> Asked<Answer<Confirmed>> {
    told(&app, office.desk()?.confirm(meeting_id)?)
}

#[tauri::command(async)]
pub fn book_venue(app: AppHandle, office: State<'_, Office>, order: BookVenue) -> Asked<Answer<VenueBooked>> {
    told(&app, office.desk()?.book_venue(&order)?)
}

#[tauri::command(async, rename_all = "snake_case")]
pub fn cancel(
    app: AppHandle,
    office: State<'_, Office>,
    meeting_id: MeetingId,
    reason: String,
) -> Asked<Answer<Confirmed>> {
    told(&app, office.desk()?.cancel(meeting_id, &reason)?)
}

#[tauri::command(async, rename_all = "snake_case")]
pub fn close_meeting(
    app: AppHandle,
    office: State<'_, Office>,
    meeting_id: MeetingId,
) -> Asked<Answer<Confirmed>> {
    told(&app, office.desk()?.close_meeting(meeting_id)?)
}

#[tauri::command(async, rename_all = "snake_case")]
pub fn put_outcome(
    app: AppHandle,
    office: State<'_, Office>,
    meeting_id: MeetingId,
    outcome: Outcome,
) -> Asked<Answer<OutcomeRecorded>> {
    told(&app, office.desk()?.put_outcome(meeting_id, &outcome)?)
}

#[tauri::command(async, rename_all = "snake_case")]
pub fn announcement_draft(office: State<'_, Office>, meeting_id: MeetingId) -> Asked<AnnouncementDraft> {
    office.desk()?.announcement_draft(meeting_id)
}

#[tauri::command(async, rename_all = "snake_case")]
pub fn put_announcement(
    app: AppHandle,
    office: State<'_, Office>,
    meeting_id: MeetingId,
    draft: AnnouncementDraft,
) -> Asked<Answer<AnnouncementWritten>> {
    told(&app, office.desk()?.put_announcement(meeting_id, &draft)?)
}

#[tauri::command(rename_all = "snake_case")]
pub async fn export(
    app: AppHandle,
    office: State<'_, Office>,
    meeting_id: MeetingId,
    folder: PathBuf,
) -> Asked<Answer<Export>> {
    let desk = office.desk()?;
    let hear = app.clone();
    let progress = move |done, total| {
        let _ = hear.emit("progress", Progress { done, total, task: "export" });
        true
    };
    // A pack takes seconds: on a thread of its own, so that other commands are answered meanwhile.
    let job = tokio::task::spawn_blocking(move || desk.export(meeting_id, &folder, &progress));
    let exported = job.await.map_err(|error| Failure::Fault { detail: error.to_string() })?;
    told(&app, exported?)
}

#[tauri::command(async)]
pub fn publish(app: AppHandle, office: State<'_, Office>, order: Publish) -> Asked<Answer<Published>> {
    told(&app, office.desk()?.publish(&order)?)
}
