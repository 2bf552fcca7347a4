//! The ledger of informing: who had to be told, since when, when they were told and how, and who still waits.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use planning::id::{MeetingId, NoticeId};
use planning::mail::{Mail, MailState};
use planning::notice::{AddresseeKind, Means, Notice, NoticeKind};
use planning::time::warsaw;
use planning::world::World;
use serde::Serialize;
use ts_rs::TS;

use crate::{Desk, DeskError};

/// One duty to tell somebody, and how it went.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct InformedRow {
    pub notice_id: NoticeId,
    pub meeting_id: MeetingId,
    pub meeting_name: String,
    pub name: String,
    pub addressee: AddresseeKind,
    pub about: NoticeKind,
    /// When the date became final, changed or fell through.
    #[serde(with = "warsaw::serde_instant")]
    #[ts(type = "string")]
    pub final_at: DateTime<Utc>,
    #[serde(with = "warsaw::serde_instant")]
    #[ts(type = "string")]
    pub due_by: DateTime<Utc>,
    #[serde(with = "warsaw::serde_instant_option")]
    #[ts(type = "string | null")]
    pub told_at: Option<DateTime<Utc>>,
    pub told_by: Option<Means>,
    /// From `final_at` to `told_at`, in tenths rounded.
    pub hours: Option<f64>,
    /// From `final_at` to now, while nobody was told.
    pub waiting_hours: Option<f64>,
    pub overdue: bool,
    /// Where the message to them stands, when one is in the outbox.
    pub mail: Option<MailState>,
    pub has_email: bool,
}

/// The ledger, who waits first.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Informed {
    pub rows: Vec<InformedRow>,
    pub told: u32,
    pub waiting: u32,
    pub overdue: u32,
    /// Of those who were told.
    pub median_hours: Option<f64>,
}

impl Desk {
    /// The ledger of one meeting, or of all.
    ///
    /// # Errors
    /// Failed when the register cannot be read.
    pub fn informed(&self, meeting: Option<MeetingId>) -> Result<Informed, DeskError> {
        let (notices, mails) = self.store().read(|reader| {
            let notices = match meeting {
                Some(id) => reader.notices_of(id)?,
                None => reader.notices()?,
            };
            Ok((notices, reader.mails()?))
        })?;
        let mails: BTreeMap<NoticeId, &Mail> =
            mails.iter().filter_map(|mail| Some((mail.notice_id?, mail))).collect();
        self.look(|world, now| {
            let rows = notices.iter().map(|notice| row(world, notice, mails.get(&notice.id).copied(), now));
            Ok(ledger(rows.collect()))
        })
    }
}

fn row(world: &World, notice: &Notice, mail: Option<&Mail>, now: DateTime<Utc>) -> InformedRow {
    let hours = |until: DateTime<Utc>| {
        let minutes = (until - notice.since).num_minutes().max(0);
        (minutes as f64 / 6.0).round() / 10.0
    };
    InformedRow {
        notice_id: notice.id,
        meeting_id: notice.meeting_id,
        meeting_name: world.meeting(notice.meeting_id).map(|one| one.name.clone()).unwrap_or_default(),
        name: notice.addressee.name.clone(),
        addressee: notice.addressee.kind,
        about: notice.kind,
        final_at: notice.since,
        due_by: notice.due_by,
        told_at: notice.sent_at,
        told_by: notice.sent_by,
        hours: notice.sent_at.map(hours),
        waiting_hours: notice.sent_at.is_none().then(|| hours(now)),
        overdue: notice.sent_at.is_none() && notice.due_by < now,
        mail: mail.map(|mail| mail.state),
        has_email: notice.addressee.email.as_ref().is_some_and(|email| !email.trim().is_empty()),
    }
}

fn ledger(mut rows: Vec<InformedRow>) -> Informed {
    rows.sort_by_key(|row| (row.told_at.is_some(), row.due_by, row.notice_id));
    let count = |keep: fn(&InformedRow) -> bool| rows.iter().filter(|row| keep(row)).count() as u32;
    let mut hours: Vec<f64> = rows.iter().filter_map(|row| row.hours).collect();
    hours.sort_by(f64::total_cmp);
    Informed {
        told: count(|row| row.told_at.is_some()),
        waiting: count(|row| row.told_at.is_none()),
        overdue: count(|row| row.overdue),
        median_hours: hours.get(hours.len() / 2).copied(),
        rows,
    }
}
