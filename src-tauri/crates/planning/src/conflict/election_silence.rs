//! Election silence: from midnight before the eve of the vote until polling ends, nobody canvasses (Election Code,
//! art. 107). A meeting is not canvassing, but it takes a written reason. Example: the vote is on Sunday 13 December,
//! and the meeting would be on Saturday the 12th.

use super::periods::{during, paint_during};
use super::{Case, Fact, Judge, Placement, Rule, RuleId, Severity};
use crate::options::{SlotBits, StartGrid};
use crate::period::PeriodKind;

pub const RULE: Rule =
    Rule { id: RuleId::ElectionSilence, severity: Severity::Blocks, judge: Judge::Time { check, paint } };

fn check(case: &Case<'_>, at: &Placement, facts: &mut Vec<Fact>) {
    facts.extend(during(case, at, PeriodKind::ElectionSilence).map(|period| Fact::ElectionSilence {
        period_id: period.id,
        name: period.name.clone(),
        interval: period.interval,
    }));
}

fn paint(case: &Case<'_>, grid: &StartGrid, bits: &mut SlotBits) {
    paint_during(case, grid, PeriodKind::ElectionSilence, bits);
}

#[cfg(test)]
mod tests {
    use crate::conflict::RuleId;
    use crate::conflict::testing::{Department, rules_at};
    use crate::period::PeriodKind;

    #[test]
    fn silence_blocks_until_polling_ends_and_no_longer() {
        let mut department = Department::new();
        department.period(PeriodKind::ElectionSilence, "2026-12-18 00:00", "2026-12-19 21:00");
        assert_eq!(rules_at(&department, "2026-12-17 18:00"), []);
        assert_eq!(rules_at(&department, "2026-12-18 18:00"), [RuleId::ElectionSilence]);
        assert_eq!(
            rules_at(&department, "2026-12-17 22:45"),
            [RuleId::OutsideHours, RuleId::ElectionSilence]
        );
    }
}
