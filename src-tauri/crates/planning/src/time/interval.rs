//! A half-open interval of instants.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::warsaw;

/// `[start, end)`: what ends at 18.00 does not meet what starts at 18.00.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Interval {
    #[serde(with = "super::warsaw::serde_instant")]
    #[ts(type = "string")]
    pub start: DateTime<Utc>,
    #[serde(with = "super::warsaw::serde_instant")]
    #[ts(type = "string")]
    pub end: DateTime<Utc>,
}

impl Interval {
    /// `None` when the end does not come after the start.
    #[must_use]
    pub fn new(start: DateTime<Utc>, end: DateTime<Utc>) -> Option<Self> {
        (start < end).then_some(Self { start, end })
    }

    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    #[must_use]
    pub fn contains(&self, other: &Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The interval with `before` added in front and `after` behind.
    #[must_use]
    pub fn widened(&self, before: TimeDelta, after: TimeDelta) -> Self {
        Self { start: self.start - before, end: self.end + after }
    }

    /// The first and the last local date it touches.
    #[must_use]
    pub fn dates(&self) -> (NaiveDate, NaiveDate) {
        (warsaw::date(self.start), warsaw::date(self.end - TimeDelta::nanoseconds(1)))
    }

    #[must_use]
    pub fn duration(&self) -> TimeDelta {
        self.end - self.start
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(minute: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(minute * 60, 0).unwrap()
    }

    fn interval(start: i64, length: i64) -> Interval {
        Interval::new(at(start), at(start + length)).unwrap()
    }

    #[test]
    fn intervals_that_touch_do_not_overlap() {
        assert!(!interval(0, 60).overlaps(&interval(60, 30)));
    }

    #[test]
    fn an_empty_interval_cannot_be_made() {
        assert_eq!(Interval::new(at(5), at(5)), None);
    }

    proptest! {
        #[test]
        fn overlap_means_a_common_minute(a in 0i64..200, la in 1i64..60, b in 0i64..200, lb in 1i64..60) {
            let common = (a..a + la).any(|minute| (b..b + lb).contains(&minute));
            prop_assert_eq!(interval(a, la).overlaps(&interval(b, lb)), common);
            prop_assert_eq!(interval(b, lb).overlaps(&interval(a, la)), common);
        }
    }
}
