//! The sample department: invented people, venues, requests, periods and busy calendars around a given *now*, for the
//! first start, for demonstrations and for tests. Only the districts are real. Addresses of mail stand under `.example`
//! (RFC 2606, section 2), telephone numbers begin with 12 000, which no exchange has.

mod calendars;
mod day;
mod deck;
mod people;
mod periods;
mod random;
mod requests;
mod tables;
#[cfg(test)]
mod tests;
mod venues;

use chrono::{DateTime, Datelike, Days, NaiveDate, Utc};

use crate::id::PersonId;
use crate::period::PeriodDetails;
use crate::person::PersonDetails;
use crate::place::GeoPoint;
use crate::request::RequestDetails;
use crate::time::{Interval, warsaw};
use crate::venue::VenueDetails;

/// Weeks that the calendars cover, from the Monday of the week of *now*.
pub const WEEKS: u64 = 14;

/// A whole department, not yet in a store and so without ids.
///
/// Requests name people in their roles by a placeholder: the person at index `i` of `people` is `PersonId(i + 1)`. Who
/// inserts the sample replaces each by the id that the store gave ([`person_index`] gives the index back).
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    pub people: Vec<PersonDetails>,
    pub venues: Vec<VenueDetails>,
    pub requests: Vec<RequestDetails>,
    pub periods: Vec<PeriodDetails>,
    pub calendars: Vec<SampleCalendar>,
}

/// Whose calendar it is: an index into the sample's people or venues.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SampleOwner {
    Person(usize),
    Venue(usize),
}

/// One busy calendar; its blocks are sorted and don't overlap.
#[derive(Clone, Debug, PartialEq)]
pub struct SampleCalendar {
    pub owner: SampleOwner,
    pub name: String,
    /// *now*, but for one venue whose calendar is ten days old.
    pub as_of: DateTime<Utc>,
    pub busy: Vec<SampleBusy>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct SampleBusy {
    pub interval: Interval,
    pub title: String,
    /// Where its owner is meanwhile, when known.
    pub point: Option<GeoPoint>,
}

/// The sample for a seed and a moment; the same two give the same sample. The seed moves busy times, days on which
/// requests came and case marks; who and what there is stays the same.
#[must_use]
pub fn sample(seed: u64, now: DateTime<Utc>) -> Sample {
    let span = Span::around(now);
    let people = people::people(&span);
    let venues = venues::venues(&span);
    let requests = requests::requests(seed, &span);
    let periods = periods::periods(&span);
    let calendars = calendars::calendars(seed, now, &span, &people, &venues);
    Sample { people, venues, requests, periods, calendars }
}

/// The index into [`Sample::people`] that a placeholder in a request's roles stands for.
#[must_use]
pub fn person_index(placeholder: PersonId) -> usize {
    usize::try_from(placeholder.0 - 1).unwrap_or(0)
}

fn placeholder(index: usize) -> PersonId {
    PersonId(index as i64 + 1)
}

/// The local dates that the sample is built around.
#[derive(Clone, Copy, Debug)]
struct Span {
    today: NaiveDate,
    /// Of the week of today.
    monday: NaiveDate,
}

impl Span {
    fn around(now: DateTime<Utc>) -> Self {
        let today = warsaw::date(now);
        let past = u64::from(today.weekday().num_days_from_monday());
        Self { today, monday: today.checked_sub_days(Days::new(past)).unwrap_or(today) }
    }

    /// The days that calendars cover.
    fn days(&self) -> impl Iterator<Item = NaiveDate> + use<> {
        self.monday.iter_days().take(WEEKS as usize * 7)
    }

    /// A day of a week of the span; weeks count from 0, weekdays from 1 (Monday).
    fn day(&self, week: u64, weekday: u64) -> NaiveDate {
        later(self.monday, week * 7 + weekday - 1)
    }
}

fn later(date: NaiveDate, days: u64) -> NaiveDate {
    date.checked_add_days(Days::new(days)).unwrap_or(date)
}
