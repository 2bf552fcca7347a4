//! Who must be told, and that they were.

use desk::{Answer, MarkNotice, NoticeCard, NoticeSent};
use tauri::{AppHandle, State};

use super::{Asked, told};
use crate::office::Office;

#[tauri::command(async)]
pub fn notices(office: State<'_, Office>) -> Asked<Vec<NoticeCard>> {
    office.desk()?.notices()
}

#[tauri::command(async)]
pub fn mark_notice(
    app: AppHandle,
    office: State<'_, Office>,
    order: MarkNotice,
) -> Asked<Answer<NoticeSent>> {
    told(&app, office.desk()?.mark_notice(&order)?)
}
