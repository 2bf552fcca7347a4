//! The picture never promises more than the rules allow, however crowded or odd the register is.

use chrono::{DateTime, Days, NaiveDateTime, Utc};
use proptest::prelude::*;

use super::*;
use crate::busy::{BusyBlock, BusySource};
use crate::calendar::{Calendar, Resource};
use crate::conflict::Judged;
use crate::hours::{DayMinute, HoursException};
use crate::id::{CalendarId, PeriodId, PersonId, RequestId, VenueId};
use crate::meeting::Meeting;
use crate::period::Period;
use crate::person::Person;
use crate::prices::Prices;
use crate::request::{Request, RequestState};
use crate::sample::{Sample, SampleCalendar, SampleOwner, sample};
use crate::season::{Control, PlanOptions, Progress, check_instance, plan};
use crate::time::Minutes;
use crate::venue::Venue;

struct Unhurried;

impl Control for Unhurried {
    fn should_stop(&self) -> bool {
        false
    }

    fn progress(&self, _: Progress) {}
}

/// A Monday in November, two weeks before the clocks change, a day in the Christmas break.
const MOMENTS: [&str; 3] = ["2026-11-23 09:00", "2027-03-15 12:30", "2027-12-28 10:00"];

fn at(civil: &str) -> DateTime<Utc> {
    warsaw::instant(NaiveDateTime::parse_from_str(civil, "%Y-%m-%d %H:%M").unwrap()).unwrap()
}

fn world(sample: &Sample, copies: i64) -> World {
    let mut world = World::default();
    let periods = (1..).zip(&sample.periods);
    world.periods =
        periods.map(|(id, details)| Period { id: PeriodId(id), details: details.clone() }).collect();
    for (id, details) in (1..).zip(&sample.people) {
        world.put_person(Person { id: PersonId(id), details: details.clone() });
    }
    for (id, details) in (1..).zip(&sample.venues) {
        world.put_venue(Venue { id: VenueId(id), details: details.clone() });
    }
    for copy in 0..copies {
        for (id, details) in (copy * 100 + 1..).zip(&sample.requests) {
            let (id, details) = (RequestId(id), details.clone());
            world.put_request(Request { id, state: RequestState::Waiting, decline_reason: None, details });
        }
    }
    for (id, calendar) in (1..).zip(&sample.calendars) {
        put_calendar(&mut world, CalendarId(id), calendar);
    }
    world
}

fn put_calendar(world: &mut World, id: CalendarId, calendar: &SampleCalendar) {
    let owner = match calendar.owner {
        SampleOwner::Person(index) => Resource::Person(PersonId(index as i64 + 1)),
        SampleOwner::Venue(index) => Resource::Venue(VenueId(index as i64 + 1)),
    };
    let block = |busy: &crate::sample::SampleBusy| BusyBlock {
        interval: busy.interval,
        source: BusySource::Calendar(id),
        title: None,
        point: busy.point,
    };
    let blocks: Vec<BusyBlock> = calendar.busy.iter().map(block).collect();
    let (name, busy_count) = (calendar.name.clone(), blocks.len() as u32);
    world.put_calendar(Calendar { id, name, owner, as_of: calendar.as_of, busy_count }, blocks);
}

/// How the sample is made odd.
#[derive(Clone, Debug)]
struct Oddity {
    moment: usize,
    seed: u64,
    copies: i64,
    /// For each of some venues: number, set-up, clearing, the day of an exception, its opening hour.
    venues: Vec<(i64, u32, u32, u64, u16)>,
    /// For each of some people: number, the day of an exception, the hour until which they work then.
    people: Vec<(i64, u64, u16)>,
    speed: u32,
    evening: u32,
    duration: u32,
}

fn oddities() -> impl Strategy<Value = Oddity> {
    let minutes = prop::sample::select(vec![0u32, 15, 40, 60, 150]);
    let venue = (1i64..26, minutes.clone(), minutes, 7u64..80, 8u16..17);
    let person = (1i64..13, 7u64..80, 17u16..22);
    let lists = (prop::collection::vec(venue, 0..20), prop::collection::vec(person, 0..10));
    let numbers = (8u32..45, 0u32..20, prop::sample::select(vec![30u32, 90, 100, 180]));
    (0..MOMENTS.len(), 0u64..100, 1i64..4, lists, numbers).prop_map(
        |(moment, seed, copies, (venues, people), (speed, evening, duration))| Oddity {
            moment,
            seed,
            copies,
            venues,
            people,
            speed,
            evening,
            duration,
        },
    )
}

fn odd_world(oddity: &Oddity, now: DateTime<Utc>) -> World {
    let mut world = world(&sample(oddity.seed, now), oddity.copies);
    let day = |after: u64| warsaw::date(now).checked_add_days(Days::new(after)).unwrap();
    world.settings.travel.speed_km_per_hour = f64::from(oddity.speed);
    for (id, setup, clearing, date, from) in &oddity.venues {
        let mut venue = world.venue(VenueId(*id)).unwrap().clone();
        (venue.details.setup, venue.details.clearing) = (Minutes(*setup), Minutes(*clearing));
        let spans = vec![(DayMinute::at(*from, 0), DayMinute::at(*from + 4, 30))];
        venue.details.hours.exceptions.push(HoursException { date: day(*date), spans });
        world.put_venue(venue);
    }
    for (id, date, to) in &oddity.people {
        let mut person = world.person(PersonId(*id)).unwrap().clone();
        let spans = vec![(DayMinute::at(9, 0), DayMinute::at(*to, 0))];
        person.details.hours.exceptions.push(HoursException { date: day(*date), spans });
        world.put_person(person);
    }
    for id in 1..8 {
        let mut request = world.request(RequestId(id)).unwrap().clone();
        request.details.duration = Minutes(oddity.duration);
        world.put_request(request);
    }
    world
}

fn season(now: DateTime<Utc>) -> DateSpan {
    let from = warsaw::date(now);
    DateSpan { from, to: from.checked_add_days(Days::new(80)).unwrap() }
}

fn planned(question: &Question, seed: u64) -> Vec<Pick> {
    let options = PlanOptions { seed, max_steps: Some(150), warm: None, threads: 1 };
    question.picks(&plan(&question.instance, options, &Unhurried))
}

fn blocked(staged: &Staged<'_>, picks: &[Pick], now: DateTime<Utc>) -> Vec<(Pick, Judged)> {
    let judged = picks.iter().map(|pick| (pick.clone(), staged.judge(pick, now).unwrap()));
    judged.filter(|(_, judged)| judged.checked.verdict >= Verdict::Unknown).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(5))]

    #[test]
    fn what_the_picture_calls_possible_the_rules_allow(oddity in oddities()) {
        let now = at(MOMENTS[oddity.moment]);
        let world = odd_world(&oddity, now);
        let wishes = Wishes {
            prices: Prices { evening: oddity.evening, time: 20 - oddity.evening, ..Prices::default() },
            ..Wishes::default()
        };
        let question = from_world(&world, now, season(now), &wishes);
        prop_assert!(check_instance(&question.instance).is_ok());
        let picks = planned(&question, oddity.seed);
        prop_assert!(picks.len() >= 8);
        let staged = Staged::new(&world, &picks);
        prop_assert_eq!(blocked(&staged, &picks, now), vec![]);
    }

    #[test]
    fn what_stands_stays_possible_in_the_next_picture(oddity in oddities(), moved in 0usize..8) {
        let now = at(MOMENTS[oddity.moment]);
        let mut world = odd_world(&oddity, now);
        let wishes = Wishes::default();
        let first = planned(&from_world(&world, now, season(now), &wishes), oddity.seed);
        for (pick, id) in first.iter().zip(1..) {
            let meeting = Staged::new(&world, std::slice::from_ref(pick)).meeting(pick).unwrap();
            let mut request = world.request(pick.request_id).unwrap().clone();
            request.state = RequestState::Planned;
            world.put_meeting(Meeting { id: crate::id::MeetingId(id), details: meeting.details });
            world.put_request(request);
        }
        let lost = first[moved].venue_id;
        let mut venue = world.venue(lost).unwrap().clone();
        let date = warsaw::date(first[moved].start);
        venue.details.closures.push(crate::person::Absence { from: date, to: date, reason: None });
        world.put_venue(venue);
        let question = from_world(&world, now, season(now), &wishes);
        let again = planned(&question, oddity.seed);
        // A held meeting that the plan leaves out gives its place up.
        for left_out in question.subjects.iter().filter(|one| !one.fixed && again.iter().all(|pick| !one.is_of(pick))) {
            left_out.meeting_id.into_iter().for_each(|id| world.remove_meeting(id));
        }
        let staged = Staged::new(&world, &again);
        let changed: Vec<Pick> = again.into_iter().filter(|pick| !staged.is_as_registered(pick)).collect();
        prop_assert_eq!(blocked(&staged, &changed, now), vec![]);
    }
}

#[test]
fn nearly_everything_the_rules_allow_has_room_in_the_picture() {
    let now = at(MOMENTS[0]);
    let world = world(&sample(7, now), 1);
    let question = from_world(&world, now, season(now), &Wishes::default());
    let picks = planned(&question, 1);
    let left = question.subjects.iter().filter(|subject| picks.iter().all(|pick| !subject.is_of(pick)));
    let left: std::collections::BTreeSet<RequestId> = left.map(|subject| subject.request_id).collect();
    let settled = settle(&question, (&world, now, &Wishes::default()), picks, &left, &|| true);
    assert!(!settled.changed, "the rules had no place either: {left:?}");
    assert!(settled.picks.len() >= 15);
}

#[test]
fn a_plan_survives_the_way_to_the_register_and_back() {
    let now = at(MOMENTS[0]);
    let world = world(&sample(7, now), 2);
    let question = from_world(&world, now, season(now), &Wishes::default());
    let options = PlanOptions { seed: 3, max_steps: Some(200), warm: None, threads: 1 };
    let solution = plan(&question.instance, options, &Unhurried);
    let mut back = question.solution(&question.picks(&solution));
    back.unplaced.clone_from(&solution.unplaced);
    let scored = |solution| score(&question.instance, solution);
    assert_eq!((scored(&back).total, scored(&back).violations), (scored(&solution).total, vec![]));
}
