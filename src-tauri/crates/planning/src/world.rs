//! Everything planning looks at, in memory, indexed by what questions ask.

use std::collections::BTreeMap;

use crate::busy::{BusyBlock, BusySource, BusyTrack};
use crate::calendar::{Calendar, Resource};
use crate::id::{CalendarId, MeetingId, PersonId, RequestId, VenueId};
use crate::meeting::Meeting;
use crate::period::Period;
use crate::person::Person;
use crate::request::Request;
use crate::settings::Settings;
use crate::venue::Venue;

/// A snapshot of the register. Reads are by id; changes keep the busy tracks in step.
#[derive(Clone, Debug, Default)]
pub struct World {
    pub settings: Settings,
    pub periods: Vec<Period>,
    people: BTreeMap<PersonId, Person>,
    venues: BTreeMap<VenueId, Venue>,
    requests: BTreeMap<RequestId, Request>,
    meetings: BTreeMap<MeetingId, Meeting>,
    calendars: BTreeMap<CalendarId, Calendar>,
    tracks: BTreeMap<Resource, BusyTrack>,
}

static NEVER_BUSY: std::sync::LazyLock<BusyTrack> = std::sync::LazyLock::new(BusyTrack::default);

impl World {
    #[must_use]
    pub fn person(&self, id: PersonId) -> Option<&Person> {
        self.people.get(&id)
    }

    #[must_use]
    pub fn venue(&self, id: VenueId) -> Option<&Venue> {
        self.venues.get(&id)
    }

    #[must_use]
    pub fn request(&self, id: RequestId) -> Option<&Request> {
        self.requests.get(&id)
    }

    #[must_use]
    pub fn meeting(&self, id: MeetingId) -> Option<&Meeting> {
        self.meetings.get(&id)
    }

    #[must_use]
    pub fn calendar(&self, id: CalendarId) -> Option<&Calendar> {
        self.calendars.get(&id)
    }

    pub fn people(&self) -> impl Iterator<Item = &Person> {
        self.people.values()
    }

    pub fn venues(&self) -> impl Iterator<Item = &Venue> {
        self.venues.values()
    }

    pub fn requests(&self) -> impl Iterator<Item = &Request> {
        self.requests.values()
    }

    pub fn meetings(&self) -> impl Iterator<Item = &Meeting> {
        self.meetings.values()
    }

    pub fn calendars(&self) -> impl Iterator<Item = &Calendar> {
        self.calendars.values()
    }

    pub fn calendars_of(&self, owner: Resource) -> impl Iterator<Item = &Calendar> {
        self.calendars.values().filter(move |calendar| calendar.owner == owner)
    }

    /// The busy time of a person or a venue: imported calendars and meetings.
    #[must_use]
    pub fn track(&self, owner: Resource) -> &BusyTrack {
        self.tracks.get(&owner).unwrap_or(&NEVER_BUSY)
    }

    pub fn put_person(&mut self, person: Person) {
        self.people.insert(person.id, person);
    }

    pub fn remove_person(&mut self, id: PersonId) {
        self.people.remove(&id);
    }

    /// Meetings there keep their busy time; their place on the map follows the venue.
    pub fn put_venue(&mut self, venue: Venue) {
        let id = venue.id;
        self.venues.insert(id, venue);
        let there: Vec<Meeting> =
            self.meetings.values().filter(|meeting| meeting.venue_id == id).cloned().collect();
        for meeting in there {
            self.put_meeting(meeting);
        }
    }

    pub fn remove_venue(&mut self, id: VenueId) {
        self.venues.remove(&id);
    }

    pub fn put_request(&mut self, request: Request) {
        self.requests.insert(request.id, request);
    }

    pub fn remove_request(&mut self, id: RequestId) {
        self.requests.remove(&id);
    }

    pub fn put_meeting(&mut self, meeting: Meeting) {
        self.remove_meeting(meeting.id);
        if meeting.stage.takes_time() {
            self.take_time(&meeting);
        }
        self.meetings.insert(meeting.id, meeting);
    }

    pub fn remove_meeting(&mut self, id: MeetingId) {
        if let Some(old) = self.meetings.remove(&id) {
            for owner in owners(&old) {
                if let Some(track) = self.tracks.get_mut(&owner) {
                    track.remove_source(BusySource::Meeting(id));
                }
            }
        }
    }

    fn take_time(&mut self, meeting: &Meeting) {
        let point = self.venue(meeting.venue_id).and_then(|venue| venue.point);
        let title: std::sync::Arc<str> = meeting.name.as_str().into();
        let block = |interval| BusyBlock {
            interval,
            source: BusySource::Meeting(meeting.id),
            title: Some(title.clone()),
            point,
        };
        let venue = Resource::Venue(meeting.venue_id);
        self.tracks.entry(venue).or_default().insert(block(meeting.full()));
        for participant in &meeting.participants {
            let owner = Resource::Person(participant.person_id);
            self.tracks.entry(owner).or_default().insert(block(meeting.presence(participant.presence)));
        }
    }

    /// Replaces what one calendar says, whole. The blocks are those of this calendar alone.
    pub fn put_calendar(&mut self, calendar: Calendar, blocks: Vec<BusyBlock>) {
        self.remove_calendar(calendar.id);
        let source = BusySource::Calendar(calendar.id);
        let old = self.tracks.remove(&calendar.owner).unwrap_or_default();
        let mut all = old.blocks().to_vec();
        all.extend(blocks.into_iter().map(|block| BusyBlock { source, ..block }));
        self.tracks.insert(calendar.owner, BusyTrack::new(all));
        self.calendars.insert(calendar.id, calendar);
    }

    pub fn remove_calendar(&mut self, id: CalendarId) {
        if let Some(old) = self.calendars.remove(&id)
            && let Some(track) = self.tracks.get_mut(&old.owner)
        {
            track.remove_source(BusySource::Calendar(id));
        }
    }
}

fn owners(meeting: &Meeting) -> impl Iterator<Item = Resource> + '_ {
    let people = meeting.participants.iter().map(|participant| Resource::Person(participant.person_id));
    std::iter::once(Resource::Venue(meeting.venue_id)).chain(people)
}
