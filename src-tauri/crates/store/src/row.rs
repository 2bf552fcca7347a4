//! The few statements every table needs, written from its columns.

use std::collections::HashMap;
use std::hash::Hash;

use rusqlite::types::Value;
use rusqlite::{Connection, Params, Row, ffi, params_from_iter};

use crate::column::Fields;
use crate::error::StoreError;

/// Every row of a query.
pub(crate) fn all<T>(
    connection: &Connection,
    sql: &str,
    params: impl Params,
    read: impl Fn(&Row<'_>) -> Result<T, StoreError>,
) -> Result<Vec<T>, StoreError> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(params)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(read(row)?);
    }
    Ok(found)
}

/// Every row of a query by the thing it belongs to, in the query's order.
pub(crate) fn grouped<K: Eq + Hash, T>(
    connection: &Connection,
    sql: &str,
    read: impl Fn(&Row<'_>) -> Result<(K, T), StoreError>,
) -> Result<HashMap<K, Vec<T>>, StoreError> {
    let mut groups: HashMap<K, Vec<T>> = HashMap::new();
    for (key, value) in all(connection, sql, [], read)? {
        groups.entry(key).or_default().push(value);
    }
    Ok(groups)
}

/// The first row of a query, when there is one.
pub(crate) fn one<T>(
    connection: &Connection,
    sql: &str,
    params: impl Params,
    read: impl Fn(&Row<'_>) -> Result<T, StoreError>,
) -> Result<Option<T>, StoreError> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(params)?;
    rows.next()?.map(read).transpose()
}

/// Adds a row and answers its id.
pub(crate) fn insert(
    connection: &Connection,
    table: &'static str,
    fields: Fields,
) -> Result<i64, StoreError> {
    let columns: Vec<&str> = fields.iter().map(|(column, _)| *column).collect();
    let marks = vec!["?"; columns.len()].join(", ");
    let sql = format!("INSERT INTO main.{table} ({}) VALUES ({marks})", columns.join(", "));
    connection.prepare_cached(&sql)?.execute(values(fields))?;
    Ok(connection.last_insert_rowid())
}

/// Alters the row with this key.
///
/// # Errors
/// [`StoreError::NotFound`] where there is none.
pub(crate) fn update(
    connection: &Connection,
    table: &'static str,
    (key, id): (&str, i64),
    fields: Fields,
) -> Result<(), StoreError> {
    let columns: Vec<String> = fields.iter().map(|(column, _)| format!("{column} = ?")).collect();
    let sql = format!("UPDATE main.{table} SET {} WHERE {key} = ?", columns.join(", "));
    let params = fields.into_iter().map(|(_, value)| value).chain([Value::Integer(id)]);
    let altered = connection.prepare_cached(&sql)?.execute(params_from_iter(params))?;
    if altered == 0 { Err(StoreError::NotFound { table, id }) } else { Ok(()) }
}

/// Removes the rows with this key and answers how many there were.
pub(crate) fn delete(
    connection: &Connection,
    table: &'static str,
    (key, id): (&str, i64),
) -> Result<usize, StoreError> {
    let sql = format!("DELETE FROM main.{table} WHERE {key} = ?");
    Ok(connection.prepare_cached(&sql)?.execute([id])?)
}

/// Removes one thing.
///
/// # Errors
/// [`StoreError::NotFound`] where there is none, [`StoreError::InUse`] where something still points to it.
pub(crate) fn remove(connection: &Connection, table: &'static str, id: i64) -> Result<(), StoreError> {
    let sql = format!("DELETE FROM main.{table} WHERE id = ?");
    match connection.prepare_cached(&sql)?.execute([id]) {
        Ok(0) => Err(StoreError::NotFound { table, id }),
        Ok(_) => Ok(()),
        Err(error) if is_foreign_key(&error) => Err(StoreError::InUse { table, id }),
        Err(error) => Err(error.into()),
    }
}

fn is_foreign_key(error: &rusqlite::Error) -> bool {
    error.sqlite_error().is_some_and(|error| error.extended_code == ffi::SQLITE_CONSTRAINT_FOREIGNKEY)
}

fn values(fields: Fields) -> impl Params {
    params_from_iter(fields.into_iter().map(|(_, value)| value))
}
