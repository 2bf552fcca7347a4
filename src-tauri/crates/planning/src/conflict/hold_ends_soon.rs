//! The hall is kept for the meeting a few days longer only. Example: the library keeps its reading room until Friday, today
//! is Wednesday, and the setting says three days.

use super::{Case, Fact, Judge, Placement, Rule, RuleId, Severity, own_booking};
use crate::options::{SlotBits, StartGrid};
use crate::time::warsaw;
use crate::venue::Venue;

pub const RULE: Rule =
    Rule { id: RuleId::HoldEndsSoon, severity: Severity::Warns, judge: Judge::VenueTime { check, paint } };

fn check(case: &Case<'_>, at: &Placement, venue: &Venue, facts: &mut Vec<Fact>) {
    let days = case.world.settings.hold_warning_days;
    let answer = own_booking::covering(case, venue.id, &case.full(at.start, venue));
    let ending = answer.filter(|booking| booking.ends_within(days, warsaw::date(case.now)));
    facts.extend(
        ending
            .and_then(|booking| booking.last_day())
            .map(|hold_until| Fact::HoldEndsSoon { venue_id: venue.id, hold_until }),
    );
}

fn paint(case: &Case<'_>, grid: &StartGrid, venue: &Venue, bits: &mut SlotBits) {
    let days = case.world.settings.hold_warning_days;
    own_booking::paint(case, grid, venue, bits, |booking, today| booking.ends_within(days, today));
}

#[cfg(test)]
mod tests {
    use crate::booking::BookingState;
    use crate::conflict::RuleId;
    use crate::conflict::testing::{Department, HALL, rules_when_moved};
    use crate::lifecycle::Stage;

    fn kept_until(last: &str) -> Vec<RuleId> {
        let mut department = Department::new();
        let meeting = department.meeting(7, "2026-12-16 17:00", Stage::Held);
        let time = ("2026-12-16 16:15", "2026-12-16 19:00");
        department.answer(meeting, HALL, time, BookingState::Promised, Some(last));
        rules_when_moved(&department, meeting, "2026-12-16 17:00")
    }

    #[test]
    fn three_days_before_its_end_a_hold_warns() {
        assert_eq!(kept_until("2026-11-26"), [RuleId::HoldEndsSoon]);
        assert_eq!(kept_until("2026-11-23"), [RuleId::HoldEndsSoon]);
        assert_eq!(kept_until("2026-11-27"), []);
    }
}
