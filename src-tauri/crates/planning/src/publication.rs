//! When and where the public was told.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::channel::ChannelId;
use crate::id::{MeetingId, PublicationId, ReleaseId};
use crate::time::warsaw;

/// A channel has carried an announcement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Publication {
    pub id: PublicationId,
    #[serde(flatten)]
    pub details: PublicationDetails,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PublicationDetails {
    pub meeting_id: MeetingId,
    pub channel_id: ChannelId,
    /// The release whose words it carried, when one was exported before.
    pub release_id: Option<ReleaseId>,
    #[serde(with = "warsaw::serde_instant")]
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
    /// Where: an address on the web, or a place in words.
    pub url: String,
    /// The date or place changed since: a correction is due there.
    pub stale: bool,
}

impl std::ops::Deref for Publication {
    type Target = PublicationDetails;
    fn deref(&self) -> &PublicationDetails {
        &self.details
    }
}
