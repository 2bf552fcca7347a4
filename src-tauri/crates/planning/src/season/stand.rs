//! A solution read against its instance: each meeting with its times resolved, and what is not well formed (H0, H15).

use std::collections::HashSet;

use super::ground::Ground;
use super::instance::{Presence, Proposal, Role};
use super::score::{Rule, Violation};
use super::solution::{Placed, Solution};
use super::time::Instant;

/// A meeting of a plan. Times are minutes on the UTC axis.
#[derive(Debug, Clone)]
pub(crate) struct Standing<'a> {
    pub m: &'a Proposal,
    pub start: Instant,
    /// Warsaw day number and wall-clock minute of the start.
    pub day: i32,
    pub wall: i32,
    pub venue: usize,
    pub placed: &'a Placed,
    /// With set-up and clearing.
    pub full: (i64, i64),
    /// Who is there, from when to when.
    pub present: Vec<(usize, (i64, i64))>,
}

/// The meeting of `m` at a start and venue, and a role's presence there.
pub(crate) fn span(m: &Proposal, start: i64, presence: Presence) -> (i64, i64) {
    let (core0, core1) = (start, start + i64::from(m.duration_min));
    match presence {
        Presence::Core => (core0, core1),
        Presence::Full => (core0 - i64::from(m.setup_min), core1 + i64::from(m.teardown_min)),
    }
}

impl<'a> Standing<'a> {
    pub fn person(&self, role: &Role) -> Option<&'a str> {
        self.placed.people.get(&role.id)?.as_deref()
    }
}

/// Reads the solution; what cannot be read at all is left out and noted.
pub(crate) fn read<'a>(
    ground: &Ground<'a>,
    solution: &'a Solution,
    notes: &mut Vec<Violation>,
) -> Vec<Standing<'a>> {
    let mut seen = HashSet::new();
    for u in &solution.unplaced {
        let known = ground.proposal_of.get(u.proposal.as_str());
        if known.is_none() || !seen.insert(u.proposal.as_str()) {
            notes.push(Violation::of(Rule::WellFormed, &[&u.proposal]));
        }
        if known.is_some_and(|k| ground.instance.proposals[*k].is_fixed()) {
            notes.push(Violation::of(Rule::Fixed, &[&u.proposal]));
        }
    }
    let mut standing = Vec::new();
    for placed in &solution.placed {
        let known =
            ground.proposal_of.get(placed.proposal.as_str()).zip(ground.venue_of.get(placed.venue.as_str()));
        match known {
            Some((k, venue)) if seen.insert(placed.proposal.as_str()) => {
                standing.extend(stand(ground, &ground.instance.proposals[*k], *venue, placed, notes));
            }
            _ => notes.push(Violation::of(Rule::WellFormed, &[&placed.proposal])),
        }
    }
    for m in ground.instance.proposals.iter().filter(|m| !seen.contains(m.id.as_str())) {
        notes.push(Violation::of(Rule::WellFormed, &[&m.id]));
    }
    standing
}

fn stand<'a>(
    ground: &Ground<'a>,
    m: &'a Proposal,
    venue: usize,
    placed: &'a Placed,
    notes: &mut Vec<Violation>,
) -> Option<Standing<'a>> {
    let mut wrong = 0;
    let times = Instant::parse(&placed.start).and_then(|t| Some((t, ground.calendar.civil(t)?)));
    let Some((start, (day, wall))) = times else {
        notes.push(Violation::of(Rule::WellFormed, &[&m.id]));
        return None;
    };
    wrong += usize::from(start.to_warsaw() != placed.start || wall % 15 != 0);
    wrong += usize::from(day < 0 || day >= ground.calendar.days as i32);
    wrong += usize::from(placed.people.keys().any(|id| !m.roles.iter().any(|r| r.id == *id)));
    let (known, cast) = cast_faults(ground, m, placed);
    notes.extend((0..wrong + cast).map(|_| Violation::of(Rule::WellFormed, &[&m.id])));
    if !known {
        return None;
    }
    let standing = resolve(ground, m, (start, day, wall), venue, placed);
    if m.is_fixed() && !unchanged(m, &standing) {
        notes.push(Violation::of(Rule::Fixed, &[&m.id]));
    }
    Some(standing)
}

/// Whether everybody named is known, and the number of faults: required roles empty, no candidate, one person twice.
fn cast_faults(ground: &Ground<'_>, m: &Proposal, placed: &Placed) -> (bool, usize) {
    let mut faults = 0;
    for role in &m.roles {
        match placed.people.get(&role.id).and_then(|p| p.as_deref()) {
            None => faults += usize::from(role.required && !m.is_fixed()),
            Some(person) => faults += usize::from(!role.candidates.iter().any(|c| c.person == person)),
        }
    }
    let named: Vec<&str> = placed.people.values().flatten().map(String::as_str).collect();
    let distinct: HashSet<&str> = named.iter().copied().collect();
    faults += usize::from(distinct.len() < named.len());
    (named.iter().all(|p| ground.person_of.contains_key(p)), faults)
}

fn resolve<'a>(
    ground: &Ground<'a>,
    m: &'a Proposal,
    (start, day, wall): (Instant, i32, i32),
    venue: usize,
    placed: &'a Placed,
) -> Standing<'a> {
    let mut present: Vec<(usize, (i64, i64))> = Vec::new();
    for role in &m.roles {
        let person = placed.people.get(&role.id).and_then(|p| p.as_deref());
        let Some(p) = person.and_then(|p| ground.person_of.get(p).copied()) else { continue };
        let span = span(m, start.0, role.presence);
        match present.iter_mut().find(|x| x.0 == p) {
            Some(twice) => twice.1 = span,
            None => present.push((p, span)),
        }
    }
    Standing { m, start, day, wall, venue, placed, full: span(m, start.0, Presence::Full), present }
}

fn unchanged(m: &Proposal, s: &Standing<'_>) -> bool {
    m.current.as_ref().is_some_and(|c| {
        let same = |r: &Role| c.people.get(&r.id).and_then(|p| p.as_deref()) == s.person(r);
        c.start == s.start && c.venue == s.placed.venue && m.roles.iter().all(same)
    })
}
