//! The office is closed on a working day, given off in exchange for another. Example: Monday 21 December is off for a
//! holiday that fell on a Saturday.

use super::periods::{during, paint_during};
use super::{Case, Fact, Judge, Placement, Rule, RuleId, Severity};
use crate::options::{SlotBits, StartGrid};
use crate::period::PeriodKind;

pub const RULE: Rule =
    Rule { id: RuleId::OfficeClosed, severity: Severity::Blocks, judge: Judge::Time { check, paint } };

fn check(case: &Case<'_>, at: &Placement, facts: &mut Vec<Fact>) {
    facts.extend(during(case, at, PeriodKind::OfficeClosed).map(|period| Fact::OfficeClosed {
        period_id: period.id,
        name: period.name.clone(),
        interval: period.interval,
    }));
}

fn paint(case: &Case<'_>, grid: &StartGrid, bits: &mut SlotBits) {
    paint_during(case, grid, PeriodKind::OfficeClosed, bits);
}

#[cfg(test)]
mod tests {
    use crate::conflict::RuleId;
    use crate::conflict::testing::{Department, rules_at};
    use crate::period::PeriodKind;

    #[test]
    fn a_day_the_office_gives_off_blocks() {
        let mut department = Department::new();
        department.period(PeriodKind::OfficeClosed, "2026-12-21 00:00", "2026-12-22 00:00");
        assert_eq!(rules_at(&department, "2026-12-21 17:00"), [RuleId::OfficeClosed]);
        assert_eq!(rules_at(&department, "2026-12-22 17:00"), []);
    }

    #[test]
    fn what_is_closed_in_one_district_concerns_its_requests_only() {
        use crate::district::DistrictNumber;
        let mut department = Department::new();
        let there = Some(DistrictNumber(12));
        department.period_in(there, PeriodKind::OfficeClosed, "2026-12-21 00:00", "2026-12-22 00:00");
        assert_eq!(rules_at(&department, "2026-12-21 17:00"), []);
        department.change_request(|request| request.district = there);
        assert_eq!(rules_at(&department, "2026-12-21 17:00"), [RuleId::OfficeClosed]);
    }
}
