//! Whether one calendar day satisfies the day parts of a rule.

use chrono::{Datelike, NaiveDate, Weekday};

use super::rule::{Freq, Rule};

/// The day parts of a rule with what DTSTART adds to them.
#[derive(Debug)]
pub struct DayParts {
    months: Vec<u32>,
    month_days: Vec<i16>,
    year_days: Vec<i16>,
    weeks: Vec<i16>,
    weekdays: Vec<(Option<i16>, Weekday)>,
    week_start: Weekday,
    /// Numbered weekdays count within the month, not the year.
    by_month: bool,
}

impl DayParts {
    /// "Information not contained in the rule … is derived from DTSTART" (RFC 5545 §3.3.10).
    pub fn of(rule: &Rule, start: NaiveDate) -> Self {
        let mut parts = Self {
            months: rule.months.clone(),
            month_days: rule.month_days.clone(),
            year_days: rule.year_days.clone(),
            weeks: rule.weeks.clone(),
            weekdays: rule.weekdays.clone(),
            week_start: rule.week_start,
            by_month: rule.freq == Freq::Monthly || (rule.freq == Freq::Yearly && !rule.months.is_empty()),
        };
        if rule.freq < Freq::Monthly {
            // A number before the weekday means something in months and years only.
            parts.weekdays.iter_mut().for_each(|(number, _)| *number = None);
        }
        parts.derive_from(rule.freq, start);
        parts
    }

    fn derive_from(&mut self, freq: Freq, start: NaiveDate) {
        let no_day = self.month_days.is_empty() && self.year_days.is_empty() && self.weekdays.is_empty();
        if !no_day {
            return;
        }
        let month_day = i16::try_from(start.day()).unwrap_or(1);
        match freq {
            Freq::Yearly if !self.weeks.is_empty() => self.weekdays = vec![(None, start.weekday())],
            Freq::Yearly => {
                if self.months.is_empty() {
                    self.months = vec![start.month()];
                }
                self.month_days = vec![month_day];
            }
            Freq::Monthly => self.month_days = vec![month_day],
            Freq::Weekly => self.weekdays = vec![(None, start.weekday())],
            _ => {}
        }
    }

    /// The month days asked for, for [`super::skip`].
    pub fn month_days(&self) -> &[i16] {
        &self.month_days
    }

    pub fn month_fits(&self, month: u32) -> bool {
        self.months.is_empty() || self.months.contains(&month)
    }

    pub fn fits(&self, day: NaiveDate) -> bool {
        self.month_fits(day.month())
            && self.month_day_fits(day)
            && self.year_day_fits(day)
            && self.week_fits(day)
            && self.weekday_fits(day)
    }

    fn month_day_fits(&self, day: NaiveDate) -> bool {
        let (number, length) = (number(day.day()), number(days_in_month(day)));
        self.month_days.is_empty() || self.month_days.iter().any(|n| from_either_end(*n, number, length))
    }

    fn year_day_fits(&self, day: NaiveDate) -> bool {
        let (number, length) = (number(day.ordinal()), number(days_in_year(day)));
        self.year_days.is_empty() || self.year_days.iter().any(|n| from_either_end(*n, number, length))
    }

    fn week_fits(&self, day: NaiveDate) -> bool {
        if self.weeks.is_empty() {
            return true;
        }
        let (week, weeks) = week_of_year(day, self.week_start);
        self.weeks.iter().any(|n| from_either_end(*n, week, weeks))
    }

    fn weekday_fits(&self, day: NaiveDate) -> bool {
        self.weekdays.is_empty()
            || self.weekdays.iter().any(|(nth, weekday)| {
                day.weekday() == *weekday && nth.is_none_or(|nth| self.nth_weekday_fits(nth, day))
            })
    }

    fn nth_weekday_fits(&self, nth: i16, day: NaiveDate) -> bool {
        let (index, length) = match self.by_month {
            true => (day.day0(), days_in_month(day)),
            false => (day.ordinal0(), days_in_year(day)),
        };
        let from_start = number(index / 7) + 1;
        let from_end = number((length - 1 - index) / 7) + 1;
        nth == from_start || nth == -from_end
    }
}

fn number(n: u32) -> i16 {
    i16::try_from(n).unwrap_or(i16::MAX)
}

fn from_either_end(wanted: i16, number: i16, length: i16) -> bool {
    wanted == number || wanted == number - length - 1
}

pub fn days_in_month(day: NaiveDate) -> u32 {
    match day.month() {
        2 if day.leap_year() => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn days_in_year(day: NaiveDate) -> u32 {
    if day.leap_year() { 366 } else { 365 }
}

/// Number of the day's week and how many its year has. Week 1 is the first with at least four days in the year.
fn week_of_year(day: NaiveDate, week_start: Weekday) -> (i16, i16) {
    let into_week = day.weekday().days_since(week_start);
    // The fourth day of a week lies in the year the week belongs to.
    let ordinal = i64::from(day.ordinal0()) + 3 - i64::from(into_week);
    let this_year = i64::from(days_in_year(day));
    let (ordinal, length) = if ordinal < 0 {
        let before = days_of_year(day.year() - 1);
        (ordinal + before, before)
    } else if ordinal >= this_year {
        (ordinal - this_year, days_of_year(day.year() + 1))
    } else {
        (ordinal, this_year)
    };
    let weeks = ordinal / 7 + (length - 1 - ordinal) / 7 + 1;
    (i16::try_from(ordinal / 7 + 1).unwrap_or(53), i16::try_from(weeks).unwrap_or(53))
}

fn days_of_year(year: i32) -> i64 {
    NaiveDate::from_ymd_opt(year, 1, 1).map_or(365, |day| i64::from(days_in_year(day)))
}
