//! Tombstones: that something was erased, when, by whom and on what basis. Of what, only the id.

use chrono::{DateTime, Utc};
use planning::time::warsaw;
use rusqlite::{Row, params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::column::{read_instant, read_word, word};
use crate::entity::Entity;
use crate::error::StoreError;
use crate::reader::Reader;
use crate::row;
use crate::writer::Writer;

/// One erasure (RODO art. 17, or the end of the retention period).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Erasure {
    #[ts(type = "number")]
    pub id: i64,
    #[serde(with = "warsaw::serde_instant")]
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
    pub who: String,
    pub basis: String,
    pub entity: Entity,
}

const INSERT: &str = "INSERT INTO erasure (at_s, who, basis, entity_kind, entity_id) VALUES (?, ?, ?, ?, ?)";

impl Reader<'_> {
    /// In the order in which they were done.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn erasures(&self) -> Result<Vec<Erasure>, StoreError> {
        row::all(self.connection, "SELECT * FROM erasure ORDER BY id", [], read)
    }
}

impl Writer<'_> {
    /// Sets the tombstone of what this change erases.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn note_erasure(
        &mut self,
        entity: impl Into<Entity>,
        basis: &str,
        who: &str,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let Entity { kind, id } = entity.into();
        let params = params![at.timestamp(), who, basis, word(&kind)?, id];
        self.connection.prepare_cached(INSERT)?.execute(params)?;
        Ok(())
    }
}

fn read(row: &Row<'_>) -> Result<Erasure, StoreError> {
    Ok(Erasure {
        id: row.get("id")?,
        at: read_instant(row, "at_s")?,
        who: row.get("who")?,
        basis: row.get("basis")?,
        entity: Entity::new(read_word(row, "entity_kind")?, row.get("entity_id")?),
    })
}
