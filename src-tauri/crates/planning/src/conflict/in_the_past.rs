//! The start is over. Example: now is 9.00, the meeting would have begun at 8.00. The one block that no reason overrides:
//! nobody can come any more.

use super::{Case, Fact, Judge, Placement, Rule, RuleId, Severity};
use crate::options::{SlotBits, StartGrid};

pub const RULE: Rule =
    Rule { id: RuleId::InThePast, severity: Severity::Blocks, judge: Judge::Time { check, paint } };

fn check(case: &Case<'_>, at: &Placement, facts: &mut Vec<Fact>) {
    if at.start <= case.now {
        facts.push(Fact::InThePast { start: at.start });
    }
}

fn paint(case: &Case<'_>, grid: &StartGrid, bits: &mut SlotBits) {
    bits.set(grid.starts_until(case.now));
}

#[cfg(test)]
mod tests {
    use crate::conflict::RuleId;
    use crate::conflict::testing::{Department, rules_at};

    #[test]
    fn the_past_is_refused_even_when_no_lead_time_is_asked_for() {
        let mut department = Department::new();
        department.world.settings.lead_min_days = 0;
        department.world.settings.lead_target_days = 0;
        assert_eq!(rules_at(&department, "2026-11-23 09:00"), [RuleId::InThePast]);
        assert_eq!(rules_at(&department, "2026-11-23 09:15"), []);
    }
}
