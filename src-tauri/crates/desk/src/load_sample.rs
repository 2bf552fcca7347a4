//! The sample department, for a first look and for tests.

use planning::busy::{BusyBlock, BusySource};
use planning::calendar::Resource;
use planning::id::{CalendarId, PersonId, VenueId};
use planning::person::Duty;
use planning::request::RequestDetails;
use planning::sample::{Sample, SampleCalendar, SampleOwner, person_index, sample};
use planning::settings::Settings;
use planning::world::World;
use serde::Serialize;
use store::{StepName, Writer};
use ts_rs::TS;

use crate::{Answer, Desk, DeskError, Refusal};

/// The seed of the sample everybody sees.
pub const SAMPLE_SEED: u64 = 20_260_420;

/// What the sample holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct SampleLoaded {
    pub people: u32,
    pub venues: u32,
    pub requests: u32,
    pub calendars: u32,
}

impl Desk {
    /// Fills an empty register.
    ///
    /// # Errors
    /// Refused when something is in the register already.
    pub fn load_sample(&self) -> Result<Answer<SampleLoaded>, DeskError> {
        self.act(StepName::Sample, |writer, world, now| {
            must_be_empty(world)?;
            let sample = sample(SAMPLE_SEED, now);
            let people = insert_all(&sample.people, |person| writer.insert_person(person))?;
            let venues = insert_all(&sample.venues, |venue| writer.insert_venue(venue))?;
            for request in &sample.requests {
                writer.insert_request(&with_real_ids(request, &people))?;
            }
            for period in &sample.periods {
                writer.insert_period(period)?;
            }
            for calendar in &sample.calendars {
                insert_calendar(writer, calendar, &people, &venues)?;
            }
            writer.put_settings(&with_host(&world.settings, &sample))?;
            Ok(loaded(&sample))
        })
    }
}

fn must_be_empty(world: &World) -> Result<(), DeskError> {
    let (people, venues) = (world.people().count() as u32, world.venues().count() as u32);
    let requests = world.requests().count() as u32;
    if people + venues + requests == 0 {
        return Ok(());
    }
    Err(Refusal::NotEmpty { people, venues, requests }.into())
}

fn insert_all<T, Id, E>(all: &[T], insert: impl FnMut(&T) -> Result<Id, E>) -> Result<Vec<Id>, E> {
    all.iter().map(insert).collect()
}

/// Who invites, and whom residents ask, come from the sample's people too.
fn with_host(settings: &Settings, sample: &Sample) -> Settings {
    let mut settings = settings.clone();
    let of = |duty| sample.people.iter().find(|person| person.duty == duty);
    if let Some(mayor) = of(Duty::Mayor) {
        settings.office.host_name = Some(mayor.name.clone());
        settings.office.host_gender = mayor.gender;
    }
    if let Some(organiser) = of(Duty::Organiser) {
        settings.office.contact_phone = organiser.phone.clone().unwrap_or_default();
        settings.office.contact_email = organiser.email.clone().unwrap_or_default();
    }
    settings
}

/// In the sample, people are numbered as they stand in its list.
fn with_real_ids(request: &RequestDetails, people: &[PersonId]) -> RequestDetails {
    let mut request = request.clone();
    for role in &mut request.roles {
        role.candidates = role
            .candidates
            .iter()
            .filter_map(|placeholder| people.get(person_index(*placeholder)).copied())
            .collect();
    }
    request
}

fn insert_calendar(
    writer: &mut Writer<'_>,
    calendar: &SampleCalendar,
    people: &[PersonId],
    venues: &[VenueId],
) -> Result<(), DeskError> {
    let owner = match calendar.owner {
        SampleOwner::Person(index) => people.get(index).map(|id| Resource::Person(*id)),
        SampleOwner::Venue(index) => venues.get(index).map(|id| Resource::Venue(*id)),
    };
    let Some(owner) = owner else { return Ok(()) };
    let source = BusySource::Calendar(CalendarId(0));
    let blocks: Vec<BusyBlock> = calendar
        .busy
        .iter()
        .map(|busy| BusyBlock {
            interval: busy.interval,
            source,
            title: Some(busy.title.as_str().into()),
            point: busy.point,
        })
        .collect();
    writer.replace_calendar(owner, &calendar.name, calendar.as_of, &blocks)?;
    Ok(())
}

fn loaded(sample: &Sample) -> SampleLoaded {
    SampleLoaded {
        people: sample.people.len() as u32,
        venues: sample.venues.len() as u32,
        requests: sample.requests.len() as u32,
        calendars: sample.calendars.len() as u32,
    }
}
