//! Fewer places than people expected. Example: 120 people, a hall for 90.

use super::{Case, Fact, Judge, Rule, RuleId, Severity};
use crate::venue::Venue;

pub const RULE: Rule =
    Rule { id: RuleId::VenueTooSmall, severity: Severity::Blocks, judge: Judge::Venue { check } };

fn check(case: &Case<'_>, venue: &Venue, facts: &mut Vec<Fact>) {
    let capacity = venue.capacity_in(case.request.layout);
    let attendance = case.request.attendance;
    if capacity < attendance {
        facts.push(Fact::VenueTooSmall { venue_id: venue.id, capacity, attendance });
    }
}

#[cfg(test)]
mod tests {
    use crate::conflict::RuleId;
    use crate::conflict::testing::{Department, rules_at};

    #[test]
    fn a_hall_with_one_seat_too_few_is_too_small() {
        let mut department = Department::new();
        department.change_request(|request| request.attendance = 100);
        assert_eq!(rules_at(&department, "2026-12-16 17:00"), []);
        department.change_request(|request| request.attendance = 101);
        assert_eq!(rules_at(&department, "2026-12-16 17:00"), [RuleId::VenueTooSmall]);
    }
}
