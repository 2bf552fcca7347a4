//! Civil time in Europe/Warsaw, the only zone of this office.

use chrono::{DateTime, Days, MappedLocalTime, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;

pub const ZONE: Tz = chrono_tz::Europe::Warsaw;

/// Why a civil time is not one instant (RFC 5545 §3.3.5 leaves the choice to a convention; an office asks).
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CivilTimeError {
    /// Skipped in the night the clocks go forward.
    #[error("{0} does not exist in Europe/Warsaw: the clocks skip it; give an offset")]
    Skipped(NaiveDateTime),
    /// Stands twice in the night the clocks go back.
    #[error("{0} exists twice in Europe/Warsaw: give an offset, +02:00 or +01:00")]
    Twice(NaiveDateTime),
}

/// The instant of a civil time, or the reason why there isn't exactly one.
///
/// # Errors
/// A time inside the spring gap or the autumn fold.
pub fn instant(civil: NaiveDateTime) -> Result<DateTime<Utc>, CivilTimeError> {
    match ZONE.from_local_datetime(&civil) {
        MappedLocalTime::Single(zoned) => Ok(zoned.with_timezone(&Utc)),
        MappedLocalTime::Ambiguous(..) => Err(CivilTimeError::Twice(civil)),
        MappedLocalTime::None => Err(CivilTimeError::Skipped(civil)),
    }
}

/// The instant of a civil time for rules and calendars that cannot ask: the first of two, the later side of a gap.
#[must_use]
pub fn instant_or_next(civil: NaiveDateTime) -> DateTime<Utc> {
    match ZONE.from_local_datetime(&civil) {
        MappedLocalTime::Single(zoned) | MappedLocalTime::Ambiguous(zoned, _) => zoned.with_timezone(&Utc),
        MappedLocalTime::None => instant_or_next(civil + chrono::TimeDelta::hours(1)),
    }
}

/// The first instant of a local date.
#[must_use]
pub fn midnight(date: NaiveDate) -> DateTime<Utc> {
    instant_or_next(date.and_time(NaiveTime::MIN))
}

/// The civil time of an instant.
#[must_use]
pub fn civil(instant: DateTime<Utc>) -> NaiveDateTime {
    instant.with_timezone(&ZONE).naive_local()
}

/// The local date of an instant.
#[must_use]
pub fn date(instant: DateTime<Utc>) -> NaiveDate {
    civil(instant).date()
}

/// Calendar days from the local date of `from` to the local date of `to`; negative when `to` is earlier.
#[must_use]
pub fn days_between(from: DateTime<Utc>, to: DateTime<Utc>) -> i64 {
    (date(to) - date(from)).num_days()
}

/// The day after, or the last day chrono knows.
#[must_use]
pub fn next_day(date: NaiveDate) -> NaiveDate {
    date.checked_add_days(Days::new(1)).unwrap_or(NaiveDate::MAX)
}

/// RFC 3339 with the offset that Warsaw has at that instant.
#[must_use]
pub fn rfc3339(instant: DateTime<Utc>) -> String {
    instant.with_timezone(&ZONE).to_rfc3339_opts(chrono::SecondsFormat::Secs, false)
}

/// Instants cross every border as RFC 3339 with Warsaw's offset; any offset is accepted.
pub mod serde_instant {
    use chrono::{DateTime, Utc};
    use serde::{Deserialize, Deserializer, Serializer};

    /// # Errors
    /// The serializer's own.
    pub fn serialize<S: Serializer>(instant: &DateTime<Utc>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&super::rfc3339(*instant))
    }

    /// # Errors
    /// Text that is not RFC 3339.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<DateTime<Utc>, D::Error> {
        let text = String::deserialize(deserializer)?;
        DateTime::parse_from_rfc3339(&text).map(|zoned| zoned.to_utc()).map_err(serde::de::Error::custom)
    }
}

/// The same for an instant that may be missing.
pub mod serde_instant_option {
    use chrono::{DateTime, Utc};
    use serde::{Deserialize, Deserializer, Serializer};

    /// # Errors
    /// The serializer's own.
    pub fn serialize<S: Serializer>(
        instant: &Option<DateTime<Utc>>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match instant {
            Some(instant) => serializer.serialize_some(&super::rfc3339(*instant)),
            None => serializer.serialize_none(),
        }
    }

    /// # Errors
    /// Text that is not RFC 3339.
    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<DateTime<Utc>>, D::Error> {
        let text = Option::<String>::deserialize(deserializer)?;
        text.map(|text| DateTime::parse_from_rfc3339(&text).map(|zoned| zoned.to_utc()))
            .transpose()
            .map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn civil_at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    #[test]
    fn a_time_in_the_spring_gap_is_refused() {
        let civil = civil_at("2027-03-28 02:30");
        assert_eq!(instant(civil), Err(CivilTimeError::Skipped(civil)));
    }

    #[test]
    fn a_time_in_the_autumn_fold_is_refused() {
        let civil = civil_at("2026-10-25 02:30");
        assert_eq!(instant(civil), Err(CivilTimeError::Twice(civil)));
    }

    #[test]
    fn an_instant_is_written_with_warsaws_offset() {
        assert_eq!(rfc3339(instant(civil_at("2026-12-16 17:00")).unwrap()), "2026-12-16T17:00:00+01:00");
        assert_eq!(rfc3339(instant(civil_at("2027-05-13 17:00")).unwrap()), "2027-05-13T17:00:00+02:00");
    }

    #[test]
    fn days_are_counted_between_local_dates() {
        let late = instant(civil_at("2026-12-01 23:30")).unwrap();
        let early = instant(civil_at("2026-12-02 00:15")).unwrap();
        assert_eq!(days_between(late, early), 1);
    }
}
