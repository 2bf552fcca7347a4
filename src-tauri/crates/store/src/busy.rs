//! Busy intervals of imported calendars: many, written and read in one go, never altered.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use planning::busy::{BusyBlock, BusySource};
use planning::id::CalendarId;
use planning::time::Interval;
use rusqlite::{Connection, Row, params};

use crate::column::{from_seconds, latitude, longitude, read_point};
use crate::error::StoreError;
use crate::reader::Reader;
use crate::row;

const INSERT: &str = "INSERT INTO busy_interval (import_id, place, start_s, end_s, title, latitude, longitude) \
     VALUES (?, ?, ?, ?, ?, ?, ?)";

const OF_CALENDAR: &str = "SELECT start_s, end_s, title, latitude, longitude FROM busy_interval \
     WHERE import_id = (SELECT import_id FROM calendar WHERE id = ?) ORDER BY place";

/// A window's part of a calendar: by rank those that start in it or shortly before, and by their end those that last longer
/// than a week (the index `busy_interval_long`).
pub(crate) const TOUCHING: &str = "SELECT start_s, end_s, title, latitude, longitude, place FROM busy_interval \
     WHERE import_id = ?1 AND place >= ?2 AND place < ?3 AND end_s > ?4 \
     UNION ALL SELECT start_s, end_s, title, latitude, longitude, place \
     FROM busy_interval INDEXED BY busy_interval_long \
     WHERE import_id = ?1 AND end_s - start_s > 604800 AND end_s > ?4 AND place < ?2 ORDER BY place";

/// What lasts no longer is found by its start. Seconds.
const LONG: i64 = 604_800;

/// Imports that neither a calendar nor the undo history needs.
const UNUSED: &str = "DELETE FROM busy_import WHERE id NOT IN (SELECT import_id FROM calendar) AND id NOT IN ( \
     SELECT json_extract(coalesce(before, after), '$.import_id') FROM step_row WHERE table_name = 'calendar' \
     UNION SELECT json_extract(coalesce(after, before), '$.import_id') FROM step_row WHERE table_name = 'calendar')";

impl Reader<'_> {
    /// What a calendar holds, by start.
    pub fn busy(&self, id: CalendarId) -> Result<Vec<BusyBlock>, StoreError> {
        let mut statement = self.connection.prepare_cached(OF_CALENDAR)?;
        read_all(statement.query([id.0])?, id)
    }

    /// What of it touches a window, by start. Costs what is found, not what the calendar holds.
    pub fn busy_touching(&self, id: CalendarId, window: Interval) -> Result<Vec<BusyBlock>, StoreError> {
        let import = "SELECT import_id, busy_count FROM calendar WHERE id = ?";
        let found = row::one(self.connection, import, [id.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let Some((import, count)) = found else { return Ok(Vec::new()) };
        let (start, end) = (window.start.timestamp(), window.end.timestamp());
        let first = rank(self.connection, import, count, start.saturating_sub(LONG))?;
        let last = rank(self.connection, import, count, end)?;
        let mut statement = self.connection.prepare_cached(TOUCHING)?;
        read_all(statement.query([import, first, last, start])?, id)
    }
}

/// How many of an import's intervals start before a second. `place` is the rank by start.
fn rank(connection: &Connection, import: i64, count: i64, second: i64) -> Result<i64, StoreError> {
    let mut statement = connection
        .prepare_cached("SELECT start_s < ? FROM busy_interval WHERE import_id = ? AND place = ?")?;
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low.midpoint(high);
        if statement.query_row([second, import, middle], |row| row.get(0))? {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Ok(low)
}

fn read_all(mut rows: rusqlite::Rows<'_>, id: CalendarId) -> Result<Vec<BusyBlock>, StoreError> {
    let mut last: Option<Arc<str>> = None;
    let mut blocks = Vec::new();
    while let Some(row) = rows.next()? {
        blocks.push(read(row, id, &mut last)?);
    }
    Ok(blocks)
}

/// Writes the blocks as a new import, whose id it answers.
pub(crate) fn insert(connection: &Connection, blocks: &[BusyBlock]) -> Result<i64, StoreError> {
    let import = row::insert(connection, "busy_import", vec![("id", rusqlite::types::Value::Null)])?;
    let mut sorted: Vec<&BusyBlock> = blocks.iter().collect();
    sorted.sort_by_key(|block| block.interval);
    let mut statement = connection.prepare_cached(INSERT)?;
    for (block, place) in sorted.into_iter().zip(0_i64..) {
        let (start, end) = (block.interval.start.timestamp(), ceiling(block.interval.end));
        let (latitude, longitude) = (latitude(block.point), longitude(block.point));
        statement.execute(params![import, place, start, end, block.title, latitude, longitude])?;
    }
    Ok(import)
}

pub(crate) fn prune(connection: &Connection) -> Result<(), StoreError> {
    connection.prepare_cached(UNUSED)?.execute([])?;
    Ok(())
}

/// Part of a second counts as taken.
fn ceiling(instant: DateTime<Utc>) -> i64 {
    instant.timestamp() + i64::from(instant.timestamp_subsec_nanos() > 0)
}

/// Neighbours often bear the same title ("Busy"): they share it.
fn read(row: &Row<'_>, id: CalendarId, last: &mut Option<Arc<str>>) -> Result<BusyBlock, StoreError> {
    let title = row.get_ref(2)?.as_str_or_null().map_err(StoreError::inconsistent)?;
    if title != last.as_deref() {
        *last = title.map(Arc::from);
    }
    Ok(BusyBlock {
        interval: Interval { start: from_seconds(row.get(0)?)?, end: from_seconds(row.get(1)?)? },
        source: BusySource::Calendar(id),
        title: last.clone(),
        point: read_point(row)?,
    })
}
