//! Step 5: who must be told, and that they were.

use chrono::{DateTime, Utc};
use planning::id::NoticeId;
use planning::notice::{Means, Notice};
use planning::time::warsaw;
use serde::{Deserialize, Serialize};
use store::{EntityKind, StepName};
use ts_rs::TS;

use crate::{Answer, Desk, DeskError};

/// A notice in a list.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct NoticeCard {
    /// Who is to be told.
    pub name: String,
    pub meeting_name: String,
    #[serde(with = "warsaw::serde_instant_option")]
    #[ts(type = "string | null")]
    pub meeting_start: Option<DateTime<Utc>>,
    pub overdue: bool,
    #[serde(flatten)]
    pub notice: Notice,
}

/// Somebody was told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MarkNotice {
    pub notice_id: NoticeId,
    pub by: Means,
}

impl Desk {
    /// All notices, what is due first.
    ///
    /// # Errors
    /// Failed when the register cannot be read.
    pub fn notices(&self) -> Result<Vec<NoticeCard>, DeskError> {
        let notices = self.store().read(|reader| reader.notices())?;
        self.look(|world, now| {
            let mut cards: Vec<NoticeCard> = notices
                .into_iter()
                .map(|notice| {
                    let meeting = world.meeting(notice.meeting_id);
                    NoticeCard {
                        name: notice.addressee.name.clone(),
                        meeting_name: meeting.map(|meeting| meeting.name.clone()).unwrap_or_default(),
                        meeting_start: meeting.map(|meeting| meeting.start),
                        overdue: notice.sent_at.is_none() && notice.due_by < now,
                        notice,
                    }
                })
                .collect();
            cards.sort_by_key(|card| (card.notice.sent_at.is_some(), card.notice.due_by, card.notice.id));
            Ok(cards)
        })
    }

    /// Records that somebody was told, and how.
    ///
    /// # Errors
    /// Refused when there is no such notice.
    pub fn mark_notice(&self, order: &MarkNotice) -> Result<Answer<NoticeSent>, DeskError> {
        self.act(StepName::MarkNotice, |writer, _, now| {
            let known = writer.notices()?.into_iter().find(|notice| notice.id == order.notice_id);
            let mut notice =
                known.ok_or_else(|| DeskError::not_found(EntityKind::Notice, order.notice_id.0))?;
            notice.details.sent_at = Some(now);
            notice.details.sent_by = Some(order.by);
            writer.update_notice(&notice)?;
            Ok(NoticeSent { notice })
        })
    }
}

/// The notice as it stands now.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct NoticeSent {
    pub notice: Notice,
}
