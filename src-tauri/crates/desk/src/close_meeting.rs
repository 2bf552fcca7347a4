//! The meeting took place.

use planning::id::MeetingId;
use planning::lifecycle::Step;
use planning::meeting::{Meeting, MeetingDetails};
use store::StepName;

use crate::confirm_meeting::Confirmed;
use crate::meeting_steps::{after, meeting_of};
use crate::{Answer, Desk, DeskError, Refusal};

impl Desk {
    /// Records that a meeting took place.
    ///
    /// # Errors
    /// Refused before its end, and for a date that was never final.
    pub fn close_meeting(&self, id: MeetingId) -> Result<Answer<Confirmed>, DeskError> {
        self.act(StepName::CloseMeeting, |writer, world, now| {
            let meeting = meeting_of(world, id)?;
            let stage = after(meeting, Step::Close)?;
            if meeting.end() > now {
                return Err(Refusal::NotFinal { meeting_id: id, stage: meeting.stage }.into());
            }
            let details = MeetingDetails { stage, ..meeting.details.clone() };
            writer.update_meeting(&Meeting { id, details })?;
            Ok(Confirmed { meeting_id: id, notices: vec![] })
        })
    }
}
