//! Occurrences that are left out, replaced, or changed from some day on: EXDATE and RECURRENCE-ID (RFC 5545 §3.8.4.4,
//! §3.8.5.1).

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta, Utc};

use super::anchor::Anchor;
use super::event::Event;
use super::length::Length;
use super::moment::Moment;
use super::zones::Zones;

/// EXDATE: instants, the same read by the clock, and whole days.
#[derive(Debug)]
pub struct Excluded {
    instants: HashSet<DateTime<Utc>>,
    civil: HashSet<NaiveDateTime>,
    days: HashSet<NaiveDate>,
}

impl Excluded {
    pub fn of(dates: &[Moment], zones: &Zones, core: Anchor) -> Self {
        let mut excluded = Self { instants: HashSet::new(), civil: HashSet::new(), days: HashSet::new() };
        for moment in dates {
            match moment {
                Moment::Date(day) => {
                    excluded.days.insert(*day);
                }
                Moment::Time(..) => {
                    excluded.instants.extend(zones.instant(*moment, core.clock));
                    excluded.civil.extend(civil_id(*moment, zones, core));
                }
            }
        }
        excluded
    }

    pub fn holds(&self, civil: NaiveDateTime, instant: Option<DateTime<Utc>>) -> bool {
        self.days.contains(&civil.date())
            || self.civil.contains(&civil)
            || instant.is_some_and(|instant| self.instants.contains(&instant))
    }
}

/// A RECURRENCE-ID by both readings.
#[derive(Debug, Clone, Copy)]
pub struct Id {
    pub civil: NaiveDateTime,
    pub instant: Option<DateTime<Utc>>,
}

/// Which start an EXDATE or RECURRENCE-ID means. A day is meant by what the value itself shows: Exchange names the days
/// of all-day events by midnights of whatever zone, or of UTC.
fn civil_id(id: Moment, zones: &Zones, core: Anchor) -> Option<NaiveDateTime> {
    if core.all_day { Some(id.civil()) } else { zones.civil_in(id, core.clock) }
}

#[derive(Debug)]
pub struct Overrides<'a> {
    pub list: Vec<(&'a Event, Id)>,
    instants: HashSet<DateTime<Utc>>,
    civil: HashSet<NaiveDateTime>,
    days: HashSet<NaiveDate>,
    /// RANGE=THISANDFUTURE, in order: from when, by how much moved, how long.
    future: Vec<(DateTime<Utc>, &'a Event, TimeDelta, Length)>,
}

impl<'a> Overrides<'a> {
    pub fn of(events: &[&'a Event], zones: &Zones, core: Anchor) -> Self {
        let mut list: Vec<(&Event, Id)> = Vec::new();
        let mut seen = HashMap::new();
        for event in events {
            let Some(id) = event.recurrence_id else { continue };
            let Some(civil) = civil_id(id, zones, core) else { continue };
            let id = Id { civil, instant: zones.instant(id, core.clock) };
            match seen.get(&civil) {
                None => {
                    seen.insert(civil, list.len());
                    list.push((event, id));
                }
                Some(at) if list[*at].0.sequence < event.sequence => list[*at] = (event, id),
                Some(_) => {}
            }
        }
        let mut overrides = Self {
            list,
            instants: HashSet::new(),
            civil: HashSet::new(),
            days: HashSet::new(),
            future: Vec::new(),
        };
        overrides.index(zones, core);
        overrides
    }

    fn index(&mut self, zones: &Zones, core: Anchor) {
        for (event, id) in &self.list {
            self.instants.extend(id.instant);
            self.civil.insert(id.civil);
            if let Some(Moment::Date(day)) = event.recurrence_id {
                self.days.insert(day);
            }
            if event.this_and_future
                && let (Some(from), Some(anchor)) = (id.instant, Anchor::of(event))
                && let Some(length) = Length::of(event, anchor.civil, anchor.clock, anchor.all_day, zones)
                && let Some(civil) = event.start.and_then(|start| zones.civil_in(start, core.clock))
            {
                self.future.push((from, event, civil - id.civil, length));
            }
        }
        self.future.sort_by_key(|(from, ..)| *from);
    }

    pub fn replaces(&self, civil: NaiveDateTime, instant: Option<DateTime<Utc>>) -> bool {
        instant.is_some_and(|instant| self.instants.contains(&instant))
            || self.civil.contains(&civil)
            || self.days.contains(&civil.date())
    }

    pub fn replacement_at(&self, instant: DateTime<Utc>) -> Option<(&'a Event, TimeDelta, Length)> {
        let before = self.future.partition_point(|(from, ..)| *from < instant);
        let (_, event, shift, length) = self.future.get(before.checked_sub(1)?)?;
        Some((event, *shift, *length))
    }

    /// How far before the window a start may lie, and how far after it.
    pub fn stretch(&self, own: Length) -> (TimeDelta, TimeDelta) {
        let mut back = own.at_most();
        let mut ahead = TimeDelta::zero();
        for (_, _, shift, length) in &self.future {
            back = back.max(length.at_most() + (*shift).max(TimeDelta::zero()));
            ahead = ahead.max(-*shift);
        }
        (back, ahead)
    }
}
