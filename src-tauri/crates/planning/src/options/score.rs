//! The parts of a suggestion's score (the table stands in `rank.rs`), reckoned once for a venue and a day where they can.

use chrono::{DateTime, Datelike, Months, NaiveDate, Timelike, Utc};

use super::layers::{Layers, Standing};
use super::role::Roles;
use super::{Score, SlotBits, StartGrid};
use crate::conflict::{Case, Placement, Route, Severity, is_working_day};
use crate::district::{self, DistrictNumber};
use crate::id::VenueId;
use crate::request::RoleNeed;
use crate::time::warsaw;
use crate::venue::Venue;

/// What a venue brings to the score at any time.
pub(super) struct VenueParts {
    travel: u32,
    district: u32,
    fit: u32,
    voters: u32,
    /// Whose waiting counts.
    fair_to: Option<DistrictNumber>,
    /// For each optional role the starts at which nobody could take it.
    absent: Vec<SlotBits>,
}

/// What a day brings to the score at any hour.
pub(super) struct DayParts {
    date: NaiveDate,
    lead_time: u32,
    wishes: u32,
    waiting: u32,
}

impl VenueParts {
    /// `None` when the venue isn't known.
    pub fn of(case: &Case<'_>, grid: &StartGrid, id: VenueId) -> Option<Self> {
        let venue = case.world.venue(id)?;
        let elsewhere = case.request.district.is_some() && venue.district != case.request.district;
        let fair_to = case.request.district.or(venue.district);
        Some(Self {
            travel: travel_points(case, venue),
            district: if elsewhere { 25 } else { 0 },
            fit: fit_points(case, venue),
            voters: fair_to.map_or(0, |district| voters_points(case, district)),
            fair_to,
            absent: absent_rows(case, grid, venue),
        })
    }

    /// All parts of one cell but the warnings.
    pub fn score(&self, case: &Case<'_>, day: &DayParts, at: &Placement, slot: usize) -> Score {
        let civil = warsaw::civil(at.start);
        let minute = i64::from(civil.hour() * 60 + civil.minute());
        Score {
            warnings: 0,
            lead_time: day.lead_time,
            wishes: day.wishes + hour_points(case, minute),
            evening: evening_points(case, day.date, minute),
            absent: self.absent.iter().filter(|row| row.get(slot)).count() as u32 * 15,
            travel: self.travel,
            district: self.district,
            fit: self.fit,
            waiting: day.waiting,
            voters: self.voters,
        }
    }
}

impl DayParts {
    pub fn of(case: &Case<'_>, date: NaiveDate, venue: &VenueParts) -> Self {
        let waiting = venue.fair_to.map_or(0, |district| waiting_points(case, district, date));
        Self { date, lead_time: lead_points(case, date), wishes: date_points(case, date), waiting }
    }
}

fn lead_points(case: &Case<'_>, date: NaiveDate) -> u32 {
    let days = (date - warsaw::date(case.now)).num_days();
    let target = i64::from(case.world.settings.lead_target_days);
    let lacking = (target - days).max(0) * 3;
    let far = (days - 2 * target).max(0) / 7;
    (lacking + far) as u32
}

fn date_points(case: &Case<'_>, date: NaiveDate) -> u32 {
    let wishes = &case.request.wishes;
    let weekday = date.weekday().number_from_monday() as u8;
    let wrong_day = !wishes.weekdays.is_empty() && !wishes.weekdays.contains(&weekday);
    let wrong_date = wishes.from.is_some_and(|from| date < from) || wishes.to.is_some_and(|to| date > to);
    (if wrong_day { 30 } else { 0 }) + (if wrong_date { 60 } else { 0 })
}

fn hour_points(case: &Case<'_>, minute: i64) -> u32 {
    let wishes = &case.request.wishes;
    let early = wishes.earliest.map_or(0, |earliest| i64::from(earliest.0) - minute);
    let late = wishes.latest.map_or(0, |latest| minute - i64::from(latest.0));
    (early.max(late).max(0) / 15).min(40) as u32
}

fn evening_points(case: &Case<'_>, date: NaiveDate, minute: i64) -> u32 {
    let before = i64::from(case.world.settings.evening_from.0) - minute;
    if is_working_day(date) { (before.max(0) / 15 * 2).min(40) as u32 } else { 0 }
}

fn fit_points(case: &Case<'_>, venue: &Venue) -> u32 {
    let capacity = venue.capacity_in(case.request.layout);
    let empty = capacity.saturating_sub(case.request.attendance);
    (u64::from(empty) * 10 / u64::from(capacity.max(1))).saturating_sub(3) as u32
}

/// Of a pool, the candidate whose base is nearest; nobody travels from an unknown base.
fn travel_points(case: &Case<'_>, venue: &Venue) -> u32 {
    let Some(route) = Route::to(case, venue) else { return 0 };
    let minutes = |role: &RoleNeed| {
        let people = role.candidates.iter().filter_map(|id| case.world.person(*id));
        people.filter_map(|person| person.base).map(|base| route.time_from(&base.on_sphere()).0).min()
    };
    let required = case.roles.iter().filter(|role| role.required);
    required.filter_map(minutes).sum::<u32>() / 10
}

/// One row for each optional role: the starts at which it would block if it had to be filled.
fn absent_rows(case: &Case<'_>, grid: &StartGrid, venue: &Venue) -> Vec<SlotBits> {
    let optional = case.roles.iter().filter(|role| !role.required);
    let row = |role: &RoleNeed| {
        let mut alone = case.clone();
        alone.roles = vec![RoleNeed { required: true, ..role.clone() }];
        let mut layers = Layers::new(grid.len());
        let mut roles = Roles::new(&alone, grid);
        roles.settled_layers(venue, &mut layers);
        roles.layers(venue, &mut layers);
        Standing::of(grid.len(), layers.iter()).at_least(Severity::Blocks)
    };
    optional.map(row).collect()
}

fn meetings(
    case: &Case<'_>,
    district: DistrictNumber,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
) -> impl DoubleEndedIterator<Item = DateTime<Utc>> {
    let others = case.world.meetings_in(district, from, to);
    others.filter(move |(start, id)| *start < to && Some(*id) != case.moving).map(|(start, _)| start)
}

fn year_before(date: NaiveDate) -> NaiveDate {
    date.checked_sub_months(Months::new(12)).unwrap_or(NaiveDate::MIN)
}

/// 2 for each month that lacks to a year since the district's last meeting before a date.
fn waiting_points(case: &Case<'_>, district: DistrictNumber, date: NaiveDate) -> u32 {
    let (from, to) = (warsaw::midnight(year_before(date)), warsaw::midnight(date));
    let last = meetings(case, district, from, to).next_back().map(warsaw::date);
    last.map_or(0, |last| 12u32.saturating_sub(months_between(last, date)) * 2)
}

/// Whole months from one date to a later one.
fn months_between(from: NaiveDate, to: NaiveDate) -> u32 {
    let months = (to.year() - from.year()) * 12 + to.month() as i32 - from.month() as i32;
    (months - i32::from(to.day() < from.day())).max(0) as u32
}

/// The district's share of the meetings of the year before today against its share of the eligible voters.
fn voters_points(case: &Case<'_>, district: DistrictNumber) -> u32 {
    let from = warsaw::midnight(year_before(warsaw::date(case.now)));
    let held = |number| meetings(case, number, from, case.now).count() as u64;
    let Some(voters) = district::by_number(district).map(|district| u64::from(district.eligible_voters))
    else {
        return 0;
    };
    let (all_held, all_voters) = district::all()
        .iter()
        .fold((0, 0), |(sum, people), one| (sum + held(one.number), people + u64::from(one.eligible_voters)));
    let tenths = held(district) * all_voters * 10 / (all_held * voters).max(1);
    tenths.saturating_sub(10).min(20) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conflict::testing::{Department, HALL, MAYOR};
    use crate::id::PersonId;
    use crate::lifecycle::Stage;
    use crate::options::{StartGrid, best, options};
    use crate::person::Person;
    use crate::place::GeoPoint;
    use crate::request::RoleKind;

    fn scores(department: &Department, date: &str) -> Vec<(Placement, Score)> {
        let case = department.case();
        let day = date.parse().unwrap();
        let found = best(&case, &options(&case, StartGrid::of_days(day, day)), 500);
        found.into_iter().map(|one| (one.at, one.score)).collect()
    }

    fn score(department: &Department, civil: &str) -> Score {
        let at = department.placement(civil);
        scores(department, &civil[..10]).into_iter().find(|(place, _)| *place == at).unwrap().1
    }

    fn of_district(number: u8) -> Department {
        let mut department = Department::new();
        department.change_request(|request| request.district = Some(DistrictNumber(number)));
        department.change_venue(|venue| venue.district = Some(DistrictNumber(number)));
        department
    }

    #[test]
    fn an_optional_person_who_could_not_come_costs_points() {
        let mut department = Department::new();
        let guest = PersonId(2);
        let details = department.world.person(MAYOR).unwrap().details.clone();
        department.world.put_person(Person { id: guest, details });
        department.busy(
            crate::id::CalendarId(9),
            crate::calendar::Resource::Person(guest),
            "2026-12-16 17:00",
            "2026-12-16 18:00",
        );
        let role = RoleNeed { role: RoleKind::Guest, candidates: vec![guest], ..RoleNeed::default() };
        department.change_request(|request| request.roles.push(role));
        assert_eq!(score(&department, "2026-12-16 17:30").absent, 15);
        assert_eq!(score(&department, "2026-12-16 18:00").absent, 0);
    }

    #[test]
    fn the_way_from_the_base_counts_in_tens_of_minutes() {
        let mut department = Department::new();
        department.put_on_map(HALL, GeoPoint { latitude: 50.0617, longitude: 19.9373 });
        let nowa_huta = GeoPoint { latitude: 50.0722, longitude: 20.0377 };
        department.change_mayor(|mayor| mayor.base = Some(nowa_huta));
        assert_eq!(score(&department, "2026-12-16 17:00").travel, 3);
    }

    #[test]
    fn a_district_visited_three_months_ago_lacks_nine_to_a_year() {
        let mut department = of_district(12);
        assert_eq!(score(&department, "2026-12-16 17:00").waiting, 0);
        department.meeting(7, "2026-09-16 17:00", Stage::TookPlace);
        assert_eq!(score(&department, "2026-12-16 17:00").waiting, 18);
        assert_eq!(score(&department, "2026-12-15 17:00").waiting, 20);
    }

    #[test]
    fn a_district_with_all_the_meetings_has_more_than_its_share() {
        let mut department = of_district(12);
        assert_eq!(score(&department, "2026-12-16 17:00").voters, 0);
        department.meeting(7, "2026-09-16 17:00", Stage::TookPlace);
        assert_eq!(score(&department, "2026-12-16 17:00").voters, 20);
    }
}
