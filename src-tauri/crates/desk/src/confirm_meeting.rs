//! Step 4: the date is final. Everybody who asked is due to be told; the lead-time clock starts.

use chrono::{DateTime, Utc};
use planning::conflict::{Case, Placement};
use planning::id::MeetingId;
use planning::lifecycle::Step;
use planning::meeting::{Meeting, MeetingDetails};
use planning::notice::{Notice, NoticeKind};
use planning::world::World;
use serde::Serialize;
use store::{EntityKind, StepName};
use ts_rs::TS;

use crate::due::make_due;
use crate::meeting_steps::{after, meeting_of};
use crate::place_meeting::allowed;
use crate::{Answer, Desk, DeskError};

/// What confirming made due.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Confirmed {
    pub meeting_id: MeetingId,
    pub notices: Vec<Notice>,
}

impl Desk {
    /// Makes a held date final. The conflicts are looked at once more: a calendar may have changed since.
    ///
    /// # Errors
    /// Refused when something blocks the date now, unless it was overridden with a reason before.
    pub fn confirm(&self, id: MeetingId) -> Result<Answer<Confirmed>, DeskError> {
        self.act(StepName::ConfirmMeeting, |writer, world, now| {
            let meeting = meeting_of(world, id)?;
            let stage = after(meeting, Step::Confirm)?;
            still_possible(world, meeting, now)?;
            let details = MeetingDetails { stage, confirmed_at: Some(now), ..meeting.details.clone() };
            let confirmed = Meeting { id, details };
            writer.update_meeting(&confirmed)?;
            let notices = make_due(writer, world, &confirmed, NoticeKind::Confirmed, now)?;
            Ok(Confirmed { meeting_id: id, notices })
        })
    }
}

fn still_possible(world: &World, meeting: &Meeting, now: DateTime<Utc>) -> Result<(), DeskError> {
    let case = Case::standing(world, meeting, now)
        .ok_or_else(|| DeskError::not_found(EntityKind::Request, meeting.request_id.0))?;
    let at = Placement { start: meeting.start, venue_id: meeting.venue_id };
    allowed(&case, &at, meeting.override_reason.as_deref()).map(|_| ())
}
