//! Who has seen or taken out personal data: a ledger of its own, which names things by their ids alone.

use chrono::{DateTime, TimeDelta, Utc};
use planning::time::warsaw;
use rusqlite::{Row, params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::column::{read_instant, read_word, word};
use crate::entity::Entity;
use crate::error::StoreError;
use crate::open::Store;
use crate::reader::Reader;
use crate::row;

/// What was done with somebody's data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum AccessKind {
    /// Shown on the screen.
    Viewed,
    /// One person's data written to files.
    Exported,
    /// The whole register written to files, or copied out of the office's own folders.
    ExportedAll,
}

/// One access.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DataAccess {
    #[ts(type = "number")]
    pub id: i64,
    #[serde(with = "warsaw::serde_instant")]
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
    pub who: String,
    pub what: AccessKind,
    pub entity: Entity,
}

/// Looking at the same thing again within so many minutes is the same look: the window reads anew after each change.
const SAME_LOOK: TimeDelta = TimeDelta::minutes(15);

const KNOWN: &str =
    "SELECT 1 FROM access WHERE entity_kind = ? AND entity_id = ? AND who = ? AND what = ? AND at_s > ?";
const INSERT: &str = "INSERT INTO access (at_s, who, what, entity_kind, entity_id) VALUES (?, ?, ?, ?, ?)";

impl Store {
    /// Notes an access. It is no change of the register: it stands in no undo history.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn note_access(
        &self,
        what: AccessKind,
        entity: impl Into<Entity>,
        who: &str,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let entity = entity.into();
        let (kind, what) = (word(&entity.kind)?, word(&what)?);
        let since = (at - SAME_LOOK).timestamp();
        let known = |reader: &Reader<'_>| {
            row::one(reader.connection, KNOWN, params![kind, entity.id, who, what, since], |_| Ok(()))
        };
        if self.read(known)?.is_some() {
            return Ok(());
        }
        self.transact(|connection| {
            let params = params![at.timestamp(), who, what, kind, entity.id];
            connection.prepare_cached(INSERT)?.execute(params)?;
            Ok(())
        })
    }
}

impl Reader<'_> {
    /// The newest first, at most `limit`.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn accesses(&self, limit: usize) -> Result<Vec<DataAccess>, StoreError> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        row::all(self.connection, "SELECT * FROM access ORDER BY id DESC LIMIT ?", [limit], read)
    }

    /// Of one thing, the newest first.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn accesses_of(&self, entity: impl Into<Entity>) -> Result<Vec<DataAccess>, StoreError> {
        let Entity { kind, id } = entity.into();
        let sql = "SELECT * FROM access WHERE entity_kind = ? AND entity_id = ? ORDER BY id DESC";
        row::all(self.connection, sql, params![word(&kind)?, id], read)
    }
}

fn read(row: &Row<'_>) -> Result<DataAccess, StoreError> {
    Ok(DataAccess {
        id: row.get("id")?,
        at: read_instant(row, "at_s")?,
        who: row.get("who")?,
        what: read_word(row, "what")?,
        entity: Entity::new(read_word(row, "entity_kind")?, row.get("entity_id")?),
    })
}
