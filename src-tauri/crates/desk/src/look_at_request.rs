//! While a letter is taken in: what is wrong with it, what is in the register already and may be the same, and which
//! district its words name. Nothing is written.

use planning::district::{self, Mention};
use planning::duplicate::{Duplicate, duplicates};
use planning::id::RequestId;
use planning::request::{RequestDetails, RequestFault, validate};
use serde::Serialize;
use ts_rs::TS;

use crate::{Desk, DeskError};

/// What the desk says of a request that is being written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct RequestNotes {
    pub faults: Vec<RequestFault>,
    /// The likeliest first.
    pub duplicates: Vec<Duplicate>,
    /// `None` where the words name no district, or several.
    pub district: Option<Mention>,
}

impl Desk {
    /// `own` is the request itself when it is edited.
    ///
    /// # Errors
    /// Failed when the register cannot be read.
    pub fn look_at_request(
        &self,
        details: &RequestDetails,
        own: Option<RequestId>,
    ) -> Result<RequestNotes, DeskError> {
        self.look(|world, _| {
            Ok(RequestNotes {
                faults: validate(details),
                duplicates: duplicates(details, own, world.requests()),
                district: district::mentioned(&format!("{} {}", details.title, details.topic)),
            })
        })
    }
}
