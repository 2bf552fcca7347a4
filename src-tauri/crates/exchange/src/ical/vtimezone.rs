//! A time zone as the file itself defines it (RFC 5545 §3.6.5): for names that are neither IANA's nor Windows'.

use chrono::{Datelike, NaiveDate, NaiveDateTime, TimeDelta};

use super::recurrence::dates::Dates;
use super::recurrence::effort::Effort;
use super::recurrence::rule::{Rule, Until};

/// One STANDARD or DAYLIGHT part.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Observance {
    pub daylight: bool,
    /// Civil time by the clock before the change.
    pub start: Option<NaiveDateTime>,
    /// Seconds east of Greenwich, before and from the onset on.
    pub offset_from: Option<i32>,
    pub offset_to: Option<i32>,
    pub rules: Vec<Rule>,
    pub dates: Vec<NaiveDateTime>,
}

/// A VTIMEZONE as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Definition {
    pub tzid: String,
    /// X-LIC-LOCATION: libical's and Google's note of the IANA zone that is meant.
    pub location: Option<String>,
    pub observances: Vec<Observance>,
}

/// Changes of the clock, computed once: from the first rule to the end of the window that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transitions {
    /// `(civil onset by the clock before, offset before, offset after)`, in order.
    onsets: Vec<(NaiveDateTime, i32, i32)>,
    /// Before the first onset.
    initial: i32,
}

/// Onsets one zone may have; two a year since 1601 are 860.
const ONSETS: usize = 4_000;

impl Definition {
    /// `None` when nothing in it says an offset. `until`: no change after it is needed.
    pub fn transitions(&self, until: NaiveDate, effort: &Effort) -> Option<Transitions> {
        let mut onsets: Vec<_> =
            self.observances.iter().flat_map(|part| part.onsets(until, effort)).collect();
        onsets.sort_unstable();
        onsets.dedup_by_key(|onset| onset.0);
        let initial = self.initial_offset(&onsets)?;
        Some(Transitions { onsets, initial })
    }

    /// Times before every onset: the offset that the first one ends, or a standard part's own.
    fn initial_offset(&self, onsets: &[(NaiveDateTime, i32, i32)]) -> Option<i32> {
        let standard = self.observances.iter().filter(|part| !part.daylight).find_map(|part| part.offset_to);
        onsets
            .first()
            .map(|first| first.1)
            .or(standard)
            .or_else(|| self.observances.iter().find_map(|p| p.offset_to))
    }
}

impl Observance {
    fn onsets(&self, until: NaiveDate, effort: &Effort) -> Vec<(NaiveDateTime, i32, i32)> {
        let (Some(start), Some(to)) = (self.start, self.offset_to) else { return vec![] };
        let from = self.offset_from.unwrap_or(to);
        let mut times = vec![start];
        times.extend(&self.dates);
        for rule in &self.rules {
            times.extend(self.rule_onsets(rule, start, (from, until), effort));
        }
        times.into_iter().map(|time| (time, from, to)).collect()
    }

    fn rule_onsets(
        &self,
        rule: &Rule,
        start: NaiveDateTime,
        (from, until): (i32, NaiveDate),
        effort: &Effort,
    ) -> Vec<NaiveDateTime> {
        let stop = until.and_hms_opt(23, 59, 59).unwrap_or(start);
        let within = |time: &NaiveDateTime| match rule.until {
            // UNTIL is in UTC here (§3.3.10); the onset is by the clock before it.
            Some(Until::Utc(last)) => *time - TimeDelta::seconds(from.into()) <= last,
            Some(Until::Civil(last)) => *time <= last,
            Some(Until::Date(last)) => time.date() <= last,
            None => time.year() <= until.year(),
        };
        Dates::new(rule, start, start, stop, effort).take(ONSETS).take_while(within).collect()
    }
}

impl Transitions {
    /// Seconds east of Greenwich for a civil time. In a gap the offset before it, in a fold the earlier of the two
    /// readings (RFC 5545 §3.3.5).
    pub fn offset_at(&self, civil: NaiveDateTime) -> i32 {
        // By the old clock the change is at `onset`; a gap reaches `to - from` further.
        let past = |(onset, from, to): &(NaiveDateTime, i32, i32)| {
            onset
                .checked_add_signed(TimeDelta::seconds((to - from).max(0).into()))
                .is_some_and(|end| civil >= end)
        };
        let before = self.onsets.partition_point(past);
        before.checked_sub(1).map_or(self.initial, |last| self.onsets[last].2)
    }

    pub fn to_utc(&self, civil: NaiveDateTime) -> Option<NaiveDateTime> {
        civil.checked_sub_signed(TimeDelta::seconds(self.offset_at(civil).into()))
    }

    pub fn to_civil(&self, utc: NaiveDateTime) -> Option<NaiveDateTime> {
        let past = |(onset, from, _): &(NaiveDateTime, i32, i32)| {
            onset.checked_sub_signed(TimeDelta::seconds((*from).into())).is_some_and(|change| change <= utc)
        };
        let offset =
            self.onsets.partition_point(past).checked_sub(1).map_or(self.initial, |last| self.onsets[last].2);
        utc.checked_add_signed(TimeDelta::seconds(offset.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    /// Warsaw's rules since 1996 under another name.
    fn warsaw() -> Transitions {
        let part = |daylight, from, to, rule: &str, start| Observance {
            daylight,
            start: Some(at(start)),
            offset_from: Some(from),
            offset_to: Some(to),
            rules: vec![Rule::parse(rule).unwrap()],
            dates: vec![],
        };
        let observances = vec![
            part(true, 3600, 7200, "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "1996-03-31T02:00:00"),
            part(false, 7200, 3600, "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "1996-10-27T03:00:00"),
        ];
        let definition = Definition { tzid: "Klub".into(), location: None, observances };
        definition.transitions(at("2030-01-01T00:00:00").date(), &Effort::of_one_file()).unwrap()
    }

    #[test]
    fn summer_and_winter_are_told_apart() {
        assert_eq!(warsaw().to_utc(at("2027-01-15T12:00:00")), Some(at("2027-01-15T11:00:00")));
        assert_eq!(warsaw().to_utc(at("2027-07-15T12:00:00")), Some(at("2027-07-15T10:00:00")));
    }

    #[test]
    fn a_time_in_the_gap_is_read_by_the_offset_before_it() {
        assert_eq!(warsaw().to_utc(at("2027-03-28T02:30:00")), Some(at("2027-03-28T01:30:00")));
    }

    #[test]
    fn of_two_readings_the_earlier_is_taken() {
        assert_eq!(warsaw().to_utc(at("2027-10-31T02:30:00")), Some(at("2027-10-31T00:30:00")));
        assert_eq!(warsaw().to_utc(at("2027-10-31T03:00:00")), Some(at("2027-10-31T02:00:00")));
    }

    #[test]
    fn instants_go_back_to_civil_time() {
        for civil in ["2027-01-15T12:00:00", "2027-07-15T12:00:00", "2027-10-31T03:30:00"] {
            assert_eq!(warsaw().to_utc(at(civil)).and_then(|utc| warsaw().to_civil(utc)), Some(at(civil)));
        }
    }
}
