//! Rows of bits for the rules about people. One of a pool is enough: a role is as free as its freest candidate, and
//! it is the candidates that are equally free whose reasons count (the same reckoning as in `conflict::check`).
//!
//! What does not depend on the venue is painted once; only the ways to a venue are painted for each of them.

use super::layers::{Layer, Layers, Standing};
use super::{PersonOptions, Reach, SlotBits, StartGrid};
use crate::conflict::{Case, Judge, Places, RuleId, Severity, Stays, TravelTimes, person_rules};
use crate::id::PersonId;
use crate::person::Person;
use crate::request::{Attendance, RoleNeed};
use crate::venue::Venue;

/// The people of a case and their rows, remembered from venue to venue.
pub(super) struct Roles<'a> {
    case: &'a Case<'a>,
    grid: &'a StartGrid,
    places: Places,
    /// For each role of the case what was painted for each set-up and clearing it met.
    painted: Vec<Vec<Painted>>,
}

/// One role's rows for one reach.
struct Painted {
    reach: Reach,
    candidates: Vec<Candidate>,
}

/// What stands in one candidate's way in every venue, and the stays from which ways lead to each.
struct Candidate {
    person_id: PersonId,
    layers: Layers,
    ways: Vec<Ways>,
}

struct Ways {
    rule: RuleId,
    severity: Severity,
    stays: Stays,
    paint: fn(&StartGrid, &Stays, &TravelTimes, &mut SlotBits),
}

/// A role for which only one person comes into question, for the meeting alone: its rows are every venue's.
fn is_settled(role: &RoleNeed) -> bool {
    role.candidates.len() == 1 && role.presence == Attendance::Core
}

impl<'a> Roles<'a> {
    pub fn new(case: &'a Case<'a>, grid: &'a StartGrid) -> Self {
        let painted = case.roles.iter().map(|_| Vec::new()).collect();
        Self { case, grid, places: Places::default(), painted }
    }

    /// Rows that hold in every venue. `venue` may be any of them.
    pub fn settled_layers(&mut self, venue: &Venue, layers: &mut Layers) {
        for (index, role) in self.case.roles.iter().enumerate().filter(|(_, role)| is_settled(role)) {
            let number = self.paint(index, role, venue);
            for candidate in &self.painted[index][number].candidates {
                candidate.layers.iter().for_each(|layer| layers.add(layer));
            }
        }
    }

    /// The other rows of a venue.
    pub fn layers(&mut self, venue: &Venue, layers: &mut Layers) {
        let case = self.case;
        let numbered = case.roles.iter().enumerate();
        let numbers: Vec<usize> = numbered.map(|(index, role)| self.paint(index, role, venue)).collect();
        let times = self.places.times_to(case, venue);
        for (index, role) in case.roles.iter().enumerate() {
            let candidates = &self.painted[index][numbers[index]].candidates;
            match candidates.as_slice() {
                [] => {}
                [alone] => {
                    let rows = alone.layers.iter().filter(|_| !is_settled(role));
                    rows.for_each(|layer| layers.add(layer));
                    alone.paint_ways(self.grid, &times, layers);
                }
                pool => paint_pool(self.grid, pool, &times, layers),
            }
        }
    }

    /// For each person of the case what stands in their way in every venue painted so far: ways between places are not
    /// among it, and of set-up and clearing only what all have in common.
    pub fn people(&self) -> Vec<PersonOptions> {
        let mut rows: Vec<(PersonId, Layers)> = Vec::new();
        for painted in self.painted.iter().filter_map(|painted| painted.split_first()) {
            let (first, others) = painted;
            for (number, candidate) in first.candidates.iter().enumerate() {
                let elsewhere = others.iter().map(|painted| &painted.candidates[number].layers);
                let layers = elsewhere.fold(candidate.layers.clone(), |all, layers| all.common(layers));
                match rows.iter_mut().find(|(person, _)| *person == candidate.person_id) {
                    Some((_, known)) => layers.iter().for_each(|layer| known.add(layer)),
                    None => rows.push((candidate.person_id, layers)),
                }
            }
        }
        rows.into_iter().map(|(person_id, layers)| PersonOptions::new(self.grid, person_id, layers)).collect()
    }

    /// Paints a role for the reach a venue gives it, unless that was done before; the place of the result.
    fn paint(&mut self, index: usize, role: &RoleNeed, venue: &Venue) -> usize {
        let reach = self.grid.reach(self.case, venue, role.presence);
        if let Some(known) = self.painted[index].iter().position(|painted| painted.reach == reach) {
            return known;
        }
        let people = role.candidates.iter().filter_map(|id| self.case.world.person(*id));
        let mut candidates = Vec::with_capacity(role.candidates.len());
        for person in people {
            candidates.push(candidate(self.case, self.grid, venue, (person, role), &mut self.places));
        }
        self.painted[index].push(Painted { reach, candidates });
        self.painted[index].len() - 1
    }
}

fn candidate(
    case: &Case<'_>,
    grid: &StartGrid,
    venue: &Venue,
    (person, role): (&Person, &RoleNeed),
    places: &mut Places,
) -> Candidate {
    let mut layers = Layers::new(grid.len());
    let mut ways = Vec::new();
    for (rule, severity) in person_rules(case, role.required) {
        match rule.judge {
            Judge::Person { paint, .. } => {
                paint(case, grid, venue, (person, role.presence), layers.row(rule.id, severity));
            }
            Judge::Journey { gather, paint, .. } => {
                let reach = grid.reach(case, venue, role.presence);
                let stays = gather(case, grid, person, reach, places);
                ways.push(Ways { rule: rule.id, severity, stays, paint });
            }
            Judge::Time { .. } | Judge::Venue { .. } | Judge::VenueTime { .. } => {}
        }
    }
    ways.retain(|ways| !ways.stays.is_empty());
    Candidate { person_id: person.id, layers, ways }
}

impl Candidate {
    fn paint_ways(&self, grid: &StartGrid, times: &TravelTimes, layers: &mut Layers) {
        for ways in &self.ways {
            (ways.paint)(grid, &ways.stays, times, layers.row(ways.rule, ways.severity));
        }
    }

    fn rows(&self, grid: &StartGrid, times: &TravelTimes) -> Vec<Layer> {
        let mut layers = self.layers.clone();
        self.paint_ways(grid, times, &mut layers);
        layers.painted()
    }
}

fn paint_pool(grid: &StartGrid, pool: &[Candidate], times: &TravelTimes, layers: &mut Layers) {
    let rows: Vec<Vec<Layer>> = pool.iter().map(|candidate| candidate.rows(grid, times)).collect();
    let standings: Vec<Standing> =
        rows.iter().map(|layers| Standing::of(grid.len(), layers.iter())).collect();
    for level in [Severity::Warns, Severity::Unknown, Severity::Blocks] {
        let mut all = SlotBits::new(grid.len());
        all.invert();
        standings.iter().for_each(|standing| all.and(&standing.at_least(level)));
        if !all.any() {
            break;
        }
        for (rows, standing) in rows.iter().zip(&standings) {
            let mut counted = standing.exactly(level);
            counted.and(&all);
            rows.iter()
                .for_each(|layer| layers.row(layer.rule, layer.severity).or_both(&layer.bits, &counted));
        }
    }
}
