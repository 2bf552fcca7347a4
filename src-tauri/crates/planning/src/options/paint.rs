//! Rows of bits for the rules about time and about venues.

use super::StartGrid;
use super::layers::Layers;
use crate::conflict::{Case, Judge, RULES, Rule, Severity};
use crate::venue::Venue;

/// The rules that are switched on, with their weights.
pub(super) fn enabled(case: &Case<'_>) -> Vec<(&'static Rule, Severity)> {
    let weight = |rule: &'static Rule| Some((rule, case.world.settings.severity(rule.id, rule.severity)?));
    RULES.iter().filter_map(weight).collect()
}

/// Rules about the time alone.
pub(super) fn time_layers(
    case: &Case<'_>,
    grid: &StartGrid,
    rules: &[(&Rule, Severity)],
    layers: &mut Layers,
) {
    for (rule, severity) in rules {
        if let Judge::Time { paint, .. } = rule.judge {
            paint(case, grid, layers.row(rule.id, *severity));
        }
    }
}

/// Rules about one venue, at all times or at some.
pub(super) fn venue_layers(
    case: &Case<'_>,
    grid: &StartGrid,
    venue: &Venue,
    rules: &[(&Rule, Severity)],
    layers: &mut Layers,
) {
    let mut facts = Vec::new();
    for (rule, severity) in rules {
        match rule.judge {
            Judge::Venue { check } => check(case, venue, &mut facts),
            Judge::VenueTime { paint, .. } => paint(case, grid, venue, layers.row(rule.id, *severity)),
            Judge::Time { .. } | Judge::Person { .. } | Judge::Journey { .. } => {}
        }
        if !facts.is_empty() {
            facts.clear();
            layers.row(rule.id, *severity).set(0..grid.len());
        }
    }
}
