//! Puts noted rows back. SQLite itself reads the JSON that it has written, so a number comes back to the last bit.

use rusqlite::{Connection, params};
use serde_json::{Map, Value};

use crate::capture::{self, CAPTURED, RowChange};
use crate::error::StoreError;
use crate::row;

type Image = Map<String, Value>;

/// Takes every row from `before` to `after`. Removals come first and additions last, so that what must be unique stays so.
///
/// # Errors
/// [`StoreError::Inconsistent`] where a row isn't what the history says it is; nothing is overwritten blindly.
pub(crate) fn rows(connection: &Connection, changes: &[RowChange]) -> Result<(), StoreError> {
    for change in changes {
        expect(connection, change)?;
    }
    let (removals, rest): (Vec<_>, Vec<_>) = changes.iter().partition(|change| change.after.is_none());
    let (additions, alterations): (Vec<_>, Vec<_>) =
        rest.into_iter().partition(|change| change.before.is_none());
    for change in removals.into_iter().chain(alterations).chain(additions) {
        put(connection, change)?;
    }
    Ok(())
}

/// The row must be as the history left it. A column that came with a later migration isn't in the image and doesn't count.
fn expect(connection: &Connection, change: &RowChange) -> Result<(), StoreError> {
    let found = current(connection, change)?;
    let as_noted = match (&change.before, &found) {
        (None, None) => true,
        (Some(noted), Some(found)) => noted == found || agrees(&parse(noted)?, &parse(found)?),
        _ => false,
    };
    if as_noted {
        return Ok(());
    }
    Err(StoreError::inconsistent(format!("{} {} isn't as the history left it", change.table, change.row_id)))
}

fn agrees(noted: &Image, found: &Image) -> bool {
    noted.iter().all(|(column, value)| found.get(column) == Some(value))
}

fn current(connection: &Connection, change: &RowChange) -> Result<Option<String>, StoreError> {
    let (table, key) = known(&change.table)?;
    let image = capture::image(connection, table, table)?;
    let sql = format!("SELECT {image} FROM {table} WHERE {key} = ?");
    row::one(connection, &sql, [change.row_id], |row| Ok(row.get(0)?))
}

fn put(connection: &Connection, change: &RowChange) -> Result<(), StoreError> {
    let (table, key) = known(&change.table)?;
    let Some(image) = &change.after else {
        return row::delete(connection, table, (key, change.row_id)).map(drop);
    };
    let columns = columns_of(connection, table, image)?;
    let sql = match &change.before {
        Some(_) => update(table, key, &columns),
        None => insert(table, &columns),
    };
    let mut statement = connection.prepare_cached(&sql)?;
    match &change.before {
        Some(_) => statement.execute(params![image, change.row_id])?,
        None => statement.execute([image])?,
    };
    Ok(())
}

fn insert(table: &str, columns: &[String]) -> String {
    let values: Vec<String> = columns.iter().map(|column| value(column)).collect();
    format!("INSERT INTO {table} ({}) SELECT {}", columns.join(", "), values.join(", "))
}

fn update(table: &str, key: &str, columns: &[String]) -> String {
    let columns: Vec<String> = columns.iter().map(|column| format!("{column} = {}", value(column))).collect();
    format!("UPDATE {table} SET {} WHERE {key} = ?2", columns.join(", "))
}

fn value(column: &str) -> String {
    format!("json_extract(?1, '$.{column}')")
}

/// The image's columns, each of them one of the table: what stands in the file is never taken for SQL.
fn columns_of(connection: &Connection, table: &str, image: &str) -> Result<Vec<String>, StoreError> {
    let known = capture::columns(connection, table)?;
    let image = parse(image)?;
    match image.keys().find(|column| !known.contains(column)) {
        Some(stranger) => Err(StoreError::inconsistent(format!("{table} has no column {stranger}"))),
        None => Ok(known.into_iter().filter(|column| image.contains_key(column)).collect()),
    }
}

fn parse(image: &str) -> Result<Image, StoreError> {
    Ok(serde_json::from_str(image)?)
}

fn known(table: &str) -> Result<(&'static str, &'static str), StoreError> {
    let found = CAPTURED.iter().find(|captured| captured.table == table);
    let captured = found.ok_or_else(|| StoreError::inconsistent(format!("no table {table}")))?;
    Ok((captured.table, captured.key))
}
