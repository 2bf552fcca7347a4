//! The meeting lies outside somebody's working hours, or on a day of absence. Example: an organiser works 7.30–20.00,
//! the meeting would end at 20.30.

use super::{Case, Fact, Judge, Placement, Rule, RuleId, Severity};
use crate::options::{SlotBits, StartGrid};
use crate::person::Person;
use crate::request::Attendance;
use crate::time::{Interval, warsaw};
use crate::venue::Venue;

pub const RULE: Rule =
    Rule { id: RuleId::OutsideHours, severity: Severity::Blocks, judge: Judge::Person { check, paint } };

fn check(case: &Case<'_>, at: &Placement, venue: &Venue, who: (&Person, Attendance), facts: &mut Vec<Fact>) {
    let (person, presence) = who;
    let wanted = case.presence(at.start, venue, presence);
    let absent = is_absent(person, &wanted);
    if absent || !person.hours.cover(&wanted) {
        facts.push(Fact::OutsideHours { person_id: person.id, date: warsaw::date(at.start), absent });
    }
}

fn is_absent(person: &Person, wanted: &Interval) -> bool {
    let (first, last) = wanted.dates();
    person.absences.iter().any(|absence| absence.from <= last && first <= absence.to)
}

fn absence_interval(absence: &crate::person::Absence) -> Interval {
    Interval { start: warsaw::midnight(absence.from), end: warsaw::midnight(warsaw::next_day(absence.to)) }
}

fn paint(case: &Case<'_>, grid: &StartGrid, venue: &Venue, who: (&Person, Attendance), bits: &mut SlotBits) {
    let (person, presence) = who;
    let reach = grid.reach(case, venue, presence);
    grid.paint_outside(&person.hours, reach, bits);
    for absence in &person.absences {
        bits.set(grid.starts_overlapping(absence_interval(absence), reach));
    }
}

#[cfg(test)]
mod tests {
    use crate::conflict::RuleId;
    use crate::conflict::testing::{Department, rules_at};
    use crate::person::Absence;

    #[test]
    fn a_meeting_that_ends_after_working_hours_is_outside_them() {
        let department = Department::new();
        assert_eq!(rules_at(&department, "2026-12-16 19:30"), []);
        assert_eq!(rules_at(&department, "2026-12-16 20:00"), [RuleId::OutsideHours]);
    }

    #[test]
    fn a_day_of_absence_blocks_both_its_ends_included() {
        let mut department = Department::new();
        let day = |text: &str| text.parse().unwrap();
        department.change_mayor(|mayor| {
            mayor.absences = vec![Absence { from: day("2026-12-15"), to: day("2026-12-16"), reason: None }];
        });
        assert_eq!(rules_at(&department, "2026-12-16 17:00"), [RuleId::OutsideHours]);
        assert_eq!(rules_at(&department, "2026-12-17 17:00"), []);
    }
}
