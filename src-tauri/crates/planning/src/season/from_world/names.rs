//! Names and times of the register in the instance's form, and back.

use chrono::{DateTime, NaiveDate, Utc};

use super::super::time::{Instant, Wall};
use crate::hours::DayMinute;
use crate::id::{MeetingId, PersonId, RequestId, VenueId};
use crate::time::Interval;

/// The role that is busy while a rule about the time blocks a request.
pub(super) const OPEN: &str = "open";
/// The role that is busy while a rule about the time warns.
pub(super) const CALM: &str = "calm";

pub(super) fn person(id: PersonId) -> String {
    format!("P{id}")
}

pub(super) fn venue(id: VenueId) -> String {
    format!("V{id}")
}

pub(super) fn request(id: RequestId) -> String {
    format!("R{id}")
}

pub(super) fn meeting(id: MeetingId) -> String {
    format!("M{id}")
}

pub(super) fn person_id(name: &str) -> Option<PersonId> {
    name.strip_prefix('P')?.parse().ok()
}

pub(super) fn venue_id(name: &str) -> Option<VenueId> {
    name.strip_prefix('V')?.parse().ok()
}

/// Whole minutes; what is within a minute counts from its beginning.
pub(super) fn instant(at: DateTime<Utc>) -> Instant {
    Instant(at.timestamp().div_euclid(60))
}

/// The same, from the end of the minute.
pub(super) fn instant_after(at: DateTime<Utc>) -> Instant {
    let over = at.timestamp().rem_euclid(60) > 0 || at.timestamp_subsec_nanos() > 0;
    Instant(instant(at).0 + i64::from(over))
}

pub(super) fn utc(at: Instant) -> Option<DateTime<Utc>> {
    DateTime::from_timestamp(at.0.checked_mul(60)?, 0)
}

pub(super) fn wall(minute: DayMinute) -> Wall {
    Wall(i32::from(minute.0))
}

/// The dates from one to another, both inclusive.
pub(super) fn days(from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    from.iter_days().take_while(move |day| *day <= to)
}

/// The season with a day on each side: what reaches into it from there counts too.
pub(super) fn around(span: super::DateSpan) -> Interval {
    use crate::time::warsaw::{midnight, next_day};
    let first = span.from.pred_opt().unwrap_or(span.from);
    Interval { start: midnight(first), end: midnight(next_day(next_day(span.to.max(span.from)))) }
}
