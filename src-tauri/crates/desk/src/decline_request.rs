//! A request is turned down, with a reason in words.

use planning::id::RequestId;
use planning::request::{Request, RequestState};
use store::StepName;

use crate::place_meeting::waiting_request;
use crate::{Answer, Desk, DeskError, Received, Refusal};

impl Desk {
    /// Declines a waiting request.
    ///
    /// # Errors
    /// Refused without a reason, or when the request has a date.
    pub fn decline(&self, id: RequestId, reason: &str) -> Result<Answer<Received>, DeskError> {
        let reason = reason.trim();
        if reason.is_empty() {
            return Err(Refusal::ReasonNeeded.into());
        }
        self.act(StepName::DeclineRequest, |writer, world, _| {
            let request = waiting_request(world, id)?.clone();
            let decline_reason = Some(reason.to_owned());
            writer.update_request(&Request { state: RequestState::Declined, decline_reason, ..request })?;
            Ok(Received { request_id: id })
        })
    }
}
