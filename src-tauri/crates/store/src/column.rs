//! Between columns and the types of planning: words for enums, seconds for instants, JSON for lists.

use chrono::{DateTime, NaiveDate, Utc};
use planning::place::GeoPoint;
use rusqlite::Row;
use rusqlite::types::Value;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::StoreError;

/// Columns and what goes into them.
pub(crate) type Fields = Vec<(&'static str, Value)>;

/// The word serde has for an enum's value: "took_place".
pub(crate) fn word<T: Serialize>(value: &T) -> Result<String, StoreError> {
    match serde_json::to_value(value)? {
        serde_json::Value::String(word) => Ok(word),
        other => Err(StoreError::inconsistent(format!("{other} is no word"))),
    }
}

pub(crate) fn from_word<T: DeserializeOwned>(word: String) -> Result<T, StoreError> {
    Ok(serde_json::from_value(serde_json::Value::String(word))?)
}

pub(crate) fn read_word<T: DeserializeOwned>(row: &Row<'_>, column: &str) -> Result<T, StoreError> {
    from_word(row.get(column)?)
}

pub(crate) fn read_word_option<T: DeserializeOwned>(
    row: &Row<'_>,
    column: &str,
) -> Result<Option<T>, StoreError> {
    row.get::<_, Option<String>>(column)?.map(from_word).transpose()
}

pub(crate) fn json<T: Serialize>(value: &T) -> Result<Value, StoreError> {
    Ok(serde_json::to_string(value)?.into())
}

pub(crate) fn read_json<T: DeserializeOwned>(row: &Row<'_>, column: &str) -> Result<T, StoreError> {
    Ok(serde_json::from_str(&row.get::<_, String>(column)?)?)
}

pub(crate) fn read_json_option<T: DeserializeOwned>(
    row: &Row<'_>,
    column: &str,
) -> Result<Option<T>, StoreError> {
    let text: Option<String> = row.get(column)?;
    Ok(text.as_deref().map(serde_json::from_str).transpose()?)
}

/// Seconds since 1970 UTC. What is finer than a second is dropped.
pub(crate) fn instant_option(instant: Option<DateTime<Utc>>) -> Value {
    instant.map(|instant| instant.timestamp()).into()
}

pub(crate) fn from_seconds(seconds: i64) -> Result<DateTime<Utc>, StoreError> {
    DateTime::from_timestamp(seconds, 0).ok_or_else(|| StoreError::inconsistent(format!("instant {seconds}")))
}

pub(crate) fn read_instant(row: &Row<'_>, column: &str) -> Result<DateTime<Utc>, StoreError> {
    from_seconds(row.get(column)?)
}

pub(crate) fn read_instant_option(row: &Row<'_>, column: &str) -> Result<Option<DateTime<Utc>>, StoreError> {
    row.get::<_, Option<i64>>(column)?.map(from_seconds).transpose()
}

pub(crate) fn date_option(date: Option<NaiveDate>) -> Value {
    date.map(|date| date.to_string()).into()
}

pub(crate) fn read_date_option(row: &Row<'_>, column: &str) -> Result<Option<NaiveDate>, StoreError> {
    let text: Option<String> = row.get(column)?;
    text.map(|text| text.parse().map_err(StoreError::inconsistent)).transpose()
}

pub(crate) fn latitude(point: Option<GeoPoint>) -> Value {
    point.map(|point| point.latitude).into()
}

pub(crate) fn longitude(point: Option<GeoPoint>) -> Value {
    point.map(|point| point.longitude).into()
}

pub(crate) fn read_point(row: &Row<'_>) -> Result<Option<GeoPoint>, StoreError> {
    let (latitude, longitude): (Option<f64>, Option<f64>) = (row.get("latitude")?, row.get("longitude")?);
    Ok(latitude.zip(longitude).map(|(latitude, longitude)| GeoPoint { latitude, longitude }))
}
