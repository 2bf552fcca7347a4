//! Requests: one whole, received, corrected, turned down.

use desk::{Answer, DeclineRequest, Declined, PreviewPart, Received, RequestNotes};
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

#[tauri::command(async)]
pub fn decline(app: AppHandle, office: State<'_, Office>, order: DeclineRequest) -> Asked<Answer<Declined>> {
    told(&app, office.desk()?.decline(&order)?)
}

#[tauri::command(async)]
pub fn decline_letter_preview(office: State<'_, Office>, order: DeclineRequest) -> Asked<Vec<PreviewPart>> {
    office.desk()?.decline_letter_preview(&order)
}

#[tauri::command(async)]
pub fn write_decline_letter(office: State<'_, Office>, order: DeclineRequest) -> Asked<Declined> {
    office.desk()?.write_decline_letter(&order)
}

#[tauri::command(async)]
pub fn look_at_request(
    office: State<'_, Office>,
    details: RequestDetails,
    own: Option<RequestId>,
) -> Asked<RequestNotes> {
    office.desk()?.look_at_request(&details, own)
}
