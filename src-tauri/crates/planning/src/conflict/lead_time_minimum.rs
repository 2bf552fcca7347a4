//! Too few days would be left to tell the public. Example: today is 23 November, the meeting would be on the 27th, and
//! the setting asks for 7 calendar days. A start in the past has a negative number of days.

use super::{Case, Fact, Judge, Placement, Rule, RuleId, Severity};
use crate::lead_time;
use crate::options::{SlotBits, StartGrid};

pub const RULE: Rule =
    Rule { id: RuleId::LeadTimeMinimum, severity: Severity::Blocks, judge: Judge::Time { check, paint } };

fn check(case: &Case<'_>, at: &Placement, facts: &mut Vec<Fact>) {
    let days = lead_time::days(case.now, at.start);
    let needed = case.world.settings.lead_min_days;
    if days < i64::from(needed) || at.start <= case.now {
        facts.push(Fact::LeadTimeMinimum { days: days as i32, needed });
    }
}

fn paint(case: &Case<'_>, grid: &StartGrid, bits: &mut SlotBits) {
    let needed = i64::from(case.world.settings.lead_min_days);
    for day in grid.days() {
        if grid.days_from(case.now, day) < needed {
            bits.set(day.slots.clone());
        }
    }
    bits.set(grid.starts_until(case.now));
}

#[cfg(test)]
mod tests {
    use crate::conflict::RuleId;
    use crate::conflict::testing::{Department, rules_at};

    #[test]
    fn six_days_are_too_few_and_seven_enough() {
        let mut department = Department::new();
        department.world.settings.lead_target_days = 7;
        assert_eq!(rules_at(&department, "2026-11-28 17:00"), [RuleId::LeadTimeMinimum]);
        assert_eq!(rules_at(&department, "2026-11-30 17:00"), []);
    }

    #[test]
    fn a_minimum_of_zero_still_refuses_the_past() {
        let mut department = Department::new();
        department.world.settings.lead_min_days = 0;
        department.world.settings.lead_target_days = 0;
        assert_eq!(rules_at(&department, "2026-11-23 08:00"), [RuleId::LeadTimeMinimum]);
        assert_eq!(rules_at(&department, "2026-11-23 17:00"), []);
    }
}
