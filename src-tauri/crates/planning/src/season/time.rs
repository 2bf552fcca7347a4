//! The times of a season: instants on the UTC axis, wall-clock minutes, and the Warsaw calendar that joins them.

use std::fmt;

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, Offset, TimeZone, Utc};
use chrono_tz::Europe::Warsaw;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Minutes of the grid that starts lie on (wall clock).
pub(crate) const GRID: i32 = 15;
/// Grid slots in a civil day.
pub(crate) const SLOTS: i32 = 96;

/// An instant, to the minute: minutes since 1970-01-01T00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(pub i64);

/// A wall-clock time of a civil day: minutes since 00:00, written `HH:MM`; 24:00 is the end of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Wall(pub i32);

impl Instant {
    /// Reads RFC 3339, with any offset.
    pub fn parse(text: &str) -> Option<Instant> {
        fixed_form(text.as_bytes()).or_else(|| {
            let t = DateTime::parse_from_rfc3339(text).ok()?;
            Some(Instant(t.timestamp().div_euclid(60)))
        })
    }

    /// RFC 3339 with the offset that Warsaw has at this instant, e.g. `2026-10-05T17:30:00+02:00`.
    pub fn to_warsaw(self) -> String {
        match self.local() {
            Some(t) => t.format("%Y-%m-%dT%H:%M:%S%:z").to_string(),
            None => String::new(),
        }
    }

    fn local(self) -> Option<DateTime<chrono_tz::Tz>> {
        let t: DateTime<Utc> = DateTime::from_timestamp(self.0.checked_mul(60)?, 0)?;
        Some(t.with_timezone(&Warsaw))
    }

    /// The Warsaw date and wall-clock minute of this instant.
    pub fn civil(self) -> Option<(NaiveDate, Wall)> {
        use chrono::Timelike;
        let t = self.local()?;
        Some((t.date_naive(), Wall((t.hour() * 60 + t.minute()) as i32)))
    }
}

/// The one form that files hold in their hundreds of thousands, `YYYY-MM-DDTHH:MM:00±HH:MM`, read without a general parser.
fn fixed_form(b: &[u8]) -> Option<Instant> {
    let shape =
        b.len() == 25 && b[4] == b'-' && b[7] == b'-' && b[10] == b'T' && b[13] == b':' && b[16] == b':';
    if !shape || &b[17..19] != b"00" || b[22] != b':' {
        return None;
    }
    let sign = match b[19] {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let (year, month, day) = (digits(&b[0..4])?, digits(&b[5..7])?, digits(&b[8..10])?);
    let (hour, minute) = (digits(&b[11..13])?, digits(&b[14..16])?);
    let (off_h, off_m) = (digits(&b[20..22])?, digits(&b[23..25])?);
    if hour > 23 || minute > 59 || off_h > 23 || off_m > 59 {
        return None;
    }
    let date = NaiveDate::from_ymd_opt(year, month as u32, day as u32)?;
    let days = i64::from(date.to_epoch_days());
    Some(Instant(days * 1440 + i64::from(hour * 60 + minute - sign * (off_h * 60 + off_m))))
}

fn digits(b: &[u8]) -> Option<i32> {
    b.iter().try_fold(0, |n, c| c.is_ascii_digit().then(|| n * 10 + i32::from(c - b'0')))
}

impl Wall {
    /// Reads `HH:MM`, 00:00 to 24:00.
    pub fn parse(text: &str) -> Option<Wall> {
        let (h, m) = text.split_once(':')?;
        let (h, m) = (h.parse::<i32>().ok()?, m.parse::<i32>().ok()?);
        ((0..=24).contains(&h) && (0..60).contains(&m) && h * 60 + m <= 1440).then_some(Wall(h * 60 + m))
    }
}

impl fmt::Display for Wall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

macro_rules! text_form {
    ($type:ty, $what:literal, $write:expr) => {
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.serialize_str(&$write(self))
            }
        }
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                struct Text;
                impl de::Visitor<'_> for Text {
                    type Value = $type;
                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str($what)
                    }
                    fn visit_str<E: de::Error>(self, text: &str) -> Result<$type, E> {
                        <$type>::parse(text).ok_or_else(|| E::invalid_value(de::Unexpected::Str(text), &self))
                    }
                }
                d.deserialize_str(Text)
            }
        }
    };
}
text_form!(Instant, "an RFC 3339 instant", |t: &Instant| t.to_warsaw());
text_form!(Wall, "a wall-clock time HH:MM", |t: &Wall| t.to_string());

/// The dates of a season and where each stands on the UTC axis. Dates are numbered from the first one (0).
#[derive(Debug)]
pub(crate) struct Calendar {
    first: NaiveDate,
    pub days: usize,
    /// For each date: the instant its wall-clock minute 0 would be at the offset it has from 05:00 on (see [`Calendar::at`]).
    base: Vec<i64>,
    /// ISO week of each date, numbered from 0 in order.
    pub week: Vec<u16>,
    pub weeks: usize,
}

impl Calendar {
    pub fn new(first: NaiveDate, last: NaiveDate) -> Calendar {
        let days = (last - first).num_days().max(-1) as usize + 1;
        let base = (0..days).map(|d| base_of(first + Days::new(d as u64))).collect();
        let mut week = Vec::with_capacity(days);
        for d in 0..days {
            let monday = (first + Days::new(d as u64)).weekday().num_days_from_monday() == 0;
            let w: u16 = week.last().copied().unwrap_or(0);
            week.push(if d > 0 && monday { w + 1 } else { w });
        }
        let weeks = week.last().map_or(0, |w| *w as usize + 1);
        Calendar { first, days, base, week, weeks }
    }

    /// The number of a date; negative before the season, `days` or more after it.
    pub fn number(&self, date: NaiveDate) -> i32 {
        (date - self.first).num_days() as i32
    }

    pub fn date(&self, day: i32) -> NaiveDate {
        self.first + chrono::TimeDelta::days(i64::from(day))
    }

    /// ISO weekday of a day number, 1 = Monday.
    pub fn weekday(&self, day: i32) -> u8 {
        let monday0 = self.first.weekday().num_days_from_monday() as i32;
        (monday0 + day).rem_euclid(7) as u8 + 1
    }

    /// The instant of a wall-clock minute at or after 05:00 of a day: DST changes fall before 05:00, so the rest of the day is even.
    pub fn at(&self, day: i32, wall: i32) -> i64 {
        let base = usize::try_from(day).ok().and_then(|d| self.base.get(d).copied());
        base.unwrap_or_else(|| base_of(self.date(day))) + i64::from(wall)
    }

    /// The Warsaw day number of an instant and its wall-clock minute.
    pub fn civil(&self, t: Instant) -> Option<(i32, i32)> {
        let (date, wall) = t.civil()?;
        Some((self.number(date), wall.0))
    }
}

/// Noon less twelve hours: what the first minute of the date would be without a DST change on it.
fn base_of(date: NaiveDate) -> i64 {
    let noon = date.and_time(NaiveTime::MIN) + chrono::TimeDelta::hours(12);
    let offset =
        Warsaw.offset_from_local_datetime(&noon).earliest().map_or(3600, |o| o.fix().local_minus_utc());
    noon.and_utc().timestamp() / 60 - i64::from(offset / 60) - 720
}
