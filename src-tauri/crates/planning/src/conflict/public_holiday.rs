//! The meeting falls on a statutory day off or a Sunday (Act of 18 January 1951, art. 1). Example: Epiphany, 6 January.

use chrono::{Datelike, NaiveDate, Weekday};

use super::{Case, Fact, Judge, Placement, Rule, RuleId, Severity};
use crate::holiday;
use crate::options::{SlotBits, StartGrid};
use crate::time::warsaw;

pub const RULE: Rule =
    Rule { id: RuleId::PublicHoliday, severity: Severity::Blocks, judge: Judge::Time { check, paint } };

fn is_day_off(date: NaiveDate) -> bool {
    date.weekday() == Weekday::Sun || holiday::on(date).is_some()
}

fn check(_: &Case<'_>, at: &Placement, facts: &mut Vec<Fact>) {
    let date = warsaw::date(at.start);
    if is_day_off(date) {
        facts.push(Fact::PublicHoliday { date, holiday: holiday::on(date) });
    }
}

fn paint(_: &Case<'_>, grid: &StartGrid, bits: &mut SlotBits) {
    for day in grid.days().iter().filter(|day| is_day_off(day.date)) {
        bits.set(day.slots.clone());
    }
}

#[cfg(test)]
mod tests {
    use crate::conflict::RuleId;
    use crate::conflict::testing::{Department, rules_at};

    #[test]
    fn epiphany_and_sundays_are_days_off() {
        let department = Department::new();
        assert_eq!(rules_at(&department, "2027-01-06 17:00"), [RuleId::PublicHoliday]);
        assert_eq!(rules_at(&department, "2026-12-20 17:00"), [RuleId::PublicHoliday]);
        assert_eq!(rules_at(&department, "2026-12-21 17:00"), []);
    }
}
