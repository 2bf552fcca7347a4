//! DATE, DATE-TIME, DURATION and PERIOD values (RFC 5545 §3.3.4 to §3.3.9).

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

/// How the clock of a DATE-TIME is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Clock {
    Utc,
    /// No zone is named: the reader's own (§3.3.5, form 1).
    Floating,
    /// The n-th TZID of the calendar.
    Zone(u32),
    /// Both a TZID and a `Z`, which §3.2.19 forbids: many writers put the `Z` after any time, so the zone counts if
    /// it is known, otherwise UTC.
    ZoneOrUtc(u32),
}

/// A DATE or a DATE-TIME, not yet resolved to an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    Date(NaiveDate),
    Time(NaiveDateTime, Clock),
}

impl Moment {
    /// Civil time; a date is its midnight.
    pub fn civil(self) -> NaiveDateTime {
        match self {
            Self::Date(date) => date.and_time(NaiveTime::MIN),
            Self::Time(time, _) => time,
        }
    }
}

/// A DURATION: weeks and days are nominal, hours and less are exact (RFC 5545 §3.3.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Span {
    pub days: i64,
    pub seconds: i64,
}

/// The end of a PERIOD.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeriodEnd {
    At(Moment),
    After(Span),
}

/// About 270 years: longer lengths are not meant.
const LONGEST_DAYS: i64 = 100_000;

/// `20270318`; a time that follows a date (`20270318T180000`) is not a date.
pub fn date(text: &str) -> Option<NaiveDate> {
    let bytes = text.as_bytes();
    if bytes.len() != 8 {
        return None;
    }
    let (year, month, day) = (digits(&bytes[..4])?, digits(&bytes[4..6])?, digits(&bytes[6..])?);
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

/// `180000`; a leap second is the last second of its minute (§3.3.12).
fn time(text: &str) -> Option<NaiveTime> {
    let bytes = text.as_bytes();
    let seconds = match bytes.len() {
        6 => digits(&bytes[4..])?.min(59),
        4 => 0,
        _ => return None,
    };
    NaiveTime::from_hms_opt(digits(&bytes[..2])?, digits(&bytes[2..4])?, seconds)
}

fn digits(bytes: &[u8]) -> Option<u32> {
    bytes.iter().try_fold(0, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + u32::from(byte - b'0')))
}

/// A DATE or DATE-TIME. `zone`: what a time without `Z` is read by. The value's shape decides, not its VALUE
/// parameter, which real files often leave out or get wrong.
pub fn moment(text: &str, zone: Clock) -> Option<Moment> {
    let text = text.trim();
    if let Some(date) = date(text) {
        return Some(Moment::Date(date));
    }
    let (day, rest) = text.split_once(['T', 't'])?;
    let (hours, utc) = match rest.strip_suffix(['Z', 'z']) {
        Some(hours) => (hours, true),
        None => (rest, false),
    };
    let civil = date(day)?.and_time(time(hours)?);
    let clock = match zone {
        Clock::Zone(number) if utc => Clock::ZoneOrUtc(number),
        _ if utc => Clock::Utc,
        _ => zone,
    };
    Some(Moment::Time(civil, clock))
}

/// `P1W`, `-PT15M`, `P1DT2H`; also the sign or the `T` in odd places that some writers leave out.
pub fn span(text: &str) -> Option<Span> {
    let text = text.trim();
    let (sign, rest) = match text.as_bytes().first()? {
        b'-' => (-1, &text[1..]),
        b'+' => (1, &text[1..]),
        _ => (1, text),
    };
    let (day_part, time_part) = match rest.strip_prefix('P')?.split_once('T') {
        Some((days, times)) => (days, times),
        None => (&rest[1..], ""),
    };
    if day_part.is_empty() && time_part.is_empty() {
        return None;
    }
    let days = units(day_part, &[('W', 7), ('D', 1)])?;
    let seconds = units(time_part, &[('H', 3600), ('M', 60), ('S', 1)])?;
    let bounded = days <= LONGEST_DAYS && seconds <= LONGEST_DAYS * 86_400;
    bounded.then_some(Span { days: sign * days, seconds: sign * seconds })
}

fn units(mut text: &str, known: &[(char, i64)]) -> Option<i64> {
    let mut sum = 0_i64;
    while !text.is_empty() {
        let at = text.find(|c: char| !c.is_ascii_digit())?;
        let amount: i64 = text[..at].parse().ok()?;
        let (_, size) = known.iter().find(|(letter, _)| text[at..].starts_with(*letter))?;
        sum = sum.checked_add(amount.checked_mul(*size)?)?;
        text = &text[at + 1..];
    }
    Some(sum)
}

/// `start/end` or `start/duration`.
pub fn period(text: &str, zone: Clock) -> Option<(Moment, PeriodEnd)> {
    let (start, end) = text.split_once('/')?;
    let end = match moment(end, zone) {
        Some(at) => PeriodEnd::At(at),
        None => PeriodEnd::After(span(end)?),
    };
    Some((moment(start, zone)?, end))
}

/// `+0100`, `-053012`, `+01:00`; beyond a day it is no offset.
pub fn utc_offset(text: &str) -> Option<i32> {
    let text = text.trim().replace(':', "");
    let (sign, rest) = match text.as_bytes().first()? {
        b'-' => (-1, &text[1..]),
        b'+' => (1, &text[1..]),
        _ => (1, text.as_str()),
    };
    let bytes = rest.as_bytes();
    let seconds = match bytes.len() {
        4 => 0,
        6 => digits(&bytes[4..])?,
        _ => return None,
    };
    let total = digits(&bytes[..2])? * 3600 + digits(&bytes[2..4])? * 60 + seconds;
    (total < 86_400).then(|| sign * i32::try_from(total).unwrap_or(0))
}

/// `at` moved by a nominal number of days; `None` past the end of the calendar.
pub fn plus_days(at: NaiveDateTime, days: i64) -> Option<NaiveDateTime> {
    at.checked_add_signed(TimeDelta::try_days(days)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shape_of_the_value_decides() {
        assert!(matches!(moment("20270318", Clock::Utc), Some(Moment::Date(_))));
        assert_eq!(moment("20270318T180000Z", Clock::Floating).unwrap(), {
            Moment::Time(date("20270318").unwrap().and_hms_opt(18, 0, 0).unwrap(), Clock::Utc)
        });
        assert!(matches!(moment(" 20270318T1800 ", Clock::Zone(3)), Some(Moment::Time(_, Clock::Zone(3)))));
    }

    #[test]
    fn what_is_no_moment_is_refused() {
        for text in [
            "",
            "2027-03-18",
            "20271318",
            "20270230T100000",
            "20270318T250000",
            "20270318T",
            "T100000",
            "2027031ą",
        ] {
            assert_eq!(moment(text, Clock::Utc), None, "{text}");
        }
    }

    #[test]
    fn durations_keep_days_apart_from_hours() {
        assert_eq!(span("P1W"), Some(Span { days: 7, seconds: 0 }));
        assert_eq!(span("-P1DT2H30M"), Some(Span { days: -1, seconds: -9000 }));
        assert_eq!(span("PT0S"), Some(Span::default()));
        for text in ["P", "PT", "P1", "1D", "PT-2H", "P99999999999999D", "PT1D", "PT9223372036854775807H"] {
            assert_eq!(span(text), None, "{text}");
        }
    }

    #[test]
    fn offsets_stay_within_a_day() {
        assert_eq!(utc_offset("+0130"), Some(5400));
        assert_eq!(utc_offset("-053012"), Some(-19_812));
        assert_eq!(utc_offset("+5328"), None);
        assert_eq!(utc_offset("+ąą"), None);
    }
}
