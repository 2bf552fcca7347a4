//! The settings, one document.

use planning::settings::Settings;
use rusqlite::{Connection, Row};

use crate::column::{json, read_json};
use crate::entity::Entity;
use crate::error::StoreError;
use crate::reader::Reader;
use crate::row;
use crate::writer::Writer;

impl Reader<'_> {
    /// The defaults until somebody has set something.
    pub fn settings(&self) -> Result<Settings, StoreError> {
        Ok(self.stored_settings()?.unwrap_or_default())
    }

    pub(crate) fn stored_settings(&self) -> Result<Option<Settings>, StoreError> {
        row::one(self.connection, "SELECT body FROM settings WHERE id = 1", [], read)
    }
}

impl Writer<'_> {
    pub fn put_settings(&mut self, settings: &Settings) -> Result<(), StoreError> {
        self.alter(Entity::SETTINGS, |connection| put(connection, settings))
    }
}

fn put(connection: &Connection, settings: &Settings) -> Result<(), StoreError> {
    let body = json(settings)?;
    match row::update(connection, "settings", ("id", 1), vec![("body", body.clone())]) {
        Err(StoreError::NotFound { .. }) => {
            row::insert(connection, "settings", vec![("id", 1.into()), ("body", body)]).map(drop)
        }
        other => other,
    }
}

fn read(row: &Row<'_>) -> Result<Settings, StoreError> {
    read_json(row, "body")
}
