//! The same evening belongs to a session of the City Council or of the district's council, or to another listed event.
//! Example: the City Council sits on Wednesday from 10.00 to 19.00; a meeting that day at 20.00 still clashes, since the
//! session reaches into the evening. A session that ends at 14.00 does not.
//!
//! The evening begins where the settings say, or with the meeting itself when that is earlier, and ends at midnight.

use chrono::NaiveDate;

use super::{Case, Fact, Judge, Placement, Rule, RuleId, Severity};
use crate::options::{SlotBits, StartGrid};
use crate::period::{Period, PeriodKind};
use crate::time::{Interval, warsaw};

pub const RULE: Rule =
    Rule { id: RuleId::SessionClash, severity: Severity::Warns, judge: Judge::Time { check, paint } };

fn clashing<'a>(case: &'a Case<'a>) -> impl Iterator<Item = &'a Period> {
    use PeriodKind::{CityCouncilSession, DistrictCouncilSession, Event};
    let kinds = [CityCouncilSession, DistrictCouncilSession, Event];
    case.periods.iter().copied().filter(move |period| kinds.contains(&period.kind))
}

fn evening(case: &Case<'_>, date: NaiveDate) -> Interval {
    let start = case.world.settings.evening_from.on(date);
    Interval { start, end: warsaw::midnight(warsaw::next_day(date)) }
}

fn check(case: &Case<'_>, at: &Placement, facts: &mut Vec<Fact>) {
    if clashing(case).next().is_none() {
        return;
    }
    let evening = evening(case, warsaw::date(at.start));
    let rest = Interval { start: evening.start.min(at.start), ..evening };
    let clashes = clashing(case).filter(|period| period.interval.overlaps(&rest));
    facts.extend(clashes.map(|period| Fact::SessionClash {
        period_id: period.id,
        kind: period.kind,
        name: period.name.clone(),
        interval: period.interval,
    }));
}

fn paint(case: &Case<'_>, grid: &StartGrid, bits: &mut SlotBits) {
    for period in clashing(case) {
        for day in grid.days_touching(period.interval) {
            if period.interval.overlaps(&evening(case, day.date)) {
                bits.set(day.slots.clone());
            } else {
                bits.set(grid.starts_of_day_before(day, period.interval.end));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::conflict::RuleId;
    use crate::conflict::testing::{Department, rules_at};
    use crate::hours::DayMinute;
    use crate::period::PeriodKind;

    fn with_session(from: &str, to: &str) -> Department {
        let mut department = Department::new();
        department.world.settings.evening_from = DayMinute::at(17, 0);
        department.world.settings.rules.insert(
            RuleId::EveningPreference,
            crate::settings::RuleSetting { enabled: false, severity: None },
        );
        department.period(PeriodKind::CityCouncilSession, from, to);
        department
    }

    #[test]
    fn a_session_that_reaches_into_the_evening_clashes_with_all_of_the_day() {
        let department = with_session("2026-12-16 10:00", "2026-12-16 19:00");
        for start in ["2026-12-16 08:00", "2026-12-16 17:00", "2026-12-16 19:30"] {
            assert_eq!(rules_at(&department, start), [RuleId::SessionClash], "{start}");
        }
        assert_eq!(rules_at(&department, "2026-12-17 17:00"), []);
    }

    #[test]
    fn a_morning_session_clashes_with_what_begins_before_its_end() {
        let department = with_session("2026-12-16 09:00", "2026-12-16 14:00");
        assert_eq!(rules_at(&department, "2026-12-16 13:45"), [RuleId::SessionClash]);
        assert_eq!(rules_at(&department, "2026-12-16 14:00"), []);
        assert_eq!(rules_at(&department, "2026-12-16 18:00"), []);
    }
}
