//! Enough days for the minimum, fewer than the office aims at. Example: 12 days are left and the target is 21.

use super::{Case, Fact, Judge, Placement, Rule, RuleId, Severity};
use crate::lead_time;
use crate::options::{SlotBits, StartGrid};
use crate::time::warsaw;

pub const RULE: Rule =
    Rule { id: RuleId::LeadTimeTarget, severity: Severity::Warns, judge: Judge::Time { check, paint } };

fn check(case: &Case<'_>, at: &Placement, facts: &mut Vec<Fact>) {
    let days = lead_time::days(case.now, at.start);
    let (least, wanted) = (case.world.settings.lead_min_days, case.world.settings.lead_target_days);
    if (i64::from(least)..i64::from(wanted)).contains(&days) {
        facts.push(Fact::LeadTimeTarget { days: days as i32, wanted });
    }
}

fn paint(case: &Case<'_>, grid: &StartGrid, bits: &mut SlotBits) {
    let (least, wanted) = (case.world.settings.lead_min_days, case.world.settings.lead_target_days);
    let today = warsaw::date(case.now);
    for day in grid.days() {
        if (i64::from(least)..i64::from(wanted)).contains(&(day.date - today).num_days()) {
            bits.set(day.slots.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::conflict::RuleId;
    use crate::conflict::testing::{Department, rules_at};

    #[test]
    fn one_day_less_than_the_target_warns() {
        let mut department = Department::new();
        department.world.settings.lead_target_days = 23;
        assert_eq!(rules_at(&department, "2026-12-15 17:00"), [RuleId::LeadTimeTarget]);
        assert_eq!(rules_at(&department, "2026-12-16 17:00"), []);
    }
}
