//! Something that a checklist found missing, and that an officer takes on themselves, by name and with a reason.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::{MeetingId, WaiverId};
use crate::time::warsaw;

/// One finding of one meeting, waived. It holds until it is taken back, or what was found is something else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Waiver {
    pub id: WaiverId,
    #[serde(flatten)]
    pub details: WaiverDetails,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct WaiverDetails {
    pub meeting_id: MeetingId,
    /// The finding's key: channel, field and kind of fact.
    pub key: String,
    pub by: String,
    #[serde(with = "warsaw::serde_instant")]
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
    /// In the officer's words.
    pub reason: String,
}

impl std::ops::Deref for Waiver {
    type Target = WaiverDetails;
    fn deref(&self) -> &WaiverDetails {
        &self.details
    }
}
