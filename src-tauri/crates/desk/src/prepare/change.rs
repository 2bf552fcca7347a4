//! What changed since somebody read of a meeting: „było → jest”, for each channel what that channel showed.

use chrono::{DateTime, Utc};
use documents::Status;
use planning::id::VenueId;
use planning::lifecycle::Stage;
use planning::meeting::Meeting;
use planning::publication::Publication;
use planning::world::World;
use serde::Deserialize;
use store::Release;

use super::local;

/// A start and a place that were shown to the public, or told to somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub(crate) struct Shown {
    pub start: DateTime<Utc>,
    pub venue_id: VenueId,
}

/// What a publication showed: its own record, else that of its release, else what the meeting still knows.
pub(crate) fn shown_by(publication: &Publication, releases: &[Release], meeting: &Meeting) -> Shown {
    let release = releases.iter().find(|release| Some(release.id) == publication.release_id);
    let start = publication.start.or(release.map(|release| release.start)).or(meeting.announced_start);
    let venue_id = publication.venue_id.or(release.map(|release| release.venue_id));
    Shown { start: start.unwrap_or(meeting.start), venue_id: venue_id.unwrap_or(meeting.venue_id) }
}

/// What the public saw last and what is no longer so; `None` when nothing it saw is out of date.
pub(crate) fn last_shown(
    publications: &[Publication],
    releases: &[Release],
    meeting: &Meeting,
) -> Option<Shown> {
    let stale = publications.iter().filter(|publication| publication.stale);
    let last = stale.max_by_key(|publication| (publication.at, publication.id));
    let of_meeting = meeting.announced_start.map(|start| Shown { start, venue_id: meeting.venue_id });
    last.map(|publication| shown_by(publication, releases, meeting)).or(of_meeting)
}

/// The status that follows. A place that is no longer in the register is left out of „było”.
pub(super) fn status(world: &World, meeting: &Meeting, shown: Option<Shown>) -> Status {
    if meeting.stage == Stage::Cancelled {
        return Status::Cancelled { reason: meeting.cancel_reason.clone().unwrap_or_default() };
    }
    let Some(shown) = shown else { return Status::Scheduled };
    let previous_start = (shown.start != meeting.start).then(|| local(shown.start));
    let previous_place = (shown.venue_id != meeting.venue_id).then(|| place(world, shown.venue_id)).flatten();
    if previous_start.is_none() && previous_place.is_none() {
        return Status::Scheduled;
    }
    Status::Rescheduled { previous_start, previous_place }
}

fn place(world: &World, id: VenueId) -> Option<String> {
    world.venue(id).map(|venue| format!("{}, {}", venue.name, venue.address))
}
