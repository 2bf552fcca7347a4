//! Imported calendars. What they hold stands in `busy.rs`.

use chrono::{DateTime, Utc};
use planning::busy::BusyBlock;
use planning::calendar::{Calendar, Resource};
use planning::id::{CalendarId, PersonId, VenueId};
use rusqlite::types::Value;
use rusqlite::{Connection, Row};

use crate::column::{Fields, read_instant};
use crate::error::StoreError;
use crate::reader::Reader;
use crate::writer::Writer;
use crate::{busy, row};

impl Reader<'_> {
    pub fn calendars(&self) -> Result<Vec<Calendar>, StoreError> {
        row::all(self.connection, "SELECT * FROM calendar ORDER BY id", [], read)
    }

    pub fn calendar(&self, id: CalendarId) -> Result<Option<Calendar>, StoreError> {
        row::one(self.connection, "SELECT * FROM calendar WHERE id = ?", [id.0], read)
    }

    pub fn calendars_of(&self, owner: Resource) -> Result<Vec<Calendar>, StoreError> {
        let (column, id) = owner_column(owner);
        let sql = format!("SELECT * FROM calendar WHERE {column} = ? ORDER BY id");
        row::all(self.connection, &sql, [id], read)
    }
}

impl Writer<'_> {
    /// Replaces what a calendar says, whole; the owner's calendar of this name, or a new one. The blocks may come in any
    /// order; their own `source` doesn't count.
    ///
    /// # Errors
    /// [`StoreError::Inconsistent`] for an owner that doesn't exist.
    pub fn replace_calendar(
        &mut self,
        owner: Resource,
        name: &str,
        as_of: DateTime<Utc>,
        blocks: &[BusyBlock],
    ) -> Result<CalendarId, StoreError> {
        let known = self.calendar_named(owner, name)?;
        let write = |connection: &Connection| {
            let import = busy::insert(connection, blocks)?;
            let columns = fields(owner, name, as_of, blocks.len(), import)?;
            put(connection, known, columns)
        };
        match known {
            Some(id) => self.alter(id, write),
            None => self.add(write),
        }
    }

    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn remove_calendar(&mut self, id: CalendarId) -> Result<(), StoreError> {
        self.alter(id, |connection| row::remove(connection, "calendar", id.0))
    }

    /// Removes a person or a venue together with its calendars, or nothing.
    pub(crate) fn remove_owner(&mut self, owner: Resource, table: &'static str) -> Result<(), StoreError> {
        let (column, id) = owner_column(owner);
        for calendar in self.calendars_of(owner)? {
            self.touch(calendar.id.into())?;
        }
        self.alter(owner, |connection| {
            row::delete(connection, "calendar", (column, id))?;
            row::remove(connection, table, id)
        })
    }

    fn calendar_named(&self, owner: Resource, name: &str) -> Result<Option<CalendarId>, StoreError> {
        let calendars = self.calendars_of(owner)?;
        Ok(calendars.into_iter().find(|calendar| calendar.name == name).map(|calendar| calendar.id))
    }
}

fn put(
    connection: &Connection,
    known: Option<CalendarId>,
    columns: Fields,
) -> Result<CalendarId, StoreError> {
    match known {
        Some(id) => row::update(connection, "calendar", ("id", id.0), columns).map(|()| id),
        None => Ok(CalendarId(row::insert(connection, "calendar", columns)?)),
    }
}

fn fields(
    owner: Resource,
    name: &str,
    as_of: DateTime<Utc>,
    count: usize,
    import: i64,
) -> Result<Fields, StoreError> {
    let (column, id) = owner_column(owner);
    let count = i64::try_from(count).map_err(StoreError::inconsistent)?;
    Ok(vec![
        (column, Value::Integer(id)),
        ("name", name.to_owned().into()),
        ("as_of_s", as_of.timestamp().into()),
        ("busy_count", count.into()),
        ("import_id", import.into()),
    ])
}

fn owner_column(owner: Resource) -> (&'static str, i64) {
    match owner {
        Resource::Person(id) => ("person_id", id.0),
        Resource::Venue(id) => ("venue_id", id.0),
    }
}

fn read(row: &Row<'_>) -> Result<Calendar, StoreError> {
    Ok(Calendar {
        id: CalendarId(row.get("id")?),
        name: row.get("name")?,
        owner: read_owner(row)?,
        as_of: read_instant(row, "as_of_s")?,
        busy_count: row.get("busy_count")?,
    })
}

fn read_owner(row: &Row<'_>) -> Result<Resource, StoreError> {
    let person: Option<i64> = row.get("person_id")?;
    let venue: Option<i64> = row.get("venue_id")?;
    let owner = person.map(PersonId).map(Resource::Person).or(venue.map(VenueId).map(Resource::Venue));
    owner.ok_or_else(|| StoreError::inconsistent("a calendar of nobody"))
}
