//! Undo and redo: rows put back as they were noted (see `capture.rs`).
//!
//! The history stands in the database: it survives a restart, and two windows on one file share it. A new change clears
//! what could be done again. A step that has left the office (a release, a publication) is a wall: neither it nor what
//! came before it is taken back, so what came before is forgotten.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, Row, params};

use crate::busy;
use crate::capture::{self, RowChange};
use crate::column::{read_word, word};
use crate::door;
use crate::entity::Changed;
use crate::error::StoreError;
use crate::letter;
use crate::open::Store;
use crate::reader::Reader;
use crate::restore;
use crate::row;
use crate::step::{History, Step, StepName};
use crate::stretch;
use crate::writer::Writer;

/// So many steps can be taken back.
pub(crate) const HORIZON: i64 = 100;

const LAST_DONE: &str = "SELECT * FROM step WHERE undone = 0 ORDER BY id DESC LIMIT 1";
const FIRST_UNDONE: &str = "SELECT * FROM step WHERE undone = 1 ORDER BY id LIMIT 1";

struct Kept {
    id: i64,
    name: StepName,
    undoable: bool,
}

#[derive(Clone, Copy)]
enum Direction {
    Back,
    Again,
}

impl Store {
    /// Takes the last step back; `None` when there is nothing to take back.
    ///
    /// # Errors
    /// [`StoreError::CannotUndo`] where that step has left the office; those of the disk.
    pub fn undo(&self, who: &str, at: DateTime<Utc>) -> Result<Option<(StepName, Changed)>, StoreError> {
        self.travel(Direction::Back, &by(StepName::Undo, who, at))
    }

    /// Does again what was taken back last; `None` when there is nothing.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn redo(&self, who: &str, at: DateTime<Utc>) -> Result<Option<(StepName, Changed)>, StoreError> {
        self.travel(Direction::Again, &by(StepName::Redo, who, at))
    }

    /// # Errors
    /// Those of the disk.
    pub fn history(&self) -> Result<History, StoreError> {
        self.read(|reader| {
            let last = next(reader.connection, Direction::Back)?;
            let redo = next(reader.connection, Direction::Again)?.map(|step| step.name);
            let named =
                |undoable| last.as_ref().filter(|step| step.undoable == undoable).map(|step| step.name);
            Ok(History { undo: named(true), redo, stops_at: named(false) })
        })
    }

    fn travel(&self, direction: Direction, step: &Step) -> Result<Option<(StepName, Changed)>, StoreError> {
        self.transact(|connection| match next(connection, direction)? {
            None => Ok(None),
            Some(kept) if !kept.undoable => Err(StoreError::CannotUndo { why: kept.name }),
            Some(kept) => Ok(Some((kept.name, apply(connection, &kept, direction, step)?))),
        })
    }
}

/// Keeps a step for undo and lets go what lies beyond the horizon. A step of the same stretch as the last joins it.
pub(crate) fn keep(
    connection: &Connection,
    step: &Step,
    changes: &[RowChange],
    stretch: Option<&str>,
) -> Result<(), StoreError> {
    let cleared = connection.prepare_cached("DELETE FROM step WHERE undone = 1")?.execute([])?;
    if !step.undoable {
        connection.prepare_cached("DELETE FROM step")?.execute([])?;
    }
    match stretch::last(connection, step, stretch)? {
        Some(last) => stretch::join(connection, last, step, changes)?,
        None => {
            let id = insert_step(connection, step, stretch)?;
            if step.undoable {
                insert_rows(connection, id, changes)?;
            }
        }
    }
    let beyond = forget_beyond_horizon(connection)?;
    let imports = changes.iter().any(|change| ["calendar", "letter"].contains(&change.table.as_str()));
    if !imports && step.undoable && cleared + beyond == 0 {
        return Ok(());
    }
    busy::prune(connection)?;
    letter::prune(connection)
}

/// What came from elsewhere is no step of this desk. Steps that touched the same rows, with all that can only be reached
/// through them, can no longer be taken back or done again: they would write over it.
pub(crate) fn give_way(connection: &Connection, changes: &[RowChange]) -> Result<(), StoreError> {
    let sql = "SELECT step_id FROM step_row WHERE table_name = ? AND row_id = ?";
    let undone = "DELETE FROM step WHERE undone = 1 AND id >= ?1 AND EXISTS (SELECT 1 FROM step WHERE id = ?1 AND undone = 1)";
    let done = "DELETE FROM step WHERE undone = 0 AND id <= ?1 AND EXISTS (SELECT 1 FROM step WHERE id = ?1 AND undone = 0)";
    for change in changes {
        let steps: Vec<i64> =
            row::all(connection, sql, params![change.table, change.row_id], |row| Ok(row.get(0)?))?;
        for step in steps {
            connection.prepare_cached(undone)?.execute([step])?;
            connection.prepare_cached(done)?.execute([step])?;
        }
    }
    if changes.iter().any(|change| change.table == "calendar") { busy::prune(connection) } else { Ok(()) }
}

fn insert_step(connection: &Connection, step: &Step, stretch: Option<&str>) -> Result<i64, StoreError> {
    let columns = vec![
        ("name", word(&step.name)?.into()),
        ("who", step.who.clone().into()),
        ("at_s", step.at.timestamp().into()),
        ("undoable", step.undoable.into()),
        ("stretch", stretch.map(str::to_owned).into()),
    ];
    row::insert(connection, "step", columns)
}

pub(crate) fn insert_rows(
    connection: &Connection,
    step: i64,
    changes: &[RowChange],
) -> Result<(), StoreError> {
    let sql = "INSERT INTO step_row (step_id, table_name, row_id, entity_kind, entity_id, before, after) \
        VALUES (?, ?, ?, ?, ?, ?, ?)";
    let mut statement = connection.prepare_cached(sql)?;
    for change in changes {
        let RowChange { table, row_id, entity, before, after } = change;
        statement.execute(params![step, table, row_id, word(&entity.kind)?, entity.id, before, after])?;
    }
    Ok(())
}

fn forget_beyond_horizon(connection: &Connection) -> Result<usize, StoreError> {
    let sql = "DELETE FROM step WHERE id <= (SELECT id FROM step ORDER BY id DESC LIMIT 1 OFFSET ?)";
    Ok(connection.prepare_cached(sql)?.execute([HORIZON])?)
}

fn apply(
    connection: &Connection,
    kept: &Kept,
    direction: Direction,
    step: &Step,
) -> Result<Changed, StoreError> {
    // Rows come back in no order that foreign keys would like; they are checked at the commit.
    connection.execute_batch("PRAGMA defer_foreign_keys = ON")?;
    let rows = rows_of(connection, kept.id, direction)?;
    let mut writer = Writer::new(connection);
    for change in &rows {
        writer.touch(change.entity)?;
    }
    restore::rows(connection, &rows)?;
    mark(connection, kept.id, direction)?;
    let changes = capture::changes(connection)?;
    door::record(&Reader::new(connection), &writer.before, step, Some(kept.name), &changes)
}

/// The step's rows, turned in the direction of travel: from `before` to `after`.
fn rows_of(connection: &Connection, step: i64, direction: Direction) -> Result<Vec<RowChange>, StoreError> {
    let sql = "SELECT * FROM step_row WHERE step_id = ? ORDER BY id";
    let rows = row::all(connection, sql, [step], capture::read)?;
    let turned = |change: RowChange| match direction {
        Direction::Again => change,
        Direction::Back => RowChange { before: change.after, after: change.before, ..change },
    };
    Ok(rows.into_iter().map(turned).collect())
}

fn mark(connection: &Connection, id: i64, direction: Direction) -> Result<(), StoreError> {
    let undone = matches!(direction, Direction::Back);
    row::update(connection, "step", ("id", id), vec![("undone", undone.into())])
}

fn next(connection: &Connection, direction: Direction) -> Result<Option<Kept>, StoreError> {
    let sql = match direction {
        Direction::Back => LAST_DONE,
        Direction::Again => FIRST_UNDONE,
    };
    row::one(connection, sql, [], read)
}

fn read(row: &Row<'_>) -> Result<Kept, StoreError> {
    Ok(Kept { id: row.get("id")?, name: read_word(row, "name")?, undoable: row.get("undoable")? })
}

fn by(name: StepName, who: &str, at: DateTime<Utc>) -> Step {
    Step { name, who: who.to_owned(), at, undoable: false }
}
