//! The start of an event and the clock it recurs by.

use chrono::NaiveDateTime;

use super::event::Event;
use super::moment::{Clock, Moment};
use super::zones::Zones;

/// Start of an event by the clock it recurs by.
#[derive(Debug, Clone, Copy)]
pub struct Anchor {
    pub civil: NaiveDateTime,
    pub clock: Clock,
    /// Dates, not times.
    pub all_day: bool,
}

impl Anchor {
    /// A series in UTC of a calendar that names its zone recurs by that zone's clock: whoever writes X-WR-TIMEZONE has
    /// turned local times into UTC on the way out, and a weekly meeting does not move by an hour in spring.
    pub fn by_calendar(self, event: &Event, zones: &Zones) -> Self {
        if self.clock != Clock::Utc || !zones.names_its_zone || !event.recurs() {
            return self;
        }
        let civil = zones.zone(Clock::Floating).to_civil(self.civil.and_utc());
        civil.map_or(self, |civil| Self { civil, clock: Clock::Floating, ..self })
    }

    /// An event recurs by the zone of its DTSTART. Where only one of DTSTART and DTEND names a zone it holds for both, since
    /// both must be of one form (RFC 5545 §3.8.2.2); a date with a time as its end is the midnight by that end's clock.
    pub fn of(event: &Event) -> Option<Self> {
        let start = event.start?;
        Some(match (start, event.end, event.duration) {
            (Moment::Time(civil, Clock::Floating), Some(Moment::Time(_, clock)), _)
            | (Moment::Time(civil, clock), ..) => Self { civil, clock, all_day: false },
            (Moment::Date(_), Some(Moment::Time(_, clock)), _) => {
                Self { civil: start.civil(), clock, all_day: false }
            }
            (Moment::Date(_), None, Some(span)) if span.seconds != 0 => {
                Self { civil: start.civil(), clock: Clock::Floating, all_day: false }
            }
            (Moment::Date(_), ..) => Self { civil: start.civil(), clock: Clock::Floating, all_day: true },
        })
    }
}
