//! Who takes part in a meeting, in their order.

use std::collections::HashMap;

use planning::id::{MeetingId, PersonId};
use planning::meeting::Participant;
use rusqlite::{Connection, Row};

use crate::column::{read_word, word};
use crate::error::StoreError;
use crate::row;

pub(crate) fn of(connection: &Connection, id: MeetingId) -> Result<Vec<Participant>, StoreError> {
    let sql = "SELECT * FROM participant WHERE meeting_id = ? ORDER BY place";
    row::all(connection, sql, [id.0], read)
}

/// Those of every meeting, in one go.
pub(crate) fn all(connection: &Connection) -> Result<HashMap<MeetingId, Vec<Participant>>, StoreError> {
    let sql = "SELECT * FROM participant ORDER BY meeting_id, place";
    row::grouped(connection, sql, |row| Ok((MeetingId(row.get("meeting_id")?), read(row)?)))
}

pub(crate) fn insert(
    connection: &Connection,
    id: MeetingId,
    participants: &[Participant],
) -> Result<(), StoreError> {
    for (participant, place) in participants.iter().zip(0_i64..) {
        let columns = vec![
            ("meeting_id", id.0.into()),
            ("place", place.into()),
            ("role", word(&participant.role)?.into()),
            ("person_id", participant.person_id.0.into()),
            ("required", participant.required.into()),
            ("presence", word(&participant.presence)?.into()),
        ];
        row::insert(connection, "participant", columns)?;
    }
    Ok(())
}

pub(crate) fn update(
    connection: &Connection,
    id: MeetingId,
    participants: &[Participant],
) -> Result<(), StoreError> {
    if of(connection, id)? == participants {
        return Ok(());
    }
    row::delete(connection, "participant", ("meeting_id", id.0))?;
    insert(connection, id, participants)
}

fn read(row: &Row<'_>) -> Result<Participant, StoreError> {
    Ok(Participant {
        role: read_word(row, "role")?,
        person_id: PersonId(row.get("person_id")?),
        required: row.get("required")?,
        presence: read_word(row, "presence")?,
    })
}
