//! What a change of a promised date makes due: people are told, channels are out of date.

use chrono::{DateTime, Utc};
use planning::meeting::Meeting;
use planning::notice::{self, Notice, NoticeKind};
use planning::world::World;
use store::Writer;

use crate::DeskError;

/// Writes the notices a change makes due. Those of an earlier change that nobody was sent yet are replaced.
pub(crate) fn make_due(
    writer: &mut Writer<'_>,
    world: &World,
    meeting: &Meeting,
    kind: NoticeKind,
    now: DateTime<Utc>,
) -> Result<Vec<Notice>, DeskError> {
    for old in writer.notices_of(meeting.id)? {
        if old.sent_at.is_none() {
            writer.remove_notice(old.id)?;
        }
    }
    let mut notices = Vec::new();
    for details in notice::due(world, meeting, kind, now) {
        let id = writer.insert_notice(&details)?;
        notices.push(Notice { id, details });
    }
    Ok(notices)
}

/// What carried the old date is out of date at once.
pub(crate) fn make_stale(writer: &mut Writer<'_>, meeting: &Meeting) -> Result<(), DeskError> {
    for mut publication in writer.publications_of(meeting.id)? {
        if !publication.stale {
            publication.details.stale = true;
            writer.update_publication(&publication)?;
        }
    }
    Ok(())
}
