//! Busy calendars of the sample's people and venues over its weeks.

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc};

use super::day::{Card, DayBlock, fill};
use super::deck::Deck;
use super::periods::is_council_day;
use super::random::Random;
use super::tables::courses::{Course, courses, events};
use super::tables::errands::{Errand, agenda};
use super::{SampleBusy, SampleCalendar, SampleOwner, Span};
use crate::holiday;
use crate::person::{Absence, Duty, PersonDetails};
use crate::venue::VenueDetails;

/// Streams of random numbers begin here, one for each person and venue.
const PEOPLE_PART: u64 = 100;
const VENUES_PART: u64 = 200;
/// The venue whose calendar nobody has sent for a while.
const STALE_VENUE: usize = 20;
const STALE_DAYS: i64 = 10;
/// Evenings of venues begin here, in minutes of the day; meetings of the cycle are at 18.00.
const EVENING: u32 = 16 * 60 + 30;

pub(super) fn calendars(
    seed: u64,
    now: DateTime<Utc>,
    span: &Span,
    people: &[PersonDetails],
    venues: &[VenueDetails],
) -> Vec<SampleCalendar> {
    let people = people.iter().enumerate().map(|(index, person)| SampleCalendar {
        owner: SampleOwner::Person(index),
        name: format!("Kalendarz służbowy – {}", person.name),
        as_of: now,
        busy: person_busy(Random::for_part(seed, PEOPLE_PART + index as u64), span, person),
    });
    let venues = venues.iter().enumerate().map(|(index, venue)| SampleCalendar {
        owner: SampleOwner::Venue(index),
        name: format!("Rezerwacje – {}", venue.name),
        as_of: if index == STALE_VENUE { now - TimeDelta::days(STALE_DAYS) } else { now },
        busy: venue_busy(Random::for_part(seed, VENUES_PART + index as u64), span, venue),
    });
    people.chain(venues).collect()
}

fn weekday(date: NaiveDate) -> u8 {
    date.weekday().number_from_monday() as u8
}

fn is_off(date: NaiveDate, absences: &[Absence]) -> bool {
    holiday::on(date).is_some() || absences.iter().any(|absence| absence.covers(date))
}

fn person_busy(mut random: Random, span: &Span, person: &PersonDetails) -> Vec<SampleBusy> {
    let plan = agenda(person.duty);
    let mut days = Deck::new(errand_cards(plan.days), &mut random);
    let mut evenings = Deck::new(errand_cards(plan.evenings), &mut random);
    let hours = (u32::from(plan.day.0) * 60, u32::from(plan.day.1) * 60);
    let mut busy = Vec::new();
    for date in span.days().filter(|date| !is_off(*date, &person.absences)) {
        let mut day = fixtures(person.duty, date);
        match weekday(date) {
            1..=5 => {
                fill(&mut random, &mut days, &mut day, hours, plan.day_percent);
                day.extend(evening(&mut random, &mut evenings, plan.evening_percent));
            }
            6 => day.extend(saturday(&mut random, &mut evenings, person.duty)),
            _ => {}
        }
        busy.extend(day.into_iter().map(|block| block.on(date)));
    }
    busy
}

fn errand_cards(errands: &[Errand]) -> Vec<Card> {
    let cards = |errand: &Errand| {
        let (start, minutes) = (errand.start, errand.minutes);
        let card = move |(ending, district): &(&str, u8)| {
            let title = format!("{start}{ending}");
            Card { title, minutes, district: *district }
        };
        errand.endings.iter().map(card).collect::<Vec<_>>()
    };
    errands.iter().flat_map(cards).collect()
}

/// From 17.30 or 18.00.
fn evening(random: &mut Random, deck: &mut Deck<Card>, percent: u32) -> Option<DayBlock> {
    let start = 17 * 60 + 30 + random.below(2) as u32 * 30;
    random.percent(percent).then(|| deck.deal(random))?.map(|card| DayBlock::of(card, start))
}

fn saturday(random: &mut Random, deck: &mut Deck<Card>, duty: Duty) -> Option<DayBlock> {
    let percent = match duty {
        Duty::Mayor => 40,
        Duty::Deputy => 20,
        _ => 5,
    };
    random.percent(percent).then(|| deck.deal(random))?.map(|card| DayBlock::of(card, 10 * 60))
}

/// What comes every week at its hour, sorted.
fn fixtures(duty: Duty, date: NaiveDate) -> Vec<DayBlock> {
    let fixture = |title: &str, from: u32, minutes: u32| {
        vec![DayBlock::of(Card { title: title.to_owned(), minutes, district: 0 }, from * 60)]
    };
    match (duty, weekday(date)) {
        (Duty::Mayor | Duty::Deputy, 1) => fixture("Posiedzenie kolegium Prezydenta Miasta Krakowa", 9, 90),
        (Duty::Mayor | Duty::Deputy, 2) => fixture("Odprawa kierownictwa urzędu", 8, 60),
        (Duty::Mayor, _) if is_council_day(date) => fixture("Sesja Rady Miasta Krakowa", 10, 7 * 60),
        (Duty::Deputy, _) if is_council_day(date) => fixture("Sesja Rady Miasta Krakowa", 10, 4 * 60),
        (Duty::Mayor, 5) => fixture("Korespondencja i podpisy", 13, 60),
        (Duty::Organiser, 1) => fixture("Odprawa Wydziału Komunikacji Społecznej", 9, 60),
        _ => vec![],
    }
}

/// One week of courses, then every week the same with a few cancelled, and single events where an evening is empty.
fn venue_busy(mut random: Random, span: &Span, venue: &VenueDetails) -> Vec<SampleBusy> {
    let week = course_week(&mut random, span, venue);
    let mut single = Deck::new(course_cards(events(venue.kind)), &mut random);
    let mut busy = Vec::new();
    for date in span.days().filter(|date| !is_off(*date, &venue.closures)) {
        let courses = &week[usize::from(weekday(date)) - 1];
        let mut day: Vec<DayBlock> = courses.iter().filter(|_| !random.percent(8)).cloned().collect();
        day.extend(single_event(&mut random, &mut single, venue, date, courses));
        busy.extend(day.into_iter().map(|block| block.on(date)));
    }
    busy
}

fn course_cards(courses: &[Course]) -> Vec<Card> {
    let card =
        |(title, minutes): &Course| Card { title: (*title).to_owned(), minutes: *minutes, district: 0 };
    courses.iter().map(card).collect()
}

/// The courses of each weekday, Monday first; every other evening stays free.
fn course_week(random: &mut Random, span: &Span, venue: &VenueDetails) -> [Vec<DayBlock>; 7] {
    let mut deck = Deck::new(course_cards(courses(venue.kind)), random);
    std::array::from_fn(|index| {
        let mut day = Vec::new();
        let last = if random.percent(50) { EVENING } else { 24 * 60 };
        for (open, close) in venue.hours.spans_on(span.day(0, index as u64 + 1)) {
            let hours = (u32::from(open.0), u32::from(close.0).min(last));
            fill(random, &mut deck, &mut day, hours, 40);
        }
        day
    })
}

/// At 17.00 on some evenings without a course, when it ends before the venue closes.
fn single_event(
    random: &mut Random,
    deck: &mut Deck<Card>,
    venue: &VenueDetails,
    date: NaiveDate,
    courses: &[DayBlock],
) -> Option<DayBlock> {
    let empty = courses.iter().all(|block| block.to <= EVENING);
    let card = (random.percent(12) && empty).then(|| deck.deal(random))??;
    let event = DayBlock::of(card, 17 * 60);
    let open = venue.hours.spans_on(date);
    let fits = open.iter().any(|(from, to)| u32::from(from.0) <= event.from && event.to <= u32::from(to.0));
    fits.then_some(event)
}
