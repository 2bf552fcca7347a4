//! What owners of venues said to a meeting, in the order in which they were asked.

use std::collections::HashMap;

use planning::booking::Booking;
use planning::id::{MeetingId, VenueId};
use planning::time::Interval;
use rusqlite::{Connection, Row};

use crate::column::{date_option, read_date_option, read_instant, read_word, word};
use crate::error::StoreError;
use crate::row;

pub(crate) fn of(connection: &Connection, id: MeetingId) -> Result<Vec<Booking>, StoreError> {
    let sql = "SELECT * FROM booking WHERE meeting_id = ? ORDER BY place";
    row::all(connection, sql, [id.0], read)
}

/// Those of every meeting, in one go.
pub(crate) fn all(connection: &Connection) -> Result<HashMap<MeetingId, Vec<Booking>>, StoreError> {
    let sql = "SELECT * FROM booking ORDER BY meeting_id, place";
    row::grouped(connection, sql, |row| Ok((MeetingId(row.get("meeting_id")?), read(row)?)))
}

pub(crate) fn insert(connection: &Connection, id: MeetingId, bookings: &[Booking]) -> Result<(), StoreError> {
    for (booking, place) in bookings.iter().zip(0_i64..) {
        let columns = vec![
            ("meeting_id", id.0.into()),
            ("place", place.into()),
            ("venue_id", booking.venue_id.0.into()),
            ("start_s", booking.interval.start.timestamp().into()),
            ("end_s", booking.interval.end.timestamp().into()),
            ("state", word(&booking.state)?.into()),
            ("hold_until", date_option(booking.hold_until)),
            ("note", booking.note.clone().into()),
        ];
        row::insert(connection, "booking", columns)?;
    }
    Ok(())
}

pub(crate) fn update(connection: &Connection, id: MeetingId, bookings: &[Booking]) -> Result<(), StoreError> {
    if of(connection, id)? == bookings {
        return Ok(());
    }
    row::delete(connection, "booking", ("meeting_id", id.0))?;
    insert(connection, id, bookings)
}

fn read(row: &Row<'_>) -> Result<Booking, StoreError> {
    let interval = Interval { start: read_instant(row, "start_s")?, end: read_instant(row, "end_s")? };
    Ok(Booking {
        venue_id: VenueId(row.get("venue_id")?),
        interval,
        state: read_word(row, "state")?,
        hold_until: read_date_option(row, "hold_until")?,
        note: row.get("note")?,
    })
}
