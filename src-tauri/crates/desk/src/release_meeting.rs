//! A held date that nobody was told goes back to the list of requests.

use planning::id::{MeetingId, RequestId, VenueId};
use planning::lifecycle::Step;
use planning::request::{Request, RequestState};
use planning::time::warsaw;
use planning::world::World;
use serde::Serialize;
use store::{StepName, Writer};
use ts_rs::TS;

use crate::meeting_steps::{after, meeting_of};
use crate::{Answer, Desk, DeskError};

/// The request that waits again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct BackOnTheList {
    pub request_id: RequestId,
    /// Halls that somebody still keeps for the date given up: they are to be told.
    pub halls_kept: Vec<VenueId>,
}

impl Desk {
    /// Takes a held date back.
    ///
    /// # Errors
    /// Refused once the date is final: then it is cancelled, with a reason.
    pub fn release_meeting(&self, id: MeetingId) -> Result<Answer<BackOnTheList>, DeskError> {
        self.act(StepName::ReleaseMeeting, |writer, world, now| {
            let meeting = meeting_of(world, id)?;
            let kept = meeting.bookings.iter().filter(|booking| booking.keeps(warsaw::date(now)));
            let halls_kept = kept.map(|booking| booking.venue_id).collect();
            Ok(BackOnTheList { request_id: write_release(writer, world, id)?, halls_kept })
        })
    }
}

/// Writes a release that the lifecycle allows; its request waits again.
pub(crate) fn write_release(
    writer: &mut Writer<'_>,
    world: &World,
    id: MeetingId,
) -> Result<RequestId, DeskError> {
    let meeting = meeting_of(world, id)?;
    after(meeting, Step::Release)?;
    writer.remove_meeting(id)?;
    if let Some(request) = world.request(meeting.request_id) {
        writer.update_request(&Request { state: RequestState::Waiting, ..request.clone() })?;
    }
    Ok(meeting.request_id)
}
