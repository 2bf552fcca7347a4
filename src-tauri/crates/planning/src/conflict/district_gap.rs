//! The district was visited a short while ago, or will be soon. Example: the setting asks for 60 days between two
//! meetings in one district, and Bieżanów-Prokocim had its meeting 40 days before this one. A request without a district
//! is for the whole city and has no such distance to keep.

use chrono::{DateTime, Days, NaiveDate, Utc};

use super::{Case, Fact, Judge, Placement, Rule, RuleId, Severity};
use crate::id::MeetingId;
use crate::options::{SlotBits, StartGrid};
use crate::time::warsaw;

pub const RULE: Rule =
    Rule { id: RuleId::DistrictGap, severity: Severity::Warns, judge: Judge::Time { check, paint } };

/// Other meetings for the district from one local date to another, both inclusive.
fn others<'a>(
    case: &'a Case<'_>,
    first: NaiveDate,
    last: NaiveDate,
) -> impl Iterator<Item = (DateTime<Utc>, MeetingId)> + 'a {
    let (from, to) = (warsaw::midnight(first), warsaw::midnight(warsaw::next_day(last)));
    let district = case.request.district.into_iter();
    let all = district.flat_map(move |district| case.world.meetings_in(district, from, to));
    all.filter(move |(start, id)| *start < to && Some(*id) != case.moving)
}

fn back(date: NaiveDate, days: u64) -> NaiveDate {
    date.checked_sub_days(Days::new(days)).unwrap_or(NaiveDate::MIN)
}

fn forth(date: NaiveDate, days: u64) -> NaiveDate {
    date.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}

/// Days on each side that are too near.
fn too_near(case: &Case<'_>) -> Option<u64> {
    u64::from(case.world.settings.district_gap_days).checked_sub(1)
}

fn check(case: &Case<'_>, at: &Placement, facts: &mut Vec<Fact>) {
    let (Some(near), Some(district)) = (too_near(case), case.request.district) else { return };
    let date = warsaw::date(at.start);
    let with_days = |(start, id)| ((warsaw::date(start) - date).num_days().unsigned_abs(), start, id);
    let nearest = others(case, back(date, near), forth(date, near)).map(with_days).min();
    facts.extend(nearest.map(|(days, start, meeting_id)| Fact::DistrictGap {
        district,
        meeting_id,
        start,
        days: days as u16,
        wanted: case.world.settings.district_gap_days,
    }));
}

fn paint(case: &Case<'_>, grid: &StartGrid, bits: &mut SlotBits) {
    let (Some(first), Some(last)) = (grid.days().first(), grid.days().last()) else { return };
    let Some(near) = too_near(case) else { return };
    for (start, _) in others(case, back(first.date, near), forth(last.date, near)) {
        let date = warsaw::date(start);
        bits.set(grid.starts_on(back(date, near), forth(date, near)));
    }
}

#[cfg(test)]
mod tests {
    use crate::conflict::testing::{Department, REQUEST, rules_at};
    use crate::conflict::{Fact, RuleId};
    use crate::district::DistrictNumber;
    use crate::lifecycle::Stage;

    fn district_visited_on(start: &str) -> Department {
        let mut department = Department::new();
        department.change_request(|request| request.district = Some(DistrictNumber(12)));
        department.meeting(7, start, Stage::TookPlace);
        department
    }

    #[test]
    fn fifty_nine_days_are_too_few_and_sixty_enough() {
        let department = district_visited_on("2026-10-20 17:00");
        assert_eq!(rules_at(&department, "2026-12-18 17:00"), [RuleId::DistrictGap]);
        assert_eq!(rules_at(&department, "2026-12-19 17:00"), []);
    }

    #[test]
    fn a_meeting_soon_after_counts_as_well() {
        let department = district_visited_on("2027-02-10 17:00");
        let checked = crate::conflict::testing::checked(&department, "2026-12-18 17:00");
        assert!(matches!(checked.reasons[0].fact, Fact::DistrictGap { days: 54, wanted: 60, .. }));
        assert_eq!(department.world.requests().next().map(|request| request.id), Some(REQUEST));
    }

    #[test]
    fn a_request_for_the_whole_city_keeps_no_distance() {
        let mut department = district_visited_on("2026-12-10 17:00");
        department.change_request(|request| request.district = None);
        assert_eq!(rules_at(&department, "2026-12-18 17:00"), []);
    }
}
