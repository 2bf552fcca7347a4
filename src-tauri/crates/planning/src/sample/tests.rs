//! The sample is what it promises, whatever the season in which it is made.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDateTime, TimeDelta};

use super::*;
use crate::access::{Feature, Presence};
use crate::busy::{BusyBlock, BusySource};
use crate::calendar::{Calendar, Resource};
use crate::conflict::{Case, Verdict};
use crate::district::{self, DistrictNumber};
use crate::id::{CalendarId, RequestId, VenueId};
use crate::options::{StartGrid, options};
use crate::period::PeriodKind;
use crate::person::{Duty, Person};
use crate::request::{Request, RequestState, is_case_mark, validate};
use crate::venue::Venue;
use crate::world::World;

/// A Monday in November, a Saturday before Easter, a Tuesday before the summer, a day in the Christmas break.
const MOMENTS: [&str; 4] = ["2026-11-23 09:00", "2027-03-20 12:30", "2027-06-15 08:00", "2027-12-28 10:00"];

fn at(civil: &str) -> DateTime<Utc> {
    warsaw::instant(NaiveDateTime::parse_from_str(civil, "%Y-%m-%d %H:%M").unwrap()).unwrap()
}

fn samples() -> impl Iterator<Item = (DateTime<Utc>, Sample)> {
    MOMENTS.into_iter().zip([7, 1, 2, 3]).map(|(civil, seed)| (at(civil), sample(seed, at(civil))))
}

fn world(sample: &Sample) -> World {
    let mut world = World::default();
    world.periods = (1..).zip(&sample.periods).map(|(id, details)| period(id, details)).collect();
    for (index, details) in sample.people.iter().enumerate() {
        world.put_person(Person { id: placeholder(index), details: details.clone() });
    }
    for (id, details) in (1..).zip(&sample.venues) {
        world.put_venue(Venue { id: VenueId(id), details: details.clone() });
    }
    for (id, details) in (1..).zip(&sample.requests) {
        let (id, details) = (RequestId(id), details.clone());
        world.put_request(Request { id, state: RequestState::Waiting, decline_reason: None, details });
    }
    for (id, calendar) in (1..).zip(&sample.calendars) {
        put_calendar(&mut world, CalendarId(id), calendar);
    }
    world
}

fn period(id: i64, details: &PeriodDetails) -> crate::period::Period {
    crate::period::Period { id: crate::id::PeriodId(id), details: details.clone() }
}

fn put_calendar(world: &mut World, id: CalendarId, calendar: &SampleCalendar) {
    let owner = match calendar.owner {
        SampleOwner::Person(index) => Resource::Person(placeholder(index)),
        SampleOwner::Venue(index) => Resource::Venue(VenueId(index as i64 + 1)),
    };
    let block = |busy: &SampleBusy| BusyBlock {
        interval: busy.interval,
        source: BusySource::Calendar(id),
        title: Some(busy.title.as_str().into()),
        point: busy.point,
    };
    let blocks = calendar.busy.iter().map(block).collect();
    let (name, busy_count) = (calendar.name.clone(), calendar.busy.len() as u32);
    world.put_calendar(Calendar { id, name, owner, as_of: calendar.as_of, busy_count }, blocks);
}

/// Titles of the requests that have a free or warned start within 12 weeks from the seventh day on, and of the others.
fn sorted_by_hope(now: DateTime<Utc>, sample: &Sample) -> (Vec<String>, Vec<String>) {
    let world = world(sample);
    let today = warsaw::date(now);
    let grid = StartGrid::of_days(later(today, 7), later(today, 7 * 12));
    let hopeful = |request: &&Request| {
        let options = options(&Case::new(&world, request, now), grid.clone());
        let open = |row: &crate::options::VenueOptions| {
            (0..options.grid.len()).any(|slot| row.verdict(slot) <= Verdict::Warned)
        };
        options.venues.iter().any(open)
    };
    let (yes, no): (Vec<&Request>, Vec<&Request>) = world.requests().partition(hopeful);
    let titles = |requests: Vec<&Request>| requests.iter().map(|request| request.title.clone()).collect();
    (titles(yes), titles(no))
}

#[test]
fn most_requests_can_be_placed_and_some_cannot_in_every_season() {
    for (now, sample) in samples() {
        let (yes, no) = sorted_by_hope(now, &sample);
        assert!(yes.len() >= 14, "{now}: {no:?}");
        assert!(no.len() >= 3, "{now}: {no:?}");
    }
}

#[test]
fn the_same_seed_and_moment_give_the_same_sample() {
    let now = at(MOMENTS[0]);
    assert_eq!(sample(7, now), sample(7, now));
    assert_ne!(sample(7, now), sample(8, now));
}

#[test]
fn a_week_later_letters_and_calendars_have_moved_by_a_week() {
    let now = at(MOMENTS[0]);
    let (first, second) = (sample(7, now), sample(7, now + TimeDelta::days(7)));
    for (early, late) in first.requests.iter().zip(&second.requests) {
        assert_eq!(late.received_on.unwrap() - early.received_on.unwrap(), TimeDelta::days(7));
    }
    let earliest = |sample: &Sample| {
        sample
            .calendars
            .iter()
            .flat_map(|calendar| &calendar.busy)
            .map(|busy| busy.interval.start)
            .min()
            .unwrap()
    };
    assert_eq!(warsaw::days_between(earliest(&first), earliest(&second)), 7);
}

#[test]
fn twelve_people_twenty_five_venues_and_twenty_requests_over_all_districts() {
    let (_, sample) = samples().next().unwrap();
    assert_eq!((sample.people.len(), sample.venues.len(), sample.requests.len()), (12, 25, 20));
    let districts: BTreeSet<_> = sample.venues.iter().filter_map(|venue| venue.district).collect();
    assert_eq!(districts, (1..=18).map(DistrictNumber).collect());
    let asking: BTreeSet<_> = sample.requests.iter().filter_map(|request| request.district).collect();
    assert_eq!(asking.len(), 18);
    let with = |duty| sample.people.iter().filter(|person| person.duty == duty).count();
    let duties = [Duty::Mayor, Duty::Deputy, Duty::Organiser, Duty::Host, Duty::Interpreter];
    assert_eq!(duties.map(with), [1, 4, 3, 2, 2]);
}

/// Nowa Huta reaches furthest: its centre lies 7 km from the housing estates in its west.
#[test]
fn every_venue_lies_in_the_reach_of_its_district() {
    let (_, sample) = samples().next().unwrap();
    for venue in &sample.venues {
        let district = district::by_number(venue.district.unwrap()).unwrap();
        let distance = district.centre.distance_km(&venue.point.unwrap());
        let most = if district.number == DistrictNumber(18) { 7.0 } else { 4.0 };
        assert!(distance < most, "{}: {distance} km", venue.name);
    }
}

#[test]
fn accessibility_is_partly_missing_and_partly_unknown() {
    let (_, sample) = samples().next().unwrap();
    for wanted in [Presence::Yes, Presence::No, Presence::Unknown] {
        let venues = sample.venues.iter();
        let count =
            venues.filter(|venue| Feature::ALL.iter().any(|one| venue.access.of(*one) == wanted)).count();
        assert!(count >= 10, "{wanted:?} at {count} venues");
    }
}

#[test]
fn every_request_is_valid_and_names_people_that_there_are() {
    for (now, sample) in samples() {
        for request in &sample.requests {
            assert_eq!(validate(request), [], "{}", request.title);
            assert!(request.title.chars().count() <= 64, "{}", request.title);
            let age = warsaw::date(now) - request.received_on.unwrap();
            assert!((5..=60).contains(&age.num_days()));
            for id in request.roles.iter().flat_map(|role| &role.candidates) {
                assert!(person_index(*id) < sample.people.len());
            }
        }
    }
}

#[test]
fn case_marks_are_well_formed_and_different_and_new_letters_have_none() {
    for (_, sample) in samples() {
        let marks: Vec<&str> = sample.requests.iter().filter_map(|one| one.case_mark.as_deref()).collect();
        assert!(marks.iter().all(|mark| is_case_mark(mark)), "{marks:?}");
        assert_eq!(marks.iter().collect::<BTreeSet<_>>().len(), marks.len());
        assert!(marks.len() >= 17);
    }
}

#[test]
fn no_title_comes_twice_and_no_text_is_empty() {
    let (_, sample) = samples().next().unwrap();
    let titles: BTreeSet<_> = sample.requests.iter().map(|request| &request.title).collect();
    assert_eq!(titles.len(), sample.requests.len());
    assert!(
        sample.requests.iter().all(|request| request.topic.len() > 40 && !request.requester.name.is_empty())
    );
    assert!(sample.venues.iter().all(|venue| venue.directions.as_ref().is_some_and(|text| text.len() > 40)));
}

#[test]
fn mail_and_telephones_cannot_reach_anybody() {
    let (_, sample) = samples().next().unwrap();
    let people = sample.people.iter().map(|one| (one.email.clone(), one.phone.clone()));
    let venues = sample.venues.iter().map(|one| (one.email.clone(), one.phone.clone()));
    let asking = sample.requests.iter().map(|one| (one.requester.email.clone(), one.requester.phone.clone()));
    let bodies =
        sample.requests.iter().flat_map(|one| &one.bodies).map(|one| (one.email.clone(), one.phone.clone()));
    let mut phones = BTreeMap::new();
    for (email, phone) in people.chain(venues).chain(asking).chain(bodies) {
        let email = email.unwrap();
        assert!(
            email.is_ascii() && email.ends_with(".example") && email.matches('@').count() == 1,
            "{email}"
        );
        if let Some(phone) = phone {
            assert!(phone.starts_with("12 000 00 ") && phone.len() == 12, "{phone}");
            assert_eq!(phones.insert(phone, ()), None);
        }
    }
}

#[test]
fn busy_blocks_are_sorted_apart_and_inside_the_fourteen_weeks() {
    for (now, sample) in samples() {
        let span = Span::around(now);
        let window =
            Interval::new(warsaw::midnight(span.monday), warsaw::midnight(span.day(WEEKS, 1))).unwrap();
        for calendar in &sample.calendars {
            assert!(!calendar.busy.is_empty(), "{}", calendar.name);
            assert!(calendar.busy.iter().all(|busy| busy.interval.start < busy.interval.end));
            assert!(calendar.busy.iter().all(|busy| window.contains(&busy.interval)));
            let apart = |pair: &[SampleBusy]| pair[0].interval.end <= pair[1].interval.start;
            assert!(calendar.busy.windows(2).all(apart), "{}", calendar.name);
        }
    }
}

#[test]
fn everybody_has_a_calendar_and_one_of_a_venue_is_ten_days_old() {
    let (now, sample) = samples().next().unwrap();
    let owners: Vec<SampleOwner> = sample.calendars.iter().map(|calendar| calendar.owner).collect();
    let people = (0..sample.people.len()).map(SampleOwner::Person);
    let venues = (0..sample.venues.len()).map(SampleOwner::Venue);
    assert_eq!(owners, people.chain(venues).collect::<Vec<_>>());
    let old: Vec<_> = sample.calendars.iter().filter(|calendar| calendar.as_of != now).collect();
    assert_eq!(old.len(), 1);
    assert_eq!(now - old[0].as_of, TimeDelta::days(10));
}

/// Share of 8.00–17.00 that is taken on days on which there is anything, in percent.
fn busy_percent(calendar: &SampleCalendar) -> i64 {
    let mut days: BTreeMap<NaiveDate, i64> = BTreeMap::new();
    for busy in &calendar.busy {
        let date = warsaw::date(busy.interval.start);
        let noon = warsaw::midnight(date) + TimeDelta::hours(12);
        if date.weekday().number_from_monday() < 6 && busy.interval.start < noon + TimeDelta::hours(5) {
            *days.entry(date).or_default() += busy.interval.duration().num_minutes();
        }
    }
    days.values().sum::<i64>() * 100 / (days.len() as i64 * 9 * 60)
}

#[test]
fn the_mayor_is_busy_three_fifths_of_working_days_and_everybody_else_less() {
    for (now, sample) in samples() {
        let shares: Vec<i64> = sample.calendars[..sample.people.len()].iter().map(busy_percent).collect();
        assert!((55..=65).contains(&shares[0]), "{now}: {shares:?}");
        assert!(shares[1..].iter().all(|share| *share < shares[0]), "{now}: {shares:?}");
    }
}

#[test]
fn some_of_the_mayors_time_has_a_place_and_some_is_in_the_evening() {
    for (_, sample) in samples() {
        let busy = &sample.calendars[0].busy;
        let placed = busy.iter().filter(|one| one.point.is_some()).count();
        assert!(placed * 10 > busy.len() && placed < busy.len(), "{placed} of {}", busy.len());
        let evening =
            |one: &&SampleBusy| warsaw::civil(one.interval.start).time() >= "17:30:00".parse().unwrap();
        assert!((10..40).contains(&busy.iter().filter(evening).count()));
    }
}

#[test]
fn periods_hold_breaks_sessions_and_two_events() {
    let (_, sample) = samples().next().unwrap();
    let count = |kind| sample.periods.iter().filter(|period| period.kind == kind).count();
    assert_eq!(count(PeriodKind::Event), 2);
    assert!(count(PeriodKind::CityCouncilSession) >= 5);
    assert!(count(PeriodKind::DistrictCouncilSession) >= 10);
    let winter = sample.periods.iter().find(|period| period.name.starts_with("Ferie zimowe")).unwrap();
    assert_eq!(warsaw::rfc3339(winter.interval.start), "2027-02-15T00:00:00+01:00");
    assert_eq!(warsaw::rfc3339(winter.interval.end), "2027-03-01T00:00:00+01:00");
}
