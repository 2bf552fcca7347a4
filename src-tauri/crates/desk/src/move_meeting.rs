//! A held or promised date is moved: another start, another venue, or both.

use chrono::{DateTime, Utc};
use planning::conflict::{Case, Judged, Placement};
use planning::id::{MeetingId, VenueId};
use planning::lifecycle::Step;
use planning::meeting::{Meeting, MeetingDetails};
use planning::notice::NoticeKind;
use planning::request::{LENGTHS, RequestFault};
use planning::time::{Minutes, warsaw};
use planning::world::World;
use serde::{Deserialize, Serialize};
use store::{EntityKind, StepName, Writer};
use ts_rs::TS;

use crate::check_placement::no_venue;
use crate::due::{make_due, make_stale};
use crate::meeting_steps::{after, meeting_of};
use crate::place_meeting::{Placed, allowed, kept_reason};
use crate::{Answer, Desk, DeskError, Refusal};

/// Where a meeting goes; without a venue it stays where it is, without a duration it lasts as long as before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MoveMeeting {
    pub meeting_id: MeetingId,
    #[serde(with = "warsaw::serde_instant")]
    #[ts(type = "string")]
    pub start: DateTime<Utc>,
    #[serde(default)]
    pub venue_id: Option<VenueId>,
    #[serde(default)]
    #[ts(optional = nullable)]
    pub duration: Option<Minutes>,
    #[serde(default)]
    pub override_reason: Option<String>,
}

impl Desk {
    /// Moves a meeting. Who was told is due to be told again; what was published becomes stale.
    ///
    /// # Errors
    /// Refused with the conflicts and the way out, or when the meeting can no longer move.
    pub fn move_meeting(&self, order: &MoveMeeting) -> Result<Answer<Placed>, DeskError> {
        self.act(StepName::MoveMeeting, |writer, world, now| {
            let meeting = meeting_of(world, order.meeting_id)?;
            after(meeting, Step::Move)?;
            let request = world
                .request(meeting.request_id)
                .ok_or_else(|| DeskError::not_found(EntityKind::Request, meeting.request_id.0))?;
            let at = Placement { start: order.start, venue_id: order.venue_id.unwrap_or(meeting.venue_id) };
            if order.duration.is_some_and(|duration| !LENGTHS.contains(&duration.0)) {
                return Err(Refusal::RequestFaults { faults: vec![RequestFault::DurationOutOfRange] }.into());
            }
            let case = Case::new(world, request, now).moving(meeting.id).lasting(order.duration);
            let judged = allowed(&case, &at, order.override_reason.as_deref())?;
            let lasting = Meeting {
                details: MeetingDetails { duration: case.duration, ..meeting.details.clone() },
                ..*meeting
            };
            write_move(writer, world, (&lasting, &at, &judged), order.override_reason.as_deref(), now)?;
            Ok(Placed { meeting_id: meeting.id, reasons: judged.checked.reasons })
        })
    }
}

/// Writes a move that the rules allow, and what it makes due.
pub(crate) fn write_move(
    writer: &mut Writer<'_>,
    world: &World,
    (meeting, at, judged): (&Meeting, &Placement, &Judged),
    override_reason: Option<&str>,
    now: DateTime<Utc>,
) -> Result<(), DeskError> {
    let venue = world.venue(at.venue_id).ok_or_else(|| no_venue(at.venue_id))?;
    let details = MeetingDetails {
        venue_id: at.venue_id,
        start: at.start,
        setup: venue.setup,
        clearing: venue.clearing,
        stage: after(meeting, Step::Move)?,
        participants: judged.participants.clone(),
        sequence: meeting.sequence + 1,
        override_reason: kept_reason(judged, override_reason),
        announced_start: announced_before(meeting),
        ..meeting.details.clone()
    };
    let mut moved = Meeting { id: meeting.id, details };
    moved.details.ask_again();
    writer.update_meeting(&moved)?;
    if meeting.stage.is_promised() {
        make_due(writer, world, &moved, NoticeKind::Moved, now)?;
        make_stale(writer, meeting, &moved)?;
    }
    Ok(())
}

/// The start the public knows: the one announced first after the last correction.
fn announced_before(meeting: &Meeting) -> Option<DateTime<Utc>> {
    if meeting.stage.is_public() { meeting.announced_start.or(Some(meeting.start)) } else { None }
}
