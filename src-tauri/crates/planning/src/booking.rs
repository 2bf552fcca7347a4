//! What the owner of a venue says to a date: asked, promised, booked, refused. A hall that isn't booked yet may be kept
//! until a day only.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::VenueId;
use crate::time::Interval;

/// How far the owner has gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum BookingState {
    /// The question went out; nobody has answered.
    Asked,
    /// Kept for us, not signed.
    Promised,
    /// Firm.
    Booked,
    /// The owner said no.
    Refused,
}

impl BookingState {
    /// Whether a hold that ends can stand behind it.
    #[must_use]
    pub const fn may_expire(self) -> bool {
        matches!(self, Self::Asked | Self::Promised)
    }
}

/// One venue and one stretch of time, and what its owner said to it. It stays with the meeting it was asked for, also
/// when that meeting goes elsewhere: a refusal must not be forgotten, and what is kept needlessly must be given back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Booking {
    pub venue_id: VenueId,
    /// Set-up and clearing included.
    pub interval: Interval,
    pub state: BookingState,
    /// The last day on which the hall is kept; `None` where nothing ends.
    #[ts(type = "string | null")]
    pub hold_until: Option<NaiveDate>,
    /// With whom it was agreed, under what number.
    pub note: Option<String>,
}

impl Booking {
    /// The last day of a hold that is still only a hold.
    #[must_use]
    pub fn last_day(&self) -> Option<NaiveDate> {
        self.hold_until.filter(|_| self.state.may_expire())
    }

    #[must_use]
    pub fn is_expired(&self, today: NaiveDate) -> bool {
        self.last_day().is_some_and(|last| last < today)
    }

    /// Whether the hold ends within so many days, today included.
    #[must_use]
    pub fn ends_within(&self, days: u16, today: NaiveDate) -> bool {
        let left = self.last_day().map(|last| (last - today).num_days());
        left.is_some_and(|left| (0..=i64::from(days)).contains(&left))
    }

    /// Whether somebody keeps the hall for us today.
    #[must_use]
    pub fn keeps(&self, today: NaiveDate) -> bool {
        matches!(self.state, BookingState::Promised | BookingState::Booked) && !self.is_expired(today)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conflict::testing::at;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn kept_until(state: BookingState, last: &str) -> Booking {
        let interval = Interval { start: at("2026-12-16 16:00"), end: at("2026-12-16 19:00") };
        Booking { venue_id: VenueId(1), interval, state, hold_until: Some(day(last)), note: None }
    }

    #[test]
    fn a_hold_is_kept_through_its_last_day() {
        let promised = kept_until(BookingState::Promised, "2026-11-30");
        assert!(promised.keeps(day("2026-11-30")) && !promised.is_expired(day("2026-11-30")));
        assert!(!promised.keeps(day("2026-12-01")) && promised.is_expired(day("2026-12-01")));
    }

    #[test]
    fn three_days_ahead_are_three_days() {
        let promised = kept_until(BookingState::Promised, "2026-11-30");
        assert!(promised.ends_within(3, day("2026-11-27")) && !promised.ends_within(3, day("2026-11-26")));
        assert!(!promised.ends_within(3, day("2026-12-01")));
    }

    #[test]
    fn what_is_booked_does_not_expire() {
        let booked = kept_until(BookingState::Booked, "2026-11-30");
        assert!(booked.keeps(day("2026-12-10")) && booked.last_day().is_none());
    }
}
