//! One event with all its recurrences and exceptions: the components that share a UID (RFC 5545 §3.8.4.7).

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};

use super::anchor::Anchor;
use super::event::Event;
use super::exceptions::{Excluded, Overrides};
use super::fault::Reason;
use super::length::Length;
use super::moment::{Clock, Moment, PeriodEnd};
use super::occurrence::{When, Window};
use super::recurrence::dates::Dates;
use super::recurrence::rule::{Rule, Until};
use super::zones::Zones;

/// Occurrences of one event within the window: eleven years of hours.
pub const OCCURRENCES_LIMIT: usize = 100_000;

/// Where the answer goes: `(event, start, end)` for each occurrence, and what went wrong.
pub trait Answer {
    fn occurrence(&mut self, event: &Event, start: When, end: When);
    fn fault(&mut self, event: &Event, reason: Reason, event_lost: bool);
}

struct Series<'a> {
    zones: &'a Zones,
    window: Window,
    core: &'a Event,
    anchor: Anchor,
    overrides: Overrides<'a>,
    excluded: Excluded,
    /// RDATEs that bring their own end, by their start.
    period_ends: HashMap<NaiveDateTime, PeriodEnd>,
}

/// Expands the components of one UID. `window` reads dates as midnights of floating time.
pub fn expand(events: &[&Event], zones: &Zones, window: Window, answer: &mut dyn Answer) {
    let core = highest_sequence(events.iter().copied().filter(|event| event.recurrence_id.is_none()));
    let anchor = core.and_then(|core| Some((core, Anchor::of(core)?.by_calendar(core, zones))));
    let Some((core, anchor)) = anchor else {
        return expand_orphans(events, zones, window, answer);
    };
    let overrides = Overrides::of(events, zones, anchor);
    let excluded = Excluded::of(&core.excluded_dates, zones, anchor);
    let period_ends = period_ends(core, zones, anchor.clock);
    let series = Series { zones, window, core, anchor, overrides, excluded, period_ends };
    series.recurring(answer);
    series.overridden(answer);
}

fn period_ends(core: &Event, zones: &Zones, clock: Clock) -> HashMap<NaiveDateTime, PeriodEnd> {
    let ends = core.dates.iter().filter_map(|(start, end)| Some((zones.civil_in(*start, clock)?, (*end)?)));
    ends.collect()
}

/// Overrides without the event they override, as when one instance is sent by mail: each stands for itself.
fn expand_orphans(events: &[&Event], zones: &Zones, window: Window, answer: &mut dyn Answer) {
    let clock =
        events.iter().find_map(|event| Anchor::of(event)).map_or(Clock::Floating, |anchor| anchor.clock);
    let anchor = Anchor { civil: NaiveDateTime::MIN, clock, all_day: false };
    for (event, _) in Overrides::of(events, zones, anchor).list {
        emit_itself(event, zones, window, answer);
    }
}

/// The first of those with the highest SEQUENCE: the others are older versions (RFC 5545 §3.8.7.4).
fn highest_sequence<'a>(events: impl Iterator<Item = &'a Event>) -> Option<&'a Event> {
    events.reduce(|best, event| if event.sequence > best.sequence { event } else { best })
}

fn emit_itself(event: &Event, zones: &Zones, window: Window, answer: &mut dyn Answer) {
    let found = Anchor::of(event).and_then(|anchor| {
        let length = Length::of(event, anchor.civil, anchor.clock, anchor.all_day, zones)?;
        length.applied(anchor.civil, anchor.clock, zones)
    });
    match found {
        Some((start, end)) if overlaps(start, end, window, zones) => answer.occurrence(event, start, end),
        Some(_) => {}
        None => answer.fault(event, Reason::OutOfCalendar, true),
    }
}

/// An event without length belongs to the window that holds its start.
fn overlaps(start: When, end: When, window: Window, zones: &Zones) -> bool {
    let instant = |when| match when {
        When::Instant(at) => Some(at),
        When::Date(date) => zones.instant(Moment::Date(date), Clock::Floating),
    };
    let (Some(start), Some(end)) = (instant(start), instant(end)) else { return false };
    start < window.to && (end > window.from || (end == start && start >= window.from))
}

impl Series<'_> {
    /// The occurrences that rules, dates and DTSTART give, without those that an override replaces.
    fn recurring(&self, answer: &mut dyn Answer) {
        let Some(own) =
            Length::of(self.core, self.anchor.civil, self.anchor.clock, self.anchor.all_day, self.zones)
        else {
            return answer.fault(self.core, Reason::OutOfCalendar, true);
        };
        let starts = self.starts(own, answer);
        let mut given = 0;
        for start in starts {
            let instant = self.zones.zone(self.anchor.clock).to_utc(start);
            if self.excluded.holds(start, instant) || self.overrides.replaces(start, instant) {
                continue;
            }
            let Some((event, when)) = self.occurrence_at(start, instant, own) else { continue };
            if overlaps(when.0, when.1, self.window, self.zones) {
                if given == OCCURRENCES_LIMIT {
                    return answer.fault(
                        self.core,
                        Reason::TooManyOccurrences { limit: OCCURRENCES_LIMIT },
                        false,
                    );
                }
                given += 1;
                answer.occurrence(event, when.0, when.1);
            }
        }
    }

    /// The override that stands at its own time, whether or not the rule has a start for it.
    fn overridden(&self, answer: &mut dyn Answer) {
        for (event, id) in &self.overrides.list {
            let excluded = self.excluded.holds(id.civil, id.instant);
            // An older version that still carries the rule is no override.
            let obsolete = event.recurs() && event.sequence < self.core.sequence && !self.gives(id.civil);
            if !excluded && !obsolete {
                emit_itself(event, self.zones, self.window, answer);
            }
        }
    }

    fn gives(&self, civil: NaiveDateTime) -> bool {
        let given_by = |rule: &Rule| {
            let mut dates = Dates::new(rule, self.anchor.civil, civil, civil, &self.zones.effort)
                .take_while(|at| *at <= civil);
            rule.until.is_none_or(|until| self.reaches(until, civil)) && dates.any(|at| at == civil)
        };
        civil == self.anchor.civil || self.core.rules.iter().any(given_by)
    }

    /// Civil start times whose occurrences may touch the window, in order, each once.
    fn starts(&self, own: Length, answer: &mut dyn Answer) -> BTreeSet<NaiveDateTime> {
        let mut starts = BTreeSet::new();
        if !self.ends_before_it_begins() {
            starts.insert(self.anchor.civil);
        }
        if !self.core.recurs() {
            return starts;
        }
        let (from, to) = self.reach(own);
        for (moment, _) in &self.core.dates {
            starts.extend(self.zones.civil_in(*moment, self.anchor.clock));
        }
        for rule in &self.core.rules {
            self.follow(rule, from, to, &mut starts, answer);
        }
        if !self.core.excluded_rules.is_empty() {
            let mut out = BTreeSet::new();
            self.core.excluded_rules.iter().for_each(|rule| self.follow(rule, from, to, &mut out, answer));
            starts.retain(|start| !out.contains(start));
        }
        starts
    }

    /// Every rule was over before DTSTART: there is no recurrence set (§3.8.5.3 leaves it undefined).
    fn ends_before_it_begins(&self) -> bool {
        let over = |rule: &Rule| rule.until.is_some_and(|until| !self.reaches(until, self.anchor.civil));
        !self.core.rules.is_empty() && self.core.rules.iter().all(over)
    }

    fn reaches(&self, until: Until, start: NaiveDateTime) -> bool {
        match until {
            Until::Date(date) => start.date() <= date,
            Until::Civil(last) => start <= last,
            Until::Utc(last) if self.anchor.all_day => start.date() <= self.last_day(last),
            Until::Utc(last) => {
                self.zones.zone(self.anchor.clock).to_utc(start).is_some_and(|at| at.naive_utc() <= last)
            }
        }
    }

    /// The last day of a series of days whose UNTIL is an instant, against §3.3.10. Outlook and Exchange write the local
    /// midnight that the last day begins with; others the day itself with any time of it.
    fn last_day(&self, last: NaiveDateTime) -> NaiveDate {
        let local = self.zones.zone(Clock::Floating).to_civil(last.and_utc());
        let midnight = local.filter(|local| local.time() == NaiveTime::MIN);
        midnight.map_or(last.date(), |local| local.date())
    }

    fn follow(
        &self,
        rule: &Rule,
        from: NaiveDateTime,
        to: NaiveDateTime,
        starts: &mut BTreeSet<NaiveDateTime>,
        answer: &mut dyn Answer,
    ) {
        let mut dates = Dates::new(rule, self.anchor.civil, from, to, &self.zones.effort);
        let mut given = 0;
        for start in dates.by_ref() {
            if start > to || rule.until.is_some_and(|until| !self.reaches(until, start)) {
                return;
            }
            if start < from {
                continue;
            }
            given += 1;
            // One more than the limit, so that it is noticed where they are counted.
            if given > OCCURRENCES_LIMIT + 1 {
                return;
            }
            starts.insert(start);
        }
        if dates.given_up() {
            answer.fault(self.core, Reason::EndlessRule, false);
        }
    }

    /// Civil times between which a start may give an occurrence in the window.
    fn reach(&self, own: Length) -> (NaiveDateTime, NaiveDateTime) {
        let day = TimeDelta::days(2);
        let (back, ahead) = self.overrides.stretch(own);
        let from = self.window.from.naive_utc().checked_sub_signed(back + day).unwrap_or(NaiveDateTime::MIN);
        let to = self.window.to.naive_utc().checked_add_signed(ahead + day).unwrap_or(NaiveDateTime::MAX);
        (from, to)
    }

    fn occurrence_at(
        &self,
        start: NaiveDateTime,
        instant: Option<DateTime<Utc>>,
        own: Length,
    ) -> Option<(&Event, (When, When))> {
        let clock = self.anchor.clock;
        if let Some(end) = self.period_ends.get(&start) {
            let length = Length::of_period(start, *end, clock, self.zones)?;
            return Some((self.core, length.applied(start, clock, self.zones)?));
        }
        match self.overrides.replacement_at(instant?) {
            Some((event, shift, length)) => {
                let moved = start.checked_add_signed(shift)?;
                Some((event, length.applied(moved, clock, self.zones)?))
            }
            None => Some((self.core, own.applied(start, clock, self.zones)?)),
        }
    }
}
