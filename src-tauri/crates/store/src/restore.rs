//! Puts noted rows back. SQLite itself reads the JSON that it has written, so a number comes back to the last bit.

use std::collections::BTreeMap;
use std::rc::Rc;

use rusqlite::{Connection, params};
use serde_json::{Map, Value};

use crate::capture::{self, CAPTURED, RowChange};
use crate::error::StoreError;
use crate::row;

type Image = Map<String, Value>;

/// What the statements for a table need; asked of the database once.
struct Table {
    name: &'static str,
    key: &'static str,
    columns: Vec<String>,
    /// Answers the image of the row with a key.
    current: String,
}

/// Takes every row from `before` to `after`. Removals come first and additions last, so that what must be unique stays so.
///
/// # Errors
/// [`StoreError::Inconsistent`] where a row isn't what the history says it is; nothing is overwritten blindly.
pub(crate) fn rows(connection: &Connection, changes: &[RowChange]) -> Result<(), StoreError> {
    let tables = tables(connection, changes)?;
    for (table, change) in &tables {
        expect(connection, table, change)?;
    }
    let order = |change: &RowChange| (change.after.is_some(), change.before.is_none());
    for wanted in [(false, false), (true, false), (true, true)] {
        for (table, change) in tables.iter().filter(|(_, change)| order(change) == wanted) {
            put(connection, table, change)?;
        }
    }
    Ok(())
}

fn tables<'a>(
    connection: &Connection,
    changes: &'a [RowChange],
) -> Result<Vec<(Rc<Table>, &'a RowChange)>, StoreError> {
    let mut known: BTreeMap<&str, Rc<Table>> = BTreeMap::new();
    let mut all = Vec::with_capacity(changes.len());
    for change in changes {
        let table = match known.get(change.table.as_str()) {
            Some(table) => Rc::clone(table),
            None => Rc::new(table(connection, &change.table)?),
        };
        known.insert(&change.table, Rc::clone(&table));
        all.push((table, change));
    }
    Ok(all)
}

fn table(connection: &Connection, name: &str) -> Result<Table, StoreError> {
    let found = CAPTURED.iter().find(|captured| captured.table == name);
    let captured = found.ok_or_else(|| StoreError::inconsistent(format!("no table {name}")))?;
    let (name, key) = (captured.table, captured.key);
    let image = capture::image(connection, name, name)?;
    let current = format!("SELECT {image} FROM {name} WHERE {key} = ?");
    Ok(Table { name, key, columns: capture::columns(connection, name)?, current })
}

/// The row must be as the history left it. A column that came with a later migration isn't in the image and doesn't count.
fn expect(connection: &Connection, table: &Table, change: &RowChange) -> Result<(), StoreError> {
    let found: Option<String> = row::one(connection, &table.current, [change.row_id], |row| Ok(row.get(0)?))?;
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

fn put(connection: &Connection, table: &Table, change: &RowChange) -> Result<(), StoreError> {
    let Some(image) = &change.after else {
        return row::delete(connection, table.name, (table.key, change.row_id)).map(drop);
    };
    let columns = columns_of(table, image)?;
    if change.before.is_some() {
        let params = params![image, change.row_id];
        connection.prepare_cached(&update(table, &columns))?.execute(params)?;
    } else {
        connection.prepare_cached(&insert(table, &columns))?.execute([image])?;
    }
    Ok(())
}

fn insert(table: &Table, columns: &[&str]) -> String {
    let values: Vec<String> = columns.iter().map(|column| value(column)).collect();
    format!("INSERT INTO {} ({}) SELECT {}", table.name, columns.join(", "), values.join(", "))
}

fn update(table: &Table, columns: &[&str]) -> String {
    let columns: Vec<String> = columns.iter().map(|column| format!("{column} = {}", value(column))).collect();
    format!("UPDATE {} SET {} WHERE {} = ?2", table.name, columns.join(", "), table.key)
}

fn value(column: &str) -> String {
    format!("json_extract(?1, '$.{column}')")
}

/// The image's columns, each of them one of the table: what stands in the file is never taken for SQL.
fn columns_of<'a>(table: &'a Table, image: &str) -> Result<Vec<&'a str>, StoreError> {
    let image = parse(image)?;
    match image.keys().find(|column| !table.columns.contains(column)) {
        Some(stranger) => Err(StoreError::inconsistent(format!("{} has no column {stranger}", table.name))),
        None => {
            let columns = table.columns.iter().filter(|column| image.contains_key(*column));
            Ok(columns.map(String::as_str).collect())
        }
    }
}

fn parse(image: &str) -> Result<Image, StoreError> {
    Ok(serde_json::from_str(image)?)
}
