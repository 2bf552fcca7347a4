//! Measures `options` and `check` on made-up registers of growing size and prints one JSON object a line.
//!
//! `cargo run --release -p planning --example bench_options`. Times are microseconds; the same run measures two peers:
//! judging every cell on its own with `check`, and scanning the sorted busy blocks for every cell (busy rules only).
//! Ten times the data means ten times the years, as a register grows: 100,000 intervals a year, 1,000 meetings a year.
//! The figures "at 10x density" put them all into one year instead: 190 busy intervals a week for everybody.
#![expect(clippy::print_stdout, reason = "its only output")]
#![expect(clippy::unwrap_used, reason = "made-up data; a mistake in it should stop the measurement")]

use std::hint::black_box;
use std::time::Instant;

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use planning::busy::{BusyBlock, BusySource};
use planning::calendar::{Calendar, Resource};
use planning::conflict::{Case, Placement, check};
use planning::district::DistrictNumber;
use planning::hours::{DayMinute, WeeklyHours};
use planning::id::{CalendarId, MeetingId, PeriodId, PersonId, RequestId, VenueId};
use planning::lifecycle::Stage;
use planning::meeting::{Meeting, MeetingDetails, Participant};
use planning::options::{Options, StartGrid, best, nearest_free, obstacles, options};
use planning::period::{Period, PeriodDetails, PeriodKind};
use planning::person::{Absence, Duty, Person, PersonDetails};
use planning::place::GeoPoint;
use planning::request::{Attendance, Request, RequestDetails, RequestState, RoleKind, RoleNeed};
use planning::time::{Interval, Minutes};
use planning::venue::{Venue, VenueDetails, VenueKind};
use planning::world::World;

const PEOPLE: i64 = 60;
const VENUES: i64 = 40;
const REQUIRED: usize = 8;
const INTERVALS_A_YEAR: usize = 100_000;
const MEETINGS_A_YEAR: i64 = 1_000;
const PLACES: u64 = 60;

fn main() {
    let small = register(USUAL);
    let large = register(Shape { years: 10, ..USUAL });
    let (few, many) = (INTERVALS_A_YEAR, 10 * INTERVALS_A_YEAR);
    let options_few = measure_options("options", &small, few, &usual_roles());
    let options_many = measure_options("options", &large, many, &usual_roles());
    measure_options("options_with_a_pool", &small, few, &with_a_pool());
    measure_options("options_with_set_up", &small, few, &with_set_up());
    let check_few = measure_check(&small, few);
    let check_many = measure_check(&large, many);
    print_ratio("options_growth_at_10x", options_many, options_few);
    print_ratio("check_growth_at_10x", check_many, check_few);
    measure_options(
        "options_all_places_known",
        &register(Shape { located: 100, ..USUAL }),
        few,
        &usual_roles(),
    );
    let dense = register(Shape { intervals_a_year: many, ..USUAL });
    let options_dense = measure_options("options_all_in_one_year", &dense, many, &usual_roles());
    let check_dense = measure_check(&dense, many);
    print_ratio("options_growth_at_10x_density", options_dense, options_few);
    print_ratio("check_growth_at_10x_density", check_dense, check_few);
    measure_ways_out(&small, few);
    measure_peers(&small, few, options_few);
}

/// What a made-up register is like.
#[derive(Clone, Copy)]
struct Shape {
    years: u64,
    intervals_a_year: usize,
    /// Percent of the busy intervals whose place is known.
    located: u64,
}

const USUAL: Shape = Shape { years: 1, intervals_a_year: INTERVALS_A_YEAR, located: 40 };

/// A linear congruential generator (Knuth, MMIX): the same numbers everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn now() -> DateTime<Utc> {
    DayMinute::at(9, 0).on(day("2026-11-23"))
}

/// The data ends a year after the window begins; more years lie before.
fn first_day(years: u64) -> NaiveDate {
    day("2027-11-01").checked_sub_days(Days::new(365 * years)).unwrap()
}

fn window(turn: u64) -> StartGrid {
    let first = day("2026-12-01").checked_add_days(Days::new(7 * (turn % 20))).unwrap();
    StartGrid::of_days(first, first.checked_add_days(Days::new(83)).unwrap())
}

fn place(number: u64) -> GeoPoint {
    let mut random = Random(number + 1);
    random.below(10);
    let (north, east) = (random.below(1_000) as f64, random.below(1_000) as f64);
    GeoPoint { latitude: 50.0 + north / 10_000.0, longitude: 19.85 + east / 5_000.0 }
}

fn register(shape: Shape) -> World {
    let years = shape.years;
    let mut world = World::default();
    let mut random = Random(years);
    (1..=PEOPLE).for_each(|id| world.put_person(person(id, &mut random)));
    (1..=VENUES).for_each(|id| world.put_venue(venue(id, &mut random)));
    let owners = (1..=PEOPLE).map(|id| Resource::Person(PersonId(id)));
    let owners = owners.chain((1..=VENUES).map(|id| Resource::Venue(VenueId(id))));
    for (owner, id) in owners.zip(1..) {
        add_calendar(&mut world, owner, CalendarId(id), shape, &mut random);
    }
    (1..=18).for_each(|id| world.put_request(request(RequestId(id), vec![])));
    (0..MEETINGS_A_YEAR * years as i64).for_each(|id| add_meeting(&mut world, id, years, &mut random));
    world.periods = periods(years).into();
    world
}

fn person(id: i64, random: &mut Random) -> Person {
    let duty = match id {
        1 => Duty::Mayor,
        2..=5 => Duty::Deputy,
        _ => Duty::Other,
    };
    let hours = WeeklyHours::weekdays(&[1, 2, 3, 4, 5, 6], DayMinute::at(8, 0), DayMinute::at(21, 0));
    let from = day("2026-12-01").checked_add_days(Days::new(random.below(200))).unwrap();
    let absence = Absence { from, to: from.checked_add_days(Days::new(7)).unwrap(), reason: None };
    let details = PersonDetails { duty, hours, absences: vec![absence], ..PersonDetails::default() };
    Person { id: PersonId(id), details }
}

fn venue(id: i64, random: &mut Random) -> Venue {
    let (from, to) = (DayMinute::at(8 + random.below(7) as u16, 0), DayMinute::at(22, 0));
    let details = VenueDetails {
        kind: if random.chance(50) { VenueKind::School } else { VenueKind::CultureCentre },
        district: Some(DistrictNumber(1 + random.below(18) as u8)),
        point: Some(place(id as u64)),
        capacity: 60 + random.below(300) as u32,
        hours: WeeklyHours::weekdays(&[1, 2, 3, 4, 5, 6, 7], from, to),
        setup: Minutes(15 * random.below(5) as u32),
        clearing: Minutes(15 * random.below(3) as u32),
        ..VenueDetails::default()
    };
    Venue { id: VenueId(id), details }
}

fn add_calendar(world: &mut World, owner: Resource, id: CalendarId, shape: Shape, random: &mut Random) {
    let years = shape.years;
    let count = shape.intervals_a_year * years as usize / (PEOPLE + VENUES) as usize;
    let source = BusySource::Calendar(id);
    let blocks = (0..count).map(|_| {
        let date = first_day(years).checked_add_days(Days::new(random.below(365 * years))).unwrap();
        let start = DayMinute::at(7, 0).on(date) + TimeDelta::minutes(5 * random.below(168) as i64);
        let end = start + TimeDelta::minutes(30 + 5 * random.below(31) as i64);
        let point = random.chance(shape.located).then(|| place(random.below(PLACES)));
        BusyBlock { interval: Interval { start, end }, source, title: None, point }
    });
    let blocks = blocks.collect();
    let calendar = Calendar { id, name: String::new(), owner, as_of: now(), busy_count: count as u32 };
    world.put_calendar(calendar, blocks);
}

fn request(id: RequestId, roles: Vec<RoleNeed>) -> Request {
    let district = Some(DistrictNumber((id.0 % 18 + 1) as u8));
    let details = RequestDetails { attendance: 80, district, roles, ..RequestDetails::default() };
    Request { id, state: RequestState::Waiting, decline_reason: None, details }
}

fn add_meeting(world: &mut World, id: i64, years: u64, random: &mut Random) {
    let date = first_day(years).checked_add_days(Days::new(random.below(365 * years))).unwrap();
    let participant = Participant {
        role: RoleKind::Speaker,
        person_id: PersonId(1 + random.below(PEOPLE as u64) as i64),
        required: true,
        presence: Attendance::Core,
    };
    let details = MeetingDetails {
        uid: format!("{id}@lawka"),
        request_id: RequestId(1 + random.below(18) as i64),
        name: "Spotkanie".to_owned(),
        venue_id: VenueId(1 + random.below(VENUES as u64) as i64),
        start: DayMinute::at(15 + random.below(5) as u16, 0).on(date),
        duration: Minutes(90),
        setup: Minutes(30),
        clearing: Minutes(30),
        stage: Stage::Confirmed,
        participants: vec![participant],
        sequence: 0,
        override_reason: None,
        cancel_reason: None,
        confirmed_at: None,
        announced_start: None,
        bookings: vec![],
        calendar_answers: vec![],
    };
    world.put_meeting(Meeting { id: MeetingId(id), details });
}

/// A session of the City Council every other week, one of each district every month, an event a week, school breaks.
fn periods(years: u64) -> Vec<Period> {
    let mut details = Vec::new();
    let first = first_day(years);
    let mut add = |kind, number: u64, (from, to): (u16, u16), district| {
        let date = first.checked_add_days(Days::new(number)).unwrap();
        let interval =
            Interval { start: DayMinute::at(from, 0).on(date), end: DayMinute::at(to, 0).on(date) };
        details.push(PeriodDetails { kind, name: String::new(), interval, district });
    };
    (0..26 * years).for_each(|n| add(PeriodKind::CityCouncilSession, 14 * n, (10, 19), None));
    (0..52 * years).for_each(|n| add(PeriodKind::Event, 7 * n + 5, (18, 22), None));
    for (month, district) in (0..12 * years).flat_map(|month| (1..=18).map(move |district| (month, district)))
    {
        let number = DistrictNumber(district);
        add(PeriodKind::DistrictCouncilSession, 30 * month + u64::from(district), (17, 20), Some(number));
    }
    let winter = PeriodDetails::days(PeriodKind::SchoolBreak, "", day("2027-02-15"), day("2027-02-28"));
    let campaign = PeriodDetails::days(PeriodKind::Campaign, "", day("2027-01-10"), day("2027-01-20"));
    let silence = PeriodDetails::days(PeriodKind::ElectionSilence, "", day("2027-01-23"), day("2027-01-24"));
    details.extend([winter, campaign, silence]);
    details.into_iter().zip(1..).map(|(details, id)| Period { id: PeriodId(id), details }).collect()
}

fn role(candidates: &[i64], presence: Attendance) -> RoleNeed {
    let candidates = candidates.iter().map(|id| PersonId(*id)).collect();
    RoleNeed { role: RoleKind::Speaker, required: true, presence, candidates }
}

fn usual_roles() -> Vec<RoleNeed> {
    (1..=REQUIRED as i64).map(|id| role(&[id], Attendance::Core)).collect()
}

/// The Mayor or one of the deputies, and seven others.
fn with_a_pool() -> Vec<RoleNeed> {
    let others = (6..5 + REQUIRED as i64).map(|id| role(&[id], Attendance::Core));
    std::iter::once(role(&[1, 2, 3, 4, 5], Attendance::Core)).chain(others).collect()
}

/// Two of the eight are there for set-up and clearing too.
fn with_set_up() -> Vec<RoleNeed> {
    let mut roles = usual_roles();
    roles.iter_mut().take(2).for_each(|role| role.presence = Attendance::Full);
    roles
}

/// Median and 99th percentile in microseconds.
#[derive(Clone, Copy)]
struct Figures {
    median: f64,
    p99: f64,
}

fn measure(runs: usize, mut once: impl FnMut(u64)) -> Figures {
    (0..(runs as u64 / 10).max(1)).for_each(&mut once);
    let mut times: Vec<f64> = (0..runs as u64)
        .map(|turn| {
            let start = Instant::now();
            once(turn);
            start.elapsed().as_nanos() as f64 / 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    Figures { median: times[runs / 2], p99: times[(runs * 99 / 100).min(runs - 1)] }
}

fn print_figures(name: &str, intervals: usize, runs: usize, figures: Figures) {
    let (starts, Figures { median, p99 }) = (window(0).len(), figures);
    println!(
        r#"{{"figure":"{name}","intervals":{intervals},"required_people":{REQUIRED},"venues":{VENUES},"starts":{starts},"runs":{runs},"median_us":{median:.2},"p99_us":{p99:.2}}}"#
    );
}

fn print_ratio(name: &str, large: Figures, small: Figures) {
    let (median, p99) = (large.median / small.median, large.p99 / small.p99);
    println!(r#"{{"figure":"{name}","median_ratio":{median:.2},"p99_ratio":{p99:.2}}}"#);
}

fn measure_options(name: &str, world: &World, intervals: usize, roles: &[RoleNeed]) -> Figures {
    let runs = 1_000;
    let request = request(RequestId(3), roles.to_vec());
    let figures = measure(runs, |turn| {
        let case = Case::new(world, &request, now());
        black_box(options(&case, window(turn)));
    });
    print_figures(name, intervals, runs, figures);
    figures
}

fn placement(random: &mut Random) -> Placement {
    let date = day("2026-12-01").checked_add_days(Days::new(random.below(84))).unwrap();
    let start = DayMinute(15 * random.below(96) as u16).on(date);
    Placement { start, venue_id: VenueId(1 + random.below(VENUES as u64) as i64) }
}

fn measure_check(world: &World, intervals: usize) -> Figures {
    let runs = 100_000;
    let request = request(RequestId(3), usual_roles());
    let mut random = Random(7);
    let case = Case::new(world, &request, now());
    let figures = measure(runs, |_| {
        black_box(check(&case, &placement(&mut random)));
    });
    print_figures("check", intervals, runs, figures);
    let with_case = measure(runs, |_| {
        let case = Case::new(world, &request, now());
        black_box(check(&case, &placement(&mut random)));
    });
    print_figures("case_and_check", intervals, runs, with_case);
    figures
}

fn measure_ways_out(world: &World, intervals: usize) {
    let request = request(RequestId(3), usual_roles());
    let case = Case::new(world, &request, now());
    let mut random = Random(9);
    let figures = measure(200, |_| {
        black_box(nearest_free(&case, &placement(&mut random), 4));
    });
    print_figures("nearest_free", intervals, 200, figures);
    let answer = options(&case, window(0));
    let figures = measure(20, |_| {
        black_box(best(&case, &answer, 10));
    });
    print_figures("best", intervals, 20, figures);
    let figures = measure(20, |turn| {
        black_box(obstacles(&case, &window(turn)));
    });
    print_figures("obstacles_with_free_starts", intervals, 20, figures);
    let full = with_a_full_window(world);
    let case = Case::new(&full, &request, now());
    let figures = measure(20, |turn| {
        black_box(obstacles(&case, &window(turn)));
    });
    print_figures("obstacles_of_a_full_window", intervals, 20, figures);
}

/// The Mayor is away all the time.
fn with_a_full_window(world: &World) -> World {
    let mut full = world.clone();
    let (owner, id) = (Resource::Person(PersonId(1)), CalendarId(1_000));
    let interval = Interval { start: now(), end: now() + TimeDelta::days(400) };
    let block = BusyBlock { interval, source: BusySource::Calendar(id), title: None, point: None };
    full.put_calendar(Calendar { id, name: String::new(), owner, as_of: now(), busy_count: 1 }, vec![block]);
    full
}

/// The same answer reckoned cell by cell; the verdicts are compared before the times are printed.
fn measure_peers(world: &World, intervals: usize, ours: Figures) {
    let request = request(RequestId(3), usual_roles());
    let case = Case::new(world, &request, now());
    let answer = options(&case, window(0));
    let naive = measure(1, |_| assert!(by_check(&case, &answer)));
    print_figures("peer_check_of_every_cell", intervals, 1, naive);
    print_ratio("peer_check_of_every_cell_to_options", naive, ours);
    let scan = measure(3, |_| {
        black_box(by_scan(&case, &answer));
    });
    print_figures("peer_sorted_scan_busy_rules_only", intervals, 3, scan);
    print_ratio("peer_sorted_scan_to_options", scan, ours);
}

fn by_check(case: &Case<'_>, answer: &Options) -> bool {
    answer.venues.iter().all(|row| {
        (0..answer.grid.len()).all(|slot| {
            let at = Placement { start: answer.grid.start(slot), venue_id: row.venue_id };
            check(case, &at).map(|judged| judged.checked.verdict) == Some(row.verdict(slot))
        })
    })
}

/// Cells at which everybody and the venue are free.
fn by_scan(case: &Case<'_>, answer: &Options) -> usize {
    let is_free = |owner, wanted| case.world.track(owner).overlapping(wanted).next().is_none();
    let people: Vec<PersonId> = case.roles.iter().flat_map(|role| role.candidates.clone()).collect();
    let cells = answer.venues.iter().flat_map(|row| (0..answer.grid.len()).map(move |slot| (row, slot)));
    let open = cells.filter(|(row, slot)| {
        let Some(venue) = case.world.venue(row.venue_id) else { return false };
        let start = answer.grid.start(*slot);
        is_free(Resource::Venue(venue.id), case.full(start, venue))
            && people.iter().all(|id| is_free(Resource::Person(*id), case.core(start)))
    });
    open.count()
}
