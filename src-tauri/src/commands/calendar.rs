//! The grid: what stands on it, what is possible on it, and putting a meeting there.

use chrono::{DateTime, NaiveDate, Utc};
use desk::{
    Answer, BackOnTheList, CalendarPage, DayNote, MoveMeeting, OptionsMap, PlaceMeeting, Placed,
    PlacementCheck, PlacementQuestion, ResourceBusy, VenueChoice,
};
use planning::calendar::Resource;
use planning::id::{MeetingId, RequestId};
use planning::options::{Obstacles, Ranked};
use tauri::{AppHandle, State};

use super::packed::Packed;
use super::{Asked, told};
use crate::office::Office;

#[tauri::command(async)]
pub fn calendar(office: State<'_, Office>, from: NaiveDate, to: NaiveDate) -> Asked<Packed<CalendarPage>> {
    office.desk()?.calendar(from, to).map(Packed)
}

#[tauri::command(async)]
pub fn day_notes(office: State<'_, Office>, from: NaiveDate, to: NaiveDate) -> Asked<Vec<DayNote>> {
    office.desk()?.day_notes(from, to)
}

#[tauri::command(async)]
pub fn busy(
    office: State<'_, Office>,
    owners: Vec<Resource>,
    from: NaiveDate,
    to: NaiveDate,
) -> Asked<Packed<Vec<ResourceBusy>>> {
    office.desk()?.busy(&owners, from, to).map(Packed)
}

#[tauri::command(async, rename_all = "snake_case")]
pub fn options(
    office: State<'_, Office>,
    request_id: RequestId,
    from: NaiveDate,
    to: NaiveDate,
) -> Asked<Packed<OptionsMap>> {
    office.desk()?.options(request_id, from, to).map(Packed)
}

#[tauri::command(async)]
pub fn check(office: State<'_, Office>, question: PlacementQuestion) -> Asked<PlacementCheck> {
    office.desk()?.check(&question)
}

#[tauri::command(async, rename_all = "snake_case")]
pub fn venues_at(
    office: State<'_, Office>,
    request_id: RequestId,
    start: DateTime<Utc>,
) -> Asked<Vec<VenueChoice>> {
    office.desk()?.venues_at(request_id, start)
}

#[tauri::command(async, rename_all = "snake_case")]
pub fn best(
    office: State<'_, Office>,
    request_id: RequestId,
    from: NaiveDate,
    to: NaiveDate,
    most: usize,
) -> Asked<Vec<Ranked>> {
    office.desk()?.best(request_id, from, to, most)
}

#[tauri::command(async, rename_all = "snake_case")]
pub fn obstacles(
    office: State<'_, Office>,
    request_id: RequestId,
    from: NaiveDate,
    to: NaiveDate,
) -> Asked<Obstacles> {
    office.desk()?.obstacles(request_id, from, to)
}

#[tauri::command(async)]
pub fn place(app: AppHandle, office: State<'_, Office>, order: PlaceMeeting) -> Asked<Answer<Placed>> {
    told(&app, office.desk()?.place(&order)?)
}

#[tauri::command(async)]
pub fn move_meeting(app: AppHandle, office: State<'_, Office>, order: MoveMeeting) -> Asked<Answer<Placed>> {
    told(&app, office.desk()?.move_meeting(&order)?)
}

#[tauri::command(async, rename_all = "snake_case")]
pub fn release_meeting(
    app: AppHandle,
    office: State<'_, Office>,
    meeting_id: MeetingId,
) -> Asked<Answer<BackOnTheList>> {
    told(&app, office.desk()?.release_meeting(meeting_id)?)
}
