//! Rows of bits for the rules about time and about venues.

use super::{Layer, SlotBits, StartGrid};
use crate::conflict::{Case, Judge, RULES, Rule, Severity};
use crate::venue::Venue;

fn layer(rule: &Rule, severity: Severity, bits: SlotBits) -> Option<Layer> {
    bits.any().then_some(Layer { rule: rule.id, severity, bits })
}

fn enabled<'a>(case: &'a Case<'_>) -> impl Iterator<Item = (&'static Rule, Severity)> + 'a {
    RULES.iter().filter_map(|rule| Some((rule, case.world.settings.severity(rule.id, rule.severity)?)))
}

/// Rules about the time alone.
pub(super) fn time_layers(case: &Case<'_>, grid: &StartGrid) -> Vec<Layer> {
    let painted = enabled(case).filter_map(|(rule, severity)| {
        let Judge::Time { paint, .. } = rule.judge else { return None };
        let mut bits = SlotBits::new(grid.len());
        paint(case, grid, &mut bits);
        layer(rule, severity, bits)
    });
    painted.collect()
}

/// Rules about one venue, at all times or at some.
pub(super) fn venue_layers(case: &Case<'_>, grid: &StartGrid, venue: &Venue) -> Vec<Layer> {
    let painted = enabled(case).filter_map(|(rule, severity)| {
        let mut bits = SlotBits::new(grid.len());
        match rule.judge {
            Judge::Venue { check } => paint_always(case, venue, check, &mut bits),
            Judge::VenueTime { paint, .. } => paint(case, grid, venue, &mut bits),
            Judge::Time { .. } | Judge::Person { .. } => return None,
        }
        layer(rule, severity, bits)
    });
    painted.collect()
}

fn paint_always(
    case: &Case<'_>,
    venue: &Venue,
    check: fn(&Case<'_>, &Venue, &mut Vec<crate::conflict::Fact>),
    bits: &mut SlotBits,
) {
    let mut facts = Vec::new();
    check(case, venue, &mut facts);
    if !facts.is_empty() {
        bits.set(0..usize::MAX);
    }
}
