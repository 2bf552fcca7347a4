//! The officer's own words for the announcement of a meeting, one document for each meeting.

use planning::announcement::AnnouncementDraft;
use planning::id::MeetingId;
use rusqlite::{Connection, Row};

use crate::column::{json, read_json};
use crate::entity::{Entity, EntityKind};
use crate::error::StoreError;
use crate::reader::Reader;
use crate::row;
use crate::writer::Writer;

/// An announcement has the id of its meeting.
pub(crate) const fn entity(id: MeetingId) -> Entity {
    Entity::new(EntityKind::Announcement, id.0)
}

impl Reader<'_> {
    /// `None` until somebody has written something.
    pub fn announcement(&self, id: MeetingId) -> Result<Option<AnnouncementDraft>, StoreError> {
        row::one(self.connection, "SELECT body FROM announcement WHERE id = ?", [id.0], read)
    }
}

impl Writer<'_> {
    /// # Errors
    /// [`StoreError::Inconsistent`] where there is no such meeting.
    pub fn put_announcement(&mut self, id: MeetingId, draft: &AnnouncementDraft) -> Result<(), StoreError> {
        self.alter(entity(id), |connection| put(connection, id, draft))
    }
}

fn put(connection: &Connection, id: MeetingId, draft: &AnnouncementDraft) -> Result<(), StoreError> {
    let body = json(draft)?;
    match row::update(connection, "announcement", ("id", id.0), vec![("body", body.clone())]) {
        Err(StoreError::NotFound { .. }) => {
            row::insert(connection, "announcement", vec![("id", id.0.into()), ("body", body)]).map(drop)
        }
        other => other,
    }
}

fn read(row: &Row<'_>) -> Result<AnnouncementDraft, StoreError> {
    read_json(row, "body")
}
