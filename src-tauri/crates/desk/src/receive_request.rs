//! Step 1: a request is received, or what is known of it is corrected.

use planning::id::RequestId;
use planning::request::{Request, RequestDetails, validate};
use serde::Serialize;
use store::{EntityKind, StepName};
use ts_rs::TS;

use crate::{Answer, Desk, DeskError, Refusal};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Received {
    pub request_id: RequestId,
}

impl Desk {
    /// Puts a request on the list.
    ///
    /// # Errors
    /// Refused with every fault of the form.
    pub fn receive(&self, details: &RequestDetails) -> Result<Answer<Received>, DeskError> {
        without_faults(details)?;
        self.act(StepName::ReceiveRequest, |writer, _, _| {
            Ok(Received { request_id: writer.insert_request(details)? })
        })
    }

    /// Corrects a request.
    ///
    /// # Errors
    /// Refused with every fault of the form, or when there is no such request.
    pub fn edit_request(
        &self,
        id: RequestId,
        details: &RequestDetails,
    ) -> Result<Answer<Received>, DeskError> {
        without_faults(details)?;
        self.act(StepName::EditRequest, |writer, world, _| {
            let request = world.request(id).ok_or_else(|| DeskError::not_found(EntityKind::Request, id.0))?;
            writer.update_request(&Request { details: details.clone(), ..request.clone() })?;
            Ok(Received { request_id: id })
        })
    }
}

pub(crate) fn without_faults(details: &RequestDetails) -> Result<(), DeskError> {
    let faults = validate(details);
    if faults.is_empty() { Ok(()) } else { Err(Refusal::RequestFaults { faults }.into()) }
}
