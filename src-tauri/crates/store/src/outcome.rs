//! What came of a meeting, one document for each meeting and with its id.

use planning::id::MeetingId;
use planning::outcome::Outcome;
use rusqlite::{Connection, Row};

use crate::column::{json, read_json};
use crate::entity::{Entity, EntityKind};
use crate::error::StoreError;
use crate::reader::Reader;
use crate::row;
use crate::writer::Writer;

impl Reader<'_> {
    /// `None` until somebody has written something.
    pub fn outcome(&self, id: MeetingId) -> Result<Option<Outcome>, StoreError> {
        row::one(self.connection, "SELECT body FROM outcome WHERE id = ?", [id.0], read)
    }

    /// Every record, by meeting.
    pub fn outcomes(&self) -> Result<Vec<(MeetingId, Outcome)>, StoreError> {
        let sql = "SELECT id, body FROM outcome ORDER BY id";
        row::all(self.connection, sql, [], |row| Ok((MeetingId(row.get("id")?), read(row)?)))
    }
}

impl Writer<'_> {
    /// # Errors
    /// [`StoreError::Inconsistent`] where there is no such meeting.
    pub fn put_outcome(&mut self, id: MeetingId, outcome: &Outcome) -> Result<(), StoreError> {
        self.alter(Entity::new(EntityKind::Outcome, id.0), |connection| put(connection, id, outcome))
    }
}

fn put(connection: &Connection, id: MeetingId, outcome: &Outcome) -> Result<(), StoreError> {
    let body = json(outcome)?;
    match row::update(connection, "outcome", ("id", id.0), vec![("body", body.clone())]) {
        Err(StoreError::NotFound { .. }) => {
            row::insert(connection, "outcome", vec![("id", id.0.into()), ("body", body)]).map(drop)
        }
        other => other,
    }
}

fn read(row: &Row<'_>) -> Result<Outcome, StoreError> {
    read_json(row, "body")
}
