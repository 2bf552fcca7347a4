//! What two desks changed differently, until somebody decides.

use chrono::{DateTime, Utc};
use rusqlite::{Row, params};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::column::{
    Fields, json, read_instant, read_instant_option, read_json, read_json_option, read_word, word,
};
use crate::error::StoreError;
use crate::reader::Reader;
use crate::row;
use crate::writer::Writer;

/// How two versions stand against each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum ConflictKind {
    /// The same field was changed on both sides.
    Fields,
    /// Deleted here, changed there.
    DeletedHere,
    /// Deleted there, changed here.
    DeletedThere,
    /// Both are whole, but they need the same people or the same hall.
    DoubleBooking,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    pub id: i64,
    pub details: ConflictDetails,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ConflictDetails {
    pub collection_id: i64,
    pub what: ConflictKind,
    pub kind: String,
    pub uid: String,
    /// What the thing is called.
    pub name: String,
    pub mine: Option<Value>,
    pub theirs: Option<Value>,
    /// Fields with both values.
    pub fields: Value,
    /// Of what the server holds.
    pub etag: Option<String>,
    pub since: DateTime<Utc>,
    pub resolved_at: Option<DateTime<Utc>>,
    /// `mine`, `theirs`, `both`.
    pub taken: Option<String>,
}

impl std::ops::Deref for Conflict {
    type Target = ConflictDetails;
    fn deref(&self) -> &ConflictDetails {
        &self.details
    }
}

impl Reader<'_> {
    /// Those that wait for a decision, the oldest first.
    pub fn open_conflicts(&self) -> Result<Vec<Conflict>, StoreError> {
        let sql = "SELECT * FROM sync_conflict WHERE resolved_s IS NULL ORDER BY id";
        row::all(self.connection, sql, [], read)
    }

    pub fn conflict(&self, id: i64) -> Result<Option<Conflict>, StoreError> {
        row::one(self.connection, "SELECT * FROM sync_conflict WHERE id = ?", [id], read)
    }
}

impl Writer<'_> {
    /// Writes a conflict down, or brings the open one of the same thing up to date; answers its number.
    pub fn put_conflict(&mut self, details: &ConflictDetails) -> Result<i64, StoreError> {
        let columns = fields(details)?;
        let what = word(&details.what)?;
        self.quietly(|connection| {
            let sql = "SELECT id FROM sync_conflict WHERE collection_id = ? AND what = ? AND kind = ? AND uid = ? \
                AND resolved_s IS NULL";
            let key = params![details.collection_id, what, details.kind, details.uid];
            let known: Option<i64> = row::one(connection, sql, key, |row| Ok(row.get(0)?))?;
            match known {
                Some(id) => {
                    let changed = columns.into_iter().filter(|(name, _)| *name != "since_s").collect();
                    row::update(connection, "sync_conflict", ("id", id), changed).map(|()| id)
                }
                None => row::insert(connection, "sync_conflict", columns),
            }
        })
    }

    pub fn resolve_conflict(&mut self, id: i64, at: DateTime<Utc>, taken: &str) -> Result<(), StoreError> {
        let columns = vec![("resolved_s", at.timestamp().into()), ("taken", taken.to_owned().into())];
        self.quietly(|connection| row::update(connection, "sync_conflict", ("id", id), columns))
    }
}

fn fields(details: &ConflictDetails) -> Result<Fields, StoreError> {
    let document = |value: &Option<Value>| value.as_ref().map(Value::to_string);
    Ok(vec![
        ("collection_id", details.collection_id.into()),
        ("what", word(&details.what)?.into()),
        ("kind", details.kind.clone().into()),
        ("uid", details.uid.clone().into()),
        ("name", details.name.clone().into()),
        ("mine", document(&details.mine).into()),
        ("theirs", document(&details.theirs).into()),
        ("fields", json(&details.fields)?),
        ("etag", details.etag.clone().into()),
        ("since_s", details.since.timestamp().into()),
        ("resolved_s", details.resolved_at.map(|at| at.timestamp()).into()),
        ("taken", details.taken.clone().into()),
    ])
}

fn read(row: &Row<'_>) -> Result<Conflict, StoreError> {
    let details = ConflictDetails {
        collection_id: row.get("collection_id")?,
        what: read_word(row, "what")?,
        kind: row.get("kind")?,
        uid: row.get("uid")?,
        name: row.get("name")?,
        mine: read_json_option(row, "mine")?,
        theirs: read_json_option(row, "theirs")?,
        fields: read_json(row, "fields")?,
        etag: row.get("etag")?,
        since: read_instant(row, "since_s")?,
        resolved_at: read_instant_option(row, "resolved_s")?,
        taken: row.get("taken")?,
    };
    Ok(Conflict { id: row.get("id")?, details })
}
