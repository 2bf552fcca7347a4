//! Frozen copies of what was announced. Added, never altered: a trigger of the schema forbids it.

use chrono::{DateTime, Utc};
use planning::id::{MeetingId, ReleaseId, VenueId};
use planning::time::warsaw;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One exported pack of a meeting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Release {
    pub id: ReleaseId,
    #[serde(flatten)]
    pub details: ReleaseDetails,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ReleaseDetails {
    pub meeting_id: MeetingId,
    /// 1 for the meeting's first release, then one more each time.
    pub number: u32,
    #[serde(with = "warsaw::serde_instant")]
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
    /// The start that it announces.
    #[serde(with = "warsaw::serde_instant")]
    #[ts(type = "string")]
    pub start: DateTime<Utc>,
    pub venue_id: VenueId,
    /// The announcement as data, as it was.
    pub snapshot: serde_json::Value,
    /// SHA-256 of the pack, in hexadecimal digits.
    pub digest: String,
    /// The names and digests of the pack's files.
    pub files: serde_json::Value,
    /// Where the pack was written.
    pub path: String,
}

impl std::ops::Deref for Release {
    type Target = ReleaseDetails;
    fn deref(&self) -> &ReleaseDetails {
        &self.details
    }
}
