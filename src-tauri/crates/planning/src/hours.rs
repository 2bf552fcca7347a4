//! Weekly hours: a person's working time, a venue's opening hours; with exceptions for single dates.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::time::{Interval, warsaw};

/// Minutes since local midnight, 0–1440; 1440 is the end of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(export)]
pub struct DayMinute(pub u16);

impl DayMinute {
    pub const END: Self = Self(1440);

    #[must_use]
    pub const fn at(hour: u16, minute: u16) -> Self {
        Self(hour * 60 + minute)
    }

    /// The instant of this wall-clock minute on a date; in a DST gap the later side, in a fold the first.
    #[must_use]
    pub fn on(self, date: NaiveDate) -> DateTime<Utc> {
        let wall = date.and_time(NaiveTime::MIN) + TimeDelta::minutes(i64::from(self.0));
        warsaw::instant_or_next(wall)
    }
}

/// `[from, to)` on each of the weekdays (ISO: 1 = Monday).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct HoursRule {
    pub weekdays: Vec<u8>,
    pub from: DayMinute,
    pub to: DayMinute,
}

/// What holds on one date instead of the weekly rules; no spans means closed or off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct HoursException {
    #[ts(type = "string")]
    pub date: NaiveDate,
    pub spans: Vec<(DayMinute, DayMinute)>,
}

/// Weekly rules and their exceptions. No rules at all means *always*: nothing is known to be closed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct WeeklyHours {
    pub rules: Vec<HoursRule>,
    #[serde(default)]
    pub exceptions: Vec<HoursException>,
}

impl WeeklyHours {
    #[must_use]
    pub fn weekdays(weekdays: &[u8], from: DayMinute, to: DayMinute) -> Self {
        Self { rules: vec![HoursRule { weekdays: weekdays.to_vec(), from, to }], exceptions: vec![] }
    }

    #[must_use]
    pub fn is_always(&self) -> bool {
        self.rules.is_empty() && self.exceptions.is_empty()
    }

    /// The open spans of one date, sorted and merged, in minutes of the day.
    #[must_use]
    pub fn spans_on(&self, date: NaiveDate) -> Vec<(DayMinute, DayMinute)> {
        let mut spans = match self.exceptions.iter().find(|exception| exception.date == date) {
            Some(exception) => exception.spans.clone(),
            None => self.spans_by_rule(date),
        };
        spans.retain(|(from, to)| from < to);
        spans.sort_unstable();
        merge_touching(spans)
    }

    fn spans_by_rule(&self, date: NaiveDate) -> Vec<(DayMinute, DayMinute)> {
        if self.rules.is_empty() {
            return vec![(DayMinute(0), DayMinute::END)];
        }
        let weekday = date.weekday().number_from_monday() as u8;
        let today = self.rules.iter().filter(|rule| rule.weekdays.contains(&weekday));
        today.map(|rule| (rule.from, rule.to)).collect()
    }

    /// Whether the whole interval lies inside open time; spans that touch at midnight are one.
    #[must_use]
    pub fn cover(&self, interval: &Interval) -> bool {
        if self.is_always() {
            return true;
        }
        let first = warsaw::date(interval.start);
        let last = warsaw::date(interval.end);
        let mut covered_to = interval.start;
        let mut date = first;
        while date <= last {
            for (from, to) in self.spans_on(date) {
                if from.on(date) <= covered_to {
                    covered_to = covered_to.max(to.on(date));
                }
            }
            match date.checked_add_days(Days::new(1)) {
                Some(next) => date = next,
                None => break,
            }
        }
        covered_to >= interval.end
    }
}

fn merge_touching(spans: Vec<(DayMinute, DayMinute)>) -> Vec<(DayMinute, DayMinute)> {
    let mut merged: Vec<(DayMinute, DayMinute)> = Vec::with_capacity(spans.len());
    for (from, to) in spans {
        match merged.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => merged.push((from, to)),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn span(date: &str, from: (u16, u16), to: (u16, u16)) -> Interval {
        let (from, to) = (DayMinute::at(from.0, from.1), DayMinute::at(to.0, to.1));
        Interval::new(from.on(day(date)), to.on(day(date))).unwrap()
    }

    #[test]
    fn hours_cover_what_ends_exactly_at_closing() {
        let hours = WeeklyHours::weekdays(&[3], DayMinute::at(8, 0), DayMinute::at(20, 0));
        assert!(hours.cover(&span("2026-12-16", (18, 0), (20, 0))));
        assert!(!hours.cover(&span("2026-12-16", (18, 30), (20, 30))));
        assert!(!hours.cover(&span("2026-12-17", (18, 0), (19, 0))));
    }

    #[test]
    fn an_exception_replaces_the_rules_of_its_date() {
        let mut hours = WeeklyHours::weekdays(&[3], DayMinute::at(8, 0), DayMinute::at(20, 0));
        hours.exceptions.push(HoursException { date: day("2026-12-16"), spans: vec![] });
        assert!(!hours.cover(&span("2026-12-16", (18, 0), (19, 0))));
    }

    #[test]
    fn spans_that_touch_are_one() {
        let mut hours = WeeklyHours::weekdays(&[3], DayMinute::at(8, 0), DayMinute::at(12, 0));
        hours.rules.push(HoursRule {
            weekdays: vec![3],
            from: DayMinute::at(12, 0),
            to: DayMinute::at(16, 0),
        });
        assert!(hours.cover(&span("2026-12-16", (11, 0), (13, 0))));
    }

    #[test]
    fn no_rules_mean_always() {
        assert!(WeeklyHours::default().cover(&span("2026-12-16", (3, 0), (4, 0))));
    }
}
