//! Registers for the window's figures: the sample; ten years of an office; a week with a thousand meetings; a season of
//! them in sixty rows.

use std::path::Path;

use chrono::{DateTime, Days, TimeDelta, Utc};
use desk::{Desk, SystemClock};
use planning::busy::{BusyBlock, BusySource};
use planning::calendar::Resource;
use planning::id::{CalendarId, PersonId, RequestId, VenueId};
use planning::lifecycle::Stage;
use planning::meeting::{MeetingDetails, Participant};
use planning::request::{Attendance, Request, RequestDetails, RequestState, RoleKind};
use planning::time::{Interval, Minutes, warsaw};
use planning::venue::VenueDetails;
use store::{Step, StepName, Store, StoreError, Writer};

/// Meetings of the two large registers, and the busy intervals of ten years.
const TEN_YEARS: u64 = 10_000;
const CROWDED_WEEK: u64 = 1_000;
const INTERVALS: usize = 1_000_000;

/// People and venues of the register with many rows.
const ROWS: usize = 60;

/// Writes `sample`, `ten-years`, `crowded-week` and `sixty-rows` into a folder, around the present day.
pub fn write(folder: &Path) {
    for name in ["sample", "ten-years", "crowded-week", "sixty-rows"] {
        let own = folder.join(name);
        Desk::open(&own, Box::new(SystemClock), "figures").unwrap().load_sample().unwrap();
        let store = Store::open(&own.join("lawka.db")).unwrap();
        let now = Desk::open(&own, Box::new(SystemClock), "figures").unwrap().now();
        match name {
            "ten-years" => ten_years(&store, now),
            "crowded-week" => crowded_week(&store, now),
            "sixty-rows" => sixty_rows(&store, now),
            _ => {}
        }
    }
}

fn ten_years(store: &Store, now: DateTime<Utc>) {
    let (people, venues) = register(store);
    let first = now - TimeDelta::days(3_560);
    let owners =
        people.iter().map(|id| Resource::Person(*id)).chain(venues.iter().map(|id| Resource::Venue(*id)));
    let owners: Vec<Resource> = owners.collect();
    let each = INTERVALS / owners.len() + 1;
    change(store, now, |writer| {
        for owner in &owners {
            let blocks: Vec<BusyBlock> = (0..each).map(|number| block(first, number, each)).collect();
            writer.replace_calendar(*owner, "dziesięć lat", now, &blocks)?;
        }
        Ok(())
    });
    meetings(store, now, (&people, &venues), TEN_YEARS, |number| {
        first + TimeDelta::minutes(number as i64 * 3_700 * 1_440 / TEN_YEARS as i64)
    });
}

/// One after the other, evenly over ten years and a little beyond.
fn block(first: DateTime<Utc>, number: usize, of: usize) -> BusyBlock {
    let start = first + TimeDelta::minutes((number * 3_700 * 1_440 / of) as i64);
    let interval = Interval { start, end: start + TimeDelta::minutes(45) };
    let title = Some("Zajęte".into());
    BusyBlock { interval, source: BusySource::Calendar(CalendarId(0)), title, point: None }
}

/// All of them between Monday and Friday of this week, at the hours the grid shows.
fn crowded_week(store: &Store, now: DateTime<Utc>) {
    let (people, venues) = register(store);
    let monday = warsaw::date(now).week(chrono::Weekday::Mon).first_day();
    meetings(store, now, (&people, &venues), CROWDED_WEEK, |number| {
        let day = monday.checked_add_days(Days::new(number % 5)).unwrap();
        warsaw::midnight(day) + TimeDelta::minutes(480 + 15 * ((number / 5) as i64 % 44))
    });
}

/// Over twelve weeks, in the rows of the sample's people and venues and as many more as are missing.
fn sixty_rows(store: &Store, now: DateTime<Utc>) {
    let (people, venues) = register(store);
    let missing = ROWS.saturating_sub(people.len() + venues.len());
    change(store, now, |writer| {
        for number in 0..missing {
            let name = format!("Sala {number}");
            writer.insert_venue(&VenueDetails { name, capacity: 200, ..VenueDetails::default() })?;
        }
        Ok(())
    });
    let (people, venues) = register(store);
    let monday = warsaw::date(now).week(chrono::Weekday::Mon).first_day();
    meetings(store, now, (&people, &venues), CROWDED_WEEK, |number| {
        let day = monday.checked_add_days(Days::new(number % 84)).unwrap();
        warsaw::midnight(day) + TimeDelta::minutes(480 + 15 * ((number / 84) as i64 % 44))
    });
}

fn register(store: &Store) -> (Vec<PersonId>, Vec<VenueId>) {
    store
        .read(|reader| {
            let people = reader.people()?.iter().map(|person| person.id).collect();
            Ok((people, reader.venues()?.iter().map(|venue| venue.id).collect()))
        })
        .unwrap()
}

/// Each with a request of its own, as an office gathers them.
fn meetings(
    store: &Store,
    now: DateTime<Utc>,
    (people, venues): (&[PersonId], &[VenueId]),
    many: u64,
    start: impl Fn(u64) -> DateTime<Utc>,
) {
    change(store, now, |writer| {
        for number in 0..many {
            let index = number as usize;
            let request_id = writer.insert_request(&request(number))?;
            let planned = Request {
                id: request_id,
                state: RequestState::Planned,
                decline_reason: None,
                details: request(number),
            };
            writer.update_request(&planned)?;
            let at = start(number);
            let stage = if at < now { Stage::TookPlace } else { Stage::Confirmed };
            let participant = Participant {
                role: RoleKind::Speaker,
                person_id: people[index % people.len()],
                required: true,
                presence: Attendance::Core,
            };
            let place = (venues[index % venues.len()], participant);
            writer.insert_meeting(&meeting(number, request_id, at, stage, place))?;
        }
        Ok(())
    });
}

fn request(number: u64) -> RequestDetails {
    let mut details = RequestDetails { title: format!("Spotkanie {number}"), ..RequestDetails::default() };
    details.requester.name = format!("Rada {number}");
    details.attendance = 80;
    details
}

fn meeting(
    number: u64,
    request_id: RequestId,
    start: DateTime<Utc>,
    stage: Stage,
    (venue_id, participant): (VenueId, Participant),
) -> MeetingDetails {
    MeetingDetails {
        uid: format!("figures-{number}@lawka"),
        request_id,
        name: format!("Spotkanie {number}"),
        venue_id,
        start,
        duration: Minutes(60),
        setup: Minutes(30),
        clearing: Minutes(30),
        stage,
        participants: vec![participant],
        sequence: 0,
        override_reason: None,
        cancel_reason: None,
        confirmed_at: None,
        announced_start: None,
        bookings: vec![],
        calendar_answers: vec![],
    }
}

fn change(store: &Store, at: DateTime<Utc>, write: impl FnOnce(&mut Writer<'_>) -> Result<(), StoreError>) {
    let step = Step { name: StepName::Sample, who: "figures".to_owned(), at, undoable: false };
    store.change(step, write).unwrap();
}
