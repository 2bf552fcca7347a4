//! Weekly hours with exceptions, as weekly rules, dates off and single times closed.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::super::instance::WeeklyRule;
use super::super::time::Wall;
use super::DateSpan;
use super::names::days;
use crate::hours::{DayMinute, WeeklyHours};
use crate::person::Absence;
use crate::time::Interval;

/// Weekly rules begin after any change of the clocks.
const FIRST: i32 = 300;

type Span = (i32, i32);

/// The hours of a person or venue in the days of a season.
pub(super) struct Hours {
    pub weekly: Vec<WeeklyRule>,
    pub off: Vec<NaiveDate>,
    /// Times at which the weekly rules are open and the hours of that date are not.
    pub closed: Vec<Interval>,
}

/// `slack`: minutes by which each opening begins earlier and ends later.
pub(super) fn hours(hours: &WeeklyHours, away: &[Absence], span: DateSpan, slack: (i32, i32)) -> Hours {
    let (mut weekly, mut closed) = (Vec::new(), Vec::new());
    for weekday in 1..=7 {
        let (open, rest) = weekday_hours(hours, weekday, span);
        closed.extend(rest);
        weekly.extend(widened(&open, slack).into_iter().map(|(from, to)| WeeklyRule {
            days: vec![weekday],
            from: Wall(from),
            to: Wall(to),
            district: None,
        }));
    }
    Hours { weekly, off: off(hours, away, span), closed }
}

/// The opening of a weekday that holds those of all its dates, and what of it is closed on single dates.
fn weekday_hours(hours: &WeeklyHours, weekday: u8, span: DateSpan) -> (Vec<Span>, Vec<Interval>) {
    let usual = WeeklyHours { rules: hours.rules.clone(), exceptions: vec![] };
    let dates = || days(span.from, span.to).filter(|day| day.weekday().number_from_monday() as u8 == weekday);
    let Some(first) = dates().next() else { return (vec![], vec![]) };
    let excepted: BTreeSet<NaiveDate> = hours.exceptions.iter().map(|exception| exception.date).collect();
    let mut all: Vec<(DayMinute, DayMinute)> = usual.spans_on(first);
    let own: Vec<_> =
        dates().filter(|day| excepted.contains(day)).flat_map(|day| hours.spans_on(day)).collect();
    if own.is_empty() {
        return (minutes(&all), vec![]);
    }
    all.extend(own);
    let open = minutes(&all);
    let rest = dates().flat_map(|day| without(&open, &minutes(&hours.spans_on(day)), day)).collect();
    (open, rest)
}

/// Sorted and merged, from 05:00 on.
fn minutes(spans: &[(DayMinute, DayMinute)]) -> Vec<Span> {
    let mut all: Vec<Span> =
        spans.iter().map(|(from, to)| (i32::from(from.0).max(FIRST), i32::from(to.0).min(1440))).collect();
    all.retain(|(from, to)| from < to);
    all.sort_unstable();
    let mut merged: Vec<Span> = Vec::new();
    for (from, to) in all {
        match merged.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => merged.push((from, to)),
        }
    }
    merged
}

/// What of `open` is not in `spans`, on a date.
fn without(open: &[Span], spans: &[Span], day: NaiveDate) -> Vec<Interval> {
    let at = |minute: i32| DayMinute(minute as u16).on(day);
    let mut rest = Vec::new();
    for (from, to) in open {
        let mut free = *from;
        for (a, b) in spans.iter().filter(|(a, b)| a < to && from < b) {
            rest.extend(Interval::new(at(free), at((*a).max(free))));
            free = free.max(*b);
        }
        rest.extend(Interval::new(at(free.min(*to)), at(*to)));
    }
    rest
}

/// Openings widened by the slack, but never so far that two of them meet.
fn widened(open: &[Span], (before, after): (i32, i32)) -> Vec<Span> {
    let half = |gap: i32| (gap - 1) / 2;
    let widen = |(index, (from, to)): (usize, &Span)| {
        let room = index.checked_sub(1).map_or(*from, |last| half(from - open[last].1));
        let next = open.get(index + 1).map_or(1440 - to, |next| half(next.0 - to));
        (from - before.min(room), to + after.min(next))
    };
    open.iter().enumerate().map(widen).collect()
}

fn off(hours: &WeeklyHours, away: &[Absence], span: DateSpan) -> Vec<NaiveDate> {
    let closed = hours.exceptions.iter().filter(|exception| hours.spans_on(exception.date).is_empty());
    let closed = closed.map(|exception| exception.date).filter(|day| (span.from..=span.to).contains(day));
    let absent = away.iter().flat_map(|absence| days(absence.from.max(span.from), absence.to.min(span.to)));
    let all: BTreeSet<NaiveDate> = closed.chain(absent).collect();
    all.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hours::HoursException;

    fn week() -> DateSpan {
        DateSpan { from: "2026-12-14".parse().unwrap(), to: "2026-12-27".parse().unwrap() }
    }

    #[test]
    fn a_longer_day_opens_the_weekday_and_closes_the_others_again() {
        let mut of_hall = WeeklyHours::weekdays(&[3], DayMinute::at(15, 0), DayMinute::at(20, 0));
        let date = "2026-12-16".parse().unwrap();
        of_hall
            .exceptions
            .push(HoursException { date, spans: vec![(DayMinute::at(10, 0), DayMinute::at(16, 0))] });
        let found = hours(&of_hall, &[], week(), (0, 0));
        assert_eq!(
            (found.weekly[0].from, found.weekly[0].to, found.weekly.len()),
            (Wall(600), Wall(1200), 1)
        );
        let other = "2026-12-23".parse().unwrap();
        let at = |hour, date| DayMinute::at(hour, 0).on(date);
        let closed = [
            Interval { start: at(16, date), end: at(20, date) },
            Interval { start: at(10, other), end: at(15, other) },
        ];
        assert_eq!(found.closed, closed);
    }

    #[test]
    fn openings_never_grow_together() {
        assert_eq!(widened(&[(480, 720), (740, 1200)], (60, 60)), [(420, 729), (731, 1260)]);
    }

    #[test]
    fn no_rules_are_the_whole_day_from_five_on() {
        let found = hours(&WeeklyHours::default(), &[], week(), (0, 0));
        assert_eq!(found.weekly.len(), 7);
        assert!(found.weekly.iter().all(|rule| (rule.from, rule.to) == (Wall(300), Wall(1440))));
    }
}
