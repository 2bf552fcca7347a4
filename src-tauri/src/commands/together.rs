//! The department's calendar server: accounts, synchronisation, what must be decided, calendars that are read.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use desk::{
    AccountAdded, AccountCard, AddAccount, Answer, CalendarsRefreshed, ChooseCollections, Resolved,
    SubscribeCalendar, SubscribedCalendar, SubscriptionCard, SyncConflict, SyncReport, SyncState,
    Synchronise, Take,
};
use tauri::{AppHandle, Emitter, State};

use super::{Asked, told};
use crate::background::Background;
use crate::office::Office;

#[tauri::command(async)]
pub fn sync_state(office: State<'_, Office>) -> Asked<SyncState> {
    office.desk()?.sync_state()
}

#[tauri::command(async)]
pub fn accounts(office: State<'_, Office>) -> Asked<Vec<AccountCard>> {
    office.desk()?.accounts()
}

#[tauri::command(async)]
pub fn add_account(office: State<'_, Office>, order: AddAccount) -> Asked<AccountAdded> {
    office.desk()?.add_account(&order)
}

#[tauri::command(async)]
pub fn choose_collections(office: State<'_, Office>, order: ChooseCollections) -> Asked<AccountCard> {
    office.desk()?.choose_collections(&order)
}

#[tauri::command(async)]
pub fn remove_account(office: State<'_, Office>, account_id: i64) -> Asked<()> {
    office.desk()?.remove_account(account_id)
}

/// On demand; the background does the same by itself.
#[tauri::command(async)]
pub fn synchronise(
    app: AppHandle,
    office: State<'_, Office>,
    background: State<'_, Background>,
    order: Synchronise,
) -> Asked<SyncReport> {
    let report = background.synchronise(&app, &*office.desk()?, &order)?;
    let _ = app.emit("changed", &report.changed);
    Ok(report)
}

#[tauri::command(async)]
pub fn stop_synchronising(background: State<'_, Background>) -> Asked<()> {
    background.stop();
    Ok(())
}

#[tauri::command(async)]
pub fn sync_conflicts(office: State<'_, Office>) -> Asked<Vec<SyncConflict>> {
    office.desk()?.sync_conflicts()
}

#[tauri::command(async)]
pub fn resolve_conflict(
    app: AppHandle,
    office: State<'_, Office>,
    conflict_id: i64,
    take: Take,
) -> Asked<Answer<Resolved>> {
    told(&app, office.desk()?.resolve_conflict(conflict_id, take)?)
}

#[tauri::command(async)]
pub fn subscriptions(office: State<'_, Office>) -> Asked<Vec<SubscriptionCard>> {
    office.desk()?.subscriptions()
}

#[tauri::command(async)]
pub fn subscribe_calendar(
    app: AppHandle,
    office: State<'_, Office>,
    order: SubscribeCalendar,
) -> Asked<Answer<SubscribedCalendar>> {
    told(&app, office.desk()?.subscribe_calendar(&order)?)
}

#[tauri::command(async)]
pub fn unsubscribe_calendar(office: State<'_, Office>, subscription_id: i64) -> Asked<()> {
    office.desk()?.unsubscribe_calendar(subscription_id)
}

#[tauri::command(async)]
pub fn refresh_calendars(app: AppHandle, office: State<'_, Office>) -> Asked<Answer<CalendarsRefreshed>> {
    let answer = office.desk()?.refresh_calendars(&Arc::new(AtomicBool::new(false)))?;
    let _ = app.emit("changed", &answer.changed);
    Ok(answer)
}

/// Where the calendar for everybody is written; without a folder, nowhere.
#[tauri::command(async)]
pub fn publish_calendar(office: State<'_, Office>, folder: Option<PathBuf>) -> Asked<Option<PathBuf>> {
    office.desk()?.publish_calendar_to(folder.as_deref())
}
