//! When and where the public was told.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::channel::ChannelId;
use crate::id::{MeetingId, PublicationId, ReleaseId, VenueId};
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
    /// By whom, as the ledger names the officer.
    #[serde(default)]
    pub by: String,
    /// What it showed: the start and the place at that time. `None` in records of the first version.
    #[serde(default, with = "warsaw::serde_instant_option")]
    #[ts(type = "string | null")]
    pub start: Option<DateTime<Utc>>,
    #[serde(default)]
    pub venue_id: Option<VenueId>,
    /// Proof in words.
    #[serde(default)]
    pub note: String,
    /// A picture of it: SHA-256 of what is kept.
    #[serde(default)]
    pub proof: Option<String>,
    /// The date or place changed since: a correction is due there.
    pub stale: bool,
}

impl std::ops::Deref for Publication {
    type Target = PublicationDetails;
    fn deref(&self) -> &PublicationDetails {
        &self.details
    }
}
