//! A plan in the making: who and which venue is taken when, kept up to date by each meeting placed and removed.

use super::problem::{Meeting, Problem};

/// Where a meeting stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Spot {
    /// `NOWHERE`: not placed.
    pub day: u16,
    pub slot: u8,
    /// Index into [`Meeting::venues`].
    pub venue: u16,
    /// The candidates chosen, a bit each.
    pub people: u64,
    /// Its own price: everything but the district's spacing and the week.
    pub cost: u32,
}

pub(crate) const NOWHERE: Spot = Spot { day: u16::MAX, slot: 0, venue: 0, people: 0, cost: 0 };
const NONE: u32 = u32::MAX;

impl Spot {
    pub fn is_placed(&self) -> bool {
        self.day != u16::MAX
    }
}

/// A person's presence at a meeting, in the list of the person's day.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Presence {
    next: u32,
    pub meeting: u32,
    /// Minutes of the day, half-open.
    pub from: i32,
    pub to: i32,
    pub venue: u32,
}

/// A meeting's hold of its venue, in the list of the venue's day.
#[derive(Debug, Clone, Copy)]
struct Hold {
    next: u32,
    from: i32,
    to: i32,
}

#[derive(Debug, Clone)]
pub(crate) struct State<'a> {
    pub problem: &'a Problem,
    pub spots: Vec<Spot>,
    /// First presence of each person and day, and the presences themselves by candidate number.
    person_first: Vec<u32>,
    presences: Vec<Presence>,
    venue_first: Vec<u32>,
    holds: Vec<Hold>,
    /// Meetings of each person and week.
    person_week: Vec<u16>,
    pub week: Vec<u16>,
    /// For each district and day: meetings too near, and the price of those near.
    district_near: Vec<u16>,
    district_cost: Vec<i32>,
    /// The price of the whole plan, but for what no search changes (fixed meetings' own prices).
    pub energy: i64,
}

impl<'a> State<'a> {
    /// The season with the fixed meetings alone.
    pub fn new(problem: &'a Problem) -> Self {
        let (days, n) = (problem.days, problem.meetings.len());
        let free = Presence { next: NONE, meeting: 0, from: 0, to: 0, venue: 0 };
        let mut state = State {
            problem,
            spots: vec![NOWHERE; n],
            person_first: vec![NONE; problem.limits.len() * days],
            presences: vec![free; problem.nodes],
            venue_first: vec![NONE; problem.venue_district.len() * days],
            holds: vec![Hold { next: NONE, from: 0, to: 0 }; n],
            person_week: vec![0; problem.limits.len() * problem.weeks],
            week: vec![0; problem.weeks],
            district_near: vec![0; problem.districts * days],
            district_cost: vec![0; problem.districts * days],
            energy: problem.meetings.iter().filter(|m| m.fixed.is_none()).map(|m| m.left_out).sum(),
        };
        for (k, m) in problem.meetings.iter().enumerate() {
            if let Some(fixed) = m.fixed {
                let people = (1u64 << m.candidates.len()) - 1;
                state.spots[k] = Spot { day: fixed.day, slot: 0, venue: 0, people, cost: 0 };
                state.take(k, fixed.day, fixed.start, fixed.venue, people);
                state.energy += state.shared_price(m, fixed.day);
                state.count(m, fixed.day, 1);
            }
        }
        state
    }

    /// The season as it stands in `spots`.
    pub fn with(problem: &'a Problem, spots: &[Spot]) -> Self {
        let mut state = State::new(problem);
        for (k, spot) in spots.iter().enumerate() {
            if problem.meetings[k].fixed.is_none() && spot.is_placed() {
                state.place(k, *spot);
            }
        }
        state
    }

    pub fn meeting(&self, k: usize) -> &'a Meeting {
        &self.problem.meetings[k]
    }

    /// Puts a meeting that is nowhere on its spot.
    pub fn place(&mut self, k: usize, spot: Spot) {
        let m = self.meeting(k);
        self.energy += i64::from(spot.cost) + self.shared_price(m, spot.day) - m.left_out;
        self.spots[k] = spot;
        self.take(k, spot.day, i32::from(spot.slot) * 15, m.venues[spot.venue as usize], spot.people);
        self.count(m, spot.day, 1);
    }

    /// Takes a placed, not fixed meeting out and gives back where it stood.
    pub fn remove(&mut self, k: usize) -> Spot {
        let m = self.meeting(k);
        let spot = std::mem::replace(&mut self.spots[k], NOWHERE);
        self.release(k, spot.day, m.venues[spot.venue as usize], spot.people);
        self.count(m, spot.day, -1);
        self.energy -= i64::from(spot.cost) + self.shared_price(m, spot.day) - m.left_out;
        spot
    }

    /// Moves a meeting, placed or not, to a spot (or to [`NOWHERE`]).
    pub fn shift(&mut self, k: usize, spot: Spot) {
        if self.spots[k].is_placed() {
            self.remove(k);
        }
        if spot.is_placed() {
            self.place(k, spot);
        }
    }

    /// The price of one more meeting of this district and week on the day.
    fn shared_price(&self, m: &Meeting, day: u16) -> i64 {
        let p = self.problem;
        let near = m.home.map_or(0, |g| i64::from(self.district_cost[g as usize * p.days + day as usize]));
        near + p.week_price[self.week[p.week[day as usize] as usize] as usize]
    }

    fn take(&mut self, k: usize, day: u16, start: i32, venue: u32, people: u64) {
        let (p, m) = (self.problem, self.meeting(k));
        let head = &mut self.venue_first[venue as usize * p.days + day as usize];
        self.holds[k] = Hold { next: *head, from: start - m.before, to: start + m.after };
        *head = k as u32;
        for c in bits(people) {
            let who = &m.candidates[c];
            let node = m.first_node + c as u32;
            let head = &mut self.person_first[who.person as usize * p.days + day as usize];
            let (from, to) = (start - who.before, start + who.after);
            self.presences[node as usize] = Presence { next: *head, meeting: k as u32, from, to, venue };
            *head = node;
            self.person_week[who.person as usize * p.weeks + p.week[day as usize] as usize] += 1;
        }
    }

    fn release(&mut self, k: usize, day: u16, venue: u32, people: u64) {
        let (p, m) = (self.problem, self.meeting(k));
        unlink_hold(&mut self.venue_first[venue as usize * p.days + day as usize], &mut self.holds, k as u32);
        for c in bits(people) {
            let person = m.candidates[c].person as usize;
            let node = m.first_node + c as u32;
            unlink_presence(
                &mut self.person_first[person * p.days + day as usize],
                &mut self.presences,
                node,
            );
            self.person_week[person * p.weeks + p.week[day as usize] as usize] -= 1;
        }
    }

    /// Counts a meeting into its week and its district's neighbourhood, or out of them.
    fn count(&mut self, m: &Meeting, day: u16, sign: i32) {
        let p = self.problem;
        let week = &mut self.week[p.week[day as usize] as usize];
        *week = week.wrapping_add_signed(sign as i16);
        let Some(g) = m.home else { return };
        let (row, day) = (g as usize * p.days, i32::from(day));
        let around = |reach: i32| (day - reach + 1).max(0)..(day + reach).min(p.days as i32);
        for d in around(p.gap) {
            let near = &mut self.district_near[row + d as usize];
            *near = near.wrapping_add_signed(sign as i16);
        }
        for d in around(p.spacing.len() as i32) {
            self.district_cost[row + d as usize] +=
                sign * p.spacing[(d - day).unsigned_abs() as usize] as i32;
        }
    }

    /// What the plan would save without the meeting, were it left out for nothing.
    pub fn weight(&self, k: usize) -> i64 {
        let (m, spot) = (self.meeting(k), self.spots[k]);
        if !spot.is_placed() {
            return m.left_out;
        }
        i64::from(spot.cost) + self.date_price(k, spot.day).unwrap_or(0)
    }

    /// The price of the date for the meeting beside the others (itself not counted); `None`: too near another of its district.
    pub fn date_price(&self, k: usize, day: u16) -> Option<i64> {
        let (p, m, own) = (self.problem, self.meeting(k), self.spots[k]);
        let placed = own.is_placed();
        let w = p.week[day as usize];
        let mut price = 0;
        if let Some(g) = m.home {
            let at = g as usize * p.days + day as usize;
            let apart = if placed { i32::from(day) - i32::from(own.day) } else { i32::MAX / 2 };
            if self.district_near[at] > u16::from(apart.abs() < p.gap) {
                return None;
            }
            price = i64::from(self.district_cost[at]) - p.spacing(apart);
        }
        let itself = u16::from(placed && p.week[own.day as usize] == w);
        Some(price + p.week_price[(self.week[w as usize] - itself) as usize])
    }

    /// Other meetings' presences of a person on a day.
    pub fn presences(&self, person: u32, day: u16) -> impl Iterator<Item = &Presence> {
        let mut node = self.person_first[person as usize * self.problem.days + day as usize];
        std::iter::from_fn(move || {
            let presence = self.presences.get(node as usize)?;
            node = presence.next;
            Some(presence)
        })
    }

    /// Meetings holding a venue on a day, with their minutes.
    pub fn holds(&self, venue: u32, day: u16) -> impl Iterator<Item = (usize, i32, i32)> {
        let mut k = self.venue_first[venue as usize * self.problem.days + day as usize];
        std::iter::from_fn(move || {
            let hold = self.holds.get(k as usize)?;
            let found = (k as usize, hold.from, hold.to);
            k = hold.next;
            Some(found)
        })
    }

    pub fn in_week(&self, person: u32, week: u16) -> u16 {
        self.person_week[person as usize * self.problem.weeks + week as usize]
    }

    /// The days whose meetings may touch this one's, with the minutes between their midnights.
    pub fn days_in_reach(&self, day: u16) -> impl Iterator<Item = (u16, i32)> {
        let p = self.problem;
        let (day, last) = (i32::from(day), p.days as i32 - 1);
        ((day - p.reach).max(0)..=(day + p.reach).min(last))
            .map(move |d| (d as u16, p.zero[d as usize] - p.zero[day as usize]))
    }
}

/// Takes a hold out of its venue's day.
fn unlink_hold(first: &mut u32, holds: &mut [Hold], k: u32) {
    let next = holds[k as usize].next;
    let mut at = *first;
    if at == k {
        *first = next;
        return;
    }
    while holds[at as usize].next != k {
        at = holds[at as usize].next;
    }
    holds[at as usize].next = next;
}

/// Takes a presence out of its person's day.
fn unlink_presence(first: &mut u32, presences: &mut [Presence], node: u32) {
    let next = presences[node as usize].next;
    let mut at = *first;
    if at == node {
        *first = next;
        return;
    }
    while presences[at as usize].next != node {
        at = presences[at as usize].next;
    }
    presences[at as usize].next = next;
}

/// The numbers of the bits set.
pub(crate) fn bits(mut mask: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let bit = (mask != 0).then(|| mask.trailing_zeros() as usize)?;
        mask &= mask - 1;
        Some(bit)
    })
}
