//! A held date that nobody was told goes back to the list of requests.

use planning::id::{MeetingId, RequestId};
use planning::lifecycle::Step;
use planning::request::{Request, RequestState};
use serde::Serialize;
use store::StepName;
use ts_rs::TS;

use crate::meeting_steps::{after, meeting_of};
use crate::{Answer, Desk, DeskError};

/// The request that waits again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct BackOnTheList {
    pub request_id: RequestId,
}

impl Desk {
    /// Takes a held date back.
    ///
    /// # Errors
    /// Refused once the date is final: then it is cancelled, with a reason.
    pub fn release_meeting(&self, id: MeetingId) -> Result<Answer<BackOnTheList>, DeskError> {
        self.act(StepName::ReleaseMeeting, |writer, world, _| {
            let meeting = meeting_of(world, id)?;
            after(meeting, Step::Release)?;
            writer.remove_meeting(id)?;
            if let Some(request) = world.request(meeting.request_id) {
                writer.update_request(&Request { state: RequestState::Waiting, ..request.clone() })?;
            }
            Ok(BackOnTheList { request_id: meeting.request_id })
        })
    }
}
