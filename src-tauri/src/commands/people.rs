//! People, venues, settings and periods, as their forms write them.

use desk::{Answer, Written};
use planning::id::{PersonId, VenueId};
use planning::period::PeriodDetails;
use planning::person::PersonDetails;
use planning::settings::Settings;
use planning::venue::VenueDetails;
use tauri::{AppHandle, State};

use super::{Asked, told};
use crate::office::Office;

#[tauri::command(async)]
pub fn put_person(
    app: AppHandle,
    office: State<'_, Office>,
    id: Option<PersonId>,
    details: PersonDetails,
) -> Asked<Answer<Written>> {
    told(&app, office.desk()?.put_person(id, &details)?)
}

#[tauri::command(async)]
pub fn put_venue(
    app: AppHandle,
    office: State<'_, Office>,
    id: Option<VenueId>,
    details: VenueDetails,
) -> Asked<Answer<Written>> {
    told(&app, office.desk()?.put_venue(id, &details)?)
}

#[tauri::command(async)]
pub fn put_settings(app: AppHandle, office: State<'_, Office>, settings: Settings) -> Asked<Answer<Written>> {
    told(&app, office.desk()?.put_settings(&settings)?)
}

#[tauri::command(async)]
pub fn add_period(
    app: AppHandle,
    office: State<'_, Office>,
    details: PeriodDetails,
) -> Asked<Answer<Written>> {
    told(&app, office.desk()?.add_period(&details)?)
}
