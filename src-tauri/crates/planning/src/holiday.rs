//! Statutory days off in Poland (Act of 18 January 1951 on days off, with 24 December since 2025).

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which of the 14 days it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Holiday {
    NewYear,
    Epiphany,
    EasterSunday,
    EasterMonday,
    LabourDay,
    ConstitutionDay,
    Pentecost,
    CorpusChristi,
    Assumption,
    AllSaints,
    IndependenceDay,
    ChristmasEve,
    ChristmasDay,
    SecondChristmasDay,
}

/// Easter Sunday of a year (Gregorian, the Meeus/Jones/Butcher reckoning).
#[must_use]
pub fn easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let month_and_day = h + l - 7 * m + 114;
    NaiveDate::from_ymd_opt(year, (month_and_day / 31) as u32, (month_and_day % 31 + 1) as u32)
}

/// The holiday that falls on a date, if any.
#[must_use]
pub fn on(date: NaiveDate) -> Option<Holiday> {
    fixed(date).or_else(|| movable(date))
}

fn fixed(date: NaiveDate) -> Option<Holiday> {
    Some(match (date.month(), date.day()) {
        (1, 1) => Holiday::NewYear,
        (1, 6) => Holiday::Epiphany,
        (5, 1) => Holiday::LabourDay,
        (5, 3) => Holiday::ConstitutionDay,
        (8, 15) => Holiday::Assumption,
        (11, 1) => Holiday::AllSaints,
        (11, 11) => Holiday::IndependenceDay,
        (12, 24) if date.year() >= 2025 => Holiday::ChristmasEve,
        (12, 25) => Holiday::ChristmasDay,
        (12, 26) => Holiday::SecondChristmasDay,
        _ => return None,
    })
}

fn movable(date: NaiveDate) -> Option<Holiday> {
    let easter = easter(date.year())?;
    let after = |days| easter.checked_add_days(Days::new(days));
    [
        (after(0), Holiday::EasterSunday),
        (after(1), Holiday::EasterMonday),
        (after(49), Holiday::Pentecost),
        (after(60), Holiday::CorpusChristi),
    ]
    .into_iter()
    .find_map(|(day, holiday)| (day == Some(date)).then_some(holiday))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days_of(year: i32) -> Vec<String> {
        let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
        first
            .iter_days()
            .take_while(|day| day.year() == year)
            .filter(|day| on(*day).is_some())
            .map(|day| day.to_string())
            .collect()
    }

    #[test]
    fn the_days_off_of_2026() {
        assert_eq!(
            days_of(2026),
            [
                "2026-01-01",
                "2026-01-06",
                "2026-04-05",
                "2026-04-06",
                "2026-05-01",
                "2026-05-03",
                "2026-05-24",
                "2026-06-04",
                "2026-08-15",
                "2026-11-01",
                "2026-11-11",
                "2026-12-24",
                "2026-12-25",
                "2026-12-26",
            ]
        );
    }

    #[test]
    fn easter_falls_where_the_calendar_says_until_2035() {
        let known = [
            "2026-04-05",
            "2027-03-28",
            "2028-04-16",
            "2029-04-01",
            "2030-04-21",
            "2031-04-13",
            "2032-03-28",
            "2033-04-17",
            "2034-04-09",
            "2035-03-25",
        ];
        for day in known {
            let day: NaiveDate = day.parse().unwrap();
            assert_eq!(easter(day.year()), Some(day));
        }
    }

    #[test]
    fn christmas_eve_is_a_day_off_only_since_2025() {
        assert_eq!(on("2024-12-24".parse().unwrap()), None);
        assert_eq!(on("2025-12-24".parse().unwrap()), Some(Holiday::ChristmasEve));
    }
}
