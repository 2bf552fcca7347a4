//! An interpreter of sign language is needed and too few working days are left to order one (Act of 19 August 2011,
//! art. 12). Example: today is Monday 23 November, the setting asks for 5 working days, and the meeting would be on
//! Friday the 27th: Monday to Thursday are four.

use super::working_days::working_days_until;
use super::{Case, Fact, Judge, Placement, Rule, RuleId, Severity};
use crate::options::{SlotBits, StartGrid};
use crate::request::RoleKind;
use crate::time::warsaw;

pub const RULE: Rule =
    Rule { id: RuleId::InterpreterNotice, severity: Severity::Warns, judge: Judge::Time { check, paint } };

fn is_needed(case: &Case<'_>) -> bool {
    case.request.roles.iter().any(|role| role.role == RoleKind::Interpreter)
}

fn check(case: &Case<'_>, at: &Placement, facts: &mut Vec<Fact>) {
    if !is_needed(case) {
        return;
    }
    let needed = case.world.settings.interpreter_days;
    let (today, date) = (warsaw::date(case.now), warsaw::date(at.start));
    let working_days = working_days_until(today, date, u32::from(needed));
    if working_days < u32::from(needed) {
        facts.push(Fact::InterpreterNotice { working_days, needed });
    }
}

fn paint(case: &Case<'_>, grid: &StartGrid, bits: &mut SlotBits) {
    if !is_needed(case) {
        return;
    }
    let needed = u32::from(case.world.settings.interpreter_days);
    let today = warsaw::date(case.now);
    let late = |date| working_days_until(today, date, needed) < needed;
    for day in grid.days().iter().take_while(|day| late(day.date)) {
        bits.set(day.slots.clone());
    }
}

#[cfg(test)]
mod tests {
    use crate::conflict::RuleId;
    use crate::conflict::testing::{Department, rules_at};
    use crate::request::{RoleKind, RoleNeed};

    #[test]
    fn four_working_days_are_too_few_when_five_are_asked_for() {
        let mut department = Department::new();
        department.world.settings.lead_min_days = 0;
        department.world.settings.lead_target_days = 0;
        let interpreter = RoleNeed { role: RoleKind::Interpreter, ..RoleNeed::default() };
        department.change_request(|request| request.roles.push(interpreter));
        assert_eq!(rules_at(&department, "2026-11-27 17:00"), [RuleId::InterpreterNotice]);
        assert_eq!(rules_at(&department, "2026-11-28 17:00"), []);
        department.change_request(|request| request.roles.truncate(1));
        assert_eq!(rules_at(&department, "2026-11-27 17:00"), []);
    }
}
