//! The day until which the hall was kept is over and nobody has booked it. Example: the sports club kept its hall until
//! Sunday, today is Monday: the club may have given it to somebody else.

use super::{Case, Fact, Judge, Placement, Rule, RuleId, Severity, own_booking};
use crate::booking::Booking;
use crate::options::{SlotBits, StartGrid};
use crate::time::warsaw;
use crate::venue::Venue;

pub const RULE: Rule =
    Rule { id: RuleId::HoldExpired, severity: Severity::Blocks, judge: Judge::VenueTime { check, paint } };

fn check(case: &Case<'_>, at: &Placement, venue: &Venue, facts: &mut Vec<Fact>) {
    let answer = own_booking::covering(case, venue.id, &case.full(at.start, venue));
    let expired = answer.filter(|booking| booking.is_expired(warsaw::date(case.now)));
    facts.extend(
        expired
            .and_then(Booking::last_day)
            .map(|hold_until| Fact::HoldExpired { venue_id: venue.id, hold_until }),
    );
}

fn paint(case: &Case<'_>, grid: &StartGrid, venue: &Venue, bits: &mut SlotBits) {
    own_booking::paint(case, grid, venue, bits, Booking::is_expired);
}

#[cfg(test)]
mod tests {
    use crate::booking::BookingState;
    use crate::conflict::RuleId;
    use crate::conflict::testing::{Department, HALL, rules_when_moved};
    use crate::lifecycle::Stage;

    #[test]
    fn a_hold_that_is_over_blocks_until_the_hall_is_booked() {
        let mut department = Department::new();
        let meeting = department.meeting(7, "2026-12-16 17:00", Stage::Held);
        let time = ("2026-12-16 16:15", "2026-12-16 19:00");
        department.answer(meeting, HALL, time, BookingState::Promised, Some("2026-11-22"));
        assert_eq!(rules_when_moved(&department, meeting, "2026-12-16 17:00"), [RuleId::HoldExpired]);
        department.answer(meeting, HALL, time, BookingState::Booked, Some("2026-11-22"));
        assert_eq!(rules_when_moved(&department, meeting, "2026-12-16 17:00"), []);
    }
}
