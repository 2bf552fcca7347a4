//! A campaign is on: a meeting with an office holder may be taken for part of it, so the officer is warned. Example: the
//! campaign of a local referendum runs from 1 to 18 December, the meeting would be on the 16th.

use super::periods::{during, paint_during};
use super::{Case, Fact, Judge, Placement, Rule, RuleId, Severity};
use crate::options::{SlotBits, StartGrid};
use crate::period::PeriodKind;

pub const RULE: Rule =
    Rule { id: RuleId::Campaign, severity: Severity::Warns, judge: Judge::Time { check, paint } };

fn check(case: &Case<'_>, at: &Placement, facts: &mut Vec<Fact>) {
    facts.extend(during(case, at, PeriodKind::Campaign).map(|period| Fact::Campaign {
        period_id: period.id,
        name: period.name.clone(),
        interval: period.interval,
    }));
}

fn paint(case: &Case<'_>, grid: &StartGrid, bits: &mut SlotBits) {
    paint_during(case, grid, PeriodKind::Campaign, bits);
}

#[cfg(test)]
mod tests {
    use crate::conflict::RuleId;
    use crate::conflict::testing::{Department, rules_at};
    use crate::period::PeriodKind;

    #[test]
    fn a_campaign_warns_while_it_runs() {
        let mut department = Department::new();
        department.period(PeriodKind::Campaign, "2026-12-01 00:00", "2026-12-17 00:00");
        assert_eq!(rules_at(&department, "2026-12-16 17:00"), [RuleId::Campaign]);
        assert_eq!(rules_at(&department, "2026-12-17 17:00"), []);
    }
}
