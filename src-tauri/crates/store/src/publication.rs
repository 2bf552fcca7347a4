//! Which channel has carried what.

use planning::channel::ChannelId;
use planning::id::{MeetingId, PublicationId, ReleaseId, VenueId};
use planning::publication::{Publication, PublicationDetails};
use rusqlite::Row;

use crate::column::{Fields, instant_option, read_instant, read_instant_option};
use crate::error::StoreError;
use crate::reader::Reader;
use crate::row;
use crate::writer::Writer;

impl Reader<'_> {
    /// The first one first.
    pub fn publications(&self) -> Result<Vec<Publication>, StoreError> {
        row::all(self.connection, "SELECT * FROM publication ORDER BY at_s, id", [], read)
    }

    pub fn publication(&self, id: PublicationId) -> Result<Option<Publication>, StoreError> {
        row::one(self.connection, "SELECT * FROM publication WHERE id = ?", [id.0], read)
    }

    /// The first one first.
    pub fn publications_of(&self, meeting: MeetingId) -> Result<Vec<Publication>, StoreError> {
        let sql = "SELECT * FROM publication WHERE meeting_id = ? ORDER BY at_s, id";
        row::all(self.connection, sql, [meeting.0], read)
    }
}

impl Writer<'_> {
    pub fn insert_publication(&mut self, details: &PublicationDetails) -> Result<PublicationId, StoreError> {
        self.add(|connection| Ok(PublicationId(row::insert(connection, "publication", fields(details))?)))
    }

    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn update_publication(&mut self, publication: &Publication) -> Result<(), StoreError> {
        self.alter(publication.id, |connection| {
            let key = ("id", publication.id.0);
            row::update(connection, "publication", key, fields(&publication.details))
        })
    }

    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn remove_publication(&mut self, id: PublicationId) -> Result<(), StoreError> {
        self.alter(id, |connection| row::remove(connection, "publication", id.0))
    }
}

fn fields(details: &PublicationDetails) -> Fields {
    vec![
        ("meeting_id", details.meeting_id.0.into()),
        ("channel_id", details.channel_id.0.clone().into()),
        ("release_id", details.release_id.map(|release| release.0).into()),
        ("at_s", details.at.timestamp().into()),
        ("url", details.url.clone().into()),
        ("stale", details.stale.into()),
        ("by_whom", details.by.clone().into()),
        ("start_s", instant_option(details.start)),
        ("venue_id", details.venue_id.map(|venue| venue.0).into()),
        ("note", details.note.clone().into()),
        ("proof", details.proof.clone().into()),
    ]
}

fn read(row: &Row<'_>) -> Result<Publication, StoreError> {
    let details = PublicationDetails {
        meeting_id: MeetingId(row.get("meeting_id")?),
        channel_id: ChannelId(row.get("channel_id")?),
        release_id: row.get::<_, Option<i64>>("release_id")?.map(ReleaseId),
        at: read_instant(row, "at_s")?,
        url: row.get("url")?,
        stale: row.get("stale")?,
        by: row.get("by_whom")?,
        start: read_instant_option(row, "start_s")?,
        venue_id: row.get::<_, Option<i64>>("venue_id")?.map(VenueId),
        note: row.get("note")?,
        proof: row.get("proof")?,
    };
    Ok(Publication { id: PublicationId(row.get("id")?), details })
}
