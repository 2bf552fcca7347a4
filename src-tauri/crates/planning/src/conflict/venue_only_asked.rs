//! The meeting stands in a hall whose owner was asked and has not answered. Example: the culture centre got our letter on
//! Monday; until it answers, the date is not safe.

use chrono::NaiveDate;

use super::{Case, Fact, Judge, Placement, Rule, RuleId, Severity, own_booking};
use crate::booking::{Booking, BookingState};
use crate::options::{SlotBits, StartGrid};
use crate::time::warsaw;
use crate::venue::Venue;

pub const RULE: Rule =
    Rule { id: RuleId::VenueOnlyAsked, severity: Severity::Warns, judge: Judge::VenueTime { check, paint } };

fn is_open(booking: &Booking, today: NaiveDate) -> bool {
    booking.state == BookingState::Asked && !booking.is_expired(today)
}

fn check(case: &Case<'_>, at: &Placement, venue: &Venue, facts: &mut Vec<Fact>) {
    let answer = own_booking::covering(case, venue.id, &case.full(at.start, venue));
    if answer.is_some_and(|booking| is_open(booking, warsaw::date(case.now))) {
        facts.push(Fact::VenueOnlyAsked { venue_id: venue.id });
    }
}

fn paint(case: &Case<'_>, grid: &StartGrid, venue: &Venue, bits: &mut SlotBits) {
    own_booking::paint(case, grid, venue, bits, is_open);
}

#[cfg(test)]
mod tests {
    use crate::booking::BookingState;
    use crate::conflict::RuleId;
    use crate::conflict::testing::{Department, HALL, rules_when_moved};
    use crate::lifecycle::Stage;

    #[test]
    fn no_answer_yet_warns_and_an_answer_does_not() {
        let mut department = Department::new();
        let meeting = department.meeting(7, "2026-12-16 17:00", Stage::Held);
        let time = ("2026-12-16 16:15", "2026-12-16 19:00");
        department.answer(meeting, HALL, time, BookingState::Asked, None);
        assert_eq!(rules_when_moved(&department, meeting, "2026-12-16 17:00"), [RuleId::VenueOnlyAsked]);
        department.answer(meeting, HALL, time, BookingState::Booked, None);
        assert_eq!(rules_when_moved(&department, meeting, "2026-12-16 17:00"), []);
    }

    #[test]
    fn another_time_was_not_asked_for() {
        let mut department = Department::new();
        let meeting = department.meeting(7, "2026-12-16 17:00", Stage::Held);
        let time = ("2026-12-16 16:15", "2026-12-16 19:00");
        department.answer(meeting, HALL, time, BookingState::Asked, None);
        assert_eq!(rules_when_moved(&department, meeting, "2026-12-16 17:15"), []);
    }
}
