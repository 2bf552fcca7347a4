//! The owner of the hall has said no for this time, whichever meeting was asked for. Example: the school's head refused
//! 16 December from 13.15 to 16.00 for the meeting of one district; another request does not get the hall then either.

use super::{Case, Fact, Judge, Placement, Rule, RuleId, Severity};
use crate::options::{SlotBits, StartGrid};
use crate::request::Attendance;
use crate::venue::Venue;

pub const RULE: Rule =
    Rule { id: RuleId::VenueRefused, severity: Severity::Blocks, judge: Judge::VenueTime { check, paint } };

fn check(case: &Case<'_>, at: &Placement, venue: &Venue, facts: &mut Vec<Fact>) {
    let wanted = case.full(at.start, venue);
    let refusals = case.world.refusals_of(venue.id);
    facts.extend(refusals.filter(|(interval, _)| interval.overlaps(&wanted)).map(
        |(interval, meeting_id)| {
            let asked = case.world.meeting(meeting_id).map(|meeting| meeting.bookings.as_slice());
            let mut answers = asked.unwrap_or_default().iter();
            let answer = answers.find(|one| one.venue_id == venue.id && one.interval == interval);
            let note = answer.and_then(|answer| answer.note.clone());
            Fact::VenueRefused { venue_id: venue.id, interval, meeting_id, note }
        },
    ));
}

fn paint(case: &Case<'_>, grid: &StartGrid, venue: &Venue, bits: &mut SlotBits) {
    let reach = grid.reach(case, venue, Attendance::Full);
    for (interval, _) in case.world.refusals_of(venue.id) {
        bits.set(grid.starts_overlapping(interval, reach));
    }
}

#[cfg(test)]
mod tests {
    use crate::booking::BookingState;
    use crate::conflict::RuleId;
    use crate::conflict::testing::{Department, HALL, rules_at};
    use crate::lifecycle::Stage;

    #[test]
    fn a_refused_time_is_refused_to_every_request() {
        let mut department = Department::new();
        let elsewhere = department.another_venue();
        let meeting = department.meeting_in(7, "2027-01-12 17:00", Stage::Held, elsewhere);
        department.answer(
            meeting,
            HALL,
            ("2026-12-16 13:15", "2026-12-16 16:00"),
            BookingState::Refused,
            None,
        );
        assert_eq!(rules_at(&department, "2026-12-16 14:00"), [RuleId::VenueRefused]);
        assert_eq!(rules_at(&department, "2026-12-16 16:30"), [RuleId::VenueRefused]);
        assert_eq!(rules_at(&department, "2026-12-16 16:45"), []);
        assert_eq!(rules_at(&department, "2026-12-17 17:00"), []);
    }

    #[test]
    fn an_owner_may_think_again() {
        let mut department = Department::new();
        let elsewhere = department.another_venue();
        let meeting = department.meeting_in(7, "2027-01-12 17:00", Stage::Held, elsewhere);
        let time = ("2026-12-16 16:15", "2026-12-16 19:00");
        department.answer(meeting, HALL, time, BookingState::Refused, None);
        department.forget_answers(meeting);
        assert_eq!(rules_at(&department, "2026-12-16 17:00"), []);
    }
}
