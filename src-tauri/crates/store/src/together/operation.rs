//! What a synchronisation is doing, one by one.

use chrono::{DateTime, Utc};
use rusqlite::{Row, params};
use serde::{Deserialize, Serialize};

use crate::column::{read_instant, read_word, word};
use crate::error::StoreError;
use crate::reader::Reader;
use crate::row;
use crate::writer::Writer;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OperationState {
    /// Sent, perhaps; whether it arrived is not known yet.
    Begun,
    Done,
    Failed,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operation {
    pub id: i64,
    pub collection_id: i64,
    pub kind: String,
    pub uid: String,
    pub what: String,
    pub state: OperationState,
    pub at: DateTime<Utc>,
    pub detail: Option<String>,
}

impl Reader<'_> {
    /// The newest first, at most `limit`.
    pub fn operations(&self, collection: i64, limit: u32) -> Result<Vec<Operation>, StoreError> {
        let sql = "SELECT * FROM sync_operation WHERE collection_id = ? ORDER BY id DESC LIMIT ?";
        row::all(self.connection, sql, params![collection, limit], read)
    }
}

impl Writer<'_> {
    /// Writes down what is about to be sent; answers its number.
    pub fn begin_operation(
        &mut self,
        collection: i64,
        (kind, uid): (&str, &str),
        what: &str,
        at: DateTime<Utc>,
    ) -> Result<i64, StoreError> {
        let columns = vec![
            ("collection_id", collection.into()),
            ("kind", kind.to_owned().into()),
            ("uid", uid.to_owned().into()),
            ("what", what.to_owned().into()),
            ("state", word(&OperationState::Begun)?.into()),
            ("at_s", at.timestamp().into()),
        ];
        self.quietly(|connection| row::insert(connection, "sync_operation", columns))
    }

    pub fn end_operation(
        &mut self,
        id: i64,
        state: OperationState,
        detail: Option<&str>,
    ) -> Result<(), StoreError> {
        let columns = vec![("state", word(&state)?.into()), ("detail", detail.map(str::to_owned).into())];
        self.quietly(|connection| row::update(connection, "sync_operation", ("id", id), columns))
    }

    /// Lets go what was done long ago.
    pub fn prune_operations(&mut self, before: DateTime<Utc>) -> Result<(), StoreError> {
        self.quietly(|connection| {
            let sql = "DELETE FROM sync_operation WHERE at_s < ?";
            connection.prepare_cached(sql)?.execute([before.timestamp()])?;
            Ok(())
        })
    }
}

fn read(row: &Row<'_>) -> Result<Operation, StoreError> {
    Ok(Operation {
        id: row.get("id")?,
        collection_id: row.get("collection_id")?,
        kind: row.get("kind")?,
        uid: row.get("uid")?,
        what: row.get("what")?,
        state: read_word(row, "state")?,
        at: read_instant(row, "at_s")?,
        detail: row.get("detail")?,
    })
}
