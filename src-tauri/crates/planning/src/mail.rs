//! Messages on their way out. A message leaves at most once: what was under way when the program ended is *uncertain*
//! and never sent again by itself, because a second invitation does more harm than a telephone call.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::{MailId, MeetingId, NoticeId};
use crate::time::warsaw;

/// No server takes longer for one message: it must have answered the data within ten minutes (RFC 5321 §4.5.3.2.6).
const LONGEST: TimeDelta = TimeDelta::minutes(15);

/// Where a message stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum MailState {
    /// Waits for the next sending.
    Queued,
    /// Given to the server; written before the first byte leaves.
    Sending,
    /// The server has taken it (RFC 5321 §4.2.5: 250 after the data).
    Sent,
    /// The server refused it, or was not reached: it did not leave.
    Failed,
    /// It may have left: the answer to the data never came. An officer looks and says.
    Uncertain,
    /// Taken back before it left.
    Withdrawn,
}

/// What an officer says of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Settled {
    /// It has arrived.
    Sent,
    /// It has not; send it again.
    Again,
    Withdraw,
}

impl MailState {
    /// The state after an officer's word; `None` where it makes no sense.
    #[must_use]
    pub const fn settled(self, word: Settled) -> Option<Self> {
        match (self, word) {
            (Self::Uncertain, Settled::Sent) => Some(Self::Sent),
            (Self::Uncertain | Self::Failed, Settled::Again) => Some(Self::Queued),
            (Self::Queued | Self::Uncertain | Self::Failed, Settled::Withdraw) => Some(Self::Withdrawn),
            _ => None,
        }
    }

    /// What a message that was handed to the server at `tried_at` is now: one that has been under way for so long belongs to
    /// a program that is no longer there, and nobody knows whether it left.
    #[must_use]
    pub fn seen_at(self, now: DateTime<Utc>, tried_at: Option<DateTime<Utc>>) -> Self {
        let stranded = self == Self::Sending && tried_at.is_none_or(|tried| now - tried >= LONGEST);
        if stranded { Self::Uncertain } else { self }
    }

    /// Whether the message still concerns somebody.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Queued | Self::Sending | Self::Failed | Self::Uncertain)
    }
}

/// One message to one addressee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Mail {
    pub id: MailId,
    #[serde(flatten)]
    pub details: MailDetails,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MailDetails {
    /// The duty that it fulfils.
    pub notice_id: Option<NoticeId>,
    pub meeting_id: MeetingId,
    /// Address of the envelope.
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

impl std::ops::Deref for Mail {
    type Target = MailDetails;
    fn deref(&self) -> &MailDetails {
        &self.details
    }
}

/// How the connection is protected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum MailSecurity {
    /// TLS from the first byte (RFC 8314 §3.3), usually port 465.
    #[default]
    Tls,
    /// STARTTLS, and nothing is said before it (RFC 3207), usually port 587.
    StartTls,
}

/// The account that messages leave from. Its password is never part of it: that lies in the system's keychain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct MailAccount {
    /// Empty: no account; messages stay drafts.
    pub host: String,
    pub port: u16,
    pub security: MailSecurity,
    /// Empty: the server asks for no login.
    pub user: String,
    pub from: String,
    /// A certificate authority of the office's own, as a PEM file.
    pub ca_file: Option<String>,
}

impl Default for MailAccount {
    fn default() -> Self {
        Self {
            host: String::new(),
            port: 465,
            security: MailSecurity::Tls,
            user: String::new(),
            from: String::new(),
            ca_file: None,
        }
    }
}

impl MailAccount {
    /// Whether messages can leave by it.
    #[must_use]
    pub fn is_set(&self) -> bool {
        !self.host.trim().is_empty() && !self.from.trim().is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_sent_is_never_sent_again() {
        for word in [Settled::Sent, Settled::Again, Settled::Withdraw] {
            assert_eq!(MailState::Sent.settled(word), None);
            assert_eq!(MailState::Sending.settled(word), None);
        }
    }

    #[test]
    fn what_is_under_way_for_too_long_is_uncertain_and_nothing_else_changes() {
        let tried: DateTime<Utc> = "2026-11-23T09:00:00Z".parse().unwrap();
        let soon = tried + TimeDelta::minutes(14);
        assert_eq!(MailState::Sending.seen_at(soon, Some(tried)), MailState::Sending);
        assert_eq!(MailState::Sending.seen_at(tried + LONGEST, Some(tried)), MailState::Uncertain);
        assert_eq!(MailState::Queued.seen_at(tried + LONGEST, Some(tried)), MailState::Queued);
        assert_eq!(MailState::Sent.seen_at(tried + LONGEST, Some(tried)), MailState::Sent);
    }

    #[test]
    fn only_an_officer_sends_an_uncertain_message_again() {
        assert_eq!(MailState::Uncertain.settled(Settled::Again), Some(MailState::Queued));
        assert_eq!(MailState::Uncertain.settled(Settled::Sent), Some(MailState::Sent));
        assert_eq!(MailState::Queued.settled(Settled::Sent), None);
    }
}
