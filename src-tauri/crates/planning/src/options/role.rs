//! Rows of bits for the rules about people. One of a pool is enough: a role is as free as its freest candidate, and
//! it is the candidates that are equally free whose reasons count (the same reckoning as in `conflict::check`).

use super::{Layer, SlotBits, StartGrid};
use crate::conflict::{Case, Judge, Severity, person_rules};
use crate::person::Person;
use crate::request::{Attendance, RoleNeed};
use crate::venue::Venue;

/// Paints roles, and remembers the rows that don't depend on the venue.
pub(super) struct RoleBits<'a> {
    case: &'a Case<'a>,
    grid: &'a StartGrid,
    by_venue: bool,
    painted: Option<Vec<Layer>>,
}

impl<'a> RoleBits<'a> {
    pub fn new(case: &'a Case<'a>, grid: &'a StartGrid) -> Self {
        let by_venue = case.roles.iter().any(|role| depends_on_venue(case, role));
        Self { case, grid, by_venue, painted: None }
    }

    pub fn layers(&mut self, venue: &Venue) -> &[Layer] {
        if self.by_venue {
            self.painted = None;
        }
        let (case, grid) = (self.case, self.grid);
        self.painted.get_or_insert_with(|| {
            case.roles.iter().flat_map(|role| role_layers(case, grid, venue, role)).collect()
        })
    }
}

fn depends_on_venue(case: &Case<'_>, role: &RoleNeed) -> bool {
    let rule_does = |judge: &Judge| matches!(judge, Judge::Person { by_venue: true, .. });
    role.presence == Attendance::Full
        || person_rules(case, role.required).any(|(rule, _)| rule_does(&rule.judge))
}

/// One candidate's rows, and which starts they leave at each level.
struct Candidate {
    layers: Vec<Layer>,
    warned: SlotBits,
    unknown: SlotBits,
    blocked: SlotBits,
}

fn role_layers(case: &Case<'_>, grid: &StartGrid, venue: &Venue, role: &RoleNeed) -> Vec<Layer> {
    let people = role.candidates.iter().filter_map(|id| case.world.person(*id));
    let mut candidates: Vec<Candidate> =
        people.map(|person| candidate(case, grid, venue, (person, role))).collect();
    match candidates.len() {
        0 => vec![],
        1 => candidates.remove(0).layers,
        _ => pooled(grid, candidates),
    }
}

fn candidate(case: &Case<'_>, grid: &StartGrid, venue: &Venue, who: (&Person, &RoleNeed)) -> Candidate {
    let (person, role) = who;
    let mut layers = Vec::new();
    for (rule, severity) in person_rules(case, role.required) {
        let Judge::Person { paint, .. } = rule.judge else { continue };
        let mut bits = SlotBits::new(grid.len());
        paint(case, grid, venue, (person, role.presence), &mut bits);
        if bits.any() {
            layers.push(Layer { rule: rule.id, severity, bits });
        }
    }
    let at = |severity| joined(grid, &layers, severity);
    let (warned, unknown, blocked) = (at(Severity::Warns), at(Severity::Unknown), at(Severity::Blocks));
    Candidate { layers, warned, unknown, blocked }
}

fn joined(grid: &StartGrid, layers: &[Layer], severity: Severity) -> SlotBits {
    let mut row = SlotBits::new(grid.len());
    for layer in layers.iter().filter(|layer| layer.severity == severity) {
        row.or(&layer.bits);
    }
    row
}

impl Candidate {
    /// Starts at which this candidate's verdict is exactly the level.
    fn exactly(&self, level: Severity) -> SlotBits {
        let mut row = match level {
            Severity::Blocks => return self.blocked.clone(),
            Severity::Unknown => self.unknown.clone(),
            Severity::Warns | Severity::Notes => self.warned.clone(),
        };
        row.and_not(&self.blocked);
        if level != Severity::Unknown {
            row.and_not(&self.unknown);
        }
        row
    }

    /// Starts at which this candidate's verdict is the level or worse.
    fn at_least(&self, level: Severity) -> SlotBits {
        let mut row = self.blocked.clone();
        if level <= Severity::Unknown {
            row.or(&self.unknown);
        }
        if level <= Severity::Warns {
            row.or(&self.warned);
        }
        row
    }
}

fn pooled(grid: &StartGrid, candidates: Vec<Candidate>) -> Vec<Layer> {
    let mut layers = Vec::new();
    for level in [Severity::Warns, Severity::Unknown, Severity::Blocks] {
        let mut all = SlotBits::new(grid.len());
        all.invert();
        for candidate in &candidates {
            all.and(&candidate.at_least(level));
        }
        for candidate in &candidates {
            let mut counted = candidate.exactly(level);
            counted.and(&all);
            layers.extend(candidate.layers.iter().filter_map(|layer| masked(layer, &counted)));
        }
    }
    layers
}

fn masked(layer: &Layer, counted: &SlotBits) -> Option<Layer> {
    let mut bits = layer.bits.clone();
    bits.and(counted);
    bits.any().then_some(Layer { bits, ..*layer })
}
