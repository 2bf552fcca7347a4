//! Requests: one whole, received, corrected, turned down.

use desk::{Answer, Received, RequestNotes};
use planning::id::RequestId;
use planning::request::{Request, RequestDetails};
use tauri::{AppHandle, State};

use super::{Asked, told};
use crate::office::Office;

#[tauri::command(async, rename_all = "snake_case")]
pub fn request(office: State<'_, Office>, request_id: RequestId) -> Asked<Request> {
    office.desk()?.request(request_id)
}

#[tauri::command(async)]
pub fn receive(
    app: AppHandle,
    office: State<'_, Office>,
    details: RequestDetails,
) -> Asked<Answer<Received>> {
    told(&app, office.desk()?.receive(&details)?)
}

#[tauri::command(async, rename_all = "snake_case")]
pub fn edit_request(
    app: AppHandle,
    office: State<'_, Office>,
    request_id: RequestId,
    details: RequestDetails,
) -> Asked<Answer<Received>> {
    told(&app, office.desk()?.edit_request(request_id, &details)?)
}

#[tauri::command(async, rename_all = "snake_case")]
pub fn decline(
    app: AppHandle,
    office: State<'_, Office>,
    request_id: RequestId,
    reason: String,
) -> Asked<Answer<Received>> {
    told(&app, office.desk()?.decline(request_id, &reason)?)
}

#[tauri::command(async)]
pub fn look_at_request(
    office: State<'_, Office>,
    details: RequestDetails,
    own: Option<RequestId>,
) -> Asked<RequestNotes> {
    office.desk()?.look_at_request(&details, own)
}
