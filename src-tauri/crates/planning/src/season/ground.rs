//! The instance with its names resolved to numbers: what the score, the search and the explanation all stand on.

use std::collections::HashMap;

use super::availability::{Availability, Taken};
use super::instance::{Instance, Proposal};
use super::time::{Calendar, Instant};

#[derive(Debug)]
pub(crate) struct Ground<'a> {
    pub instance: &'a Instance,
    pub calendar: Calendar,
    /// The day number of `now`; negative when the season has not begun.
    pub now_day: i32,
    pub person_of: HashMap<&'a str, usize>,
    pub venue_of: HashMap<&'a str, usize>,
    pub proposal_of: HashMap<&'a str, usize>,
    district_of: HashMap<&'a str, u16>,
    pub people: Vec<Availability>,
    pub venues: Vec<Availability>,
    /// Each venue's district.
    pub venue_district: Vec<u16>,
    pub blocked: Vec<bool>,
    /// Day numbers of past meetings by district.
    pub history: Vec<Vec<i32>>,
    /// The longest travel, in minutes.
    pub far: i64,
}

fn numbered<'a>(ids: impl Iterator<Item = &'a str>) -> HashMap<&'a str, usize> {
    ids.enumerate().map(|(n, id)| (id, n)).collect()
}

impl<'a> Ground<'a> {
    pub fn new(instance: &'a Instance) -> Self {
        let calendar = Calendar::new(instance.horizon.from, instance.horizon.to);
        let district_of: HashMap<&str, u16> = numbered(instance.districts.iter().map(|d| d.id.as_str()))
            .into_iter()
            .map(|(k, v)| (k, v as u16))
            .collect();
        let find = |id: &str| district_of.get(id).copied();
        let people = instance
            .people
            .iter()
            .map(|p| Availability::new(&calendar, find, (&p.working, &p.off), (&p.busy, &p.busy_weekly)))
            .collect();
        let venues = instance
            .venues
            .iter()
            .map(|v| {
                Availability::new(&calendar, find, (&v.open, &v.closed), (&v.bookings, &v.bookings_weekly))
            })
            .collect();
        let mut ground = Ground {
            instance,
            now_day: calendar.civil(instance.now).map_or(0, |(day, _)| day),
            person_of: numbered(instance.people.iter().map(|p| p.id.as_str())),
            venue_of: numbered(instance.venues.iter().map(|v| v.id.as_str())),
            proposal_of: numbered(instance.proposals.iter().map(|m| m.id.as_str())),
            people,
            venues,
            venue_district: instance.venues.iter().map(|v| find(&v.district).unwrap_or(0)).collect(),
            blocked: vec![false; calendar.days],
            history: vec![Vec::new(); instance.districts.len()],
            far: i64::from(instance.travel.iter().flatten().max().copied().unwrap_or(0)),
            district_of,
            calendar,
        };
        ground.mark_dates();
        ground
    }

    fn mark_dates(&mut self) {
        for b in &self.instance.blocked_dates {
            let day = self.calendar.number(b.date);
            if let Some(mark) = usize::try_from(day).ok().and_then(|d| self.blocked.get_mut(d)) {
                *mark = true;
            }
        }
        for h in &self.instance.history {
            if let Some(g) = h.district.as_deref().and_then(|id| self.district_of.get(id)) {
                self.history[*g as usize].push(self.calendar.number(h.date));
            }
        }
    }

    pub fn district(&self, id: Option<&str>) -> Option<u16> {
        id.and_then(|id| self.district_of.get(id).copied())
    }

    pub fn travel(&self, from: u16, to: u16) -> i64 {
        i64::from(self.instance.travel[from as usize][to as usize])
    }

    pub fn is_blocked(&self, day: i32) -> bool {
        usize::try_from(day).ok().and_then(|d| self.blocked.get(d).copied()).unwrap_or(false)
    }

    /// H4: the venue is one of those named, or near enough when none are.
    pub fn venue_allowed(&self, m: &Proposal, venue: usize) -> bool {
        if let Some(named) = &m.venues {
            return named.contains(&self.instance.venues[venue].id);
        }
        let Some(home) = self.district(m.district.as_deref()) else { return true };
        let there = self.venue_district[venue];
        home == there || self.travel(home, there) <= i64::from(m.max_travel_min)
    }

    /// H6.
    pub fn has_features(&self, m: &Proposal, venue: usize) -> bool {
        m.features.iter().all(|f| self.instance.venues[venue].features.contains(f))
    }

    /// H8: a booking of the venue meets `[from, to)`.
    pub fn is_booked(&self, venue: usize, day: i32, from: i64, to: i64) -> bool {
        self.venues[venue].taken_near(&self.calendar, day, (from, to), 0).any(|t| t.from < to && from < t.to)
    }

    /// H11: something the person does meets `[from, to)`, travel to and from `district` included.
    pub fn is_busy(&self, person: usize, day: i32, (from, to): (i64, i64), district: u16) -> bool {
        let meets = |t: Taken| {
            let way = t.district.map_or(0, |g| self.travel(g, district));
            from < t.to + way && t.from < to + way
        };
        self.people[person].taken_near(&self.calendar, day, (from, to), self.far).any(meets)
    }

    /// H3: days from `now` that the meeting needs at least.
    pub fn lead_needed(&self, m: &Proposal) -> i64 {
        m.lead_min_days.unwrap_or(self.instance.lead.min_days)
    }

    /// Whether an announced meeting keeps its start and venue.
    pub fn is_kept(&self, m: &Proposal, start: Instant, venue: usize) -> bool {
        m.current.as_ref().is_some_and(|c| {
            c.announced && c.start == start && self.venue_of.get(c.venue.as_str()) == Some(&venue)
        })
    }
}
