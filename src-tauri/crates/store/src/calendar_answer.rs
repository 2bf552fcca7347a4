//! What those who take part in a meeting said in their own calendars.

use std::collections::HashMap;

use planning::calendar_answer::CalendarAnswer;
use planning::id::{MeetingId, PersonId};
use planning::time::Interval;
use rusqlite::{Connection, Row};

use crate::column::{read_instant, read_word, word};
use crate::error::StoreError;
use crate::row;

pub(crate) fn of(connection: &Connection, id: MeetingId) -> Result<Vec<CalendarAnswer>, StoreError> {
    let sql = "SELECT * FROM calendar_answer WHERE meeting_id = ? ORDER BY id";
    row::all(connection, sql, [id.0], read)
}

/// Those of every meeting, in one go.
pub(crate) fn all(connection: &Connection) -> Result<HashMap<MeetingId, Vec<CalendarAnswer>>, StoreError> {
    let sql = "SELECT * FROM calendar_answer ORDER BY meeting_id, id";
    row::grouped(connection, sql, |row| Ok((MeetingId(row.get("meeting_id")?), read(row)?)))
}

pub(crate) fn insert(
    connection: &Connection,
    id: MeetingId,
    answers: &[CalendarAnswer],
) -> Result<(), StoreError> {
    for answer in answers {
        let columns = vec![
            ("meeting_id", id.0.into()),
            ("person_id", answer.person_id.0.into()),
            ("start_s", answer.interval.start.timestamp().into()),
            ("end_s", answer.interval.end.timestamp().into()),
            ("said", word(&answer.said)?.into()),
        ];
        row::insert(connection, "calendar_answer", columns)?;
    }
    Ok(())
}

pub(crate) fn update(
    connection: &Connection,
    id: MeetingId,
    answers: &[CalendarAnswer],
) -> Result<(), StoreError> {
    if of(connection, id)? == answers {
        return Ok(());
    }
    row::delete(connection, "calendar_answer", ("meeting_id", id.0))?;
    insert(connection, id, answers)
}

fn read(row: &Row<'_>) -> Result<CalendarAnswer, StoreError> {
    let interval = Interval { start: read_instant(row, "start_s")?, end: read_instant(row, "end_s")? };
    Ok(CalendarAnswer { person_id: PersonId(row.get("person_id")?), interval, said: read_word(row, "said")? })
}
