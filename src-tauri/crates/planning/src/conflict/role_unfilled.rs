//! The request asks for somebody nobody is known for. Example: an interpreter must come and the register of people has
//! none: without this, an empty list would look like everybody being free.

use super::{Case, Fact, Judge, Placement, Rule, RuleId, Severity};
use crate::options::{SlotBits, StartGrid};

pub const RULE: Rule =
    Rule { id: RuleId::RoleUnfilled, severity: Severity::Warns, judge: Judge::Time { check, paint } };

fn check(case: &Case<'_>, _: &Placement, facts: &mut Vec<Fact>) {
    facts.extend(case.unfilled.iter().map(|role| Fact::RoleUnfilled { role: *role }));
}

fn paint(case: &Case<'_>, grid: &StartGrid, bits: &mut SlotBits) {
    if !case.unfilled.is_empty() {
        bits.set(0..grid.len());
    }
}

#[cfg(test)]
mod tests {
    use crate::conflict::RuleId;
    use crate::conflict::testing::{Department, rules_at};
    use crate::request::{RoleKind, RoleNeed};

    #[test]
    fn an_interpreter_nobody_knows_of_is_missed_when_one_must_come() {
        let mut department = Department::new();
        let interpreter = RoleNeed { role: RoleKind::Interpreter, required: true, ..RoleNeed::default() };
        department.change_request(|request| request.roles.push(interpreter));
        assert_eq!(rules_at(&department, "2026-12-16 17:00"), [RuleId::RoleUnfilled]);
        department.change_request(|request| request.roles[1].required = false);
        assert_eq!(rules_at(&department, "2026-12-16 17:00"), []);
    }
}
