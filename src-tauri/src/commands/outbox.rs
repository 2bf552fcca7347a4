//! Messages on their way out, and the account they leave from.

use desk::{
    Answer, LetterOrder, MailAccountCard, MailCard, MailQueued, MailSettled, MailsQueued, OutboxSent,
    SettleMail, Written,
};
use planning::id::MeetingId;
use planning::mail::MailAccount;
use tauri::{AppHandle, State};

use super::announcements::apart;
use super::{Asked, told};
use crate::office::Office;

#[tauri::command(async)]
pub fn outbox(office: State<'_, Office>) -> Asked<Vec<MailCard>> {
    office.desk()?.outbox()
}

#[tauri::command]
pub async fn queue_notice(
    app: AppHandle,
    office: State<'_, Office>,
    order: LetterOrder,
) -> Asked<Answer<MailQueued>> {
    let desk = office.desk()?;
    told(&app, apart(move || desk.queue_notice(&order)).await?)
}

#[tauri::command(rename_all = "snake_case")]
pub async fn queue_waiting(
    app: AppHandle,
    office: State<'_, Office>,
    meeting_id: MeetingId,
) -> Asked<Answer<MailsQueued>> {
    let desk = office.desk()?;
    told(&app, apart(move || desk.queue_waiting(meeting_id)).await?)
}

/// The password is used and, where the system has a keychain, kept there; it stands nowhere else.
#[tauri::command]
pub async fn send_outbox(
    app: AppHandle,
    office: State<'_, Office>,
    password: Option<String>,
) -> Asked<Answer<OutboxSent>> {
    let desk = office.desk()?;
    told(&app, apart(move || desk.send_outbox(password.as_deref())).await?)
}

#[tauri::command(async)]
pub fn settle_mail(
    app: AppHandle,
    office: State<'_, Office>,
    order: SettleMail,
) -> Asked<Answer<MailSettled>> {
    told(&app, office.desk()?.settle_mail(order)?)
}

#[tauri::command]
pub async fn mail_account(office: State<'_, Office>) -> Asked<MailAccountCard> {
    let desk = office.desk()?;
    apart(move || desk.mail_account()).await
}

#[tauri::command]
pub async fn put_mail_account(
    app: AppHandle,
    office: State<'_, Office>,
    account: MailAccount,
    password: Option<String>,
) -> Asked<Answer<Written>> {
    let desk = office.desk()?;
    told(&app, apart(move || desk.put_mail_account(&account, password.as_deref())).await?)
}

#[tauri::command]
pub async fn test_mail_account(office: State<'_, Office>, password: Option<String>) -> Asked<()> {
    let desk = office.desk()?;
    apart(move || desk.test_mail_account(password.as_deref())).await
}
