//! What the owner of a hall has said to the meeting that is being moved or stands there already.

use chrono::NaiveDate;

use super::Case;
use crate::booking::Booking;
use crate::busy::{BusyBlock, BusySource};
use crate::id::VenueId;
use crate::options::{SlotBits, StartGrid};
use crate::request::Attendance;
use crate::time::{Interval, warsaw};
use crate::venue::Venue;

fn of<'a>(case: &Case<'a>, venue: VenueId) -> impl Iterator<Item = &'a Booking> {
    let meeting = case.moving.and_then(|id| case.world.meeting(id));
    let bookings = meeting.map(|meeting| meeting.bookings.as_slice()).unwrap_or_default();
    bookings.iter().filter(move |booking| booking.venue_id == venue)
}

/// The last word on all of a stretch of time.
pub(super) fn covering<'a>(case: &Case<'a>, venue: VenueId, wanted: &Interval) -> Option<&'a Booking> {
    of(case, venue).filter(|booking| booking.interval.contains(wanted)).last()
}

/// Sets the starts whose last word a rule has something to say to.
pub(super) fn paint(
    case: &Case<'_>,
    grid: &StartGrid,
    venue: &Venue,
    bits: &mut SlotBits,
    tells: impl Fn(&Booking, NaiveDate) -> bool,
) {
    let reach = grid.reach(case, venue, Attendance::Full);
    let today = warsaw::date(case.now);
    let mut told = SlotBits::new(grid.len());
    for booking in of(case, venue.id) {
        let mut covered = SlotBits::new(grid.len());
        covered.set(grid.starts_within(booking.interval, reach));
        if tells(booking, today) {
            told.or(&covered);
        } else {
            told.and_not(&covered);
        }
    }
    bits.or(&told);
}

/// Whether a block in the hall's own calendar is the booking itself: the owner keeps the hall for this meeting, and the
/// block and what was agreed lie one inside the other.
pub(super) fn is_own(case: &Case<'_>, venue: VenueId, block: &BusyBlock) -> bool {
    let same = |booking: &Booking| {
        booking.interval.contains(&block.interval) || block.interval.contains(&booking.interval)
    };
    let today = warsaw::date(case.now);
    matches!(block.source, BusySource::Calendar(_))
        && of(case, venue).any(|booking| booking.keeps(today) && same(booking))
}
