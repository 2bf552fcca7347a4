//! Every start × venue of a window as free, warned, unknown or blocked, with the rules that say so.
//!
//! Rules paint rows of bits; a row that doesn't depend on the venue is painted once. Reasons in full are `check`'s.

mod bits;
mod grid;
mod nearest;
mod paint;
mod rank;
mod role;

use chrono::{DateTime, Utc};

pub use bits::SlotBits;
pub use grid::{GridDay, Reach, STEP, StartGrid};
pub use nearest::nearest_free;
pub use rank::{Ranked, Score, best};

use crate::conflict::{Case, RuleId, Severity, Verdict};
use crate::id::VenueId;
use crate::venue::Venue;

/// One rule's bits for one venue.
#[derive(Clone, Debug)]
pub(crate) struct Layer {
    pub rule: RuleId,
    pub severity: Severity,
    pub bits: SlotBits,
}

/// The answer for one venue.
#[derive(Clone, Debug)]
pub struct VenueOptions {
    pub venue_id: VenueId,
    layers: Vec<Layer>,
    warned: SlotBits,
    unknown: SlotBits,
    blocked: SlotBits,
}

/// The answer for all venues.
#[derive(Clone, Debug)]
pub struct Options {
    pub grid: StartGrid,
    /// Rules about the time alone, the same for each venue.
    shared: Vec<Layer>,
    pub venues: Vec<VenueOptions>,
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
    let shared = paint::time_layers(case, &grid);
    let mut roles = role::RoleBits::new(case, &grid);
    let venues = venues.iter().map(|venue| venue_options(case, &grid, venue, &shared, &mut roles)).collect();
    Options { grid, shared, venues }
}

fn venue_options(
    case: &Case<'_>,
    grid: &StartGrid,
    venue: &Venue,
    shared: &[Layer],
    roles: &mut role::RoleBits<'_>,
) -> VenueOptions {
    let mut layers = roles.layers(venue).to_vec();
    layers.extend(paint::venue_layers(case, grid, venue));
    let join = |severity| {
        let mut row = SlotBits::new(grid.len());
        for layer in shared.iter().chain(&layers).filter(|layer| layer.severity == severity) {
            row.or(&layer.bits);
        }
        row
    };
    let (warned, unknown, blocked) = (join(Severity::Warns), join(Severity::Unknown), join(Severity::Blocks));
    VenueOptions { venue_id: venue.id, layers, warned, unknown, blocked }
}

impl VenueOptions {
    #[must_use]
    pub fn verdict(&self, slot: usize) -> Verdict {
        if self.blocked.get(slot) {
            Verdict::Blocked
        } else if self.unknown.get(slot) {
            Verdict::Unknown
        } else if self.warned.get(slot) {
            Verdict::Warned
        } else {
            Verdict::Free
        }
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
