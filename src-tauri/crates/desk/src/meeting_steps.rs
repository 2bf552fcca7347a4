//! What every step of a meeting asks first: which meeting, and whether its stage allows the step.

use planning::id::MeetingId;
use planning::lifecycle::{NotAllowed, Stage, Step};
use planning::meeting::Meeting;
use planning::world::World;
use store::EntityKind;

use crate::{DeskError, Refusal, Thing};

pub(crate) fn meeting_of(world: &World, id: MeetingId) -> Result<&Meeting, DeskError> {
    world.meeting(id).ok_or_else(|| DeskError::not_found(EntityKind::Meeting, id.0))
}

/// The stage a step leads to, or a refusal that names both.
pub(crate) fn after(meeting: &Meeting, step: Step) -> Result<Stage, DeskError> {
    let thing = Thing { kind: EntityKind::Meeting, id: meeting.id.0 };
    let refused = |no: NotAllowed| Refusal::StepNotAllowed { thing, from: no.from, step: no.step }.into();
    meeting.stage.after(step).map_err(refused)
}
