//! Calendars that are only read, and where the one for everybody is written.

use chrono::{DateTime, Utc};
use planning::calendar::Resource;
use planning::id::{PersonId, VenueId};
use rusqlite::{Row, params};

use crate::column::{Fields, instant_option, read_instant_option};
use crate::error::StoreError;
use crate::reader::Reader;
use crate::row;
use crate::writer::Writer;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subscription {
    pub id: i64,
    pub details: SubscriptionDetails,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubscriptionDetails {
    pub url: String,
    pub owner: Resource,
    /// The calendar of the owner that it fills.
    pub name: String,
    pub etag: Option<String>,
    pub last_modified: Option<String>,
    pub checked_at: Option<DateTime<Utc>>,
    pub failure: Option<String>,
}

impl std::ops::Deref for Subscription {
    type Target = SubscriptionDetails;
    fn deref(&self) -> &SubscriptionDetails {
        &self.details
    }
}

impl Reader<'_> {
    pub fn subscriptions(&self) -> Result<Vec<Subscription>, StoreError> {
        row::all(self.connection, "SELECT * FROM subscription ORDER BY id", [], read)
    }

    /// The folder of the calendar for everybody.
    pub fn public_folder(&self) -> Result<Option<String>, StoreError> {
        row::one(self.connection, "SELECT folder FROM public_calendar", [], |row| Ok(row.get(0)?))
    }
}

impl Writer<'_> {
    pub fn insert_subscription(&mut self, details: &SubscriptionDetails) -> Result<i64, StoreError> {
        self.quietly(|connection| row::insert(connection, "subscription", fields(details)))
    }

    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn update_subscription(&mut self, subscription: &Subscription) -> Result<(), StoreError> {
        let columns = fields(&subscription.details);
        self.quietly(|connection| row::update(connection, "subscription", ("id", subscription.id), columns))
    }

    /// The calendar it filled stays as it was last read.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn remove_subscription(&mut self, id: i64) -> Result<(), StoreError> {
        self.quietly(|connection| row::remove(connection, "subscription", id))
    }

    pub fn put_public_folder(&mut self, folder: Option<&str>) -> Result<(), StoreError> {
        self.quietly(|connection| {
            connection.prepare_cached("DELETE FROM public_calendar")?.execute([])?;
            if let Some(folder) = folder {
                let sql = "INSERT INTO public_calendar (id, folder) VALUES (1, ?)";
                connection.prepare_cached(sql)?.execute(params![folder])?;
            }
            Ok(())
        })
    }

    /// It holds what it held, and that is known from now.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn still_holds(
        &mut self,
        calendar: planning::id::CalendarId,
        as_of: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.alter(calendar, |connection| {
            row::update(
                connection,
                "calendar",
                ("id", calendar.0),
                vec![("as_of_s", as_of.timestamp().into())],
            )
        })
    }
}

fn fields(details: &SubscriptionDetails) -> Fields {
    let (person, venue) = match details.owner {
        Resource::Person(id) => (Some(id.0), None),
        Resource::Venue(id) => (None, Some(id.0)),
    };
    vec![
        ("url", details.url.clone().into()),
        ("person_id", person.into()),
        ("venue_id", venue.into()),
        ("name", details.name.clone().into()),
        ("etag", details.etag.clone().into()),
        ("last_modified", details.last_modified.clone().into()),
        ("checked_s", instant_option(details.checked_at)),
        ("failure", details.failure.clone().into()),
    ]
}

fn read(row: &Row<'_>) -> Result<Subscription, StoreError> {
    let person: Option<i64> = row.get("person_id")?;
    let venue: Option<i64> = row.get("venue_id")?;
    let owner = person.map(PersonId).map(Resource::Person).or(venue.map(VenueId).map(Resource::Venue));
    let details = SubscriptionDetails {
        url: row.get("url")?,
        owner: owner.ok_or_else(|| StoreError::inconsistent("a subscription of nobody"))?,
        name: row.get("name")?,
        etag: row.get("etag")?,
        last_modified: row.get("last_modified")?,
        checked_at: read_instant_option(row, "checked_s")?,
        failure: row.get("failure")?,
    };
    Ok(Subscription { id: row.get("id")?, details })
}
