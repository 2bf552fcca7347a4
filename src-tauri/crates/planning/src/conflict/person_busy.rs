//! Somebody who must be there is elsewhere. Example: the Mayor opens a school at 17.00–18.30, the meeting would begin
//! at 18.00; it blocks. What ends exactly when the meeting begins does not.

use super::{Case, Fact, Judge, Placement, Rule, RuleId, Severity};
use crate::busy::BusySource;
use crate::calendar::Resource;
use crate::options::{SlotBits, StartGrid};
use crate::person::Person;
use crate::request::Attendance;
use crate::venue::Venue;

pub const RULE: Rule =
    Rule { id: RuleId::PersonBusy, severity: Severity::Blocks, judge: Judge::Person { check, paint } };

fn check(case: &Case<'_>, at: &Placement, venue: &Venue, who: (&Person, Attendance), facts: &mut Vec<Fact>) {
    let (person, presence) = who;
    let wanted = case.presence(at.start, venue, presence);
    let own = case.moving.map(BusySource::Meeting);
    let track = case.world.track(Resource::Person(person.id));
    let others = track.overlapping(wanted).filter(|block| Some(block.source) != own);
    facts.extend(others.map(|block| Fact::PersonBusy {
        person_id: person.id,
        busy: block.interval,
        source: block.source,
        calendar: case.calendar(block.source),
        title: block.title.clone(),
    }));
}

fn paint(case: &Case<'_>, grid: &StartGrid, venue: &Venue, who: (&Person, Attendance), bits: &mut SlotBits) {
    let (person, presence) = who;
    let reach = grid.reach(case, venue, presence);
    grid.paint_busy(case, Resource::Person(person.id), reach, bits);
}

#[cfg(test)]
mod tests {
    use crate::conflict::testing::{Department, checked, rules_at};
    use crate::conflict::{Fact, RuleId};

    #[test]
    fn a_busy_mayor_blocks_until_the_other_meeting_ends() {
        let mut department = Department::new();
        department.mayor_is_busy("2026-12-16 17:00", "2026-12-16 18:30");
        assert_eq!(rules_at(&department, "2026-12-16 18:00"), [RuleId::PersonBusy]);
        assert_eq!(rules_at(&department, "2026-12-16 18:30"), []);
    }

    #[test]
    fn what_ends_when_the_meeting_begins_does_not_stand_in_the_way() {
        let mut department = Department::new();
        department.mayor_is_busy("2026-12-16 16:00", "2026-12-16 17:00");
        assert_eq!(rules_at(&department, "2026-12-16 17:00"), []);
    }

    #[test]
    fn the_calendar_and_its_age_are_named() {
        let mut department = Department::new();
        department.mayor_is_busy("2026-12-16 17:00", "2026-12-16 18:30");
        department.mayors_calendar_is_of("2026-11-20 23:30");
        let reasons = checked(&department, "2026-12-16 17:00").reasons;
        let Fact::PersonBusy { calendar: Some(calendar), .. } = &reasons[0].fact else {
            panic!("{reasons:?}")
        };
        assert_eq!(calendar.age_days, 3);
    }
}
