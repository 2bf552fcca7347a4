//! Step 6: the officer's own words for an announcement.

use planning::announcement::AnnouncementDraft;
use planning::id::MeetingId;
use serde::Serialize;
use store::StepName;
use ts_rs::TS;

use crate::meeting_steps::meeting_of;
use crate::{Answer, Desk, DeskError};

/// The words as they stand now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct AnnouncementWritten {
    pub meeting_id: MeetingId,
    pub draft: AnnouncementDraft,
}

impl Desk {
    /// The officer's words for a meeting; empty ones where nothing was written.
    ///
    /// # Errors
    /// Refused when there is no such meeting.
    pub fn announcement_draft(&self, id: MeetingId) -> Result<AnnouncementDraft, DeskError> {
        self.look(|world, _| meeting_of(world, id).map(|_| ()))?;
        Ok(self.store().read(|reader| reader.announcement(id))?.unwrap_or_default())
    }

    /// Writes them.
    ///
    /// # Errors
    /// Refused when there is no such meeting.
    pub fn put_announcement(
        &self,
        id: MeetingId,
        draft: &AnnouncementDraft,
    ) -> Result<Answer<AnnouncementWritten>, DeskError> {
        self.write_announcement(id, draft, None)
    }

    /// Writes them; what is written in one stretch, whatever its name, is taken back in one step. The window's draft of
    /// them has served: a window that closes right after must not offer it again.
    ///
    /// # Errors
    /// As [`Desk::put_announcement`].
    pub fn write_announcement(
        &self,
        id: MeetingId,
        draft: &AnnouncementDraft,
        stretch: Option<&str>,
    ) -> Result<Answer<AnnouncementWritten>, DeskError> {
        let answer = self.act(StepName::EditAnnouncement, |writer, world, _| {
            meeting_of(world, id)?;
            if let Some(stretch) = stretch {
                writer.in_stretch(&format!("{id} {stretch}"));
            }
            writer.put_announcement(id, draft)?;
            Ok(AnnouncementWritten { meeting_id: id, draft: draft.clone() })
        })?;
        if stretch.is_some() {
            // The words are written; a draft that can't be dropped is offered once more, that is all.
            let _ = self.drop_draft(&format!("announcement:{id}"));
        }
        Ok(answer)
    }
}
