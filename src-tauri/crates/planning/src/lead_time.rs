//! Lead time: calendar days of Europe/Warsaw between the first public announcement and the meeting.
//! The one number that says whether the office succeeds.

use chrono::{DateTime, Days, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::time::warsaw;

/// How good a lead time is. The yardstick: City Council resolution CXI/2904/18, information at least 7 days before,
/// consultations 21.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Band {
    TooLate,
    Minimum,
    Good,
    Exemplary,
}

/// Calendar days from an announcement to a meeting.
#[must_use]
pub fn days(announced: DateTime<Utc>, meeting: DateTime<Utc>) -> i64 {
    warsaw::days_between(announced, meeting)
}

/// ≥ 21 exemplary, ≥ 14 good, ≥ 7 minimum, else too late.
#[must_use]
pub fn band(days: i64) -> Band {
    match days {
        21.. => Band::Exemplary,
        14.. => Band::Good,
        7.. => Band::Minimum,
        _ => Band::TooLate,
    }
}

/// The days at which a band begins, the best first.
pub const BEGINNINGS: [(Band, u16); 3] = [(Band::Exemplary, 21), (Band::Good, 14), (Band::Minimum, 7)];

/// The last calendar day on which an announcement still keeps a lead time of so many days.
#[must_use]
pub fn last_day(meeting: DateTime<Utc>, days: u16) -> NaiveDate {
    let date = warsaw::date(meeting);
    date.checked_sub_days(Days::new(u64::from(days))).unwrap_or(date)
}

/// The instant by which it must be out: the end of that day.
#[must_use]
pub fn due_by(meeting: DateTime<Utc>, days: u16) -> DateTime<Utc> {
    warsaw::midnight(warsaw::next_day(last_day(meeting, days)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_band_begins_at_its_day() {
        assert_eq!(
            [6, 7, 13, 14, 20, 21].map(band),
            [Band::TooLate, Band::Minimum, Band::Minimum, Band::Good, Band::Good, Band::Exemplary]
        );
    }
}
