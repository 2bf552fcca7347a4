//! What is out of date in public, and what is right: shown before the correction pack is made.

use chrono::{DateTime, Utc};
use planning::channel::ChannelId;
use planning::id::MeetingId;
use planning::lifecycle::Stage;
use planning::meeting::Meeting;
use planning::publication::Publication;
use planning::time::warsaw;
use planning::world::World;
use serde::Serialize;
use ts_rs::TS;

use crate::meeting_steps::meeting_of;
use crate::prepare::{Material, last_shown};
use crate::{Desk, DeskError};

/// One thing that is no longer as it was shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "what", rename_all = "snake_case")]
#[ts(export)]
pub enum AnnouncedChange {
    Start {
        #[serde(with = "warsaw::serde_instant")]
        #[ts(type = "string")]
        was: DateTime<Utc>,
        #[serde(with = "warsaw::serde_instant")]
        #[ts(type = "string")]
        now: DateTime<Utc>,
    },
    /// Names of venues.
    Venue {
        was: String,
        now: String,
    },
    Cancelled {
        reason: String,
    },
}

/// What the correction pack would be about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Correction {
    pub changes: Vec<AnnouncedChange>,
    /// The stale channels.
    pub channels: Vec<ChannelId>,
    /// People still to be told.
    pub notices_due: u32,
}

impl Desk {
    /// `None` while nothing in public is out of date.
    ///
    /// # Errors
    /// Refused when there is no such meeting.
    pub fn correction(&self, id: MeetingId) -> Result<Option<Correction>, DeskError> {
        let material = self.material(id)?;
        let waiting = self.store().read(|reader| reader.notices_of(id))?;
        let notices_due = waiting.iter().filter(|notice| notice.sent_at.is_none()).count() as u32;
        self.look(|world, _| Ok(correction(world, meeting_of(world, id)?, &material, notices_due)))
    }
}

/// The last publication of each channel that is stale.
pub(crate) fn stale_channels(publications: &[Publication]) -> Vec<&Publication> {
    let mut stale: Vec<&Publication> = publications.iter().filter(|one| one.stale).collect();
    stale.sort_by_key(|one| (&one.channel_id, std::cmp::Reverse((one.at, one.id))));
    stale.dedup_by_key(|one| &one.channel_id);
    stale
}

pub(crate) fn correction(
    world: &World,
    meeting: &Meeting,
    material: &Material,
    notices_due: u32,
) -> Option<Correction> {
    let stale = stale_channels(&material.publications);
    if stale.is_empty() {
        return None;
    }
    let channels = stale.iter().map(|one| one.channel_id.clone()).collect();
    Some(Correction { changes: changes(world, meeting, material), channels, notices_due })
}

fn changes(world: &World, meeting: &Meeting, material: &Material) -> Vec<AnnouncedChange> {
    if meeting.stage == Stage::Cancelled {
        let reason = meeting.cancel_reason.clone().unwrap_or_default();
        return vec![AnnouncedChange::Cancelled { reason }];
    }
    let Some(shown) = last_shown(&material.publications, &material.releases, meeting) else { return vec![] };
    let name = |id| world.venue(id).map(|venue| venue.name.clone()).unwrap_or_default();
    let start = AnnouncedChange::Start { was: shown.start, now: meeting.start };
    let venue = AnnouncedChange::Venue { was: name(shown.venue_id), now: name(meeting.venue_id) };
    let both = [(shown.start != meeting.start, start), (shown.venue_id != meeting.venue_id, venue)];
    both.into_iter().filter(|(differs, _)| *differs).map(|(_, change)| change).collect()
}
