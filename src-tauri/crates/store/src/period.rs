//! Spans of dates that matter for planning.

use planning::district::DistrictNumber;
use planning::id::PeriodId;
use planning::period::{Period, PeriodDetails};
use planning::time::Interval;
use rusqlite::Row;

use crate::column::{Fields, read_instant, read_word, word};
use crate::error::StoreError;
use crate::reader::Reader;
use crate::row;
use crate::writer::Writer;

impl Reader<'_> {
    /// By their start.
    pub fn periods(&self) -> Result<Vec<Period>, StoreError> {
        row::all(self.connection, "SELECT * FROM period ORDER BY start_s, id", [], read)
    }

    pub fn period(&self, id: PeriodId) -> Result<Option<Period>, StoreError> {
        row::one(self.connection, "SELECT * FROM period WHERE id = ?", [id.0], read)
    }
}

impl Writer<'_> {
    pub fn insert_period(&mut self, details: &PeriodDetails) -> Result<PeriodId, StoreError> {
        self.add(|connection| Ok(PeriodId(row::insert(connection, "period", fields(details)?)?)))
    }

    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn update_period(&mut self, period: &Period) -> Result<(), StoreError> {
        self.alter(period.id, |connection| {
            row::update(connection, "period", ("id", period.id.0), fields(&period.details)?)
        })
    }

    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn remove_period(&mut self, id: PeriodId) -> Result<(), StoreError> {
        self.alter(id, |connection| row::remove(connection, "period", id.0))
    }
}

fn fields(details: &PeriodDetails) -> Result<Fields, StoreError> {
    Ok(vec![
        ("kind", word(&details.kind)?.into()),
        ("name", details.name.clone().into()),
        ("start_s", details.interval.start.timestamp().into()),
        ("end_s", details.interval.end.timestamp().into()),
        ("district", details.district.map(|district| district.0).into()),
    ])
}

fn read(row: &Row<'_>) -> Result<Period, StoreError> {
    let details = PeriodDetails {
        kind: read_word(row, "kind")?,
        name: row.get("name")?,
        interval: Interval { start: read_instant(row, "start_s")?, end: read_instant(row, "end_s")? },
        district: row.get::<_, Option<u8>>("district")?.map(DistrictNumber),
    };
    Ok(Period { id: PeriodId(row.get("id")?), details })
}
