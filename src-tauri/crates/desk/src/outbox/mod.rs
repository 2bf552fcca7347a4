//! The outbox: messages to those who must be told, queued first and then handed to the office's mail server.
//!
//! A message leaves at most once. Before the first byte goes out the register says *sending*; only the server's answer
//! makes it *sent* or *failed*. What was still *sending* when a program ended, or got no answer, is *uncertain*: it is
//! shown as that and never sent again until an officer has looked and says so.

mod account;
mod queue;
mod send;
mod settle;

pub use account::{MailAccountCard, PasswordState};
pub use queue::{MailQueued, MailsQueued};
pub use send::OutboxSent;
pub use settle::{MailSettled, SettleMail};

use planning::id::{MailId, MeetingId, NoticeId};
use planning::mail::{Mail, MailState};
use planning::time::warsaw;
use serde::Serialize;
use store::EntityKind;
use ts_rs::TS;

use chrono::{DateTime, Utc};

use crate::{Desk, DeskError};

/// A message in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct MailCard {
    pub id: MailId,
    pub notice_id: Option<NoticeId>,
    pub meeting_id: MeetingId,
    pub meeting_name: String,
    pub to: String,
    pub subject: String,
    pub state: MailState,
    #[serde(with = "warsaw::serde_instant")]
    #[ts(type = "string")]
    pub queued_at: DateTime<Utc>,
    #[serde(with = "warsaw::serde_instant_option")]
    #[ts(type = "string | null")]
    pub tried_at: Option<DateTime<Utc>>,
    #[serde(with = "warsaw::serde_instant_option")]
    #[ts(type = "string | null")]
    pub done_at: Option<DateTime<Utc>>,
    pub attempts: u32,
    /// What the server said.
    pub error: Option<String>,
}

impl Desk {
    /// Every message, those that still concern somebody first, the newest first.
    ///
    /// # Errors
    /// Failed when the register cannot be read.
    pub fn outbox(&self) -> Result<Vec<MailCard>, DeskError> {
        let mails = self.store().read(|reader| reader.mails())?;
        self.look(|world, now| {
            let mut cards: Vec<MailCard> = mails
                .iter()
                .map(|mail| {
                    let meeting = world.meeting(mail.meeting_id);
                    card(mail, meeting.map(|meeting| meeting.name.clone()).unwrap_or_default(), now)
                })
                .collect();
            cards.sort_by_key(|card| (!card.state.is_open(), std::cmp::Reverse(card.id)));
            Ok(cards)
        })
    }
}

fn card(mail: &Mail, meeting_name: String, now: DateTime<Utc>) -> MailCard {
    MailCard {
        id: mail.id,
        notice_id: mail.notice_id,
        meeting_id: mail.meeting_id,
        meeting_name,
        to: mail.to.clone(),
        subject: mail.subject.clone(),
        state: mail.state.seen_at(now, mail.tried_at),
        queued_at: mail.queued_at,
        tried_at: mail.tried_at,
        done_at: mail.done_at,
        attempts: mail.attempts,
        error: mail.error.clone(),
    }
}

fn no_mail(id: MailId) -> DeskError {
    DeskError::not_found(EntityKind::Mail, id.0)
}
