//! RRULE text into a rule (RFC 5545 §3.3.10, RFC 7529 §4).

use chrono::{NaiveDate, NaiveDateTime, Weekday};

use crate::ical::moment::{self, Clock, Moment};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Freq {
    Secondly,
    Minutely,
    Hourly,
    Daily,
    Weekly,
    Monthly,
    Yearly,
}

/// The last moment a rule may give, inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    Date(NaiveDate),
    /// In the zone of DTSTART.
    Civil(NaiveDateTime),
    Utc(NaiveDateTime),
}

/// What becomes of a date that does not exist, such as 30 February (RFC 7529 §4.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Skip {
    #[default]
    Omit,
    Backward,
    Forward,
}

/// BYDAY: `None` every such weekday, otherwise the n-th of the month or year, negative from the end.
pub type DayOfWeek = (Option<i16>, Weekday);

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    pub freq: Freq,
    /// At least 1.
    pub interval: u32,
    pub count: Option<u32>,
    pub until: Option<Until>,
    pub seconds: Vec<u32>,
    pub minutes: Vec<u32>,
    pub hours: Vec<u32>,
    pub weekdays: Vec<DayOfWeek>,
    pub month_days: Vec<i16>,
    pub year_days: Vec<i16>,
    pub weeks: Vec<i16>,
    pub months: Vec<u32>,
    pub set_positions: Vec<i16>,
    pub week_start: Weekday,
    pub skip: Skip,
    /// A part was not understood and is passed over.
    pub incomplete: bool,
}

/// Why a rule was not understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum RuleFault {
    #[error("FREQ is missing or unknown")]
    Frequency,
    #[error("INTERVAL is not a positive number")]
    Interval,
    #[error("COUNT is not a number")]
    Count,
    #[error("UNTIL is not a date")]
    Until,
    #[error("a BY part holds a value out of its range")]
    ByPart,
    #[error("only the Gregorian calendar is supported")]
    CalendarScale,
    #[error("a part is unknown")]
    UnknownPart,
}

impl Rule {
    fn every(freq: Freq) -> Self {
        Self {
            freq,
            interval: 1,
            count: None,
            until: None,
            seconds: vec![],
            minutes: vec![],
            hours: vec![],
            weekdays: vec![],
            month_days: vec![],
            year_days: vec![],
            weeks: vec![],
            months: vec![],
            set_positions: vec![],
            week_start: Weekday::Mon,
            skip: Skip::Omit,
            incomplete: false,
        }
    }

    /// Reads the value of an RRULE. Parts may come in any order and letter case; backslashes are those of writers that
    /// take a RECUR for a TEXT.
    pub fn parse(text: &str) -> Result<Self, RuleFault> {
        let text = &text.replace('\\', "");
        let parts = || text.trim().split(';').filter(|part| !part.trim().is_empty());
        let named = |part: &str| {
            part.split_once('=').map(|(k, v)| (k.trim().to_ascii_uppercase(), v.trim().to_owned()))
        };
        let freq = parts().filter_map(named).find(|(key, _)| key == "FREQ");
        let mut rule = Self::every(frequency(&freq.ok_or(RuleFault::Frequency)?.1)?);
        for part in parts() {
            let Some((key, value)) = named(part) else {
                rule.incomplete = true;
                continue;
            };
            rule.read_part(&key, &value.to_ascii_uppercase())?;
        }
        Ok(rule)
    }

    fn read_part(&mut self, key: &str, value: &str) -> Result<(), RuleFault> {
        match key {
            "FREQ" => {}
            "INTERVAL" => self.interval = value.parse().ok().filter(|n| *n > 0).ok_or(RuleFault::Interval)?,
            "COUNT" => self.count = count(value)?,
            "UNTIL" => self.until = Some(until(value).ok_or(RuleFault::Until)?),
            "WKST" => self.week_start = weekday(value).ok_or(RuleFault::ByPart)?,
            "RSCALE" if value == "GREGORIAN" => {}
            "RSCALE" => return Err(RuleFault::CalendarScale),
            "SKIP" => self.skip = skip(value)?,
            _ if key.starts_with("BY") => self.read_by_part(key, value)?,
            // RFC 2445 §4.3.10 allowed X- parts; they say nothing about dates.
            _ if key.starts_with("X-") => {}
            // Reported, and passed over: a day too many is safer than a series lost.
            _ => self.incomplete = true,
        }
        Ok(())
    }

    fn read_by_part(&mut self, key: &str, value: &str) -> Result<(), RuleFault> {
        match key {
            "BYSECOND" => self.seconds = times(value, 60)?.into_iter().map(|s| s.min(59)).collect(),
            "BYMINUTE" => self.minutes = times(value, 59)?,
            "BYHOUR" => self.hours = times(value, 23)?,
            "BYDAY" => self.weekdays = list(value, day_of_week)?,
            "BYMONTHDAY" => self.month_days = signed(value, 31)?,
            "BYYEARDAY" => self.year_days = signed(value, 366)?,
            "BYWEEKNO" => self.weeks = signed(value, 53)?,
            "BYMONTH" => self.months = list(value, |m| m.parse().ok().filter(|m| (1..=12).contains(m)))?,
            "BYSETPOS" => self.set_positions = signed(value, 366)?,
            _ => return Err(RuleFault::UnknownPart),
        }
        Ok(())
    }
}

fn frequency(value: &str) -> Result<Freq, RuleFault> {
    Ok(match value.to_ascii_uppercase().as_str() {
        "SECONDLY" => Freq::Secondly,
        "MINUTELY" => Freq::Minutely,
        "HOURLY" => Freq::Hourly,
        "DAILY" => Freq::Daily,
        "WEEKLY" => Freq::Weekly,
        "MONTHLY" => Freq::Monthly,
        "YEARLY" => Freq::Yearly,
        _ => return Err(RuleFault::Frequency),
    })
}

/// Some exporters write COUNT=-1 or 0 for "no end".
fn count(value: &str) -> Result<Option<u32>, RuleFault> {
    let count: i64 = value.parse().map_err(|_| RuleFault::Count)?;
    Ok(u32::try_from(count).ok().filter(|n| *n > 0))
}

fn until(value: &str) -> Option<Until> {
    Some(match moment::moment(value, Clock::Floating)? {
        Moment::Date(date) => Until::Date(date),
        Moment::Time(time, Clock::Utc) => Until::Utc(time),
        Moment::Time(time, _) => Until::Civil(time),
    })
}

fn skip(value: &str) -> Result<Skip, RuleFault> {
    match value {
        "OMIT" => Ok(Skip::Omit),
        "BACKWARD" => Ok(Skip::Backward),
        "FORWARD" => Ok(Skip::Forward),
        _ => Err(RuleFault::UnknownPart),
    }
}

fn list<T>(value: &str, read: impl Fn(&str) -> Option<T>) -> Result<Vec<T>, RuleFault> {
    let items = value.split(',').map(str::trim).filter(|item| !item.is_empty());
    items.map(|item| read(item).ok_or(RuleFault::ByPart)).collect()
}

fn times(value: &str, max: u32) -> Result<Vec<u32>, RuleFault> {
    let mut times = list(value, |n| n.parse().ok().filter(|n| *n <= max))?;
    times.sort_unstable();
    times.dedup();
    Ok(times)
}

fn signed(value: &str, max: i16) -> Result<Vec<i16>, RuleFault> {
    let mut numbers = list(value, |n| n.parse::<i16>().ok().filter(|n| *n != 0 && (-max..=max).contains(n)))?;
    numbers.sort_unstable();
    numbers.dedup();
    Ok(numbers)
}

fn weekday(value: &str) -> Option<Weekday> {
    Some(match value {
        "MO" => Weekday::Mon,
        "TU" => Weekday::Tue,
        "WE" => Weekday::Wed,
        "TH" => Weekday::Thu,
        "FR" => Weekday::Fri,
        "SA" => Weekday::Sat,
        "SU" => Weekday::Sun,
        _ => return None,
    })
}

fn day_of_week(value: &str) -> Option<DayOfWeek> {
    let at = value.len().checked_sub(2).filter(|at| value.is_char_boundary(*at))?;
    let (number, name) = value.split_at(at);
    let day = weekday(name)?;
    if number.is_empty() {
        return Some((None, day));
    }
    let number: i16 = number.parse().ok()?;
    ((-53..=53).contains(&number) && number != 0).then_some((Some(number), day))
}
