//! The venue is taken, set-up and clearing included. Example: the hall is booked until 17.00 and needs 45 minutes of
//! set-up, so a meeting at 17.30 does not fit; one at 17.45 does. What the owner has put into the hall's calendar for
//! this very meeting is not in its way.

use super::{Case, Fact, Judge, Placement, Rule, RuleId, Severity, own_booking};
use crate::busy::{BusyBlock, BusySource};
use crate::calendar::Resource;
use crate::options::{SlotBits, StartGrid};
use crate::request::Attendance;
use crate::venue::Venue;

pub const RULE: Rule =
    Rule { id: RuleId::VenueBusy, severity: Severity::Blocks, judge: Judge::VenueTime { check, paint } };

fn check(case: &Case<'_>, at: &Placement, venue: &Venue, facts: &mut Vec<Fact>) {
    let wanted = case.full(at.start, venue);
    let own = case.moving.map(BusySource::Meeting);
    let track = case.world.track(Resource::Venue(venue.id));
    let others = track.overlapping(wanted).filter(|block| Some(block.source) != own);
    let others = others.filter(|block| !own_booking::is_own(case, venue.id, block));
    facts.extend(others.map(|block| Fact::VenueBusy {
        venue_id: venue.id,
        busy: block.interval,
        source: block.source,
        calendar: case.calendar(block.source),
        title: block.title.clone(),
    }));
}

fn paint(case: &Case<'_>, grid: &StartGrid, venue: &Venue, bits: &mut SlotBits) {
    let reach = grid.reach(case, venue, Attendance::Full);
    let ours = |block: &BusyBlock| own_booking::is_own(case, venue.id, block);
    grid.paint_busy_but(case, Resource::Venue(venue.id), reach, &ours, bits);
}

#[cfg(test)]
mod tests {
    use crate::booking::BookingState;
    use crate::conflict::RuleId;
    use crate::conflict::testing::{Department, HALL, rules_at, rules_when_moved};
    use crate::lifecycle::Stage;

    #[test]
    fn set_up_time_keeps_a_distance_from_what_was_before() {
        let mut department = Department::new();
        department.venue_is_booked("2026-12-16 14:00", "2026-12-16 17:00");
        assert_eq!(rules_at(&department, "2026-12-16 17:30"), [RuleId::VenueBusy]);
        assert_eq!(rules_at(&department, "2026-12-16 17:45"), []);
    }

    #[test]
    fn clearing_time_keeps_a_distance_from_what_comes_after() {
        let mut department = Department::new();
        department.venue_is_booked("2026-12-16 20:00", "2026-12-16 22:00");
        assert_eq!(rules_at(&department, "2026-12-16 18:15"), [RuleId::VenueBusy]);
        assert_eq!(rules_at(&department, "2026-12-16 18:00"), []);
    }

    #[test]
    fn the_booking_in_the_halls_own_calendar_is_not_in_its_own_way() {
        let mut department = Department::new();
        let meeting = department.meeting(7, "2026-12-16 17:00", Stage::Held);
        department.venue_is_booked("2026-12-16 16:00", "2026-12-16 19:30");
        let judged = |department: &Department| rules_when_moved(department, meeting, "2026-12-16 17:00");
        assert_eq!(judged(&department), [RuleId::VenueBusy]);
        let time = ("2026-12-16 16:15", "2026-12-16 19:00");
        department.answer(meeting, HALL, time, BookingState::Booked, None);
        assert_eq!(judged(&department), []);
        department.venue_is_booked("2026-12-16 18:30", "2026-12-16 21:00");
        assert_eq!(judged(&department), [RuleId::VenueBusy]);
    }
}
