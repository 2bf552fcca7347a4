//! Why a proposal is not placed: never possible, crowded out, or left out for the score; and which single change would place it.

use std::collections::HashMap;

use super::ground::Ground;
use super::hard::{clash, week_of};
use super::instance::{Instance, Presence, Proposal};
use super::relax::{Fixes, Relax};
use super::solution::{Solution, Unplaced, UnplacedKind};
use super::stand::{Standing, read, span};
use super::time::Instant;

/// Starts that are looked at: wall-clock minutes, ends by 22:00.
const DAY: (i32, i32) = (7 * 60, 22 * 60);

/// The reason and the remedies for each proposal that the solution leaves out, in its order.
pub fn explain(instance: &Instance, solution: &Solution) -> Vec<Unplaced> {
    let ground = Ground::new(instance);
    let plan = read(&ground, solution, &mut Vec::new());
    let fixed: Vec<Standing<'_>> = plan.iter().filter(|s| s.m.is_fixed()).cloned().collect();
    let (beside_all, beside_fixed) = (Beside::new(&ground, &plan), Beside::new(&ground, &fixed));
    let known = solution.unplaced.iter().filter_map(|u| ground.proposal_of.get(u.proposal.as_str()));
    known
        .map(|k| {
            let m = &instance.proposals[*k];
            let (kind, relax) = match beside_all.fixes(m) {
                Fixes::Any => (UnplacedKind::Choice, Vec::new()),
                Fixes::These(relax) if beside_fixed.fixes(m) == Fixes::Any => (UnplacedKind::Crowded, relax),
                Fixes::These(relax) => (UnplacedKind::Static, relax),
            };
            let relax = relax.into_iter().map(|r| r.code(&ground)).collect();
            Unplaced { proposal: m.id.clone(), kind: Some(kind), relax }
        })
        .collect()
}

/// A plan to put one more meeting beside.
struct Beside<'g, 'a> {
    ground: &'g Ground<'a>,
    plan: &'g [Standing<'a>],
    by_venue_day: HashMap<(usize, i32), Vec<usize>>,
    by_person: Vec<Vec<usize>>,
    by_district: HashMap<u16, Vec<usize>>,
}

/// A start that is tried.
#[derive(Clone, Copy)]
struct Try<'m> {
    m: &'m Proposal,
    day: i32,
    start: i64,
    venue: usize,
}

/// What stands in a person's way at a start, by (person, district, venue where the person is that day anyway).
type PersonCache = Vec<((usize, u16, Option<usize>), Fixes)>;

impl<'g, 'a> Beside<'g, 'a> {
    fn new(ground: &'g Ground<'a>, plan: &'g [Standing<'a>]) -> Self {
        let mut by_venue_day: HashMap<(usize, i32), Vec<usize>> = HashMap::new();
        let mut by_district: HashMap<u16, Vec<usize>> = HashMap::new();
        let mut by_person = vec![Vec::new(); ground.people.len()];
        for (i, s) in plan.iter().enumerate() {
            by_venue_day.entry((s.venue, s.day)).or_default().push(i);
            s.present.iter().for_each(|(p, _)| by_person[*p].push(i));
            if let Some(g) = ground.district(s.m.district.as_deref()) {
                by_district.entry(g).or_default().push(i);
            }
        }
        Beside { ground, plan, by_venue_day, by_person, by_district }
    }

    /// The single changes that would place the proposal somewhere in the season.
    fn fixes(&self, m: &Proposal) -> Fixes {
        let venues = self.venues(m);
        let mut found = Fixes::none();
        for day in 0..self.ground.calendar.days as i32 {
            let date = self.date(m, day);
            if date.is_none() {
                continue;
            }
            for wall in (DAY.0..=DAY.1 - m.duration_min).step_by(15) {
                self.at_start(m, (day, wall), &date, &venues, &mut found);
                if found == Fixes::Any {
                    return found;
                }
            }
        }
        found
    }

    /// Venues, with what each needs at any time; those that need two things are out.
    fn venues(&self, m: &Proposal) -> Vec<(usize, Fixes)> {
        let g = self.ground;
        let needs = |v: usize| {
            let mut f = Fixes::Any;
            let rules = [
                (g.venue_allowed(m, v), Relax::VenueSet),
                (g.instance.venues[v].capacity >= m.attendance, Relax::Capacity),
                (g.has_features(m, v), Relax::Features),
            ];
            rules.iter().filter(|r| !r.0).for_each(|r| f.unless(&[r.1]));
            f
        };
        (0..g.venues.len()).map(|v| (v, needs(v))).filter(|(_, f)| !f.is_none()).collect()
    }

    fn date(&self, m: &Proposal, day: i32) -> Fixes {
        let (g, c) = (self.ground, &self.ground.calendar);
        let mut f = Fixes::Any;
        if g.is_blocked(day) {
            f.unless(&[Relax::BlockedDate]);
        }
        if day < c.number(m.window.from) || day > c.number(m.window.to) {
            f.unless(&[Relax::WindowDates]);
        }
        if !m.days.contains(&c.weekday(day)) {
            f.unless(&[Relax::WindowDays]);
        }
        if let Some(home) = g.district(m.district.as_deref()) {
            self.district(home, day, &mut f);
        }
        f
    }

    fn district(&self, home: u16, day: i32, f: &mut Fixes) {
        let gap = self.ground.instance.district_gap.min_days;
        let near = |other: i32| i64::from((day - other).abs()) < gap;
        if self.ground.history[home as usize].iter().any(|d| near(*d)) {
            f.unless(&[Relax::DistrictGap]);
        }
        let others = self.by_district.get(&home).map_or(&[][..], Vec::as_slice);
        let clashing: Vec<usize> = others.iter().copied().filter(|i| near(self.plan[*i].day)).collect();
        if !clashing.is_empty() {
            let mut enough = self.giving_way(&clashing);
            enough.push(Relax::DistrictGap);
            f.unless(&enough);
        }
    }

    /// The meeting that would have to go, if it is one alone and may.
    fn giving_way(&self, clashing: &[usize]) -> Vec<Relax> {
        match clashing {
            [one] if !self.plan[*one].m.is_fixed() => vec![self.meeting(*one)],
            _ => Vec::new(),
        }
    }

    fn meeting(&self, i: usize) -> Relax {
        Relax::Meeting(self.ground.proposal_of[self.plan[i].m.id.as_str()] as u32)
    }

    fn at_start(
        &self,
        m: &Proposal,
        (day, wall): (i32, i32),
        date: &Fixes,
        venues: &[(usize, Fixes)],
        found: &mut Fixes,
    ) {
        let mut here = date.clone();
        if wall < m.earliest.0 || wall + m.duration_min > m.latest_end.0 {
            here.unless(&[Relax::WindowHours]);
        }
        if here.is_none() {
            return;
        }
        let start = self.ground.calendar.at(day, wall);
        let mut cache = PersonCache::new();
        for (venue, needs) in venues {
            let mut f = here.clone();
            f.meet(needs);
            let at = Try { m, day, start, venue: *venue };
            if !f.is_none() {
                self.venue(at, &mut f);
            }
            if f.is_none() || f.within(found) {
                continue;
            }
            self.roles(at, &mut f, &mut cache);
            found.join(&f);
            if *found == Fixes::Any {
                return;
            }
        }
    }

    fn venue(&self, at: Try<'_>, f: &mut Fixes) {
        let (g, m) = (self.ground, at.m);
        let early = i64::from(at.day - g.now_day) < g.lead_needed(m);
        if early && !g.is_kept(m, Instant(at.start), at.venue) {
            f.unless(&[Relax::Lead]);
        }
        let full = span(m, at.start, Presence::Full);
        if !g.venues[at.venue].is_open(&g.calendar, at.day, full.0, full.1) {
            f.unless(&[Relax::VenueHours]);
        }
        if g.is_booked(at.venue, at.day, full.0, full.1) {
            f.unless(&[Relax::VenueBooked]);
        }
        let there = self.by_venue_day.get(&(at.venue, at.day)).map_or(&[][..], Vec::as_slice);
        let meets = |i: &usize| self.plan[*i].full.0 < full.1 && full.0 < self.plan[*i].full.1;
        let clashing: Vec<usize> = there.iter().copied().filter(meets).collect();
        if !clashing.is_empty() {
            f.unless(&self.giving_way(&clashing));
        }
    }

    fn roles(&self, at: Try<'_>, f: &mut Fixes, cache: &mut PersonCache) {
        for role in at.m.roles.iter().filter(|r| r.required) {
            let mut any = Fixes::none();
            for c in &role.candidates {
                let person = self.ground.person_of[c.person.as_str()];
                any.join(&self.person_cached(at, person, span(at.m, at.start, role.presence), cache));
            }
            f.meet(&any);
            if f.is_none() {
                return;
            }
        }
    }

    fn person_cached(
        &self,
        at: Try<'_>,
        person: usize,
        presence: (i64, i64),
        cache: &mut PersonCache,
    ) -> Fixes {
        let is_there = |i: &usize| self.plan[*i].venue == at.venue && self.plan[*i].day == at.day;
        let there = self.by_person[person].iter().any(is_there).then_some(at.venue);
        let key = (person, self.ground.venue_district[at.venue], there);
        if let Some((_, f)) = cache.iter().find(|c| c.0 == key) {
            return f.clone();
        }
        let f = self.person(at, person, presence);
        cache.push((key, f.clone()));
        f
    }

    fn person(&self, at: Try<'_>, person: usize, presence: (i64, i64)) -> Fixes {
        let (g, p) = (self.ground, person as u32);
        let mut f = Fixes::Any;
        if !g.people[person].is_open(&g.calendar, at.day, presence.0, presence.1) {
            f.unless(&[Relax::PersonHours(p)]);
        }
        if g.is_busy(person, at.day, presence, g.venue_district[at.venue]) {
            f.unless(&[Relax::PersonBusy(p)]);
        }
        let own = |i: usize| self.plan[i].present.iter().find(|x| x.0 == person).map_or((0, 0), |x| x.1);
        let meets = |i: &usize| clash(g, (own(*i), self.plan[*i].venue), (presence, at.venue));
        let clashing: Vec<usize> = self.by_person[person].iter().copied().filter(meets).collect();
        if !clashing.is_empty() {
            f.unless(&self.giving_way(&clashing));
        }
        let limits = &g.instance.people[person];
        self.limit(person, limits.max_per_day, |day| day == at.day, &mut f);
        self.limit(person, limits.max_per_week, |day| week_of(g, day) == week_of(g, at.day), &mut f);
        f
    }

    fn limit(&self, person: usize, most: Option<u32>, same: impl Fn(i32) -> bool, f: &mut Fixes) {
        let Some(most) = most.map(|n| n as usize) else { return };
        let there: Vec<usize> =
            self.by_person[person].iter().copied().filter(|i| same(self.plan[*i].day)).collect();
        if there.len() < most {
            return;
        }
        let mut enough = vec![Relax::PersonLimit(person as u32)];
        if there.len() == most {
            enough.extend(there.iter().filter(|i| !self.plan[**i].m.is_fixed()).map(|i| self.meeting(*i)));
        }
        f.unless(&enough);
    }
}
