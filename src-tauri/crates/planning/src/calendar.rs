//! Imported calendars: whose they are and how old they are.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::{CalendarId, PersonId, VenueId};
use crate::time::warsaw;

/// Whose time something takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
#[ts(export)]
pub enum Resource {
    Person(PersonId),
    Venue(VenueId),
}

/// One imported calendar. What it says holds *as of* the import; afterwards free time is only believed for a while.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Calendar {
    pub id: CalendarId,
    pub name: String,
    pub owner: Resource,
    #[serde(with = "warsaw::serde_instant")]
    #[ts(type = "string")]
    pub as_of: DateTime<Utc>,
    /// Busy intervals it holds.
    pub busy_count: u32,
}

/// What conflicts say of the calendar they come from, read once at the import: thousands of blocks may share it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    pub name: Arc<str>,
    pub as_of: DateTime<Utc>,
    /// The local date of `as_of`.
    pub as_of_date: NaiveDate,
}

impl Calendar {
    #[must_use]
    pub fn origin(&self) -> Origin {
        Origin { name: self.name.as_str().into(), as_of: self.as_of, as_of_date: warsaw::date(self.as_of) }
    }

    #[must_use]
    pub fn is_stale(&self, now: DateTime<Utc>, stale_days: u16) -> bool {
        now - self.as_of > TimeDelta::days(i64::from(stale_days))
    }
}
