//! The cheapest place for one meeting beside all others: on one day, or anywhere.

use super::problem::{Choice, Meeting};
use super::state::{Spot, State};

/// Who of a meeting's candidates can still come on a day, before the hour is known.
#[derive(Debug, Clone, Copy)]
struct Room {
    /// Nothing else that day.
    free: u64,
    /// Something else that day: the hour decides.
    partly: u64,
}

/// What a search step refuses to see, so that it does not always take the same people and hours.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Blind {
    /// Candidates left out of sight where the role has others.
    pub people: u64,
    /// Bits by which choices are passed over; 0: none.
    pub choices: u64,
}

impl State<'_> {
    /// The cheapest spot on the `i`-th of the meeting's days with an own price below `limit`.
    pub fn best_on_day(&self, k: usize, i: usize, limit: i64, blind: Blind) -> Option<Spot> {
        let m = self.meeting(k);
        let day = m.days[i];
        let room = self.room(k, m, day.day);
        let mut limit = limit;
        let mut best = None;
        for (n, choice) in m.choices[day.from as usize..day.to as usize].iter().enumerate() {
            if i64::from(choice.cost) >= limit {
                break;
            }
            if blind.choices >> (n & 63) & 1 == 1 {
                continue;
            }
            if let Some((cost, people)) = self.fit(k, m, day.day, choice, room, blind.people)
                && i64::from(cost) < limit
            {
                limit = i64::from(cost);
                best = Some(Spot { day: day.day, slot: choice.slot, venue: choice.venue, people, cost });
            }
        }
        best
    }

    /// The cheapest spot of all whose price, the date's included, is below `limit`; and that price.
    pub fn best_anywhere(&self, k: usize, limit: i64, blind: Blind) -> Option<(i64, Spot)> {
        let m = self.meeting(k);
        let mut best = None;
        let mut limit = limit;
        for (i, day) in m.days.iter().enumerate() {
            if i64::from(day.low) >= limit {
                break;
            }
            let Some(date) = self.date_price(k, day.day) else { continue };
            if i64::from(day.low) + date >= limit {
                continue;
            }
            if let Some(spot) = self.best_on_day(k, i, limit - date, blind) {
                limit = i64::from(spot.cost) + date;
                best = Some((limit, spot));
            }
        }
        best
    }

    fn room(&self, k: usize, m: &Meeting, day: u16) -> Room {
        let p = self.problem;
        let own = self.spots[k];
        let week = p.week[day as usize];
        let same_week = own.is_placed() && p.week[own.day as usize] == week;
        let mut room = Room { free: 0, partly: 0 };
        for (c, who) in m.candidates.iter().enumerate() {
            let limits = p.limits[who.person as usize];
            let itself = u16::from(same_week && own.people & who.alike != 0);
            if limits.per_week != u16::MAX && self.in_week(who.person, week) - itself >= limits.per_week {
                continue;
            }
            let others = self.presences(who.person, day).filter(|x| x.meeting as usize != k).count();
            if others == 0 && p.reach == 0 {
                room.free |= u64::from(limits.per_day > 0) << c;
            } else if others < usize::from(limits.per_day) {
                room.partly |= 1 << c;
            }
        }
        room
    }

    /// The candidates who can come to a choice beside the others; `None`: its venue is taken.
    pub fn able(&self, k: usize, day: u16, choice: &Choice) -> Option<u64> {
        let m = self.meeting(k);
        let room = self.room(k, m, day);
        let could = choice.free & (room.free | room.partly);
        let can = |c: &usize| room.free >> c & 1 == 1 || self.can_come(k, m, day, choice, 1 << c);
        self.venue_free(k, m, day, choice)
            .then(|| super::state::bits(could).filter(can).fold(0, |mask, c| mask | 1 << c))
    }

    /// The price of a choice with just these people; `None`: they or the venue cannot.
    pub fn fit_exactly(&self, k: usize, day: u16, choice: &Choice, people: u64) -> Option<u32> {
        let m = self.meeting(k);
        let room = self.room(k, m, day);
        let able = people & choice.free & (room.free | room.partly);
        let all_can = super::state::bits(people)
            .all(|c| able >> c & 1 == 1 && self.can_come(k, m, day, choice, 1 << c));
        if !all_can || !self.venue_free(k, m, day, choice) {
            return None;
        }
        let (mut cost, mut seen) = (choice.cost, 0);
        for role in &m.roles {
            let named = people & role.mask;
            let price = match named.count_ones() {
                0 => role.empty?,
                1 => m.candidates[named.trailing_zeros() as usize].cost,
                _ => return None,
            };
            let alike = super::state::bits(named).fold(0, |mask, c| mask | m.candidates[c].alike);
            if seen & alike != 0 {
                return None;
            }
            seen |= alike;
            cost = (cost + price).saturating_sub(least(m, choice.free & role.mask, role.empty));
        }
        Some(cost)
    }

    /// The price and people of a choice beside the others; `None`: somebody required or the venue is taken.
    fn fit(
        &self,
        k: usize,
        m: &Meeting,
        day: u16,
        choice: &Choice,
        room: Room,
        blind: u64,
    ) -> Option<(u32, u64)> {
        if !self.venue_free(k, m, day, choice) {
            return None;
        }
        let could = choice.free & (room.free | room.partly);
        if !m.disjoint {
            return self.fit_shared(k, m, day, choice, could);
        }
        let (mut cost, mut people) = (choice.cost, 0u64);
        for role in &m.roles {
            let cheapest = choice.free & role.mask;
            let mut able = could & role.mask;
            if able & !blind != 0 {
                able &= !blind;
            }
            while able != 0
                && able & able.wrapping_neg() & room.free == 0
                && !self.can_come(k, m, day, choice, able)
            {
                able &= able - 1;
            }
            let least = least(m, cheapest, role.empty);
            let (price, bit) = pick(m, able, role.empty)?;
            cost += price - least;
            people |= bit;
        }
        Some((cost, people))
    }

    /// As `fit`, where somebody is a candidate for two roles: tries every cast.
    fn fit_shared(&self, k: usize, m: &Meeting, day: u16, choice: &Choice, could: u64) -> Option<(u32, u64)> {
        let able = super::state::bits(could)
            .filter(|c| self.can_come(k, m, day, choice, 1 << c))
            .fold(0u64, |mask, c| mask | 1 << c);
        let base = m
            .roles
            .iter()
            .fold(choice.cost, |sum: u32, r| sum.saturating_sub(least(m, choice.free & r.mask, r.empty)));
        let (cost, people) = cheapest_cast(m, 0, able)?;
        Some((base + cost, people))
    }

    fn venue_free(&self, k: usize, m: &Meeting, day: u16, choice: &Choice) -> bool {
        let start = i32::from(choice.slot) * 15;
        let (from, to) = (start - m.before, start + m.after);
        let venue = m.venues[choice.venue as usize];
        let meets = |day: u16, zero: i32| {
            self.holds(venue, day).any(|(other, a, b)| other != k && a + zero < to && from < b + zero)
        };
        if self.problem.reach == 0 {
            !meets(day, 0)
        } else {
            !self.days_in_reach(day).any(|(d, zero)| meets(d, zero))
        }
    }

    /// Whether the candidate of the lowest bit is free of other meetings then, travel included.
    fn can_come(&self, k: usize, m: &Meeting, day: u16, choice: &Choice, able: u64) -> bool {
        let c = able.trailing_zeros() as usize;
        if self.problem.reach == 0 {
            return self.clashes(k, m, (day, 0, day), choice, c).next().is_none();
        }
        !self
            .days_in_reach(day)
            .any(|(d, zero)| self.clashes(k, m, (d, zero, day), choice, c).next().is_some())
    }

    /// The other meetings of day `d` that candidate `c` cannot join along with this choice.
    pub fn clashes(
        &self,
        k: usize,
        m: &Meeting,
        (d, zero, _): (u16, i32, u16),
        choice: &Choice,
        c: usize,
    ) -> impl Iterator<Item = usize> {
        let p = self.problem;
        let who = m.candidates[c];
        let start = i32::from(choice.slot) * 15;
        let (from, to) = (start - who.before, start + who.after);
        let venue = m.venues[choice.venue as usize];
        let here = p.venue_district[venue as usize];
        self.presences(who.person, d).filter_map(move |x| {
            let way = if x.venue == venue { 0 } else { p.way(p.venue_district[x.venue as usize], here) };
            let clash = x.meeting as usize != k && from < x.to + zero + way && x.from + zero < to + way;
            clash.then_some(x.meeting as usize)
        })
    }
}

/// The price of the role's cheapest candidate, or of leaving it empty.
pub(crate) fn least(m: &Meeting, able: u64, empty: Option<u32>) -> u32 {
    pick(m, able, empty).map_or(0, |(price, _)| price)
}

/// The cheapest of the able and of nobody: price and bit.
fn pick(m: &Meeting, able: u64, empty: Option<u32>) -> Option<(u32, u64)> {
    let named =
        (able != 0).then(|| (m.candidates[able.trailing_zeros() as usize].cost, able & able.wrapping_neg()));
    match (named, empty) {
        (Some(a), Some(e)) => Some(if a.0 <= e { a } else { (e, 0) }),
        (Some(a), None) => Some(a),
        (None, e) => e.map(|e| (e, 0)),
    }
}

/// The cheapest cast of the roles from `r` on, nobody twice.
fn cheapest_cast(m: &Meeting, r: usize, able: u64) -> Option<(u32, u64)> {
    let Some(role) = m.roles.get(r) else { return Some((0, 0)) };
    let named = super::state::bits(able & role.mask).filter_map(|c| {
        let (cost, people) = cheapest_cast(m, r + 1, able & !m.candidates[c].alike)?;
        Some((cost + m.candidates[c].cost, people | 1 << c))
    });
    let nobody =
        role.empty.and_then(|e| cheapest_cast(m, r + 1, able).map(|(cost, people)| (cost + e, people)));
    named.chain(nobody).min()
}
