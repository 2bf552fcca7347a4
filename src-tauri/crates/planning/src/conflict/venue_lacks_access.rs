//! A feature the request needs is missing at the venue (Act of 19 July 2019, art. 6). Example: a wheelchair user is
//! coming and the hall has steps only. What is merely unknown is another rule's fact.

use super::{Case, Fact, Judge, Rule, RuleId, Severity};
use crate::access::Presence;
use crate::venue::Venue;

pub const RULE: Rule =
    Rule { id: RuleId::VenueLacksAccess, severity: Severity::Blocks, judge: Judge::Venue { check } };

fn check(case: &Case<'_>, venue: &Venue, facts: &mut Vec<Fact>) {
    for feature in &case.request.needs {
        let presence = venue.access.of(*feature);
        if presence == Presence::No {
            facts.push(Fact::VenueLacksAccess { venue_id: venue.id, feature: *feature, presence });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::access::{Feature, Presence};
    use crate::conflict::RuleId;
    use crate::conflict::testing::{Department, rules_at};

    #[test]
    fn steps_block_a_request_that_needs_a_step_free_entry() {
        let mut department = Department::new();
        department.change_request(|request| request.needs = vec![Feature::StepFree]);
        department.change_venue(|venue| {
            venue.access.0.insert(Feature::StepFree, Presence::Yes);
        });
        assert_eq!(rules_at(&department, "2026-12-16 17:00"), []);
        department.change_venue(|venue| {
            venue.access.0.insert(Feature::StepFree, Presence::No);
        });
        assert_eq!(rules_at(&department, "2026-12-16 17:00"), [RuleId::VenueLacksAccess]);
    }
}
