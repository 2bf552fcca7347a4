//! Venues of the season. Each proposal has the longest set-up and clearing; a venue that needs less is shown open for as
//! much longer and booked for as much less, so that the two make up for each other.

use super::super::instance::{Busy, DateSpan, Venue as Place};
use super::super::time::Instant;
use super::names;
use super::people::others;
use super::places::of_venue;
use super::subject::Asked;
use crate::calendar::Resource;
use crate::time::Interval;
use crate::venue::Venue;

pub(super) struct Venues {
    pub list: Vec<Place>,
    /// The longest set-up and clearing of all, in minutes.
    pub setup: i32,
    pub clearing: i32,
}

/// Nothing needs longer than half a day.
const LONGEST: u32 = 720;

pub(super) fn venues(asked: &Asked<'_>, span: DateSpan) -> Venues {
    let usable = || asked.world.venues().filter(|venue| is_usable(venue));
    let setup = usable().map(|venue| venue.setup.0 as i32).max().unwrap_or(0);
    let clearing = usable().map(|venue| venue.clearing.0 as i32).max().unwrap_or(0);
    let place = |venue| place(asked, span, venue, (setup, clearing));
    Venues { list: usable().map(place).collect(), setup, clearing }
}

/// A venue that holds nobody, or is set up for longer than any day allows, cannot be planned.
pub(super) fn is_usable(venue: &Venue) -> bool {
    seats(venue) > 0 && venue.setup.0.max(venue.clearing.0) <= LONGEST
}

/// The most people in any layout: whether they fit in the layout asked for decides the list of venues.
fn seats(venue: &Venue) -> u32 {
    venue.layouts.values().copied().chain([venue.capacity]).max().unwrap_or(0)
}

fn place(asked: &Asked<'_>, span: DateSpan, venue: &Venue, (setup, clearing): (i32, i32)) -> Place {
    let slack = (setup - venue.setup.0 as i32, clearing - venue.clearing.0 as i32);
    let hours = super::hours::hours(&venue.hours, &venue.closures, span, slack);
    let taken = others(asked, Resource::Venue(venue.id), span).map(|block| block.interval);
    let bookings =
        taken.chain(hours.closed.iter().copied()).map(|interval| booking(interval, slack)).collect();
    Place {
        id: names::venue(venue.id),
        name: venue.name.clone(),
        district: of_venue(venue),
        capacity: i64::from(seats(venue)),
        features: vec![],
        open: hours.weekly,
        closed: hours.off,
        bookings,
        bookings_weekly: vec![],
        fee_pln: 0,
    }
}

/// A booking ends earlier by the set-up that the venue needs less, and begins later by the clearing. A minute remains.
fn booking(taken: Interval, (setup, clearing): (i32, i32)) -> Busy {
    let start = names::instant(taken.start).0 + i64::from(clearing);
    let end = names::instant_after(taken.end).0 - i64::from(setup);
    Busy { start: Instant(start), end: Instant(end.max(start + 1)), district: None }
}
