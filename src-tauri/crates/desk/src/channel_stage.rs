//! Where one channel of one meeting stands: planned → drafted → released → published → stale.

use planning::announcement::AnnouncementDraft;
use planning::channel::ChannelId;
use planning::meeting::Meeting;
use serde::Serialize;
use ts_rs::TS;

use crate::prepare::Material;

/// On the way to the public, and back to work when the date changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum ChannelStage {
    /// Nobody has written anything yet.
    Planned,
    /// The officer's words are there.
    Drafted,
    /// A pack with it was released for the date and place the meeting has.
    Released,
    Published,
    /// It shows a date or place that is no longer right.
    Stale,
}

/// The stage of a channel, from what is kept.
pub(crate) fn stage(meeting: &Meeting, material: &Material, channel: &ChannelId) -> ChannelStage {
    let there = material.publications.iter().filter(|one| one.channel_id == *channel);
    if let Some(last) = there.max_by_key(|one| (one.at, one.id)) {
        return if last.stale { ChannelStage::Stale } else { ChannelStage::Published };
    }
    let still_right = |release: &store::Release| {
        release.holds(channel) && release.start == meeting.start && release.venue_id == meeting.venue_id
    };
    if material.releases.iter().any(still_right) {
        ChannelStage::Released
    } else if material.draft == AnnouncementDraft::default() {
        ChannelStage::Planned
    } else {
        ChannelStage::Drafted
    }
}
