//! The department's calendar server: accounts, synchronisation, what must be decided, calendars that are read.
//!
//! What asks a server is done `aside`: it waits on a runtime of its own, which a thread of the window's runtime may not.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use desk::{
    AccountAdded, AccountCard, AddAccount, Answer, CalendarsRefreshed, ChooseCollections, Resolved,
    SubscribeCalendar, SubscribedCalendar, SubscriptionCard, SyncConflict, SyncReport, SyncState,
    Synchronise, Take,
};
use tauri::{AppHandle, Emitter, Manager, State};

use super::{Asked, aside, told};
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

#[tauri::command]
pub async fn add_account(app: AppHandle, order: AddAccount) -> Asked<AccountAdded> {
    aside(app, move |_, office| office.desk()?.add_account(&order)).await
}

#[tauri::command(async)]
pub fn choose_collections(office: State<'_, Office>, order: ChooseCollections) -> Asked<AccountCard> {
    office.desk()?.choose_collections(&order)
}

#[tauri::command(rename_all = "snake_case")]
pub async fn put_account_password(app: AppHandle, account_id: i64, password: String) -> Asked<AccountCard> {
    aside(app, move |_, office| office.desk()?.put_account_password(account_id, &password)).await
}

#[tauri::command(async, rename_all = "snake_case")]
pub fn remove_account(office: State<'_, Office>, account_id: i64) -> Asked<()> {
    office.desk()?.remove_account(account_id)
}

/// On demand; the background does the same by itself.
#[tauri::command]
pub async fn synchronise(app: AppHandle, order: Synchronise) -> Asked<SyncReport> {
    aside(app, move |app, office| {
        let desk = office.desk()?;
        let report = app.state::<Background>().on_demand(app, &desk, &order)?;
        let _ = app.emit("changed", &report.changed);
        Ok(report)
    })
    .await
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

#[tauri::command(async, rename_all = "snake_case")]
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

#[tauri::command]
pub async fn subscribe_calendar(
    app: AppHandle,
    order: SubscribeCalendar,
) -> Asked<Answer<SubscribedCalendar>> {
    aside(app, move |app, office| told(app, office.desk()?.subscribe_calendar(&order)?)).await
}

#[tauri::command(async, rename_all = "snake_case")]
pub fn unsubscribe_calendar(office: State<'_, Office>, subscription_id: i64) -> Asked<()> {
    office.desk()?.unsubscribe_calendar(subscription_id)
}

#[tauri::command]
pub async fn refresh_calendars(app: AppHandle) -> Asked<Answer<CalendarsRefreshed>> {
    aside(app, |app, office| {
        let answer = office.desk()?.refresh_calendars(&Arc::new(AtomicBool::new(false)))?;
        let _ = app.emit("changed", &answer.changed);
        Ok(answer)
    })
    .await
}

/// Where the calendar for everybody is written; without a folder, nowhere.
#[tauri::command(async)]
pub fn publish_calendar(office: State<'_, Office>, folder: Option<PathBuf>) -> Asked<Option<PathBuf>> {
    office.desk()?.publish_calendar_to(folder.as_deref())
}
