//! Calendars and address books of an account.

use chrono::{DateTime, Utc};
use rusqlite::Row;

use crate::column::{Fields, instant_option, read_instant_option};
use crate::error::StoreError;
use crate::reader::Reader;
use crate::row;
use crate::writer::Writer;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collection {
    pub id: i64,
    pub details: CollectionDetails,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CollectionDetails {
    pub account_id: i64,
    /// The path on the server.
    pub href: String,
    pub name: String,
    /// What it may hold: VEVENT, VTODO, vCards.
    pub events: bool,
    pub tasks: bool,
    pub cards: bool,
    pub chosen: bool,
    /// Personal data of requesters may go here.
    pub personal: bool,
    /// Announced meetings are published here.
    pub public: bool,
    /// RFC 6578: where the last look ended.
    pub sync_token: Option<String>,
    /// When the whole list was last compared.
    pub listed_at: Option<DateTime<Utc>>,
}

impl std::ops::Deref for Collection {
    type Target = CollectionDetails;
    fn deref(&self) -> &CollectionDetails {
        &self.details
    }
}

impl Reader<'_> {
    pub fn collections(&self) -> Result<Vec<Collection>, StoreError> {
        row::all(self.connection, "SELECT * FROM collection ORDER BY id", [], read)
    }

    pub fn collections_of(&self, account: i64) -> Result<Vec<Collection>, StoreError> {
        let sql = "SELECT * FROM collection WHERE account_id = ? ORDER BY id";
        row::all(self.connection, sql, [account], read)
    }

    pub fn collection(&self, id: i64) -> Result<Option<Collection>, StoreError> {
        row::one(self.connection, "SELECT * FROM collection WHERE id = ?", [id], read)
    }
}

impl Writer<'_> {
    pub fn insert_collection(&mut self, details: &CollectionDetails) -> Result<i64, StoreError> {
        self.quietly(|connection| row::insert(connection, "collection", fields(details)))
    }

    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn update_collection(&mut self, collection: &Collection) -> Result<(), StoreError> {
        let fields = fields(&collection.details);
        self.quietly(|connection| row::update(connection, "collection", ("id", collection.id), fields))
    }
}

fn fields(details: &CollectionDetails) -> Fields {
    vec![
        ("account_id", details.account_id.into()),
        ("href", details.href.clone().into()),
        ("name", details.name.clone().into()),
        ("events", details.events.into()),
        ("tasks", details.tasks.into()),
        ("cards", details.cards.into()),
        ("chosen", details.chosen.into()),
        ("personal", details.personal.into()),
        ("public", details.public.into()),
        ("sync_token", details.sync_token.clone().into()),
        ("listed_s", instant_option(details.listed_at)),
    ]
}

fn read(row: &Row<'_>) -> Result<Collection, StoreError> {
    let details = CollectionDetails {
        account_id: row.get("account_id")?,
        href: row.get("href")?,
        name: row.get("name")?,
        events: row.get("events")?,
        tasks: row.get("tasks")?,
        cards: row.get("cards")?,
        chosen: row.get("chosen")?,
        personal: row.get("personal")?,
        public: row.get("public")?,
        sync_token: row.get("sync_token")?,
        listed_at: read_instant_option(row, "listed_s")?,
    };
    Ok(Collection { id: row.get("id")?, details })
}
