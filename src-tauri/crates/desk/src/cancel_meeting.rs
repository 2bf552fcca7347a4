//! A meeting falls through. The reason is kept; who was told is told again; the request waits for a new date.

use planning::id::MeetingId;
use planning::lifecycle::Step;
use planning::meeting::{Meeting, MeetingDetails};
use planning::notice::NoticeKind;
use planning::request::{Request, RequestState};
use store::StepName;

use crate::confirm_meeting::Confirmed;
use crate::due::{make_due, make_stale};
use crate::meeting_steps::{after, meeting_of};
use crate::{Answer, Desk, DeskError, Refusal};

impl Desk {
    /// Cancels a meeting.
    ///
    /// # Errors
    /// Refused without a reason in words, or when the meeting is over already.
    pub fn cancel(&self, id: MeetingId, reason: &str) -> Result<Answer<Confirmed>, DeskError> {
        let reason = reason.trim();
        if reason.is_empty() {
            return Err(Refusal::ReasonNeeded.into());
        }
        self.act(StepName::CancelMeeting, |writer, world, now| {
            let meeting = meeting_of(world, id)?;
            let details = MeetingDetails {
                stage: after(meeting, Step::Cancel)?,
                cancel_reason: Some(reason.to_owned()),
                sequence: meeting.sequence + 1,
                ..meeting.details.clone()
            };
            let cancelled = Meeting { id, details };
            writer.update_meeting(&cancelled)?;
            if let Some(request) = world.request(meeting.request_id) {
                writer.update_request(&Request { state: RequestState::Waiting, ..request.clone() })?;
            }
            let notices = if meeting.stage.is_promised() {
                make_stale(writer, meeting, &cancelled)?;
                make_due(writer, world, &cancelled, NoticeKind::Cancelled, now)?
            } else {
                vec![]
            };
            Ok(Confirmed { meeting_id: id, notices })
        })
    }
}
