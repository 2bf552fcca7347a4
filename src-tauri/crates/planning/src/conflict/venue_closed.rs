//! The venue is not open for the whole of set-up, meeting and clearing. Example: a school opens its hall on weekdays
//! 15.00–21.00; a meeting at 19.30 for 90 minutes would clear until 21.30.

use super::{Case, Fact, Judge, Placement, Rule, RuleId, Severity};
use crate::options::{SlotBits, StartGrid};
use crate::person::Absence;
use crate::request::Attendance;
use crate::time::{Interval, warsaw};
use crate::venue::Venue;

pub const RULE: Rule =
    Rule { id: RuleId::VenueClosed, severity: Severity::Blocks, judge: Judge::VenueTime { check, paint } };

fn check(case: &Case<'_>, at: &Placement, venue: &Venue, facts: &mut Vec<Fact>) {
    let wanted = case.full(at.start, venue);
    let closure = venue.closures.iter().find(|closure| interval(closure).overlaps(&wanted));
    if closure.is_some() || !venue.hours.cover(&wanted) {
        let closure = closure.map(|closure| closure.reason.clone().unwrap_or_default());
        facts.push(Fact::VenueClosed { venue_id: venue.id, date: warsaw::date(at.start), closure });
    }
}

fn interval(closure: &Absence) -> Interval {
    Interval { start: warsaw::midnight(closure.from), end: warsaw::midnight(warsaw::next_day(closure.to)) }
}

fn paint(case: &Case<'_>, grid: &StartGrid, venue: &Venue, bits: &mut SlotBits) {
    let reach = grid.reach(case, venue, Attendance::Full);
    grid.paint_outside(&venue.hours, reach, bits);
    for closure in &venue.closures {
        bits.set(grid.starts_overlapping(interval(closure), reach));
    }
}

#[cfg(test)]
mod tests {
    use crate::conflict::RuleId;
    use crate::conflict::testing::{Department, rules_at};
    use crate::hours::{DayMinute, WeeklyHours};

    #[test]
    fn set_up_before_opening_and_clearing_after_closing_are_refused() {
        let mut department = Department::new();
        department.change_venue(|venue| {
            venue.hours = WeeklyHours::weekdays(&[1, 2, 3, 4, 5], DayMinute::at(15, 0), DayMinute::at(21, 0));
        });
        assert_eq!(rules_at(&department, "2026-12-16 15:30"), [RuleId::VenueClosed]);
        assert_eq!(rules_at(&department, "2026-12-16 15:45"), []);
        assert_eq!(rules_at(&department, "2026-12-16 19:00"), []);
        assert_eq!(rules_at(&department, "2026-12-16 19:15"), [RuleId::VenueClosed]);
    }
}
