//! Nothing stands in the calendar, but the calendar is old. Example: the hall's calendar was exported nine days ago and
//! the setting says seven: its free time is *unknown*, never free. The age is judged *now*, so it holds for the window
//! as a whole. Somebody without any calendar is asked in person; that is not a stale calendar.

use super::{Case, Fact, Judge, Placement, Rule, RuleId, Severity};
use crate::calendar::{Calendar, Resource};
use crate::options::{SlotBits, StartGrid};
use crate::person::Person;
use crate::request::Attendance;
use crate::venue::Venue;

pub const PERSON_RULE: Rule = Rule {
    id: RuleId::CalendarStale,
    severity: Severity::Unknown,
    judge: Judge::Person { check: check_person, paint: paint_person },
};

pub const VENUE_RULE: Rule = Rule {
    id: RuleId::CalendarStale,
    severity: Severity::Unknown,
    judge: Judge::Venue { check: check_venue },
};

/// The oldest stale calendar of an owner.
fn stale<'a>(case: &Case<'a>, owner: Resource) -> Option<&'a Calendar> {
    let days = case.world.settings.calendar_stale_days;
    let stale = case.world.calendars_of(owner).filter(|calendar| calendar.is_stale(case.now, days));
    stale.min_by_key(|calendar| (calendar.as_of, calendar.id))
}

fn fact(owner: Resource, calendar: &Calendar) -> Fact {
    Fact::CalendarStale { owner, calendar_id: Some(calendar.id), as_of: Some(calendar.as_of) }
}

fn check_person(
    case: &Case<'_>,
    _: &Placement,
    _: &Venue,
    who: (&Person, Attendance),
    facts: &mut Vec<Fact>,
) {
    let owner = Resource::Person(who.0.id);
    facts.extend(stale(case, owner).map(|calendar| fact(owner, calendar)));
}

fn paint_person(
    case: &Case<'_>,
    grid: &StartGrid,
    _: &Venue,
    who: (&Person, Attendance),
    bits: &mut SlotBits,
) {
    if stale(case, Resource::Person(who.0.id)).is_some() {
        bits.set(0..grid.len());
    }
}

fn check_venue(case: &Case<'_>, venue: &Venue, facts: &mut Vec<Fact>) {
    let owner = Resource::Venue(venue.id);
    facts.extend(stale(case, owner).map(|calendar| fact(owner, calendar)));
}

#[cfg(test)]
mod tests {
    use crate::conflict::Verdict;
    use crate::conflict::testing::{Department, verdict_at};

    #[test]
    fn free_time_in_an_old_calendar_is_unknown() {
        let mut department = Department::new();
        department.mayor_is_busy("2026-12-01 10:00", "2026-12-01 11:00");
        assert_eq!(verdict_at(&department, "2026-12-16 17:00"), Verdict::Free);
        department.mayors_calendar_is_of("2026-11-10 08:00");
        assert_eq!(verdict_at(&department, "2026-12-16 17:00"), Verdict::Unknown);
    }
}
