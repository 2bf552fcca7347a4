//! `options` and `check` are two ways to the same answer: they must agree on every cell.

use chrono::TimeDelta;
use proptest::prelude::*;

use super::*;
use crate::calendar::Resource;
use crate::conflict::testing::{Department, HALL, MAYOR, REQUEST, at};
use crate::conflict::{Placement, check};
use crate::hours::{DayMinute, WeeklyHours};
use crate::id::{CalendarId, MeetingId, PersonId};
use crate::person::{Absence, Person};
use crate::request::{Attendance, RoleKind, RoleNeed};
use crate::time::{Minutes, warsaw};

const FIRST: &str = "2027-03-25";
const LAST: &str = "2027-03-30";

fn grid() -> StartGrid {
    StartGrid::of_days(FIRST.parse().unwrap(), LAST.parse().unwrap())
}

/// Busy spans as minutes from the window's first midnight and a length.
type Spans = Vec<(i64, i64)>;

#[derive(Clone, Debug)]
struct Random {
    mayor: Spans,
    deputy: Spans,
    hall: Spans,
    stale: (bool, bool),
    pool: bool,
    full: bool,
    deputy_required: bool,
    hours: (u16, u16),
    attendance: u32,
    duration: u32,
    absent: bool,
}

fn spans() -> impl Strategy<Value = Spans> {
    prop::collection::vec((-300i64..9_000, 1i64..400), 0..12)
}

fn random() -> impl Strategy<Value = Random> {
    (
        (spans(), spans(), spans(), any::<(bool, bool)>()),
        (any::<bool>(), any::<bool>(), any::<bool>()),
        (0u16..600, 600u16..=1440),
        (50u32..130, 1u32..40, any::<bool>()),
    )
        .prop_map(|((mayor, deputy, hall, stale), (pool, full, deputy_required), hours, rest)| Random {
            mayor,
            deputy,
            hall,
            stale,
            pool,
            full,
            deputy_required,
            hours,
            attendance: rest.0,
            duration: rest.1 * 15,
            absent: rest.2,
        })
}

const DEPUTY: PersonId = PersonId(2);

fn busy(department: &mut Department, id: i64, owner: Resource, spans: &Spans, stale: bool) {
    let first = warsaw::midnight(FIRST.parse().unwrap());
    let source = crate::busy::BusySource::Calendar(CalendarId(id));
    let block = |(start, length): &(i64, i64)| crate::busy::BusyBlock {
        interval: crate::time::Interval {
            start: first + TimeDelta::minutes(*start),
            end: first + TimeDelta::minutes(start + length),
        },
        source,
        title: None,
        point: None,
    };
    let as_of = department.now - TimeDelta::days(if stale { 30 } else { 1 });
    let calendar = crate::calendar::Calendar {
        id: CalendarId(id),
        name: String::new(),
        owner,
        as_of,
        busy_count: spans.len() as u32,
    };
    department.world.put_calendar(calendar, spans.iter().map(block).collect());
}

fn department(random: &Random) -> Department {
    let mut department = Department::new();
    department.now = at("2027-03-10 09:00");
    department.world.settings.lead_min_days = 16;
    department.world.settings.lead_target_days = 18;
    add_deputy(&mut department, random);
    busy(&mut department, 1, Resource::Person(MAYOR), &random.mayor, random.stale.0);
    busy(&mut department, 2, Resource::Person(DEPUTY), &random.deputy, random.stale.1);
    busy(&mut department, 3, Resource::Venue(HALL), &random.hall, false);
    department.change_venue(|venue| {
        venue.hours =
            WeeklyHours::weekdays(&[1, 4, 5, 6, 7], DayMinute(random.hours.0), DayMinute(random.hours.1));
    });
    department.another_venue();
    department.change_request(|request| set_roles(request, random));
    department
}

fn add_deputy(department: &mut Department, random: &Random) {
    let mut details = department.world.person(MAYOR).unwrap().details.clone();
    if random.absent {
        let day = "2027-03-28".parse().unwrap();
        details.absences = vec![Absence { from: day, to: day, reason: None }];
    }
    department.world.put_person(Person { id: DEPUTY, details });
}

fn set_roles(request: &mut crate::request::RequestDetails, random: &Random) {
    let presence = if random.full { Attendance::Full } else { Attendance::Core };
    let role = |required, candidates: &[PersonId]| RoleNeed {
        role: RoleKind::Speaker,
        required,
        presence,
        candidates: candidates.to_vec(),
    };
    request.attendance = random.attendance;
    request.duration = Minutes(random.duration);
    request.roles = if random.pool {
        vec![role(true, &[MAYOR, DEPUTY])]
    } else {
        vec![role(true, &[MAYOR]), role(random.deputy_required, &[DEPUTY])]
    };
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
        let case = department.case();
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

#[test]
fn the_meeting_being_moved_does_not_stand_in_its_own_way() {
    let mut department = Department::new();
    department.world.put_meeting(crate::meeting::Meeting { id: MeetingId(7), details: meeting() });
    let start = at("2027-03-26 17:30");
    let blocked = options(&department.case(), grid()).verdict(start, HALL);
    let moving = options(&department.case().moving(MeetingId(7)), grid()).verdict(start, HALL);
    assert_eq!((blocked, moving), (Some(Verdict::Blocked), Some(Verdict::Free)));
}

fn meeting() -> crate::meeting::MeetingDetails {
    crate::meeting::MeetingDetails {
        uid: "7@lawka".to_owned(),
        request_id: REQUEST,
        name: "Spotkanie".to_owned(),
        venue_id: HALL,
        start: at("2027-03-26 17:00"),
        duration: Minutes(90),
        setup: Minutes(45),
        clearing: Minutes(30),
        stage: crate::lifecycle::Stage::Held,
        participants: vec![crate::meeting::Participant {
            role: RoleKind::Speaker,
            person_id: MAYOR,
            required: true,
            presence: Attendance::Core,
        }],
        sequence: 0,
        override_reason: None,
        cancel_reason: None,
        confirmed_at: None,
        announced_start: None,
    }
}
