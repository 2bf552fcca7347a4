//! Forms that are being filled in: kept while somebody types, offered again at the next start.

use store::Draft;
use tauri::State;

use super::Asked;
use crate::office::Office;

#[tauri::command(async)]
pub fn drafts(office: State<'_, Office>) -> Asked<Vec<Draft>> {
    office.desk()?.drafts()
}

#[tauri::command(async)]
pub fn keep_draft(office: State<'_, Office>, form: String, content: String) -> Asked<()> {
    office.desk()?.keep_draft(&form, &content)
}

#[tauri::command(async)]
pub fn drop_draft(office: State<'_, Office>, form: String) -> Asked<()> {
    office.desk()?.drop_draft(&form)
}
