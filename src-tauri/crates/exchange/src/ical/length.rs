//! How long an event is, so that each of its recurrences can be given an end.

use chrono::{NaiveDateTime, TimeDelta};

use super::event::Event;
use super::moment::{self, Clock, Moment, PeriodEnd, Span};
use super::occurrence::When;
use super::zones::Zones;

/// RFC 5545 §3.8.5.3: with DTEND all recurrences have the same exact length, with DURATION the same nominal one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    Days(i64),
    Exact(TimeDelta),
    Nominal(Span),
}

impl Length {
    /// Of an event that starts at `civil` by `clock`. Without DTEND and DURATION a date lasts a day and a time is a
    /// mere moment (§3.6.1). `None` beyond the end of the calendar.
    pub fn of(
        event: &Event,
        civil: NaiveDateTime,
        clock: Clock,
        all_day: bool,
        zones: &Zones,
    ) -> Option<Self> {
        match (event.end, event.duration) {
            (Some(end), _) if all_day => Some(Self::Days((end.civil().date() - civil.date()).num_days())),
            (Some(end), _) => Self::to_end(civil, end, clock, zones),
            (None, Some(span)) if all_day => Some(Self::Days(span.days)),
            (None, Some(span)) => Some(Self::Nominal(span)),
            (None, None) => Some(if all_day { Self::Days(1) } else { Self::Exact(TimeDelta::zero()) }),
        }
    }

    /// Of one RDATE that brings its own end.
    pub fn of_period(civil: NaiveDateTime, end: PeriodEnd, clock: Clock, zones: &Zones) -> Option<Self> {
        match end {
            PeriodEnd::At(end) => Self::to_end(civil, end, clock, zones),
            PeriodEnd::After(span) => Some(Self::Nominal(span)),
        }
    }

    fn to_end(civil: NaiveDateTime, end: Moment, clock: Clock, zones: &Zones) -> Option<Self> {
        let end = zones.instant(end, clock)?;
        Some(Self::Exact(end - zones.zone(clock).to_utc(civil)?))
    }

    /// Start and end of the occurrence at `civil`. An end before the start is taken for the start: someone is busy
    /// between the two, whichever was meant first.
    pub fn applied(self, civil: NaiveDateTime, clock: Clock, zones: &Zones) -> Option<(When, When)> {
        let ends = match self {
            Self::Days(days) => {
                (When::Date(civil.date()), When::Date(moment::plus_days(civil, days)?.date()))
            }
            Self::Exact(exact) => {
                let start = zones.zone(clock).to_utc(civil)?;
                (When::Instant(start), When::Instant(start.checked_add_signed(exact)?))
            }
            Self::Nominal(span) => {
                let start = zones.zone(clock).to_utc(civil)?;
                (When::Instant(start), When::Instant(zones.after(civil, clock, span)?))
            }
        };
        Some(if ends.1 < ends.0 { (ends.1, ends.0) } else { ends })
    }

    /// No occurrence is longer.
    pub fn at_most(self) -> TimeDelta {
        match self {
            Self::Days(days) => TimeDelta::try_days(days).unwrap_or(TimeDelta::MAX / 4).abs(),
            Self::Exact(exact) => exact.abs(),
            Self::Nominal(span) => TimeDelta::days(span.days.abs()) + TimeDelta::seconds(span.seconds.abs()),
        }
    }
}
