//! A proposal, or a part of it, becomes the register: one step, refused as a whole when something blocks now.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use planning::conflict::{Checked, Judged, Placement, Verdict, reason_needed};
use planning::id::{MeetingId, RequestId};
use planning::lifecycle::Step;
use planning::options::nearest_free;
use planning::request::{Request, RequestState};
use planning::season::{Pick, Staged};
use planning::world::World;
use serde::{Deserialize, Serialize};
use store::{EntityKind, StepName, Writer};
use ts_rs::TS;

use crate::check_placement::no_venue;
use crate::meeting_steps::{after, meeting_of};
use crate::move_meeting::write_move;
use crate::place_meeting::{held, waiting_request};
use crate::release_meeting::write_release;
use crate::{Answer, Desk, DeskError, PlaceMeeting, Placed, Refusal};

/// The placements of a proposal that are accepted: all, some or none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ApplySeason {
    pub picks: Vec<Pick>,
    /// Held meetings that go back to the list of requests.
    #[serde(default)]
    pub release: Vec<MeetingId>,
    /// Needed when an announced meeting moves; the ledger keeps it. It overrides no block.
    #[serde(default)]
    pub override_reason: Option<String>,
}

/// What came of it, in the order of the picks.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct SeasonApplied {
    pub placed: Vec<Placed>,
    pub moved: Vec<Placed>,
    /// The requests that wait again.
    pub released: Vec<RequestId>,
}

/// What the rules say of one pick when all of them stand, as the register is now.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct SeasonCheck {
    pub pick: Pick,
    #[serde(flatten)]
    pub checked: Checked,
}

impl Desk {
    /// Judges picks that may be some of a proposal only, or whose register has changed since.
    ///
    /// # Errors
    /// Refused when a request, meeting or venue is gone, or a request no longer waits.
    pub fn check_season(&self, picks: &[Pick]) -> Result<Vec<SeasonCheck>, DeskError> {
        self.look(|world, now| {
            let judged = judge_all(world, picks, now)?;
            let both = picks.iter().zip(judged);
            Ok(both
                .map(|(pick, judged)| SeasonCheck { pick: pick.clone(), checked: judged.checked })
                .collect())
        })
    }

    /// Holds what is new and moves what stands, as one step.
    ///
    /// # Errors
    /// Refused as a whole, with all reasons, when something blocks now.
    pub fn apply_season(&self, order: &ApplySeason) -> Result<Answer<SeasonApplied>, DeskError> {
        self.act(StepName::ApplySeason, |writer, world, now| {
            let judged = judge_all(world, &order.picks, now)?;
            let reason = order.override_reason.as_deref().map(str::trim).filter(|reason| !reason.is_empty());
            nothing_blocks(world, (&order.picks, &judged), reason, now)?;
            let mut applied = write_all(writer, world, (&order.picks, judged), reason, now)?;
            for id in &order.release {
                applied.released.push(write_release(writer, world, *id)?);
            }
            Ok(applied)
        })
    }
}

/// Each pick with all the others standing.
fn judge_all(world: &World, picks: &[Pick], now: DateTime<Utc>) -> Result<Vec<Judged>, DeskError> {
    let mut seen = BTreeSet::new();
    for pick in picks {
        can_be_done(world, pick)?;
        if !seen.insert(pick.request_id) {
            let (request_id, meeting_id) = (pick.request_id, pick.meeting_id);
            return Err(Refusal::RequestNotWaiting { request_id, meeting_id }.into());
        }
    }
    let staged = Staged::new(world, picks);
    let judge = |pick: &Pick| {
        let judged = staged.judge(pick, now).ok_or_else(|| no_venue(pick.venue_id))?;
        with_the_same_people(pick, judged)
    };
    picks.iter().map(judge).collect()
}

/// Its request waits, or its meeting can move; its venue is known.
fn can_be_done(world: &World, pick: &Pick) -> Result<(), DeskError> {
    world.venue(pick.venue_id).ok_or_else(|| no_venue(pick.venue_id))?;
    let Some(id) = pick.meeting_id else { return waiting_request(world, pick.request_id).map(|_| ()) };
    let meeting = meeting_of(world, id)?;
    after(meeting, Step::Move)?;
    let known = meeting.request_id == pick.request_id && world.request(pick.request_id).is_some();
    if known { Ok(()) } else { Err(DeskError::not_found(EntityKind::Request, pick.request_id.0)) }
}

/// Whoever was proposed can still take part; nobody else is put in their place without a word.
fn with_the_same_people(pick: &Pick, judged: Judged) -> Result<Judged, DeskError> {
    let gone = pick.participants.iter().find(|one| {
        judged.participants.iter().all(|chosen| (chosen.role, chosen.person_id) != (one.role, one.person_id))
    });
    match gone.filter(|one| one.required) {
        Some(one) => Err(DeskError::not_found(EntityKind::Person, one.person_id.0)),
        None => Ok(judged),
    }
}

fn nothing_blocks(
    world: &World,
    (picks, judged): (&[Pick], &[Judged]),
    reason: Option<&str>,
    now: DateTime<Utc>,
) -> Result<(), DeskError> {
    let blocked: Vec<(&Pick, &Judged)> =
        picks.iter().zip(judged).filter(|(_, judged)| reason_needed(&judged.checked.reasons)).collect();
    let Some((first, _)) = blocked.first() else { return Ok(()) };
    // One sentence tells why announced dates change; it is no word for whatever else may block a whole season.
    let overridable = blocked.iter().all(|(_, judged)| judged.checked.verdict < Verdict::Blocked);
    if overridable && reason.is_some() {
        return Ok(());
    }
    let reasons = blocked.iter().flat_map(|(_, judged)| judged.checked.reasons.clone()).collect();
    let staged = Staged::new(world, picks);
    let at = Placement { start: first.start, venue_id: first.venue_id };
    let alternatives = staged.case(first, now).map(|case| nearest_free(&case, &at, 4)).unwrap_or_default();
    Err(Refusal::Conflicts { reasons, alternatives, overridable }.into())
}

fn write_all(
    writer: &mut Writer<'_>,
    world: &World,
    (picks, judged): (&[Pick], Vec<Judged>),
    reason: Option<&str>,
    now: DateTime<Utc>,
) -> Result<SeasonApplied, DeskError> {
    let mut applied = SeasonApplied::default();
    for (pick, judged) in picks.iter().zip(judged) {
        let at = Placement { start: pick.start, venue_id: pick.venue_id };
        match pick.meeting_id {
            Some(id) => {
                write_move(writer, world, (meeting_of(world, id)?, &at, &judged), reason, now)?;
                applied.moved.push(Placed { meeting_id: id, reasons: judged.checked.reasons });
            }
            None => {
                let meeting_id = write_new(writer, world, (pick.request_id, at, &judged), reason)?;
                applied.placed.push(Placed { meeting_id, reasons: judged.checked.reasons });
            }
        }
    }
    Ok(applied)
}

fn write_new(
    writer: &mut Writer<'_>,
    world: &World,
    (request_id, at, judged): (RequestId, Placement, &Judged),
    reason: Option<&str>,
) -> Result<MeetingId, DeskError> {
    let request = waiting_request(world, request_id)?;
    let order = PlaceMeeting { request_id, at, override_reason: reason.map(str::to_owned) };
    let meeting = held(world, request, &order, judged)?;
    let meeting_id = writer.insert_meeting(&meeting)?;
    writer.update_request(&Request { state: RequestState::Planned, ..request.clone() })?;
    Ok(meeting_id)
}
