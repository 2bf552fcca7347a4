//! The panel of one meeting: what is known of it, and its steps up to publication.

use std::path::PathBuf;

use desk::{
    AnnouncementWritten, Answer, BookVenue, Confirmed, Export, MeetingPanel, OutcomeRecorded, Publish,
    Published, VenueBooked,
};
use planning::announcement::AnnouncementDraft;
use planning::id::MeetingId;
use planning::outcome::Outcome;
use tauri::{AppHandle, State};

use super::announcements::apart;
use super::{Asked, told};
use crate::jobs::{Job, Jobs};
use crate::office::Office;

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
    stretch: Option<String>,
) -> Asked<Answer<AnnouncementWritten>> {
    told(&app, office.desk()?.write_announcement(meeting_id, &draft, stretch.as_deref())?)
}

#[tauri::command(rename_all = "snake_case")]
pub async fn export(
    app: AppHandle,
    office: State<'_, Office>,
    jobs: State<'_, Jobs>,
    meeting_id: MeetingId,
    folder: PathBuf,
) -> Asked<Answer<Export>> {
    let desk = office.desk()?;
    let progress = jobs.begin(&app, Job::Export);
    told(&app, apart(move || desk.export(meeting_id, &folder, &progress)).await?)
}

#[tauri::command(async)]
pub fn publish(app: AppHandle, office: State<'_, Office>, order: Publish) -> Asked<Answer<Published>> {
    told(&app, office.desk()?.publish(&order)?)
}
