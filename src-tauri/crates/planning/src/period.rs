//! Spans of dates that matter for planning besides public holidays.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::district::DistrictNumber;
use crate::id::PeriodId;
use crate::time::{Interval, warsaw};

/// What kind of time it is. Dates of all of them are editable: none is an authority.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum PeriodKind {
    SchoolBreak,
    /// Election silence (art. 107 of the Election Code): blocks unless a reason is given.
    ElectionSilence,
    /// A campaign: warns.
    Campaign,
    CityCouncilSession,
    DistrictCouncilSession,
    /// Another listed event: a marathon, a procession, a big match.
    Event,
    /// A day the office gives off in exchange for another.
    OfficeClosed,
}

/// One such span, half-open in instants.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Period {
    pub id: PeriodId,
    #[serde(flatten)]
    pub details: PeriodDetails,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PeriodDetails {
    pub kind: PeriodKind,
    pub name: String,
    pub interval: Interval,
    /// Only this district, when set.
    pub district: Option<DistrictNumber>,
}

impl std::ops::Deref for Period {
    type Target = PeriodDetails;
    fn deref(&self) -> &PeriodDetails {
        &self.details
    }
}

impl PeriodDetails {
    /// A span of whole local days, both inclusive.
    #[must_use]
    pub fn days(kind: PeriodKind, name: &str, first: NaiveDate, last: NaiveDate) -> Self {
        let start: DateTime<Utc> = warsaw::midnight(first);
        let end = warsaw::midnight(warsaw::next_day(last.max(first)));
        Self { kind, name: name.to_owned(), interval: Interval { start, end }, district: None }
    }
}

/// All periods of the register, by their start. Years of past ones cost a question about the future nothing.
#[derive(Clone, Debug, Default)]
pub struct Periods {
    all: Vec<Period>,
    /// `over[i]`: when the last of `all[..=i]` is over.
    over: Vec<DateTime<Utc>>,
}

impl Periods {
    pub fn add(&mut self, period: Period) {
        *self = std::mem::take(&mut self.all).into_iter().chain([period]).collect();
    }

    /// Every period that is not over at an instant, and perhaps some that are.
    #[must_use]
    pub fn from_about(&self, instant: DateTime<Utc>) -> &[Period] {
        &self.all[self.over.partition_point(|end| *end <= instant)..]
    }
}

impl std::ops::Deref for Periods {
    type Target = [Period];
    fn deref(&self) -> &[Period] {
        &self.all
    }
}

impl FromIterator<Period> for Periods {
    fn from_iter<T: IntoIterator<Item = Period>>(periods: T) -> Self {
        let mut all: Vec<Period> = periods.into_iter().collect();
        all.sort_by_key(|period| (period.interval.start, period.id));
        let mut last = DateTime::<Utc>::MIN_UTC;
        let ends = all.iter().map(|period| period.interval.end);
        let over = ends.map(|end| {
            last = last.max(end);
            last
        });
        let over = over.collect();
        Self { all, over }
    }
}

impl From<Vec<Period>> for Periods {
    fn from(periods: Vec<Period>) -> Self {
        periods.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn hour(number: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(number * 3_600, 0).unwrap()
    }

    proptest! {
        #[test]
        fn nothing_that_is_not_over_is_left_out(
            spans in prop::collection::vec((0i64..100, 1i64..60), 0..30), now in 0i64..170,
        ) {
            let period = |(id, (start, length)): (i64, (i64, i64))| {
                let interval = Interval { start: hour(start), end: hour(start + length) };
                let details =
                    PeriodDetails { kind: PeriodKind::Event, name: String::new(), interval, district: None };
                Period { id: PeriodId(id), details }
            };
            let periods: Periods = (0..).zip(spans).map(period).collect();
            let going_on = |all: &[Period]| -> Vec<Period> {
                all.iter().filter(|period| period.interval.end > hour(now)).cloned().collect()
            };
            prop_assert_eq!(going_on(periods.from_about(hour(now))), going_on(&periods));
        }
    }
}
