//! Which rows a change has altered, noticed by the database itself.
//!
//! Temporary triggers, written from each table's own columns, note every row that is added, altered or removed, as JSON
//! of its columns before and after. So no write can escape the undo history or the ledger, and a new column is noted
//! without a line of code. The triggers and the notes are the connection's own: nothing of them stands in the file.

use std::collections::BTreeMap;

use rusqlite::{Connection, Row};

use crate::column::{read_word, word};
use crate::entity::{Entity, EntityKind};
use crate::error::StoreError;
use crate::row;

/// A table whose rows are noted, and the thing they belong to.
pub(crate) struct Captured {
    pub(crate) table: &'static str,
    pub(crate) key: &'static str,
    kind: EntityKind,
    /// The column with the id of the thing.
    owner: &'static str,
}

const fn captured(table: &'static str, kind: EntityKind) -> Captured {
    Captured { table, key: "id", kind, owner: "id" }
}

/// All tables but the busy intervals (see `busy.rs`), the letters' contents (see `letter.rs`), kept files (see `kept.rs`)
/// and the history itself.
pub(crate) const CAPTURED: [Captured; 20] = [
    captured("person", EntityKind::Person),
    captured("venue", EntityKind::Venue),
    captured("request", EntityKind::Request),
    Captured { key: "request_id", owner: "request_id", ..captured("requester", EntityKind::Request) },
    Captured { owner: "request_id", ..captured("linked_body", EntityKind::Request) },
    captured("meeting", EntityKind::Meeting),
    Captured { owner: "meeting_id", ..captured("participant", EntityKind::Meeting) },
    Captured { owner: "meeting_id", ..captured("booking", EntityKind::Meeting) },
    Captured { owner: "meeting_id", ..captured("calendar_answer", EntityKind::Meeting) },
    captured("announcement", EntityKind::Announcement),
    captured("outcome", EntityKind::Outcome),
    captured("letter", EntityKind::Letter),
    captured("calendar", EntityKind::Calendar),
    captured("period", EntityKind::Period),
    captured("notice", EntityKind::Notice),
    captured("release", EntityKind::Release),
    captured("publication", EntityKind::Publication),
    captured("settings", EntityKind::Settings),
    captured("waiver", EntityKind::Waiver),
    captured("mail", EntityKind::Mail),
];

const NOTES: &str = "CREATE TEMP TABLE row_note (
    id INTEGER PRIMARY KEY, table_name TEXT, row_id INTEGER, entity_kind TEXT, entity_id INTEGER, before TEXT, after TEXT)";

/// One row before and after a change; `None` where it didn't exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RowChange {
    pub(crate) table: String,
    pub(crate) row_id: i64,
    pub(crate) entity: Entity,
    pub(crate) before: Option<String>,
    pub(crate) after: Option<String>,
}

/// From here on this connection notes what it alters.
pub(crate) fn install(connection: &Connection) -> Result<(), StoreError> {
    connection.execute_batch(NOTES)?;
    for captured in &CAPTURED {
        connection.execute_batch(&triggers(connection, captured)?)?;
    }
    Ok(())
}

pub(crate) fn forget(connection: &Connection) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM temp.row_note")?.execute([])?;
    Ok(())
}

/// What was altered since [`forget`], each row once; what is as it was before isn't there.
pub(crate) fn changes(connection: &Connection) -> Result<Vec<RowChange>, StoreError> {
    let notes = row::all(connection, "SELECT * FROM temp.row_note ORDER BY id", [], read)?;
    let mut whole: BTreeMap<(String, i64), RowChange> = BTreeMap::new();
    for note in notes {
        let key = (note.table.clone(), note.row_id);
        match whole.get_mut(&key) {
            Some(known) => known.after = note.after,
            None => drop(whole.insert(key, note)),
        }
    }
    Ok(whole.into_values().filter(|change| change.before != change.after).collect())
}

/// The columns of a row as JSON, through `new`, `old` or the table itself.
pub(crate) fn image(connection: &Connection, table: &str, through: &str) -> Result<String, StoreError> {
    let columns = columns(connection, table)?;
    let pairs: Vec<String> =
        columns.iter().map(|column| format!("'{column}', {through}.\"{column}\"")).collect();
    Ok(format!("json_object({})", pairs.join(", ")))
}

pub(crate) fn columns(connection: &Connection, table: &str) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT name FROM pragma_table_info(?, 'main') ORDER BY cid";
    row::all(connection, sql, [table], |row| Ok(row.get(0)?))
}

fn triggers(connection: &Connection, captured: &Captured) -> Result<String, StoreError> {
    let new = image(connection, captured.table, "new")?;
    let old = image(connection, captured.table, "old")?;
    Ok([
        trigger(captured, "INSERT", "new", "NULL", &new)?,
        trigger(captured, "UPDATE", "new", &old, &new)?,
        trigger(captured, "DELETE", "old", &old, "NULL")?,
    ]
    .concat())
}

fn trigger(
    captured: &Captured,
    event: &str,
    row: &str,
    before: &str,
    after: &str,
) -> Result<String, StoreError> {
    let Captured { table, key, owner, .. } = captured;
    let kind = word(&captured.kind)?;
    Ok(format!(
        "CREATE TEMP TRIGGER note_{event}_{table} AFTER {event} ON main.{table} BEGIN
            INSERT INTO row_note (table_name, row_id, entity_kind, entity_id, before, after)
            VALUES ('{table}', {row}.{key}, '{kind}', {row}.{owner}, {before}, {after});
        END;"
    ))
}

pub(crate) fn read(row: &Row<'_>) -> Result<RowChange, StoreError> {
    let entity = Entity::new(read_word(row, "entity_kind")?, row.get("entity_id")?);
    Ok(RowChange {
        table: row.get("table_name")?,
        row_id: row.get("row_id")?,
        entity,
        before: row.get("before")?,
        after: row.get("after")?,
    })
}
