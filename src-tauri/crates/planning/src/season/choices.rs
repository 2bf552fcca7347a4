//! The places each meeting may take, day by day: starts as bits of a day's 96 slots, venues, and who is free.

use super::availability::{Availability, Taken};
use super::compile::narrow;
use super::cost;
use super::ground::Ground;
use super::instance::Proposal;
use super::problem::{Choice, DayChoices, Meeting};
use super::time::{GRID, Instant, SLOTS};

/// Weekly rules begin at 05:00, after any DST change: nothing can start earlier.
const FIRST_RULE: i32 = 300;

/// Starts of one day, a bit for each slot.
type Starts = u128;

/// Fills the meeting's venues, choices and days.
pub(crate) fn list_choices(ground: &Ground<'_>, m: &Proposal, meeting: &mut Meeting) {
    let mut venues = eligible_venues(ground, m);
    venues.sort_by_key(|v| ground.venue_district[*v]);
    let table = Table::new(ground, m, meeting, &venues);
    let (mut days, mut choices, mut work) = (Vec::new(), Vec::new(), Vec::new());
    let (first, last) = window_days(ground, m);
    for day in first..last {
        work.clear();
        table.choices_on(day, &mut work);
        days.extend(keep_day(&mut choices, day, &mut work));
    }
    choices.shrink_to_fit();
    days.sort_by_key(|d| (d.low, d.day));
    meeting.venues = venues.iter().map(|v| *v as u32).collect();
    (meeting.days, meeting.choices) = (days, choices);
}

fn eligible_venues(ground: &Ground<'_>, m: &Proposal) -> Vec<usize> {
    (0..ground.venues.len())
        .filter(|v| ground.instance.venues[*v].capacity >= m.attendance)
        .filter(|v| ground.venue_allowed(m, *v) && ground.has_features(m, *v))
        .collect()
}

/// The season's days inside the window, half-open.
fn window_days(ground: &Ground<'_>, m: &Proposal) -> (i32, i32) {
    let days = ground.calendar.days as i32;
    let first = ground.calendar.number(m.window.from).clamp(0, days);
    (first, (ground.calendar.number(m.window.to) + 1).clamp(first, days))
}

/// Appends one day's choices, cheapest first.
fn keep_day(choices: &mut Vec<Choice>, day: i32, work: &mut [Choice]) -> Option<DayChoices> {
    work.sort_unstable_by_key(|c| (c.cost, c.slot, c.venue));
    let low = work.first()?.cost;
    let from = choices.len() as u32;
    choices.extend_from_slice(work);
    Some(DayChoices { day: day as u16, low, from, to: choices.len() as u32 })
}

/// What one meeting's choices are made of.
struct Table<'a> {
    ground: &'a Ground<'a>,
    m: &'a Proposal,
    meeting: &'a Meeting,
    /// Runs of venues in one district: (district, first, end).
    runs: Vec<(u16, usize, usize)>,
    venues: &'a [usize],
    venue_cost: Vec<i64>,
    /// Starts inside the hours asked for.
    hours: Starts,
    /// The price of each slot of a weekday-to-Friday and of a weekend day.
    slot_cost: [Vec<i64>; 2],
    /// Today's place, when it may be kept: day, slot, venue.
    current: Option<(i32, i32, usize)>,
}

impl<'a> Table<'a> {
    fn new(ground: &'a Ground<'a>, m: &'a Proposal, meeting: &'a Meeting, venues: &'a [usize]) -> Self {
        let w = &ground.instance.weights;
        Table {
            runs: runs(ground, venues),
            venue_cost: venues.iter().map(|v| venue_cost(ground, m, *v)).collect(),
            hours: hours(m),
            slot_cost: [1, 6].map(|weekday| {
                let day = (0..7).find(|d| ground.calendar.weekday(*d) == weekday).unwrap_or(0);
                (0..SLOTS)
                    .map(|s| cost::time(w, m, s * GRID) + cost::evening(ground, day, s * GRID))
                    .collect()
            }),
            current: current_place(ground, m),
            ground,
            m,
            meeting,
            venues,
        }
    }

    fn choices_on(&self, day: i32, out: &mut Vec<Choice>) {
        let Some(early) = self.date_allowed(day) else { return };
        let current = self.current.filter(|c| c.0 == day);
        let kept_only = early && !current.is_some_and(|_| self.announced());
        if kept_only {
            return;
        }
        let starts = match current {
            Some((_, slot, _)) if early => self.hours & (1 << slot),
            _ => self.hours,
        };
        let base = self.day_cost(day);
        for run in &self.runs {
            self.choices_in(*run, (day, base, starts, early), out);
        }
    }

    fn announced(&self) -> bool {
        self.m.current.as_ref().is_some_and(|c| c.announced)
    }

    /// H1, H2, H14 by date: `Some(true)` when only a kept announced meeting may stand so early (H3).
    fn date_allowed(&self, day: i32) -> Option<bool> {
        let (g, m) = (self.ground, self.m);
        if !m.days.contains(&g.calendar.weekday(day)) || g.is_blocked(day) {
            return None;
        }
        let gap = g.instance.district_gap.min_days;
        let past = self.meeting.home.map_or(&[][..], |h| &g.history[h as usize]);
        if past.iter().any(|d| i64::from((day - d).abs()) < gap) {
            return None;
        }
        Some(i64::from(day - g.now_day) < g.lead_needed(m))
    }

    /// The price of the date, without the lead time.
    fn day_cost(&self, day: i32) -> i64 {
        let (g, m) = (self.ground, self.m);
        let past = self.meeting.home.map_or(&[][..], |h| &g.history[h as usize]);
        let spacing: i64 = past.iter().map(|d| cost::spacing(g, day - d)).sum();
        cost::weekday(g, m, day) + cost::date(g, m, day) + spacing
    }

    fn choices_in(
        &self,
        (district, first, end): (u16, usize, usize),
        (day, base, starts, early): (i32, i64, Starts, bool),
        out: &mut Vec<Choice>,
    ) {
        let masks: Vec<Starts> = (first..end).map(|v| starts & self.venue_starts(v, day)).collect();
        let mut any = masks.iter().fold(0, |a, b| a | b);
        if any == 0 {
            return;
        }
        let people = self.people_starts(day, district);
        let weekend = usize::from(self.ground.calendar.weekday(day) > 5);
        let lead = cost::lead(self.ground, day);
        while any != 0 {
            let slot = any.trailing_zeros() as i32;
            any &= any - 1;
            let free = bits_at(&people, slot);
            let Some(roles) = cheapest_roles(self.meeting, free) else { continue };
            let cost = base + self.slot_cost[weekend][slot as usize] + roles + self.move_cost(day, slot);
            for v in (first..end).filter(|v| masks[v - first] >> slot & 1 == 1) {
                let kept = self.announced() && self.current == Some((day, slot, self.venues[v]));
                if early && !kept {
                    continue;
                }
                let cost = narrow(cost + self.venue_cost[v] + if kept { 0 } else { lead });
                out.push(Choice { cost, venue: v as u16, slot: slot as u8, free });
            }
        }
    }

    fn move_cost(&self, day: i32, slot: i32) -> i64 {
        let start = Instant(self.ground.calendar.at(day, slot * GRID));
        let w = &self.ground.instance.weights;
        cost::shift(self.ground, self.m, start, day).map_or(0, |days| cost::move_start(w, self.m, days))
    }

    /// H7, H8.
    fn venue_starts(&self, v: usize, day: i32) -> Starts {
        let g = self.ground;
        let venue = &g.venues[self.venues[v]];
        let mut mask = open_starts(venue, g, day, (self.meeting.before, self.meeting.after));
        if mask != 0 {
            let zero = g.calendar.at(day, 0);
            for t in venue.taken_near(&g.calendar, day, (zero, zero + 1440), 0) {
                mask &= !taken_starts(t, zero, 0, (self.meeting.before, self.meeting.after));
            }
        }
        mask
    }

    /// H10, H11: the starts at which each candidate is free to come to the district.
    fn people_starts(&self, day: i32, district: u16) -> Vec<Starts> {
        let g = self.ground;
        let zero = g.calendar.at(day, 0);
        let starts = |c: &super::problem::Candidate| {
            let person = &g.people[c.person as usize];
            let mut mask = open_starts(person, g, day, (c.before, c.after));
            if mask != 0 {
                for t in person.taken_near(&g.calendar, day, (zero, zero + 1440), g.far) {
                    let way = t.district.map_or(0, |d| g.travel(d, district));
                    mask &= !taken_starts(t, zero, way, (c.before, c.after));
                }
            }
            mask
        };
        self.meeting.candidates.iter().map(starts).collect()
    }
}

fn runs(ground: &Ground<'_>, venues: &[usize]) -> Vec<(u16, usize, usize)> {
    let mut runs: Vec<(u16, usize, usize)> = Vec::new();
    for (i, v) in venues.iter().enumerate() {
        let district = ground.venue_district[*v];
        match runs.last_mut() {
            Some(run) if run.0 == district => run.2 = i + 1,
            _ => runs.push((district, i, i + 1)),
        }
    }
    runs
}

fn venue_cost(ground: &Ground<'_>, m: &Proposal, venue: usize) -> i64 {
    let (w, v) = (&ground.instance.weights, &ground.instance.venues[venue]);
    let moved = m.current.as_ref().is_some_and(|c| c.venue != v.id);
    cost::venue_rank(w, m, &v.id)
        + cost::venue_far(ground, m, venue)
        + cost::waste(w, v.capacity, m.attendance)
        + cost::fee(w, v.fee_pln)
        + if moved { w.move_venue * cost::factor(w, m) } else { 0 }
}

fn hours(m: &Proposal) -> Starts {
    (0..SLOTS)
        .filter(|s| s * GRID >= m.earliest.0.max(FIRST_RULE) && s * GRID + m.duration_min <= m.latest_end.0)
        .fold(0, |mask, s| mask | 1 << s)
}

fn current_place(ground: &Ground<'_>, m: &Proposal) -> Option<(i32, i32, usize)> {
    let c = m.current.as_ref()?;
    let (day, wall) = ground.calendar.civil(c.start)?;
    let on_grid = wall % GRID == 0 && ground.calendar.at(day, wall) == c.start.0;
    on_grid.then_some((day, wall / GRID, *ground.venue_of.get(c.venue.as_str())?))
}

/// Starts whose presence lies inside one opening of the day.
fn open_starts(who: &Availability, ground: &Ground<'_>, day: i32, (before, after): (i32, i32)) -> Starts {
    let mut mask = 0;
    for (a, b) in who.windows(&ground.calendar, day) {
        let first = (a + before + GRID - 1).div_euclid(GRID).max(0);
        let last = (b - after).div_euclid(GRID).min(SLOTS - 1);
        mask |= slots(first, last + 1);
    }
    mask
}

/// Starts at which a presence would meet what is taken, `way` minutes of travel on both sides.
fn taken_starts(t: Taken, zero: i64, way: i64, (before, after): (i32, i32)) -> Starts {
    let low = t.from - zero - way - i64::from(after);
    let high = t.to - zero + way + i64::from(before);
    let first = (low.div_euclid(i64::from(GRID)) + 1).clamp(0, i64::from(SLOTS));
    let end = (high + i64::from(GRID) - 1).div_euclid(i64::from(GRID)).clamp(0, i64::from(SLOTS));
    slots(first as i32, end as i32)
}

/// The bits from `first` to before `end`.
fn slots(first: i32, end: i32) -> Starts {
    if end <= first {
        return 0;
    }
    let below = |n: i32| if n >= 128 { u128::MAX } else { (1u128 << n) - 1 };
    below(end) & !below(first)
}

fn bits_at(people: &[Starts], slot: i32) -> u64 {
    people.iter().enumerate().fold(0, |bits, (c, mask)| bits | ((mask >> slot & 1) as u64) << c)
}

/// The price of the cheapest free candidates; `None` when a required role has none.
fn cheapest_roles(meeting: &Meeting, free: u64) -> Option<i64> {
    let mut cost = 0;
    for role in &meeting.roles {
        let best = free & role.mask;
        let named = (best != 0).then(|| meeting.candidates[best.trailing_zeros() as usize].cost);
        let least = match (named, role.empty) {
            (Some(a), Some(b)) => a.min(b),
            (Some(a), None) | (None, Some(a)) => a,
            (None, None) => return None,
        };
        cost += i64::from(least);
    }
    Some(cost)
}
