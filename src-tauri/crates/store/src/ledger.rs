//! The ledger: who did what and when, with the thing before and after.
//!
//! It is written in the transaction of the change itself, by the one door, so it lacks nothing that the program has done;
//! triggers of the schema keep everybody from altering it by SQL, and the chain (`chain.rs`) shows what somebody has
//! altered all the same. `who` is the name the desk gives: it is believed, not proved. Undo and redo add rows, they take
//! none away. Personal data stay out of it (`withhold.rs`).

use chrono::{DateTime, Utc};
use planning::time::warsaw;
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::chain::{self, Link};
use crate::column::{read_instant, read_json, read_json_option, read_word, read_word_option, word};
use crate::document;
use crate::entity::{Entity, EntityKind};
use crate::error::StoreError;
use crate::reader::Reader;
use crate::row;
use crate::seal;
use crate::step::{Step, StepName};
use crate::withhold::withhold;

/// One thing changed by one step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct LedgerRow {
    #[ts(type = "number")]
    pub id: i64,
    #[serde(with = "warsaw::serde_instant")]
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
    pub who: String,
    pub step: StepName,
    /// With [`StepName::Undo`] and [`StepName::Redo`]: the step that was taken back or done again.
    pub of: Option<StepName>,
    pub entity: Entity,
    /// The thing as data, without what is withheld; `None` where it came into being.
    pub before: Option<Value>,
    /// `None` where it was removed.
    pub after: Option<Value>,
    /// Fields that changed and whose content the ledger doesn't keep: "requester.email".
    pub withheld: Vec<String>,
}

const INSERT: &str = "INSERT INTO ledger \
    (at_s, who, step, of_step, entity_kind, entity_id, before, after, withheld, chain) \
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

impl Reader<'_> {
    /// The newest first, at most `limit`.
    pub fn ledger(&self, since: Option<DateTime<Utc>>, limit: usize) -> Result<Vec<LedgerRow>, StoreError> {
        let since = since.map_or(i64::MIN, |since| since.timestamp());
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let sql = "SELECT * FROM ledger WHERE at_s >= ? ORDER BY id DESC LIMIT ?";
        row::all(self.connection, sql, [since, limit], read)
    }

    /// The history of one thing, the newest first.
    pub fn ledger_of(&self, entity: impl Into<Entity>) -> Result<Vec<LedgerRow>, StoreError> {
        let Entity { kind, id } = entity.into();
        let sql = "SELECT * FROM ledger WHERE entity_kind = ? AND entity_id = ? ORDER BY id DESC";
        row::all(self.connection, sql, params![word(&kind)?, id], read)
    }

    /// The id of the first row that doesn't follow from the row before it; `None` when the ledger is whole.
    pub fn first_broken_ledger_row(&self) -> Result<Option<i64>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT * FROM ledger ORDER BY id")?;
        let mut rows = statement.query([])?;
        let mut previous = chain::START.to_vec();
        while let Some(row) = rows.next()? {
            let found: Vec<u8> = row.get("chain")?;
            if found != link(row)?.after(&previous) {
                return Ok(Some(row.get("id")?));
            }
            previous = found;
        }
        Ok(None)
    }
}

/// Adds the row of one thing that a step has changed.
pub(crate) fn append(
    reader: &Reader<'_>,
    step: &Step,
    of: Option<StepName>,
    entity: Entity,
    before: Option<&Value>,
) -> Result<(), StoreError> {
    let (mut before, mut after) = (before.cloned(), document::read(reader, entity)?);
    if entity.kind == EntityKind::Release {
        [&mut before, &mut after].into_iter().for_each(|document| seal::put(document.as_mut()));
    }
    let withheld = withhold(entity.kind, &mut before, &mut after);
    write(reader, step, of, entity, (before, after, withheld))
}

/// Adds a row about something that is no document of the register.
pub(crate) fn append_plain(
    reader: &Reader<'_>,
    step: &Step,
    entity: Entity,
    after: Option<&Value>,
) -> Result<(), StoreError> {
    write(reader, step, None, entity, (None, after.cloned(), vec![]))
}

fn write(
    reader: &Reader<'_>,
    step: &Step,
    of: Option<StepName>,
    entity: Entity,
    (before, after, withheld): (Option<Value>, Option<Value>, Vec<String>),
) -> Result<(), StoreError> {
    let (before, after) = (before.map(|value| value.to_string()), after.map(|value| value.to_string()));
    let of = of.as_ref().map(word).transpose()?;
    let link = Link {
        at: step.at.timestamp(),
        who: &step.who,
        step: &word(&step.name)?,
        of_step: of.as_deref(),
        entity_kind: &word(&entity.kind)?,
        entity_id: entity.id,
        before: before.as_deref(),
        after: after.as_deref(),
        withheld: &serde_json::to_string(&withheld)?,
    };
    insert(reader.connection, &link)
}

fn insert(connection: &Connection, link: &Link<'_>) -> Result<(), StoreError> {
    let chain = link.after(&last_chain(connection)?);
    let Link { at, who, step, of_step, entity_kind, entity_id, before, after, withheld } = link;
    connection.prepare_cached(INSERT)?.execute(params![
        at,
        who,
        step,
        of_step,
        entity_kind,
        entity_id,
        before,
        after,
        withheld,
        chain
    ])?;
    Ok(())
}

fn last_chain(connection: &Connection) -> Result<Vec<u8>, StoreError> {
    let sql = "SELECT chain FROM ledger ORDER BY id DESC LIMIT 1";
    let last = row::one(connection, sql, [], |row| Ok(row.get(0)?))?;
    Ok(last.unwrap_or_else(|| chain::START.to_vec()))
}

fn link<'a>(row: &'a Row<'_>) -> Result<Link<'a>, StoreError> {
    Ok(Link {
        at: row.get("at_s")?,
        who: text(row, "who")?,
        step: text(row, "step")?,
        of_step: text_option(row, "of_step")?,
        entity_kind: text(row, "entity_kind")?,
        entity_id: row.get("entity_id")?,
        before: text_option(row, "before")?,
        after: text_option(row, "after")?,
        withheld: text(row, "withheld")?,
    })
}

fn text<'a>(row: &'a Row<'_>, column: &str) -> Result<&'a str, StoreError> {
    row.get_ref(column)?.as_str().map_err(StoreError::inconsistent)
}

fn text_option<'a>(row: &'a Row<'_>, column: &str) -> Result<Option<&'a str>, StoreError> {
    row.get_ref(column)?.as_str_or_null().map_err(StoreError::inconsistent)
}

fn read(row: &Row<'_>) -> Result<LedgerRow, StoreError> {
    Ok(LedgerRow {
        id: row.get("id")?,
        at: read_instant(row, "at_s")?,
        who: row.get("who")?,
        step: read_word(row, "step")?,
        of: read_word_option(row, "of_step")?,
        entity: Entity::new(read_word(row, "entity_kind")?, row.get("entity_id")?),
        before: read_json_option(row, "before")?,
        after: read_json_option(row, "after")?,
        withheld: read_json(row, "withheld")?,
    })
}
