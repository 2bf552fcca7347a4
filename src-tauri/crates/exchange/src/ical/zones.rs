//! The zones of one calendar, resolved once, and its moments as instants.

use std::rc::Rc;

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use chrono_tz::Tz;

use super::fault::Reason;
use super::moment::{self, Clock, Moment, Span};
use super::reader::{Calendar, Faults};
use super::recurrence::effort::Effort;
use super::zone::{self, Zone};

/// What every [`Clock`] of a calendar means.
#[derive(Debug)]
pub struct Zones {
    floating: Zone,
    /// `None`: neither known nor defined.
    named: Vec<Option<Zone>>,
    /// What is left of the work the file may cause.
    pub effort: Rc<Effort>,
    /// Whether the calendar says X-WR-TIMEZONE.
    pub names_its_zone: bool,
}

impl Zones {
    /// `floating`: for times that name no zone, unless the calendar says X-WR-TIMEZONE. A name that is neither known
    /// nor defined is read as floating, and reported. `until`: the last day whose rules are needed.
    pub fn of(
        calendar: &Calendar,
        floating: Tz,
        until: NaiveDate,
        effort: Rc<Effort>,
        faults: &mut Faults,
    ) -> Self {
        let hint = calendar
            .zone_name
            .as_deref()
            .and_then(|name| zone::resolve(name, &calendar.definitions, until, &effort));
        let names_its_zone = hint.is_some();
        let floating = hint.unwrap_or(Zone::Iana(floating));
        let mut named = Vec::with_capacity(calendar.tzids.len());
        for (tzid, line) in &calendar.tzids {
            let zone = zone::resolve(tzid, &calendar.definitions, until, &effort);
            if zone.is_none() {
                let tzid = tzid.chars().take(80).collect();
                faults.add(*line, None, Reason::UnknownZone { tzid }, false);
            }
            named.push(zone);
        }
        Self { floating, named, effort, names_its_zone }
    }

    pub fn zone(&self, clock: Clock) -> &Zone {
        match clock {
            Clock::Utc => &Zone::Utc,
            Clock::Floating => &self.floating,
            Clock::Zone(number) => self.named(number).unwrap_or(&self.floating),
            Clock::ZoneOrUtc(number) => self.named(number).unwrap_or(&Zone::Utc),
        }
    }

    fn named(&self, number: u32) -> Option<&Zone> {
        self.named.get(number as usize)?.as_ref()
    }

    /// `None` beyond the end of the calendar. A date is its midnight by `clock`; a floating time is by `clock`, too.
    pub fn instant(&self, moment: Moment, clock: Clock) -> Option<DateTime<Utc>> {
        match moment {
            Moment::Date(_) | Moment::Time(_, Clock::Floating) => self.zone(clock).to_utc(moment.civil()),
            Moment::Time(civil, own) => self.zone(own).to_utc(civil),
        }
    }

    /// What the clock of `clock` shows at `moment`; a date and a floating time say so themselves.
    pub fn civil_in(&self, moment: Moment, clock: Clock) -> Option<NaiveDateTime> {
        match moment {
            Moment::Date(_) | Moment::Time(_, Clock::Floating) => Some(moment.civil()),
            Moment::Time(civil, own) if own == clock => Some(civil),
            Moment::Time(civil, own) => self.zone(clock).to_civil(self.zone(own).to_utc(civil)?),
        }
    }

    /// `start` moved by a duration: days by the calendar, the rest by the clock's true run (RFC 5545 §3.3.6).
    pub fn after(&self, civil: NaiveDateTime, clock: Clock, span: Span) -> Option<DateTime<Utc>> {
        let day = self.zone(clock).to_utc(moment::plus_days(civil, span.days)?)?;
        day.checked_add_signed(TimeDelta::try_seconds(span.seconds)?)
    }
}
