//! Nobody has asked whether the venue has what the request needs: unknown is never a yes. Example: a wheelchair user is
//! coming and the register does not say whether the entry has steps.

use super::{Case, Fact, Judge, Rule, RuleId, Severity};
use crate::access::Presence;
use crate::venue::Venue;

pub const RULE: Rule =
    Rule { id: RuleId::AccessUnknown, severity: Severity::Warns, judge: Judge::Venue { check } };

fn check(case: &Case<'_>, venue: &Venue, facts: &mut Vec<Fact>) {
    let needs = case.request.needs.iter().copied();
    let unknown = needs.filter(|feature| venue.access.of(*feature) == Presence::Unknown);
    facts.extend(unknown.map(|feature| Fact::AccessUnknown { venue_id: venue.id, feature }));
}

#[cfg(test)]
mod tests {
    use crate::access::{Feature, Presence};
    use crate::conflict::RuleId;
    use crate::conflict::testing::{Department, rules_at};

    #[test]
    fn what_nobody_asked_about_warns_until_it_is_known() {
        let mut department = Department::new();
        department.change_request(|request| request.needs = vec![Feature::InductionLoop]);
        assert_eq!(rules_at(&department, "2026-12-16 17:00"), [RuleId::AccessUnknown]);
        department.change_venue(|venue| {
            venue.access.0.insert(Feature::InductionLoop, Presence::Yes);
        });
        assert_eq!(rules_at(&department, "2026-12-16 17:00"), []);
    }
}
