//! A file and a window in, occurrences and faults out.

use std::collections::HashMap;
use std::io::{self, BufRead};
use std::rc::Rc;
use std::sync::Arc;

use chrono::{NaiveDate, TimeDelta};
use chrono_tz::Tz;

use super::event::Event;
use super::fault::Reason;
use super::freebusy::FreeBusy;
use super::moment::{Clock, Moment, PeriodEnd};
use super::occurrence::{Expansion, FreeBusyPeriod, Occurrence, When, Window};
use super::reader::{self, Calendar, Faults};
use super::recurrence::effort::Effort;
use super::series::{self, Answer};
use super::zones::Zones;

/// Occurrences one file may give for one window.
pub const OCCURRENCES_LIMIT: usize = 1_000_000;

/// Every occurrence that overlaps `window`. `floating`: the zone of times that name none.
///
/// Never fails: what is not understood is in [`Expansion::rejected`], the rest of the file still happens.
pub fn expand(bytes: &[u8], window: Window, floating: Tz) -> Expansion {
    // Bytes in memory are a source that has no errors.
    expand_from(bytes, window, floating).unwrap_or_default()
}

/// The same of a file that streams through: of its text only what its events need is held.
///
/// # Errors
/// Those of the source.
pub fn expand_from(source: impl BufRead, window: Window, floating: Tz) -> io::Result<Expansion> {
    let mut expansion = Expansion::default();
    let effort = Rc::new(Effort::of_one_file());
    let faults = reader::read(source, &mut |calendar, faults| {
        let zones = Zones::of(&calendar, floating, last_day(window), Rc::clone(&effort), faults);
        expand_calendar(&calendar, window, &zones, &mut expansion, faults);
    })?;
    expansion.rejected = faults.list;
    expansion.rejected.sort_by_key(|rejected| rejected.line);
    expansion.occurrences.sort_by(|a, b| (a.start, a.end, &a.uid).cmp(&(b.start, b.end, &b.uid)));
    Ok(expansion)
}

fn expand_calendar(
    calendar: &Calendar,
    window: Window,
    zones: &Zones,
    expansion: &mut Expansion,
    faults: &mut Faults,
) {
    expansion.calendar_name = expansion.calendar_name.take().or_else(|| calendar.name.clone());
    expansion.method = expansion.method.take().or_else(|| calendar.method.clone());
    let withdrawn = calendar.method.as_deref() == Some("CANCEL");
    for events in by_uid(&calendar.events) {
        if expansion.occurrences.len() >= OCCURRENCES_LIMIT {
            let reason = Reason::TooManyOccurrences { limit: OCCURRENCES_LIMIT };
            return faults.add(events[0].line, events[0].uid.as_deref(), reason, true);
        }
        let mut answer = Collected { expansion, faults, withdrawn };
        series::expand(&events, zones, window, &mut answer);
    }
    for free_busy in &calendar.free_busy {
        expand_free_busy(free_busy, zones, window, expansion);
    }
}

fn last_day(window: Window) -> NaiveDate {
    window.to.date_naive().checked_add_signed(TimeDelta::days(366)).unwrap_or(NaiveDate::MAX)
}

/// The events in groups of one UID, in the order of the file. Events without UID stand alone.
fn by_uid(events: &[Event]) -> Vec<Vec<&Event>> {
    let mut groups: Vec<Vec<&Event>> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for event in events {
        let next = groups.len();
        let place = event.uid.as_deref().map_or(next, |uid| *places.entry(uid).or_insert(next));
        if place == next {
            groups.push(Vec::with_capacity(1));
        }
        groups[place].push(event);
    }
    groups
}

struct Collected<'a> {
    expansion: &'a mut Expansion,
    faults: &'a mut Faults,
    withdrawn: bool,
}

impl Answer for Collected<'_> {
    fn occurrence(&mut self, event: &Event, start: When, end: When) {
        if self.expansion.occurrences.len() >= OCCURRENCES_LIMIT {
            return;
        }
        let text = event.text.clone();
        self.expansion.occurrences.push(Occurrence {
            uid: event.uid.clone().unwrap_or_else(|| Arc::from("")),
            start,
            end,
            all_day: matches!(start, When::Date(_)),
            summary: text.summary,
            location: text.location,
            geo: text.geo,
            status: text.status,
            transp: text.transp,
            busy_status: text.busy_status,
            withdrawn: self.withdrawn,
        });
    }

    fn fault(&mut self, event: &Event, reason: Reason, event_lost: bool) {
        self.faults.add(event.line, event.uid.as_deref(), reason, event_lost);
    }
}

fn expand_free_busy(free_busy: &FreeBusy, zones: &Zones, window: Window, expansion: &mut Expansion) {
    for (start, end, kind) in &free_busy.periods {
        let ends = period_instants(*start, *end, zones);
        let Some((start, end)) = ends.filter(|(start, end)| start < end) else { continue };
        if start < window.to && end > window.from {
            let uid = free_busy.uid.clone().unwrap_or_else(|| Arc::from(""));
            expansion.free_busy.push(FreeBusyPeriod { uid, start, end, kind: *kind });
        }
    }
}

fn period_instants(
    start: Moment,
    end: PeriodEnd,
    zones: &Zones,
) -> Option<(chrono::DateTime<chrono::Utc>, chrono::DateTime<chrono::Utc>)> {
    let clock = match start {
        Moment::Time(_, clock) => clock,
        Moment::Date(_) => Clock::Floating,
    };
    let end = match end {
        PeriodEnd::At(end) => zones.instant(end, clock)?,
        PeriodEnd::After(span) => zones.after(start.civil(), clock, span)?,
    };
    Some((zones.instant(start, clock)?, end))
}
