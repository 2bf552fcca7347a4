//! What somebody writes in one go is one step, however often it was put away meanwhile.

use rusqlite::{Connection, params};

use crate::capture::RowChange;
use crate::column::word;
use crate::error::StoreError;
use crate::row;
use crate::step::Step;
use crate::undo;

/// The last step, where it is of the same stretch, name and person. What could be done again has been cleared by then.
pub(crate) fn last(
    connection: &Connection,
    step: &Step,
    stretch: Option<&str>,
) -> Result<Option<i64>, StoreError> {
    let Some(stretch) = stretch.filter(|_| step.undoable) else { return Ok(None) };
    let sql = "SELECT id FROM step WHERE id = (SELECT max(id) FROM step) AND undoable = 1 \
        AND name = ? AND who = ? AND stretch = ?";
    row::one(connection, sql, params![word(&step.name)?, step.who, stretch], |row| Ok(row.get(0)?))
}

/// Puts changes into a step that is kept already: it goes from what was before it to what is now. A step whose end is its
/// beginning is none.
pub(crate) fn join(
    connection: &Connection,
    last: i64,
    step: &Step,
    changes: &[RowChange],
) -> Result<(), StoreError> {
    for change in changes {
        if !follow(connection, last, change)? {
            undo::insert_rows(connection, last, std::slice::from_ref(change))?;
        }
    }
    connection
        .prepare_cached("UPDATE step SET at_s = ? WHERE id = ?")?
        .execute(params![step.at.timestamp(), last])?;
    connection
        .prepare_cached(
            "DELETE FROM step WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM step_row WHERE step_id = ?1)",
        )?
        .execute([last])?;
    Ok(())
}

/// Whether the step has changed that row before.
fn follow(connection: &Connection, step: i64, change: &RowChange) -> Result<bool, StoreError> {
    let row = params![step, change.table, change.row_id, change.after];
    let back = "DELETE FROM step_row WHERE step_id = ? AND table_name = ? AND row_id = ? AND before IS ?";
    if connection.prepare_cached(back)?.execute(row)? > 0 {
        return Ok(true);
    }
    let row = params![change.after, step, change.table, change.row_id];
    let on = "UPDATE step_row SET after = ? WHERE step_id = ? AND table_name = ? AND row_id = ?";
    Ok(connection.prepare_cached(on)?.execute(row)? > 0)
}
