//! The tables of an export, and the values of their columns as JSON.

use rusqlite::Connection;
use rusqlite::types::{Value as Sql, ValueRef};
use serde_json::{Map, Value, json};

use crate::condition;
use crate::draft;
use crate::error::StoreError;

/// Longer BLOBs stand in files of their own.
pub(crate) const SHORT: usize = 64;

/// Every table that holds content, and the counters that keep an id from coming back. A table that joins the schema is
/// in the export by itself; forms that somebody is filling in are nobody else's.
pub(crate) fn tables(connection: &Connection) -> Result<Vec<String>, StoreError> {
    let mut tables = condition::tables(connection)?;
    tables.retain(|table| table != draft::TABLE);
    tables.push("sqlite_sequence".to_owned());
    Ok(tables)
}

/// A value as JSON; a long BLOB by its digest, which `keep` answers.
pub(crate) fn to_json(
    value: ValueRef<'_>,
    keep: impl FnOnce(&[u8]) -> Result<String, StoreError>,
) -> Result<Value, StoreError> {
    Ok(match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => json!(number),
        ValueRef::Real(number) => json!(number),
        ValueRef::Text(text) => json!(std::str::from_utf8(text).map_err(StoreError::inconsistent)?),
        ValueRef::Blob(bytes) if bytes.len() <= SHORT => json!({ "hex": hex(bytes) }),
        ValueRef::Blob(bytes) => json!({ "blob": keep(bytes)? }),
    })
}

/// And back; `fetch` answers the bytes of a long BLOB.
pub(crate) fn from_json(
    value: &Value,
    fetch: impl FnOnce(&str) -> Result<Vec<u8>, StoreError>,
) -> Result<Sql, StoreError> {
    match value {
        Value::Null => Ok(Sql::Null),
        Value::String(text) => Ok(Sql::Text(text.clone())),
        Value::Number(number) => {
            let real = || number.as_f64().map(Sql::Real);
            number.as_i64().map(Sql::Integer).or_else(real).ok_or_else(|| strange(value))
        }
        Value::Object(fields) => match (text(fields, "hex"), text(fields, "blob")) {
            (Some(digits), None) => unhex(digits).map(Sql::Blob).ok_or_else(|| strange(value)),
            (None, Some(digest)) => fetch(digest).map(Sql::Blob),
            _ => Err(strange(value)),
        },
        Value::Bool(_) | Value::Array(_) => Err(strange(value)),
    }
}

fn text<'a>(fields: &'a Map<String, Value>, key: &str) -> Option<&'a str> {
    fields.get(key).and_then(Value::as_str)
}

fn strange(value: &Value) -> StoreError {
    let mut shown = value.to_string();
    shown.truncate(shown.floor_char_boundary(80));
    StoreError::NotPortable { detail: format!("{shown} is no value of a column") }
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(digits: &str) -> Option<Vec<u8>> {
    if !digits.len().is_multiple_of(2) || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    (0..digits.len()).step_by(2).map(|at| u8::from_str_radix(&digits[at..at + 2], 16).ok()).collect()
}
