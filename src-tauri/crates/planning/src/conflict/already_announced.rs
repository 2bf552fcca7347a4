//! The public knows another date or place. Example: the meeting was announced for 16 December at 17.00 and is dragged to
//! the 17th: every channel that carried it must be corrected.
//!
//! It warns, so that the grid still tells good starts from bad ones while an announced meeting is dragged; but like a
//! block it takes a written reason (`conflict::reason_needed`), and the lifecycle makes the corrections due. An office
//! that wants it to block sets the rule's severity.

use super::{Case, Fact, Judge, Placement, Rule, RuleId, Severity};
use crate::meeting::Meeting;
use crate::options::{SlotBits, StartGrid};
use crate::venue::Venue;

pub const RULE: Rule = Rule {
    id: RuleId::AlreadyAnnounced,
    severity: Severity::Warns,
    judge: Judge::VenueTime { check, paint },
};

/// The meeting being moved, when the public has seen its date.
fn announced<'a>(case: &Case<'a>) -> Option<&'a Meeting> {
    let meeting = case.world.meeting(case.moving?)?;
    meeting.stage.is_public().then_some(meeting)
}

fn check(case: &Case<'_>, at: &Placement, venue: &Venue, facts: &mut Vec<Fact>) {
    let moved = |meeting: &&Meeting| meeting.start != at.start || meeting.venue_id != venue.id;
    if let Some(meeting) = announced(case).filter(moved) {
        let announced = meeting.announced_start.unwrap_or(meeting.start);
        facts.push(Fact::AlreadyAnnounced { meeting_id: meeting.id, announced });
    }
}

fn paint(case: &Case<'_>, grid: &StartGrid, venue: &Venue, bits: &mut SlotBits) {
    let Some(meeting) = announced(case) else { return };
    let here = (meeting.venue_id == venue.id).then(|| grid.index(meeting.start)).flatten();
    let stays = here.unwrap_or(grid.len());
    bits.set(0..stays);
    bits.set(stays + 1..grid.len());
}

#[cfg(test)]
mod tests {
    use crate::conflict::testing::{Department, at};
    use crate::conflict::{RuleId, check, reason_needed};
    use crate::lifecycle::Stage;

    #[test]
    fn moving_what_the_public_knows_warns_and_takes_a_reason() {
        let mut department = Department::new();
        let meeting = department.meeting(7, "2026-12-16 17:00", Stage::Announced);
        let case = department.case().moving(meeting);
        let judged = |start| check(&case, &department.placement(start)).unwrap().checked.reasons;
        let reasons = judged("2026-12-17 17:00");
        assert_eq!(reasons[0].fact.rule(), RuleId::AlreadyAnnounced);
        assert!(reason_needed(&reasons));
        assert_eq!(judged("2026-12-16 17:00"), []);
    }

    #[test]
    fn a_date_kept_but_not_announced_moves_freely() {
        let mut department = Department::new();
        let meeting = department.meeting(7, "2026-12-16 17:00", Stage::Held);
        let case = department.case().moving(meeting);
        let judged = check(&case, &department.placement("2026-12-17 17:00")).unwrap();
        assert_eq!(judged.checked.reasons, []);
        assert_eq!(department.world.meeting(meeting).unwrap().start, at("2026-12-16 17:00"));
    }
}
