//! The Mayor has enough meetings that week. Example: the setting says 2, and Tuesday and Thursday are taken; a third one
//! on Friday of the same ISO week warns. Counted are the register's own meetings in which the Mayor takes part.

use chrono::{DateTime, Days, NaiveDate, Utc};

use super::{Case, Fact, Judge, Placement, Rule, RuleId, Severity};
use crate::busy::BusySource;
use crate::calendar::Resource;
use crate::id::{MeetingId, PersonId};
use crate::options::{SlotBits, StartGrid};
use crate::person::{Duty, Person};
use crate::request::Attendance;
use crate::time::{Interval, warsaw};
use crate::venue::Venue;

pub const RULE: Rule =
    Rule { id: RuleId::WeekLimit, severity: Severity::Warns, judge: Judge::Person { check, paint } };

fn monday(date: NaiveDate) -> NaiveDate {
    date.week(chrono::Weekday::Mon).first_day()
}

/// Mondays of the weeks of the Mayor's other meetings that begin in the interval, one for each, sorted.
fn weeks_taken(case: &Case<'_>, person: PersonId, within: Interval) -> Vec<NaiveDate> {
    let blocks = case.world.track(Resource::Person(person)).overlapping(within);
    let mut meetings: Vec<MeetingId> = blocks
        .filter_map(|block| match block.source {
            BusySource::Meeting(id) => Some(id).filter(|id| Some(*id) != case.moving),
            BusySource::Calendar(_) => None,
        })
        .collect();
    meetings.sort_unstable();
    meetings.dedup();
    let starts = meetings.into_iter().filter_map(|id| case.world.meeting(id)).map(|meeting| meeting.start);
    let inside = starts.filter(|start| within.start <= *start && *start < within.end);
    let mut weeks: Vec<NaiveDate> = inside.map(|start: DateTime<Utc>| monday(warsaw::date(start))).collect();
    weeks.sort_unstable();
    weeks
}

fn week(monday: NaiveDate) -> Interval {
    let next = monday.checked_add_days(Days::new(7)).unwrap_or(NaiveDate::MAX);
    Interval { start: warsaw::midnight(monday), end: warsaw::midnight(next) }
}

fn check(case: &Case<'_>, at: &Placement, _: &Venue, who: (&Person, Attendance), facts: &mut Vec<Fact>) {
    let (person, _) = who;
    if person.duty != Duty::Mayor {
        return;
    }
    let monday = monday(warsaw::date(at.start));
    let meetings = weeks_taken(case, person.id, week(monday)).len() as u32;
    let limit = case.world.settings.week_limit;
    if meetings >= u32::from(limit) {
        facts.push(Fact::WeekLimit { person_id: person.id, monday, meetings, limit });
    }
}

fn paint(case: &Case<'_>, grid: &StartGrid, _: &Venue, who: (&Person, Attendance), bits: &mut SlotBits) {
    let (person, _) = who;
    let (Some(first), Some(last)) = (grid.days().first(), grid.days().last()) else { return };
    if person.duty != Duty::Mayor {
        return;
    }
    let window = Interval { start: week(monday(first.date)).start, end: week(monday(last.date)).end };
    let weeks = weeks_taken(case, person.id, window);
    let limit = usize::from(case.world.settings.week_limit);
    for days in grid.days().chunk_by(|a, b| monday(a.date) == monday(b.date)) {
        let monday = monday(days[0].date);
        let taken =
            weeks.partition_point(|week| *week <= monday) - weeks.partition_point(|week| *week < monday);
        if taken >= limit {
            days.iter().for_each(|day| bits.set(day.slots.clone()));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::conflict::RuleId;
    use crate::conflict::testing::{Department, rules_at};
    use crate::lifecycle::Stage;
    use crate::person::Duty;

    fn with_two_meetings() -> Department {
        let mut department = Department::new();
        department.meeting(7, "2026-12-15 17:00", Stage::Held);
        department.meeting(8, "2026-12-17 17:00", Stage::Confirmed);
        department
    }

    #[test]
    fn a_third_meeting_in_one_week_is_too_much_for_the_mayor() {
        let department = with_two_meetings();
        assert_eq!(rules_at(&department, "2026-12-18 17:00"), [RuleId::WeekLimit]);
        assert_eq!(rules_at(&department, "2026-12-21 17:00"), []);
    }

    #[test]
    fn a_deputy_has_no_such_limit_and_a_cancelled_meeting_does_not_count() {
        let mut department = with_two_meetings();
        department.change_mayor(|person| person.duty = Duty::Deputy);
        assert_eq!(rules_at(&department, "2026-12-18 17:00"), []);
        department.change_mayor(|person| person.duty = Duty::Mayor);
        department.meeting(8, "2026-12-17 17:00", Stage::Cancelled);
        assert_eq!(rules_at(&department, "2026-12-18 17:00"), []);
    }

    #[test]
    fn the_meeting_being_moved_does_not_count() {
        let department = with_two_meetings();
        let case = department.case().moving(crate::id::MeetingId(7));
        let judged = crate::conflict::check(&case, &department.placement("2026-12-18 17:00")).unwrap();
        assert_eq!(judged.checked.reasons, []);
    }
}
