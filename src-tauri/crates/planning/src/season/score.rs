//! The score of a plan and the constraints it breaks, computed from the instance alone: the reported score is always this one.

use std::collections::BTreeMap;

use serde::Serialize;

use super::cost;
use super::ground::Ground;
use super::hard;
use super::instance::Instance;
use super::solution::Solution;
use super::stand::{Standing, read};

/// A plan's price and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Scored {
    pub total: i64,
    /// The objective's parts that are not 0.
    pub parts: BTreeMap<&'static str, i64>,
    pub violations: Vec<Violation>,
    /// Violations among fixed meetings alone: reported, not counted.
    pub inherited: Vec<Violation>,
}

/// A hard constraint broken by these proposals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Violation {
    pub rule: Rule,
    pub proposals: Vec<String>,
    #[serde(skip)]
    inherited: bool,
}

/// The hard constraints, H0 to H15.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    WellFormed,
    Window,
    BlockedDate,
    Lead,
    VenueSet,
    Capacity,
    Features,
    VenueHours,
    VenueBooked,
    VenueTwice,
    PersonHours,
    PersonBusy,
    PersonTwice,
    PersonLimit,
    DistrictGap,
    Fixed,
}

impl Rule {
    /// The number of the constraint, as in `H9`.
    pub fn number(self) -> u8 {
        self as u8
    }
}

impl Violation {
    pub(crate) fn of(rule: Rule, proposals: &[&str]) -> Self {
        Violation { rule, proposals: proposals.iter().map(|p| (*p).to_owned()).collect(), inherited: false }
    }

    pub(crate) fn among(rule: Rule, meetings: &[&Standing<'_>]) -> Self {
        let ids: Vec<&str> = meetings.iter().map(|s| s.m.id.as_str()).collect();
        Violation { inherited: meetings.iter().all(|s| s.m.is_fixed()), ..Violation::of(rule, &ids) }
    }
}

/// Scores a solution of the instance. A solution that is not well formed has violations, never a panic.
pub fn score(instance: &Instance, solution: &Solution) -> Scored {
    score_on(&Ground::new(instance), solution)
}

pub(crate) fn score_on(ground: &Ground<'_>, solution: &Solution) -> Scored {
    let mut found = Vec::new();
    let plan = read(ground, solution, &mut found);
    hard::check(ground, &plan, &mut found);
    let (inherited, violations) = found.into_iter().partition(|v| v.inherited);
    let parts = parts(ground, &plan);
    Scored { total: parts.values().sum(), parts, violations, inherited }
}

fn parts(g: &Ground<'_>, plan: &[Standing<'_>]) -> BTreeMap<&'static str, i64> {
    let mut parts = BTreeMap::new();
    let mut add = |part: &'static str, n: i64| {
        if n != 0 {
            *parts.entry(part).or_insert(0) += n;
        }
    };
    add_left_out(g, plan, &mut add);
    for s in plan {
        add_roles(g, s, &mut add);
        add_time(g, s, &mut add);
        add_venue(g, s, &mut add);
        add_moves(g, s, &mut add);
    }
    add_together(g, plan, &mut add);
    parts
}

fn add_left_out(g: &Ground<'_>, plan: &[Standing<'_>], add: &mut impl FnMut(&'static str, i64)) {
    let mut placed = vec![false; g.instance.proposals.len()];
    for s in plan {
        placed[g.proposal_of[s.m.id.as_str()]] = true;
    }
    for (m, _) in g.instance.proposals.iter().zip(placed).filter(|(_, placed)| !placed) {
        let (unplaced, dropped) = cost::left_out(&g.instance.weights, m);
        add("unplaced", unplaced);
        add("dropped_current", dropped);
    }
}

fn add_roles(g: &Ground<'_>, s: &Standing<'_>, add: &mut impl FnMut(&'static str, i64)) {
    let w = &g.instance.weights;
    for role in &s.m.roles {
        match s.person(role) {
            None => add("optional_missing", w.optional * role.weight),
            Some(p) => {
                let named = role.candidates.iter().find(|c| c.person == p);
                add("candidate", w.candidate * named.map_or(0, |c| c.cost));
            }
        }
    }
}

fn add_time(g: &Ground<'_>, s: &Standing<'_>, add: &mut impl FnMut(&'static str, i64)) {
    add("time", cost::time(&g.instance.weights, s.m, s.wall));
    add("weekday", cost::weekday(g, s.m, s.day));
    add("date", cost::date(g, s.m, s.day));
    add("evening", cost::evening(g, s.day, s.wall));
    if !g.is_kept(s.m, s.start, s.venue) {
        add("lead", cost::lead(g, s.day));
    }
}

fn add_venue(g: &Ground<'_>, s: &Standing<'_>, add: &mut impl FnMut(&'static str, i64)) {
    let (w, venue) = (&g.instance.weights, &g.instance.venues[s.venue]);
    add("venue_rank", cost::venue_rank(w, s.m, &venue.id));
    add("venue_far", cost::venue_far(g, s.m, s.venue));
    add("waste", cost::waste(w, venue.capacity, s.m.attendance));
    add("fee", cost::fee(w, venue.fee_pln));
}

fn add_moves(g: &Ground<'_>, s: &Standing<'_>, add: &mut impl FnMut(&'static str, i64)) {
    let w = &g.instance.weights;
    let Some(current) = s.m.current.as_ref().filter(|_| !s.m.is_fixed()) else { return };
    if let Some(days) = cost::shift(g, s.m, s.start, s.day) {
        add("move", cost::move_start(w, s.m, days));
    }
    let factor = cost::factor(w, s.m);
    if current.venue != s.placed.venue {
        add("move", w.move_venue * factor);
    }
    let changed =
        |r: &&super::instance::Role| current.people.get(&r.id).and_then(|p| p.as_deref()) != s.person(r);
    add("move", s.m.roles.iter().filter(changed).count() as i64 * w.move_person * factor);
}

fn add_together(g: &Ground<'_>, plan: &[Standing<'_>], add: &mut impl FnMut(&'static str, i64)) {
    let mut weeks: BTreeMap<i64, i64> = BTreeMap::new();
    for s in plan {
        *weeks.entry(hard::week_of(g, s.day)).or_default() += 1;
        let past = g.district(s.m.district.as_deref()).map_or(&[][..], |h| &g.history[h as usize]);
        add("spacing", past.iter().map(|d| cost::spacing(g, s.day - d)).sum());
    }
    add("week", weeks.values().map(|n| cost::week(g, *n)).sum());
    for list in hard::by_district(plan).values() {
        for (i, a) in list.iter().enumerate() {
            add("spacing", list[i + 1..].iter().map(|b| cost::spacing(g, a.day - b.day)).sum());
        }
    }
}
