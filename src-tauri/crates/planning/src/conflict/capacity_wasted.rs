//! The hall is far too large. Example: 20 people expected, a hall for 100, and the setting calls more than 400 % of the
//! people expected a waste. Nobody expected means that nobody has counted yet.

use super::{Case, Fact, Judge, Rule, RuleId, Severity};
use crate::venue::Venue;

pub const RULE: Rule =
    Rule { id: RuleId::CapacityWasted, severity: Severity::Warns, judge: Judge::Venue { check } };

fn check(case: &Case<'_>, venue: &Venue, facts: &mut Vec<Fact>) {
    let capacity = venue.capacity_in(case.request.layout);
    let attendance = case.request.attendance;
    let most = u64::from(attendance) * u64::from(case.world.settings.waste_percent);
    if attendance > 0 && u64::from(capacity) * 100 > most {
        facts.push(Fact::CapacityWasted { venue_id: venue.id, capacity, attendance });
    }
}

#[cfg(test)]
mod tests {
    use crate::conflict::RuleId;
    use crate::conflict::testing::{Department, rules_at};

    #[test]
    fn a_hall_of_more_than_four_times_the_people_is_wasted() {
        let mut department = Department::new();
        department.change_request(|request| request.attendance = 25);
        assert_eq!(rules_at(&department, "2026-12-16 17:00"), []);
        department.change_request(|request| request.attendance = 24);
        assert_eq!(rules_at(&department, "2026-12-16 17:00"), [RuleId::CapacityWasted]);
    }

    #[test]
    fn people_not_counted_yet_waste_nothing() {
        let mut department = Department::new();
        department.change_request(|request| request.attendance = 0);
        assert_eq!(rules_at(&department, "2026-12-16 17:00"), []);
    }
}
