//! Residents are at work. Example: a meeting on Wednesday at 15.00 when the settings say that the evening begins at 17.00.
//! Weekends and statutory days off have no such hour.

use chrono::Timelike;

use super::working_days::is_working_day;
use super::{Case, Fact, Judge, Placement, Rule, RuleId, Severity};
use crate::hours::DayMinute;
use crate::options::{SlotBits, StartGrid};
use crate::time::warsaw;

pub const RULE: Rule =
    Rule { id: RuleId::EveningPreference, severity: Severity::Warns, judge: Judge::Time { check, paint } };

fn check(case: &Case<'_>, at: &Placement, facts: &mut Vec<Fact>) {
    let evening_from = case.world.settings.evening_from;
    let civil = warsaw::civil(at.start);
    let start = DayMinute::at(civil.hour() as u16, civil.minute() as u16);
    if start < evening_from && is_working_day(civil.date()) {
        facts.push(Fact::EveningPreference { start, evening_from });
    }
}

fn paint(case: &Case<'_>, grid: &StartGrid, bits: &mut SlotBits) {
    for day in grid.days().iter().filter(|day| is_working_day(day.date)) {
        let evening = case.world.settings.evening_from.on(day.date);
        bits.set(grid.starts_of_day_before(day, evening));
    }
}

#[cfg(test)]
mod tests {
    use crate::conflict::RuleId;
    use crate::conflict::testing::{Department, rules_at};
    use crate::hours::DayMinute;

    #[test]
    fn an_afternoon_is_too_early_on_a_working_day_only() {
        let mut department = Department::new();
        department.world.settings.evening_from = DayMinute::at(17, 0);
        assert_eq!(rules_at(&department, "2026-12-16 16:45"), [RuleId::EveningPreference]);
        assert_eq!(rules_at(&department, "2026-12-16 17:00"), []);
        assert_eq!(rules_at(&department, "2026-12-19 11:00"), []);
    }
}
