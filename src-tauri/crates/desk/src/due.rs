//! What a change of a promised date makes due: people are told, channels are out of date.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use planning::lifecycle::Stage;
use planning::meeting::Meeting;
use planning::notice::{self, Notice, NoticeKind};
use planning::world::World;
use store::Writer;

use crate::DeskError;
use crate::prepare::{Shown, shown_by};

/// Writes the notices a change makes due. Those of an earlier change that nobody was sent yet are replaced.
pub(crate) fn make_due(
    writer: &mut Writer<'_>,
    world: &World,
    meeting: &Meeting,
    kind: NoticeKind,
    now: DateTime<Utc>,
) -> Result<Vec<Notice>, DeskError> {
    let before = writer.notices_of(meeting.id)?;
    for old in before.iter().filter(|notice| notice.sent_at.is_none()) {
        writer.remove_notice(old.id)?;
    }
    let mut notices = Vec::new();
    for details in notice::due(world, meeting, kind, &before, now) {
        let id = writer.insert_notice(&details)?;
        notices.push(Notice { id, details });
    }
    Ok(notices)
}

/// What shows another date or place than the meeting has now is out of date at once; what shows the right ones again,
/// since the meeting moved back, is not. A cancelled meeting makes everything stale.
pub(crate) fn make_stale(writer: &mut Writer<'_>, before: &Meeting, now: &Meeting) -> Result<(), DeskError> {
    let releases = writer.releases_of(now.id)?;
    let right = Shown { start: now.start, venue_id: now.venue_id };
    let mut latest = BTreeSet::new();
    for mut publication in writer.publications_of(now.id)?.into_iter().rev() {
        // Only the last word of each channel counts: what was corrected there before is history.
        if !latest.insert(publication.channel_id.clone()) {
            continue;
        }
        let shown = shown_by(&publication, &releases, before);
        let stale = now.stage == Stage::Cancelled || shown != right;
        if publication.stale != stale {
            publication.details.stale = stale;
            writer.update_publication(&publication)?;
        }
    }
    Ok(())
}
