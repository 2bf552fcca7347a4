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

/// Imports that neither a calendar nor the undo history needs.
const UNUSED: &str = "DELETE FROM busy_import WHERE id NOT IN (SELECT import_id FROM calendar) AND id NOT IN ( \
     SELECT json_extract(coalesce(before, after), '$.import_id') FROM step_row WHERE table_name = 'calendar' \
     UNION SELECT json_extract(coalesce(after, before), '$.import_id') FROM step_row WHERE table_name = 'calendar')";

impl Reader<'_> {
    /// What a calendar holds, by start.
    pub fn busy(&self, id: CalendarId) -> Result<Vec<BusyBlock>, StoreError> {
        let mut last: Option<Arc<str>> = None;
        let mut statement = self.connection.prepare_cached(OF_CALENDAR)?;
        let mut rows = statement.query([id.0])?;
        let mut blocks = Vec::new();
        while let Some(row) = rows.next()? {
            blocks.push(read(row, id, &mut last)?);
        }
        Ok(blocks)
    }
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
