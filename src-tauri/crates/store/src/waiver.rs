//! Findings that an officer took on themselves.

use planning::id::{MeetingId, WaiverId};
use planning::waiver::{Waiver, WaiverDetails};
use rusqlite::Row;

use crate::column::{Fields, read_instant};
use crate::error::StoreError;
use crate::reader::Reader;
use crate::row;
use crate::writer::Writer;

impl Reader<'_> {
    pub fn waiver(&self, id: WaiverId) -> Result<Option<Waiver>, StoreError> {
        row::one(self.connection, "SELECT * FROM waiver WHERE id = ?", [id.0], read)
    }

    /// In the order in which they were given.
    pub fn waivers_of(&self, meeting: MeetingId) -> Result<Vec<Waiver>, StoreError> {
        row::all(self.connection, "SELECT * FROM waiver WHERE meeting_id = ? ORDER BY id", [meeting.0], read)
    }
}

impl Writer<'_> {
    /// # Errors
    /// [`StoreError::Inconsistent`] for a finding of the meeting that is waived already.
    pub fn insert_waiver(&mut self, details: &WaiverDetails) -> Result<WaiverId, StoreError> {
        self.add(|connection| Ok(WaiverId(row::insert(connection, "waiver", fields(details))?)))
    }

    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn remove_waiver(&mut self, id: WaiverId) -> Result<(), StoreError> {
        self.alter(id, |connection| row::remove(connection, "waiver", id.0))
    }
}

fn fields(details: &WaiverDetails) -> Fields {
    vec![
        ("meeting_id", details.meeting_id.0.into()),
        ("finding", details.key.clone().into()),
        ("by_whom", details.by.clone().into()),
        ("at_s", details.at.timestamp().into()),
        ("reason", details.reason.clone().into()),
    ]
}

fn read(row: &Row<'_>) -> Result<Waiver, StoreError> {
    let details = WaiverDetails {
        meeting_id: MeetingId(row.get("meeting_id")?),
        key: row.get("finding")?,
        by: row.get("by_whom")?,
        at: read_instant(row, "at_s")?,
        reason: row.get("reason")?,
    };
    Ok(Waiver { id: WaiverId(row.get("id")?), details })
}
