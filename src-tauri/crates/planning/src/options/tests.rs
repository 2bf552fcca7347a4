//! `options` and `check` are two ways to the same answer: they must agree on every cell.

use chrono::TimeDelta;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::*;
use crate::access::{Feature, Presence};
use crate::audience::Audience;
use crate::booking::{Booking, BookingState};
use crate::busy::{BusyBlock, BusySource};
use crate::calendar::{Calendar, Resource};
use crate::conflict::testing::{Department, HALL, MAYOR, REQUEST, at, meeting};
use crate::conflict::{Placement, RULES, check};
use crate::district::DistrictNumber;
use crate::hours::{DayMinute, WeeklyHours};
use crate::id::{CalendarId, MeetingId, PeriodId, PersonId, RequestId};
use crate::lifecycle::Stage;
use crate::meeting::{Meeting, MeetingDetails};
use crate::period::{Period, PeriodDetails, PeriodKind};
use crate::person::{Absence, Duty, Person, PersonDetails};
use crate::place::{GeoPoint, TravelLeg};
use crate::request::{Attendance, RequestDetails, RoleKind, RoleNeed};
use crate::time::{Interval, Minutes, warsaw};
use crate::venue::VenueKind;

mod by_trying;
mod model;

const FIRST: &str = "2027-03-25";
const LAST: &str = "2027-03-30";

fn grid() -> StartGrid {
    StartGrid::of_days(FIRST.parse().unwrap(), LAST.parse().unwrap())
}

/// Busy spans as minutes from the window's first midnight and a length; with a place of [`PLACES`] or none.
type Spans = Vec<(i64, i64, usize)>;

/// The hall's point, another near it, one across the city; a span with a number beyond them is nowhere known.
const PLACES: [GeoPoint; 3] = [
    GeoPoint { latitude: 50.0617, longitude: 19.9373 },
    GeoPoint { latitude: 50.0650, longitude: 19.9450 },
    GeoPoint { latitude: 50.0722, longitude: 20.0377 },
];

#[derive(Clone, Debug)]
struct Random {
    people: RandomPeople,
    places: RandomPlaces,
    request: RandomRequest,
    /// Kind, start and length in minutes, and whether it is another district's.
    periods: Vec<(usize, i64, i64, bool)>,
    /// Start in quarters of an hour from the window's first midnight, and whether it is in the other venue.
    meetings: Vec<(i64, bool)>,
    /// Which of them is announced and being moved, if any.
    moving: Option<usize>,
    /// Of which meeting (by number; 0 is the one being moved), whether of the other venue, start and length in minutes, state, and how many days
    /// from now the hold ends.
    bookings: Vec<(usize, bool, i64, i64, BookingState, Option<i64>)>,
    limits: (u8, u16, u16, u8),
    /// Whether the window has begun.
    late: bool,
}

#[derive(Clone, Debug)]
struct RandomPeople {
    mayor: Spans,
    deputy: Spans,
    stale: (bool, bool),
    pool: bool,
    full: bool,
    deputy_required: bool,
    absent: bool,
}

#[derive(Clone, Debug)]
struct RandomPlaces {
    hall: Spans,
    hours: (u16, u16),
    school: bool,
    /// Whether the hall, and the other venue, stand on the map.
    mapped: (bool, bool),
    lift: Option<bool>,
    table: Option<u32>,
}

#[derive(Clone, Debug)]
struct RandomRequest {
    attendance: u32,
    duration: u32,
    interpreter: Option<bool>,
    parents: bool,
    district: bool,
    needs: bool,
}

fn spans() -> impl Strategy<Value = Spans> {
    prop::collection::vec((-2_000i64..10_000, 1i64..400, 0usize..5), 0..12)
}

prop_compose! {
    fn people()(
        mayor in spans(), deputy in spans(), stale in any::<(bool, bool)>(), pool in any::<bool>(),
        full in any::<bool>(), deputy_required in any::<bool>(), absent in any::<bool>(),
    ) -> RandomPeople {
        RandomPeople { mayor, deputy, stale, pool, full, deputy_required, absent }
    }
}

prop_compose! {
    fn places()(
        hall in spans(), hours in (0u16..600, 600u16..=1440), school in any::<bool>(),
        mapped in any::<(bool, bool)>(), lift in any::<Option<bool>>(), table in prop::option::of(0u32..90),
    ) -> RandomPlaces {
        RandomPlaces { hall, hours, school, mapped, lift, table }
    }
}

prop_compose! {
    fn request()(
        attendance in 10u32..130, duration in 1u32..40, interpreter in any::<Option<bool>>(),
        parents in any::<bool>(), district in any::<bool>(), needs in any::<bool>(),
    ) -> RandomRequest {
        RandomRequest { attendance, duration: duration * 15, interpreter, parents, district, needs }
    }
}

fn booking() -> impl Strategy<Value = (usize, bool, i64, i64, BookingState, Option<i64>)> {
    use BookingState::{Asked, Booked, Promised, Refused};
    let state = prop::sample::select(vec![Asked, Promised, Booked, Refused]);
    (0usize..3, any::<bool>(), -600i64..8_000, 1i64..4_000, state, prop::option::of(-3i64..6))
}

prop_compose! {
    fn random()(
        people in people(), places in places(), request in request(),
        periods in prop::collection::vec((0usize..7, -1_500i64..9_000, 1i64..3_000, any::<bool>()), 0..8),
        meetings in prop::collection::vec((-600i64..1_200, any::<bool>()), 0..5),
        moving in prop::option::of(0usize..5), bookings in prop::collection::vec(booking(), 0..14),
        limits in (0u8..3, 0u16..6, 0u16..1_300, 0u8..16), late in prop::bool::weighted(0.2),
    ) -> Random {
        Random { people, places, request, periods, meetings, moving, bookings, limits, late }
    }
}

const DEPUTY: PersonId = PersonId(2);
const INTERPRETER: PersonId = PersonId(3);
const OTHER: VenueId = VenueId(2);
const ANOTHER_REQUEST: RequestId = RequestId(2);
const DISTRICT: DistrictNumber = DistrictNumber(12);

fn first_midnight() -> DateTime<Utc> {
    warsaw::midnight(FIRST.parse().unwrap())
}

fn span(start: i64, length: i64) -> Interval {
    let start = first_midnight() + TimeDelta::minutes(start);
    Interval { start, end: start + TimeDelta::minutes(length) }
}

fn busy(department: &mut Department, id: i64, owner: Resource, spans: &Spans, stale: bool) {
    let source = BusySource::Calendar(CalendarId(id));
    let block = |(start, length, place): &(i64, i64, usize)| BusyBlock {
        interval: span(*start, *length),
        source,
        title: None,
        point: PLACES.get(*place).copied(),
    };
    let as_of = department.now - TimeDelta::days(if stale { 30 } else { 1 });
    let (id, name) = (CalendarId(id), String::new());
    let calendar = Calendar { id, name, owner, as_of, busy_count: spans.len() as u32 };
    department.world.put_calendar(calendar, spans.iter().map(block).collect());
}

fn department(random: &Random) -> Department {
    let mut department = Department::new();
    department.now = at(if random.late { "2027-03-26 11:07" } else { "2027-03-10 09:00" });
    set_limits(&mut department, random.limits);
    add_people(&mut department, &random.people);
    change_places(&mut department, &random.places);
    department.change_request(|request| set_request(request, &random.request, &random.people));
    random.periods.iter().for_each(|period| add_period(&mut department, *period));
    add_meetings(&mut department, random);
    department
}

fn set_limits(department: &mut Department, (week, gap, evening, interpreter): (u8, u16, u16, u8)) {
    let settings = &mut department.world.settings;
    settings.lead_min_days = 16;
    settings.lead_target_days = 18;
    settings.week_limit = week;
    settings.district_gap_days = gap;
    settings.evening_from = DayMinute(evening);
    settings.interpreter_days = interpreter;
}

fn add_people(department: &mut Department, random: &RandomPeople) {
    let mayor = department.world.person(MAYOR).unwrap().details.clone();
    let mut deputy = PersonDetails { duty: Duty::Deputy, ..mayor };
    if random.absent {
        let day = "2027-03-28".parse().unwrap();
        deputy.absences = vec![Absence { from: day, to: day, reason: None }];
    }
    department.world.put_person(Person { id: DEPUTY, details: deputy });
    busy(department, 1, Resource::Person(MAYOR), &random.mayor, random.stale.0);
    busy(department, 2, Resource::Person(DEPUTY), &random.deputy, random.stale.1);
}

fn change_places(department: &mut Department, random: &RandomPlaces) {
    busy(department, 3, Resource::Venue(HALL), &random.hall, false);
    department.change_venue(|venue| {
        let (from, to) = (DayMinute(random.hours.0), DayMinute(random.hours.1));
        venue.hours = WeeklyHours::weekdays(&[1, 4, 5, 6, 7], from, to);
        venue.kind = if random.school { VenueKind::School } else { VenueKind::Library };
        venue.point = random.mapped.0.then_some(PLACES[0]);
        if let Some(lift) = random.lift {
            venue.access.0.insert(Feature::Lift, if lift { Presence::Yes } else { Presence::No });
        }
    });
    assert_eq!(department.another_venue(), OTHER);
    department.change_venue_of(OTHER, |venue| venue.point = random.mapped.1.then_some(PLACES[2]));
    let leg = |minutes| TravelLeg { from: HALL, to: OTHER, time: Minutes(minutes) };
    department.world.settings.travel_table = random.table.map(leg).into_iter().collect();
}

fn set_request(request: &mut RequestDetails, random: &RandomRequest, people: &RandomPeople) {
    let presence = if people.full { Attendance::Full } else { Attendance::Core };
    let role = |role, required, candidates: &[PersonId]| RoleNeed {
        role,
        required,
        presence,
        candidates: candidates.to_vec(),
    };
    request.attendance = random.attendance;
    request.duration = Minutes(random.duration);
    request.audience = if random.parents { Audience::Parents } else { Audience::Residents };
    request.district = random.district.then_some(DISTRICT);
    request.needs = if random.needs { vec![Feature::Lift] } else { vec![] };
    request.roles = if people.pool {
        vec![role(RoleKind::Speaker, true, &[MAYOR, DEPUTY])]
    } else {
        let deputy = role(RoleKind::Guest, people.deputy_required, &[DEPUTY]);
        vec![role(RoleKind::Speaker, true, &[MAYOR]), deputy]
    };
    let interpreter =
        random.interpreter.map(|required| role(RoleKind::Interpreter, required, &[INTERPRETER]));
    request.roles.extend(interpreter);
}

fn add_period(department: &mut Department, (kind, start, length, elsewhere): (usize, i64, i64, bool)) {
    use PeriodKind::{
        Campaign, CityCouncilSession, DistrictCouncilSession, ElectionSilence, Event, OfficeClosed,
        SchoolBreak,
    };
    let kinds = [
        SchoolBreak,
        ElectionSilence,
        Campaign,
        CityCouncilSession,
        DistrictCouncilSession,
        Event,
        OfficeClosed,
    ];
    let id = PeriodId(department.world.periods.len() as i64);
    let district = elsewhere.then_some(DISTRICT);
    let interval = span(start, length);
    let details = PeriodDetails { kind: kinds[kind], name: String::new(), interval, district };
    department.world.periods.add(Period { id, details });
}

fn add_meetings(department: &mut Department, random: &Random) {
    let mut other = department.world.request(REQUEST).unwrap().clone();
    other.id = ANOTHER_REQUEST;
    other.details.district = Some(DISTRICT);
    department.world.put_request(other);
    for ((start, elsewhere), id) in random.meetings.iter().zip(0usize..) {
        let moved = random.moving == Some(id);
        let stage = if moved { Stage::Announced } else { Stage::Held };
        let id = MeetingId(id as i64);
        let details = MeetingDetails {
            start: first_midnight() + TimeDelta::minutes(start * 15),
            request_id: if moved { REQUEST } else { ANOTHER_REQUEST },
            venue_id: if *elsewhere { OTHER } else { HALL },
            bookings: bookings_of(random, id, department.now),
            ..meeting(id, "2027-03-26 17:00", stage)
        };
        department.world.put_meeting(Meeting { id, details });
    }
}

fn bookings_of(random: &Random, meeting: MeetingId, now: DateTime<Utc>) -> Vec<Booking> {
    let own = random.moving.unwrap_or(0);
    let number = |booking: usize| if booking == 0 { own } else { booking };
    let of_meeting = random.bookings.iter().filter(|booking| number(booking.0) as i64 == meeting.0);
    let booking =
        |(_, elsewhere, start, length, state, days): &(_, bool, i64, i64, BookingState, Option<i64>)| {
            let venue_id = if *elsewhere { OTHER } else { HALL };
            let hold_until = days.map(|days| warsaw::date(now) + TimeDelta::days(days));
            Booking { venue_id, interval: span(*start, *length), state: *state, hold_until, note: None }
        };
    of_meeting.map(booking).collect()
}

fn case_of<'a>(department: &'a Department, random: &Random) -> Case<'a> {
    match random.moving {
        Some(id) => department.case().moving(MeetingId(id as i64)),
        None => department.case(),
    }
}

fn rules_of_check(case: &Case<'_>, at: &Placement) -> Vec<(RuleId, Severity)> {
    let reasons = check(case, at).unwrap().checked.reasons;
    let mut rules: Vec<_> = reasons.iter().map(|reason| (reason.fact.rule(), reason.severity)).collect();
    rules.sort_unstable();
    rules.dedup();
    rules
}

fn rules_of_options(options: &Options, row: &VenueOptions, slot: usize) -> Vec<(RuleId, Severity)> {
    let mut rules: Vec<_> = options.rules(row, slot).collect();
    rules.sort_unstable();
    rules.dedup();
    rules
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn options_agree_with_check_on_every_cell(random in random()) {
        let department = department(&random);
        let case = case_of(&department, &random);
        let options = options(&case, grid());
        for row in &options.venues {
            for slot in 0..options.grid.len() {
                let at = Placement { start: options.grid.start(slot), venue_id: row.venue_id };
                let checked = check(&case, &at).unwrap().checked;
                prop_assert_eq!(row.verdict(slot), checked.verdict, "{:?} {:?}", at, checked.reasons);
                prop_assert_eq!(rules_of_options(&options, row, slot), rules_of_check(&case, &at), "{:?}", at);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn a_persons_row_says_what_check_says_of_the_person_in_every_venue(random in random()) {
        // Of a pool `check` names only those who are as free as the freest.
        let random = Random { people: RandomPeople { pool: false, ..random.people.clone() }, ..random };
        let department = department(&random);
        let case = case_of(&department, &random);
        let options = options(&case, grid());
        prop_assert!(options.people.iter().any(|row| row.person_id == MAYOR));
        for row in &options.people {
            for slot in 0..options.grid.len() {
                let mut said: Vec<_> =
                    row.layers().filter(|layer| layer.2.get(slot)).map(|layer| (layer.0, layer.1)).collect();
                said.sort_unstable();
                let start = options.grid.start(slot);
                prop_assert_eq!(said, of_the_person(&case, &options, row.person_id, start), "{:?} {}", row.person_id, start);
            }
        }
    }
}

/// The rules about a person that `check` names in all venues; the way from place to place is each venue's own.
fn of_the_person(
    case: &Case<'_>,
    options: &Options,
    person: PersonId,
    start: DateTime<Utc>,
) -> Vec<(RuleId, Severity)> {
    let in_venue = |venue: &VenueOptions| {
        let reasons = check(case, &Placement { start, venue_id: venue.venue_id }).unwrap().checked.reasons;
        let theirs = reasons.iter().filter(|reason| {
            let owner = reason.fact.owner();
            owner == Some(Resource::Person(person)) && reason.fact.rule() != RuleId::TravelTime
        });
        theirs.map(|reason| (reason.fact.rule(), reason.severity)).collect::<std::collections::BTreeSet<_>>()
    };
    let everywhere = options.venues.iter().map(in_venue).reduce(|all, here| &all & &here);
    everywhere.unwrap_or_default().into_iter().collect()
}

#[test]
fn of_a_pool_each_persons_row_is_their_own() {
    let mut department = Department::new();
    let mayor = department.world.person(MAYOR).unwrap().details.clone();
    department.world.put_person(Person { id: DEPUTY, details: mayor });
    busy(&mut department, 1, Resource::Person(MAYOR), &vec![(17 * 60, 60, 9)], false);
    busy(&mut department, 2, Resource::Person(DEPUTY), &vec![], false);
    department.change_request(|request| request.roles[0].candidates = vec![MAYOR, DEPUTY]);
    let options = options(&department.case(), grid());
    let slot = options.grid.index(at("2027-03-25 17:00")).unwrap();
    let of = |person| options.people.iter().find(|row| row.person_id == person).unwrap().verdict(slot);
    assert_eq!((of(MAYOR), of(DEPUTY)), (Verdict::Blocked, Verdict::Free));
}

/// Guards the first test: a rule that no random department breaks would not be compared at all.
#[test]
fn the_random_departments_break_every_rule() {
    let mut runner = TestRunner::deterministic();
    let mut broken: Vec<RuleId> = Vec::new();
    for _ in 0..60 {
        let random = random().new_tree(&mut runner).unwrap().current();
        let department = department(&random);
        let options = options(&case_of(&department, &random), grid());
        let layers = options.venues.iter().flat_map(|venue| &venue.layers).chain(&options.shared);
        broken.extend(layers.map(|layer| layer.rule));
        broken.sort_unstable();
        broken.dedup();
    }
    let mut every: Vec<RuleId> = RULES.iter().map(|rule| rule.id).collect();
    every.sort_unstable();
    every.dedup();
    assert_eq!(broken, every);
}

#[test]
fn the_meeting_being_moved_does_not_stand_in_its_own_way() {
    let mut department = Department::new();
    department.meeting(7, "2027-03-26 17:00", Stage::Held);
    let start = at("2027-03-26 17:30");
    let blocked = options(&department.case(), grid()).verdict(start, HALL);
    let moving = options(&department.case().moving(MeetingId(7)), grid()).verdict(start, HALL);
    assert_eq!((blocked, moving), (Some(Verdict::Blocked), Some(Verdict::Free)));
}

#[test]
fn moving_a_meeting_and_back_changes_nothing() {
    let mut department = Department::new();
    department.meeting(7, "2027-03-26 17:00", Stage::Held);
    let answer = |department: &Department| {
        let options = options(&department.case(), grid());
        let cells = (0..options.grid.len()).map(|slot| options.venues[0].verdict(slot));
        cells.collect::<Vec<_>>()
    };
    let before = answer(&department);
    department.meeting(7, "2027-03-29 10:00", Stage::Held);
    assert_ne!(answer(&department), before);
    department.meeting(7, "2027-03-26 17:00", Stage::Held);
    assert_eq!(answer(&department), before);
}
