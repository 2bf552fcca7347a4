//! The venue is taken, set-up and clearing included. Example: the hall is booked until 17.00 and needs 45 minutes of
//! set-up, so a meeting at 17.30 does not fit; one at 17.45 does.

use super::{Case, Fact, Judge, Placement, Rule, RuleId, Severity};
use crate::busy::BusySource;
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
    facts.extend(others.map(|block| Fact::VenueBusy {
        venue_id: venue.id,
        busy: block.interval,
        source: block.source,
        title: block.title.as_deref().map(str::to_owned),
    }));
}

fn paint(case: &Case<'_>, grid: &StartGrid, venue: &Venue, bits: &mut SlotBits) {
    let reach = grid.reach(case, venue, Attendance::Full);
    grid.paint_busy(case, Resource::Venue(venue.id), reach, bits);
}

#[cfg(test)]
mod tests {
    use crate::conflict::RuleId;
    use crate::conflict::testing::{Department, rules_at};

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
}
