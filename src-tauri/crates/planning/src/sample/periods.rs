//! School breaks, sessions and events of the sample. All dates are editable: the rules follow the regulation on the
//! organisation of the school year (11 August 2017), sessions and events are invented.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::{Span, later};
use crate::district::{self, DistrictNumber};
use crate::holiday;
use crate::hours::DayMinute;
use crate::period::{PeriodDetails, PeriodKind};
use crate::time::Interval;

/// First and last day, both included.
type DayRange = (NaiveDate, NaiveDate);

/// Weeks that periods are listed for.
const WEEKS_AHEAD: u64 = 52;

pub(super) fn periods(span: &Span) -> Vec<PeriodDetails> {
    let mut periods = school_breaks(span);
    periods.extend(council_sessions(span));
    periods.extend(district_sessions(span));
    periods.extend(events(span));
    periods.sort_by_key(|period| (period.interval, period.kind));
    periods
}

fn school_breaks(span: &Span) -> Vec<PeriodDetails> {
    let last = later(span.monday, WEEKS_AHEAD * 7);
    let years = (span.monday.year() - 1)..=last.year();
    let named = |(name, range): (&str, Option<DayRange>)| {
        let (from, to) = range.filter(|(from, to)| *to >= span.monday && *from <= last)?;
        Some(PeriodDetails::days(PeriodKind::SchoolBreak, name, from, to))
    };
    years.flat_map(breaks_of).filter_map(named).collect()
}

fn breaks_of(year: i32) -> [(&'static str, Option<DayRange>); 4] {
    [
        ("Ferie zimowe (województwo małopolskie)", winter_break(year)),
        ("Wiosenna przerwa świąteczna", spring_break(year)),
        ("Ferie letnie", summer_break(year)),
        ("Zimowa przerwa świąteczna", christmas_break(year)),
    ]
}

/// Set by the ministry year by year; other years are left to the office.
fn winter_break(year: i32) -> Option<DayRange> {
    let (month, day) = match year {
        2026 => (2, 2),
        2027 => (2, 15),
        _ => return None,
    };
    let first = NaiveDate::from_ymd_opt(year, month, day)?;
    Some((first, later(first, 13)))
}

/// From the Thursday before Easter to the Tuesday after it.
fn spring_break(year: i32) -> Option<DayRange> {
    let easter = holiday::easter(year)?;
    Some((easter.checked_sub_days(Days::new(3))?, later(easter, 2)))
}

/// Lessons end on the first Friday after 20 June.
pub(super) fn summer_break(year: i32) -> Option<DayRange> {
    let lessons_end =
        NaiveDate::from_ymd_opt(year, 6, 21)?.iter_days().find(|day| day.weekday() == Weekday::Fri)?;
    Some((later(lessons_end, 1), NaiveDate::from_ymd_opt(year, 8, 31)?))
}

/// 23–31 December.
pub(super) fn christmas_break(year: i32) -> Option<DayRange> {
    Some((NaiveDate::from_ymd_opt(year, 12, 23)?, NaiveDate::from_ymd_opt(year, 12, 31)?))
}

/// Whether the City Council sits on a day: every second Wednesday, counted from a fixed one.
pub(super) fn is_council_day(date: NaiveDate) -> bool {
    let weeks = date.num_days_from_ce().div_euclid(7);
    date.weekday() == Weekday::Wed && weeks % 2 == 0 && is_sitting_day(date)
}

/// No council sits on days off, in the Christmas break or in the summer.
fn is_sitting_day(date: NaiveDate) -> bool {
    let rests = [christmas_break(date.year()), summer_break(date.year())];
    let resting = rests.into_iter().flatten().any(|(from, to)| from <= date && date <= to);
    !resting && holiday::on(date).is_none()
}

fn hours_of(kind: PeriodKind, name: String, date: NaiveDate, from: u16, to: u16) -> PeriodDetails {
    let interval = Interval { start: DayMinute::at(from, 0).on(date), end: DayMinute::at(to, 0).on(date) };
    PeriodDetails { kind, name, interval, district: None }
}

fn council_sessions(span: &Span) -> Vec<PeriodDetails> {
    let session = |date| {
        let name = "Sesja Rady Miasta Krakowa".to_owned();
        hours_of(PeriodKind::CityCouncilSession, name, date, 10, 17)
    };
    span.days().filter(|date| is_council_day(*date)).map(session).collect()
}

/// District, weekday and first week of the span; each sits every four weeks.
const SITTINGS: [(u8, u64, u64); 6] = [(1, 2, 1), (4, 4, 2), (8, 2, 3), (11, 3, 0), (12, 4, 1), (18, 2, 2)];

fn district_sessions(span: &Span) -> Vec<PeriodDetails> {
    let dates = SITTINGS.into_iter().flat_map(|(number, weekday, first)| {
        (first..super::WEEKS).step_by(4).map(move |week| (DistrictNumber(number), span.day(week, weekday)))
    });
    let working = dates.filter(|(_, date)| is_sitting_day(*date));
    working.filter_map(|(number, date)| district_session(number, date)).collect()
}

fn district_session(number: DistrictNumber, date: NaiveDate) -> Option<PeriodDetails> {
    let district = district::by_number(number)?;
    let name = format!("Sesja Rady Dzielnicy {} {}", district.roman, district.name);
    let session = hours_of(PeriodKind::DistrictCouncilSession, name, date, 17, 20);
    Some(PeriodDetails { district: Some(number), ..session })
}

fn events(span: &Span) -> [PeriodDetails; 2] {
    let run = span.day(5, 7);
    let congress = span.day(8, 4);
    let run = PeriodDetails::days(PeriodKind::Event, "Bieg Dziesięciu Mostów – zmiany w ruchu", run, run);
    let name = "Kongres Miast Partnerskich – ograniczenia w ruchu w centrum";
    let congress = PeriodDetails::days(PeriodKind::Event, name, congress, later(congress, 1));
    [run, PeriodDetails { district: Some(DistrictNumber(1)), ..congress }]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(from: &str, to: &str) -> Option<DayRange> {
        Some((from.parse().unwrap(), to.parse().unwrap()))
    }

    #[test]
    fn the_breaks_of_the_school_year_2026_2027() {
        assert_eq!(christmas_break(2026), range("2026-12-23", "2026-12-31"));
        assert_eq!(winter_break(2027), range("2027-02-15", "2027-02-28"));
        assert_eq!(spring_break(2027), range("2027-03-25", "2027-03-30"));
        assert_eq!(summer_break(2027), range("2027-06-26", "2027-08-31"));
    }

    #[test]
    fn lessons_end_on_the_friday_after_20_june_even_when_20_june_is_one() {
        assert_eq!(summer_break(2025), range("2025-06-28", "2025-08-31"));
    }

    #[test]
    fn the_council_sits_every_second_wednesday() {
        let first: NaiveDate = "2027-01-01".parse().unwrap();
        let days: Vec<NaiveDate> = first.iter_days().take(90).filter(|day| is_council_day(*day)).collect();
        assert!(days.len() >= 5);
        assert!(days.windows(2).all(|pair| (pair[1] - pair[0]).num_days() % 14 == 0));
    }
}
