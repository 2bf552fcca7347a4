//! A date given to a request.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::booking::Booking;
use crate::calendar_answer::{CalendarAnswer, Participation};
use crate::id::{MeetingId, PersonId, RequestId, VenueId};
use crate::lifecycle::Stage;
use crate::request::{Attendance, RoleKind};
use crate::time::{Interval, Minutes, warsaw};

/// Somebody chosen for a role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Participant {
    pub role: RoleKind,
    pub person_id: PersonId,
    pub required: bool,
    pub presence: Attendance,
}

/// A meeting with its date, place and people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Meeting {
    pub id: MeetingId,
    #[serde(flatten)]
    pub details: MeetingDetails,
}

/// Everything about a meeting but the id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MeetingDetails {
    /// RFC 5545 §3.8.4.7 UID: the same for ever, on every computer.
    pub uid: String,
    pub request_id: RequestId,
    pub name: String,
    pub venue_id: VenueId,
    #[serde(with = "warsaw::serde_instant")]
    #[ts(type = "string")]
    pub start: DateTime<Utc>,
    pub duration: Minutes,
    /// Set-up and clearing as the venue needed them when the meeting was placed.
    pub setup: Minutes,
    pub clearing: Minutes,
    pub stage: Stage,
    pub participants: Vec<Participant>,
    /// RFC 5545 §3.8.7.4 SEQUENCE: raised by every change that matters to those invited.
    pub sequence: u32,
    /// Why a block was overridden, in the officer's words.
    pub override_reason: Option<String>,
    pub cancel_reason: Option<String>,
    /// When the date became final, for the clock of informing.
    #[serde(with = "warsaw::serde_instant_option")]
    #[ts(type = "string | null")]
    pub confirmed_at: Option<DateTime<Utc>>,
    /// The start that was announced before the meeting moved, for „było → jest”.
    #[serde(with = "warsaw::serde_instant_option")]
    #[ts(type = "string | null")]
    pub announced_start: Option<DateTime<Utc>>,
    /// What owners of venues said, in the order in which they were asked.
    #[serde(default)]
    pub bookings: Vec<Booking>,
    /// What those who take part said in their own calendars.
    #[serde(default)]
    pub calendar_answers: Vec<CalendarAnswer>,
}

impl std::ops::Deref for Meeting {
    type Target = MeetingDetails;
    fn deref(&self) -> &MeetingDetails {
        &self.details
    }
}

impl MeetingDetails {
    #[must_use]
    pub fn end(&self) -> DateTime<Utc> {
        self.start + self.duration.delta()
    }

    /// The meeting itself.
    #[must_use]
    pub fn core(&self) -> Interval {
        Interval { start: self.start, end: self.end() }
    }

    /// With set-up and clearing: the time the venue is taken.
    #[must_use]
    pub fn full(&self) -> Interval {
        self.core().widened(self.setup.delta(), self.clearing.delta())
    }

    /// The booking of the hall for the time as it stands now; `None` while its owner wasn't asked.
    #[must_use]
    pub fn booking(&self) -> Option<&Booking> {
        self.bookings.iter().rev().find(|booking| self.is_here(booking))
    }

    /// Bookings of other halls and other times.
    pub fn bookings_elsewhere(&self) -> impl Iterator<Item = &Booking> {
        self.bookings.iter().filter(|booking| !self.is_here(booking))
    }

    /// Whether a booking is of this hall and of all the time the meeting takes there.
    #[must_use]
    pub fn is_here(&self, booking: &Booking) -> bool {
        booking.venue_id == self.venue_id && booking.interval.contains(&self.full())
    }

    /// What somebody said in their own calendar to the time as it stands now; `None` while they have not answered.
    #[must_use]
    pub fn calendar_answer(&self, person: PersonId) -> Option<Participation> {
        let core = self.core();
        let theirs = |answer: &&CalendarAnswer| answer.person_id == person && answer.interval == core;
        self.calendar_answers.iter().rev().find(theirs).map(|answer| answer.said)
    }

    /// Forgets answers to another time, and of people who no longer take part.
    pub fn ask_again(&mut self) {
        let core = self.core();
        let people: Vec<PersonId> = self.participants.iter().map(|each| each.person_id).collect();
        self.calendar_answers.retain(|answer| answer.interval == core && people.contains(&answer.person_id));
    }

    /// The time somebody is taken by it.
    #[must_use]
    pub fn presence(&self, presence: Attendance) -> Interval {
        match presence {
            Attendance::Core => self.core(),
            Attendance::Full => self.full(),
        }
    }
}
