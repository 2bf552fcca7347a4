//! Too few days would be left to tell the public. Example: today is 23 November, the meeting would be on the 27th, and
//! the setting asks for 7 calendar days. A start that is over is another rule's fact.

use super::{Case, Fact, Judge, Placement, Rule, RuleId, Severity};
use crate::lead_time;
use crate::options::{SlotBits, StartGrid};
use crate::time::warsaw;

pub const RULE: Rule =
    Rule { id: RuleId::LeadTimeMinimum, severity: Severity::Blocks, judge: Judge::Time { check, paint } };

fn check(case: &Case<'_>, at: &Placement, facts: &mut Vec<Fact>) {
    let days = lead_time::days(case.now, at.start);
    let needed = case.world.settings.lead_min_days;
    if at.start > case.now && days < i64::from(needed) {
        facts.push(Fact::LeadTimeMinimum { days: days as i32, needed });
    }
}

fn paint(case: &Case<'_>, grid: &StartGrid, bits: &mut SlotBits) {
    let needed = i64::from(case.world.settings.lead_min_days);
    let today = warsaw::date(case.now);
    let over = grid.starts_until(case.now).end;
    for day in grid.days().iter().take_while(|day| (day.date - today).num_days() < needed) {
        bits.set(day.slots.start.max(over)..day.slots.end);
    }
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
}
