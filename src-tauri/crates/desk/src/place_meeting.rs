//! Step 3, drop: a date is held for a request, or refused with the conflicts and the nearest free alternatives.

use planning::conflict::{Case, Judged, Placement, Reason, all_overridable, check, reason_needed};
use planning::id::{MeetingId, RequestId};
use planning::lifecycle::{Stage, Step};
use planning::meeting::MeetingDetails;
use planning::options::nearest_free;
use planning::request::{Request, RequestState};
use planning::world::World;
use serde::{Deserialize, Serialize};
use store::{EntityKind, StepName};
use ts_rs::TS;

use crate::check_placement::no_venue;
use crate::{Answer, Desk, DeskError, Refusal, Thing};

/// What to hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PlaceMeeting {
    pub request_id: RequestId,
    #[serde(flatten)]
    pub at: Placement,
    /// Why a block is overridden, in the officer's words; the ledger keeps it.
    #[serde(default)]
    pub override_reason: Option<String>,
}

/// The meeting, and what is worth knowing about it although nothing blocks.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Placed {
    pub meeting_id: MeetingId,
    pub reasons: Vec<Reason>,
}

impl Desk {
    /// Holds a date.
    ///
    /// # Errors
    /// Refused with the conflicts and the way out when something blocks and no reason is given.
    pub fn place(&self, order: &PlaceMeeting) -> Result<Answer<Placed>, DeskError> {
        self.act(StepName::PlaceMeeting, |writer, world, now| {
            let request = waiting_request(world, order.request_id)?;
            let case = Case::new(world, request, now);
            let judged = allowed(&case, &order.at, order.override_reason.as_deref())?;
            let meeting = held(world, request, order, &judged)?;
            let meeting_id = writer.insert_meeting(&meeting)?;
            writer.update_request(&Request { state: RequestState::Planned, ..request.clone() })?;
            Ok(Placed { meeting_id, reasons: judged.checked.reasons })
        })
    }
}

/// The request, when it still waits for a date.
pub(crate) fn waiting_request(world: &World, id: RequestId) -> Result<&Request, DeskError> {
    let request = world.request(id).ok_or_else(|| DeskError::not_found(EntityKind::Request, id.0))?;
    match request.state {
        RequestState::Waiting => Ok(request),
        RequestState::Planned => {
            let open =
                world.meetings().find(|meeting| meeting.request_id == id && meeting.stage.takes_time());
            Err(Refusal::RequestNotWaiting { request_id: id, meeting_id: open.map(|meeting| meeting.id) }
                .into())
        }
        RequestState::Declined => {
            let thing = Thing { kind: EntityKind::Request, id: id.0 };
            Err(Refusal::StepNotAllowed { thing, from: Stage::Declined, step: Step::Hold }.into())
        }
    }
}

/// The judgement, when nothing blocks, or everything that blocks may be overridden and a reason is given.
pub(crate) fn allowed(
    case: &Case<'_>,
    at: &Placement,
    override_reason: Option<&str>,
) -> Result<Judged, DeskError> {
    let judged = check(case, at).ok_or_else(|| no_venue(at.venue_id))?;
    if !reason_needed(&judged.checked.reasons) {
        return Ok(judged);
    }
    let overridable = all_overridable(&judged.checked.reasons);
    let given = override_reason.is_some_and(|reason| !reason.trim().is_empty());
    if overridable && given {
        return Ok(judged);
    }
    let alternatives = nearest_free(case, at, 4);
    Err(Refusal::Conflicts { reasons: judged.checked.reasons, alternatives, overridable }.into())
}

/// The reason is kept only where something had to be overridden.
pub(crate) fn kept_reason(judged: &Judged, reason: Option<&str>) -> Option<String> {
    reason_needed(&judged.checked.reasons).then(|| reason.map(str::trim).map(str::to_owned)).flatten()
}

/// The meeting that a placement makes.
pub(crate) fn held(
    world: &World,
    request: &Request,
    order: &PlaceMeeting,
    judged: &Judged,
) -> Result<MeetingDetails, DeskError> {
    let venue = world.venue(order.at.venue_id).ok_or_else(|| no_venue(order.at.venue_id))?;
    Ok(MeetingDetails {
        uid: uid(),
        request_id: request.id,
        name: request.title.clone(),
        venue_id: venue.id,
        start: order.at.start,
        duration: request.duration,
        setup: venue.setup,
        clearing: venue.clearing,
        stage: Stage::Held,
        participants: judged.participants.clone(),
        sequence: 0,
        override_reason: kept_reason(judged, order.override_reason.as_deref()),
        cancel_reason: None,
        confirmed_at: None,
        announced_start: None,
        bookings: vec![],
        calendar_answers: vec![],
    })
}

/// Unique for ever (RFC 5545 §3.8.4.7), also beside those of other desks.
fn uid() -> String {
    format!("{}@lawka-dialogu", uuid::Uuid::new_v4())
}
