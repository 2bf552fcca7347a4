//! Every start × venue of a window as free, warned, unknown or blocked, with the rules that say so.
//!
//! Rules paint rows of bits; a row that doesn't depend on the venue is painted once. Reasons in full are `check`'s.

mod bits;
mod grid;
mod layers;
mod nearest;
mod obstacles;
mod paint;
mod rank;
mod role;
mod score;

use chrono::{DateTime, Utc};

pub use bits::SlotBits;
pub use grid::{GridDay, Reach, STEP, StartGrid};
pub use nearest::nearest_free;
pub use obstacles::{Obstacle, Obstacles, WayOut, obstacles};
pub use rank::{Ranked, Score, best};

use crate::conflict::{Case, Rule, RuleId, Severity, Verdict};
use crate::id::{PersonId, VenueId};
use crate::venue::Venue;
use layers::{Layer, Layers, Standing};

/// The answer for one venue.
#[derive(Clone, Debug)]
pub struct VenueOptions {
    pub venue_id: VenueId,
    layers: Vec<Layer>,
    standing: Standing,
}

/// What stands in one person's way, whichever of the venues it is.
#[derive(Clone, Debug)]
pub struct PersonOptions {
    pub person_id: PersonId,
    layers: Vec<Layer>,
    standing: Standing,
}

/// The answer for all venues.
#[derive(Clone, Debug)]
pub struct Options {
    pub grid: StartGrid,
    /// What does not depend on the venue: rules about the time, and about people who must come wherever it is.
    shared: Vec<Layer>,
    pub venues: Vec<VenueOptions>,
    /// The people of the request's roles, those of a pool each alone.
    pub people: Vec<PersonOptions>,
}

/// Asks for every start of the grid in every venue that the world knows.
#[must_use]
pub fn options(case: &Case<'_>, grid: StartGrid) -> Options {
    let venues: Vec<&Venue> = case.world.venues().collect();
    options_in(case, grid, &venues)
}

/// The same in some venues only.
#[must_use]
pub fn options_in(case: &Case<'_>, grid: StartGrid, venues: &[&Venue]) -> Options {
    let rules = paint::enabled(case);
    let mut roles = role::Roles::new(case, &grid);
    let shared = shared_layers(case, &grid, &rules, venues, &mut roles);
    let standing = Standing::of(grid.len(), shared.iter());
    let answer = |venue: &&Venue| {
        let mut layers = Layers::new(grid.len());
        roles.layers(venue, &mut layers);
        paint::venue_layers(case, &grid, venue, &rules, &mut layers);
        let (layers, mut standing) = (layers.painted(), standing.clone());
        layers.iter().for_each(|layer| standing.add(layer));
        VenueOptions { venue_id: venue.id, layers, standing }
    };
    let venues = venues.iter().map(answer).collect();
    let people = roles.people();
    Options { grid, shared, venues, people }
}

fn shared_layers(
    case: &Case<'_>,
    grid: &StartGrid,
    rules: &[(&Rule, Severity)],
    venues: &[&Venue],
    roles: &mut role::Roles<'_>,
) -> Vec<Layer> {
    let mut layers = Layers::new(grid.len());
    paint::time_layers(case, grid, rules, &mut layers);
    if let Some(venue) = venues.first() {
        roles.settled_layers(venue, &mut layers);
    }
    layers.painted()
}

impl VenueOptions {
    #[must_use]
    pub fn verdict(&self, slot: usize) -> Verdict {
        self.standing.verdict(slot)
    }
}

impl PersonOptions {
    fn new(grid: &StartGrid, person_id: PersonId, layers: Layers) -> Self {
        let layers = layers.painted();
        let standing = Standing::of(grid.len(), layers.iter());
        Self { person_id, layers, standing }
    }

    #[must_use]
    pub fn verdict(&self, slot: usize) -> Verdict {
        self.standing.verdict(slot)
    }

    /// What speaks against the person's starts, rule by rule.
    pub fn layers(&self) -> impl Iterator<Item = (RuleId, Severity, &SlotBits)> {
        self.layers.iter().map(|layer| (layer.rule, layer.severity, &layer.bits))
    }
}

impl Options {
    /// The rules that say something about a cell, with their weights.
    pub fn rules<'a>(
        &'a self,
        venue: &'a VenueOptions,
        slot: usize,
    ) -> impl Iterator<Item = (RuleId, Severity)> + 'a {
        let layers = self.shared.iter().chain(&venue.layers);
        layers.filter(move |layer| layer.bits.get(slot)).map(|layer| (layer.rule, layer.severity))
    }

    /// What speaks about a venue's starts, rule by rule: for a rule and a weight there may be several rows.
    pub fn layers<'a>(
        &'a self,
        venue: &'a VenueOptions,
    ) -> impl Iterator<Item = (RuleId, Severity, &'a SlotBits)> {
        self.shared.iter().chain(&venue.layers).map(|layer| (layer.rule, layer.severity, &layer.bits))
    }

    #[must_use]
    pub fn venue(&self, id: VenueId) -> Option<&VenueOptions> {
        self.venues.iter().find(|venue| venue.venue_id == id)
    }

    /// The verdict of one cell; `None` outside the window or for an unknown venue.
    #[must_use]
    pub fn verdict(&self, start: DateTime<Utc>, venue: VenueId) -> Option<Verdict> {
        let slot = self.grid.index(start)?;
        Some(self.venue(venue)?.verdict(slot))
    }
}

#[cfg(test)]
mod tests;
