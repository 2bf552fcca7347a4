//! Everything planning looks at, in memory, indexed by what questions ask.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

use crate::booking::BookingState;
use crate::busy::{BusyBlock, BusySource, BusyTrack};
use crate::calendar::{Calendar, Origin, Resource};
use crate::district::DistrictNumber;
use crate::id::{CalendarId, MeetingId, PersonId, RequestId, VenueId};
use crate::meeting::Meeting;
use crate::period::Periods;
use crate::person::Person;
use crate::request::Request;
use crate::settings::Settings;
use crate::time::Interval;
use crate::venue::Venue;

/// A snapshot of the register. Reads are by id; changes keep the busy tracks in step.
#[derive(Clone, Debug, Default)]
pub struct World {
    pub settings: Settings,
    pub periods: Periods,
    people: BTreeMap<PersonId, Person>,
    venues: BTreeMap<VenueId, Venue>,
    requests: BTreeMap<RequestId, Request>,
    meetings: BTreeMap<MeetingId, Meeting>,
    calendars: BTreeMap<CalendarId, Calendar>,
    origins: BTreeMap<CalendarId, Origin>,
    tracks: BTreeMap<Resource, BusyTrack>,
    calendars_by_owner: BTreeSet<(Resource, CalendarId)>,
    meetings_by_request: BTreeSet<(RequestId, MeetingId)>,
    /// Meetings that take time, for the district whose request they answer.
    meetings_by_district: BTreeSet<(DistrictNumber, DateTime<Utc>, MeetingId)>,
    /// What owners of venues refused, and to which meeting.
    refusals: BTreeSet<(VenueId, Interval, MeetingId)>,
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

    #[must_use]
    pub fn origin(&self, id: CalendarId) -> Option<&Origin> {
        self.origins.get(&id)
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
        let ids = (owner, CalendarId(i64::MIN))..=(owner, CalendarId(i64::MAX));
        self.calendars_by_owner.range(ids).filter_map(|(_, id)| self.calendars.get(id))
    }

    /// Every meeting that answers a request, whatever its stage.
    pub fn meetings_of(&self, request: RequestId) -> impl Iterator<Item = &Meeting> {
        let ids = (request, MeetingId(i64::MIN))..=(request, MeetingId(i64::MAX));
        self.meetings_by_request.range(ids).filter_map(|(_, id)| self.meetings.get(id))
    }

    /// Starts of the meetings held, due or past for requests of a district, between two instants (both inclusive),
    /// earliest first.
    pub fn meetings_in(
        &self,
        district: DistrictNumber,
        from: DateTime<Utc>,
        to: DateTime<Utc>,
    ) -> impl DoubleEndedIterator<Item = (DateTime<Utc>, MeetingId)> {
        let first = (district, from, MeetingId(i64::MIN));
        let last = (district, to.max(from), MeetingId(i64::MAX));
        self.meetings_by_district.range(first..=last).map(|(_, start, id)| (*start, *id))
    }

    /// The times for which the owner of a venue said no, earliest first, and for which meeting.
    pub fn refusals_of(&self, venue: VenueId) -> impl Iterator<Item = (Interval, MeetingId)> {
        let instant = |end| Interval { start: end, end };
        let first = (venue, instant(DateTime::<Utc>::MIN_UTC), MeetingId(i64::MIN));
        let last = (venue, instant(DateTime::<Utc>::MAX_UTC), MeetingId(i64::MAX));
        self.refusals.range(first..=last).map(|(_, interval, meeting)| (*interval, *meeting))
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
        let (id, now) = (request.id, request.district);
        let before = self.requests.insert(id, request).and_then(|old| old.district);
        self.change_district(id, before, now);
    }

    pub fn remove_request(&mut self, id: RequestId) {
        let before = self.requests.remove(&id).and_then(|old| old.district);
        self.change_district(id, before, None);
    }

    fn change_district(
        &mut self,
        request: RequestId,
        before: Option<DistrictNumber>,
        now: Option<DistrictNumber>,
    ) {
        if before == now {
            return;
        }
        let taking = self.meetings_of(request).filter(|meeting| meeting.stage.takes_time());
        let entries: Vec<_> = taking.map(|meeting| (meeting.start, meeting.id)).collect();
        for (start, id) in entries {
            if let Some(district) = before {
                self.meetings_by_district.remove(&(district, start, id));
            }
            if let Some(district) = now {
                self.meetings_by_district.insert((district, start, id));
            }
        }
    }

    fn district_of(&self, meeting: &Meeting) -> Option<DistrictNumber> {
        self.requests.get(&meeting.request_id).and_then(|request| request.district)
    }

    pub fn put_meeting(&mut self, meeting: Meeting) {
        self.remove_meeting(meeting.id);
        if meeting.stage.takes_time() {
            self.take_time(&meeting);
        }
        self.meetings_by_request.insert((meeting.request_id, meeting.id));
        self.refusals.extend(refusals(&meeting));
        self.meetings.insert(meeting.id, meeting);
    }

    pub fn remove_meeting(&mut self, id: MeetingId) {
        if let Some(old) = self.meetings.remove(&id) {
            self.meetings_by_request.remove(&(old.request_id, id));
            for refusal in refusals(&old) {
                self.refusals.remove(&refusal);
            }
            if let Some(district) = self.district_of(&old) {
                self.meetings_by_district.remove(&(district, old.start, id));
            }
            for owner in owners(&old) {
                if let Some(track) = self.tracks.get_mut(&owner) {
                    track.remove_source(BusySource::Meeting(id));
                }
            }
        }
    }

    fn take_time(&mut self, meeting: &Meeting) {
        if let Some(district) = self.district_of(meeting) {
            self.meetings_by_district.insert((district, meeting.start, meeting.id));
        }
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
        self.calendars_by_owner.insert((calendar.owner, calendar.id));
        self.origins.insert(calendar.id, calendar.origin());
        self.calendars.insert(calendar.id, calendar);
    }

    pub fn remove_calendar(&mut self, id: CalendarId) {
        let Some(old) = self.calendars.remove(&id) else { return };
        self.origins.remove(&id);
        self.calendars_by_owner.remove(&(old.owner, id));
        if let Some(track) = self.tracks.get_mut(&old.owner) {
            track.remove_source(BusySource::Calendar(id));
        }
    }
}

fn refusals(meeting: &Meeting) -> impl Iterator<Item = (VenueId, Interval, MeetingId)> + '_ {
    let refused = meeting.bookings.iter().filter(|booking| booking.state == BookingState::Refused);
    refused.map(|booking| (booking.venue_id, booking.interval, meeting.id))
}

fn owners(meeting: &Meeting) -> impl Iterator<Item = Resource> + '_ {
    let people = meeting.participants.iter().map(|participant| Resource::Person(participant.person_id));
    std::iter::once(Resource::Venue(meeting.venue_id)).chain(people)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conflict::testing::{Department, REQUEST, meeting};
    use crate::lifecycle::Stage;
    use crate::time::warsaw;
    use proptest::prelude::*;

    /// One change of the register: a meeting put or removed, or a request's district changed.
    #[derive(Clone, Debug)]
    enum Change {
        Put { meeting: i64, request: i64, day: u32, stage: Stage },
        Remove { meeting: i64 },
        District { request: i64, district: Option<u8> },
        RemoveRequest { request: i64 },
    }

    fn changes() -> impl Strategy<Value = Vec<Change>> {
        let stages = [Stage::Held, Stage::TookPlace, Stage::Cancelled];
        let put = (0i64..5, 1i64..4, 1u32..29, prop::sample::select(stages.to_vec()))
            .prop_map(|(meeting, request, day, stage)| Change::Put { meeting, request, day, stage });
        let remove = (0i64..5).prop_map(|meeting| Change::Remove { meeting });
        let district = (1i64..4, prop::option::of(1u8..4))
            .prop_map(|(request, district)| Change::District { request, district });
        let remove_request = (1i64..4).prop_map(|request| Change::RemoveRequest { request });
        prop::collection::vec(prop_oneof![6 => put, 2 => remove, 4 => district, 1 => remove_request], 0..30)
    }

    fn change(department: &mut Department, change: &Change) {
        match change {
            Change::Put { meeting: id, request, day, stage } => {
                let id = MeetingId(*id);
                let mut details = meeting(id, &format!("2026-12-{day:02} 17:00"), *stage);
                details.request_id = RequestId(*request);
                department.world.put_meeting(Meeting { id, details });
            }
            Change::Remove { meeting } => department.world.remove_meeting(MeetingId(*meeting)),
            Change::District { request, district } => {
                let template = department.case().request.clone();
                let mut request = Request { id: RequestId(*request), ..template };
                request.details.district = district.map(DistrictNumber);
                department.world.put_request(request);
            }
            Change::RemoveRequest { request } if RequestId(*request) != REQUEST => {
                department.world.remove_request(RequestId(*request));
            }
            Change::RemoveRequest { .. } => {}
        }
    }

    fn by_looking(world: &World, district: DistrictNumber) -> Vec<(DateTime<Utc>, MeetingId)> {
        let taking = world.meetings().filter(|meeting| meeting.stage.takes_time());
        let there = taking.filter(|meeting| world.district_of(meeting) == Some(district));
        let mut found: Vec<_> = there.map(|meeting| (meeting.start, meeting.id)).collect();
        found.sort_unstable();
        found
    }

    proptest! {
        #[test]
        fn a_districts_meetings_are_found_whatever_changed_before(changes in changes()) {
            let mut department = Department::new();
            changes.iter().for_each(|one| change(&mut department, one));
            let world = &department.world;
            let first = warsaw::midnight("2026-01-01".parse().unwrap());
            let last = warsaw::midnight("2028-01-01".parse().unwrap());
            for district in (1..4).map(DistrictNumber) {
                let found: Vec<_> = world.meetings_in(district, first, last).collect();
                prop_assert_eq!(found, by_looking(world, district));
            }
            for request in (1..4).map(RequestId) {
                let found: Vec<_> = world.meetings_of(request).map(|meeting| meeting.id).collect();
                let all = world.meetings().filter(|meeting| meeting.request_id == request);
                prop_assert_eq!(found, all.map(|meeting| meeting.id).collect::<Vec<_>>());
            }
        }
    }
}
