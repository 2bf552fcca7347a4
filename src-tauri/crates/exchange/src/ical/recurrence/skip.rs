//! Dates that do not exist, moved instead of left out (RFC 7529 §4.1).

use chrono::{Datelike, Months, NaiveDate};

use super::calendar_day::{DayParts, days_in_month};
use super::rule::Skip;

/// What the month of `first` (its first day) gains for month days beyond its end.
pub fn moved_date(skip: Skip, parts: &DayParts, first: NaiveDate) -> Option<NaiveDate> {
    let length = days_in_month(first);
    let beyond = |wanted: &i16| i64::from(*wanted) > i64::from(length);
    if skip == Skip::Omit || !parts.month_fits(first.month()) || !parts.month_days().iter().any(beyond) {
        return None;
    }
    match skip {
        Skip::Omit => None,
        Skip::Backward => first.with_day(length),
        Skip::Forward => first.checked_add_months(Months::new(1)),
    }
}
