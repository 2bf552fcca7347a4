//! Families are away and schools shut: a meeting in a school, or one for parents, young people or students, finds nobody.
//! Example: winter holidays from 15 to 28 February, the meeting would be in a school hall on the 23rd.

use super::periods::{during, paint_during};
use super::{Case, Fact, Judge, Placement, Rule, RuleId, Severity};
use crate::audience::Audience;
use crate::options::{SlotBits, StartGrid};
use crate::period::PeriodKind;
use crate::venue::{Venue, VenueKind};

pub const RULE: Rule =
    Rule { id: RuleId::SchoolBreak, severity: Severity::Warns, judge: Judge::VenueTime { check, paint } };

fn matters(case: &Case<'_>, venue: &Venue) -> bool {
    let of_school_age = [Audience::Parents, Audience::Youth, Audience::Students];
    venue.kind == VenueKind::School || of_school_age.contains(&case.request.audience)
}

fn check(case: &Case<'_>, at: &Placement, venue: &Venue, facts: &mut Vec<Fact>) {
    if matters(case, venue) {
        facts.extend(during(case, at, PeriodKind::SchoolBreak).map(|period| Fact::SchoolBreak {
            period_id: period.id,
            name: period.name.clone(),
            interval: period.interval,
        }));
    }
}

fn paint(case: &Case<'_>, grid: &StartGrid, venue: &Venue, bits: &mut SlotBits) {
    if matters(case, venue) {
        paint_during(case, grid, PeriodKind::SchoolBreak, bits);
    }
}

#[cfg(test)]
mod tests {
    use crate::audience::Audience;
    use crate::conflict::RuleId;
    use crate::conflict::testing::{Department, rules_at};
    use crate::period::PeriodKind;
    use crate::venue::VenueKind;

    fn in_the_winter_break() -> Department {
        let mut department = Department::new();
        department.period(PeriodKind::SchoolBreak, "2027-02-15 00:00", "2027-03-01 00:00");
        department
    }

    #[test]
    fn a_break_matters_in_a_school_and_not_in_a_culture_centre() {
        let mut department = in_the_winter_break();
        department.change_venue(|venue| venue.kind = VenueKind::School);
        assert_eq!(rules_at(&department, "2027-02-23 17:00"), [RuleId::SchoolBreak]);
        assert_eq!(rules_at(&department, "2027-03-01 17:00"), []);
        department.change_venue(|venue| venue.kind = VenueKind::CultureCentre);
        assert_eq!(rules_at(&department, "2027-02-23 17:00"), []);
    }

    #[test]
    fn a_break_matters_to_parents_everywhere() {
        let mut department = in_the_winter_break();
        department.change_request(|request| request.audience = Audience::Parents);
        assert_eq!(rules_at(&department, "2027-02-23 17:00"), [RuleId::SchoolBreak]);
        department.change_request(|request| request.audience = Audience::Seniors);
        assert_eq!(rules_at(&department, "2027-02-23 17:00"), []);
    }
}
