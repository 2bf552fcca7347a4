//! What the lists show: requests, meetings, people, venues, channels, and search over all of it.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use planning::channel::{self, ChannelId, ChannelKind};
use planning::district::{self, District};
use planning::id::{MeetingId, RequestId, VenueId};
use planning::lifecycle::Stage;
use planning::meeting::Meeting;
use planning::person::Person;
use planning::request::{Request, RequestState};
use planning::settings::Settings;
use planning::time::{Minutes, warsaw};
use planning::venue::Venue;
use planning::world::World;
use serde::Serialize;
use store::{History, Hit, LedgerRow, Reader};
use ts_rs::TS;

use crate::{Desk, DeskError};

/// A request in a list.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct RequestCard {
    pub id: RequestId,
    pub name: String,
    pub state: RequestState,
    pub case_mark: Option<String>,
    pub topic: String,
    /// „XII Bieżanów-Prokocim”.
    pub district: Option<String>,
    pub attendance: u32,
    pub duration: Minutes,
    /// Days since it was received; `None` when the day isn't known.
    pub waiting_days: Option<i32>,
    pub meeting_id: Option<MeetingId>,
}

/// A meeting in a list or on the grid.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct MeetingCard {
    pub id: MeetingId,
    pub name: String,
    pub state: Stage,
    #[serde(with = "warsaw::serde_instant")]
    #[ts(type = "string")]
    pub start: DateTime<Utc>,
    #[serde(with = "warsaw::serde_instant")]
    #[ts(type = "string")]
    pub end: DateTime<Utc>,
    pub venue_id: VenueId,
    pub venue_name: String,
    pub request_id: RequestId,
    pub district: Option<String>,
    pub person_ids: Vec<planning::id::PersonId>,
}

/// A channel in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ChannelCard {
    pub id: ChannelId,
    pub name: String,
    pub kind: ChannelKind,
    pub enabled: bool,
    pub public: bool,
}

/// The lists a window keeps at hand.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct Register {
    #[serde(with = "warsaw::serde_instant")]
    #[ts(type = "string")]
    pub now: DateTime<Utc>,
    pub requests: Vec<RequestCard>,
    pub meetings: Vec<MeetingCard>,
    pub people: Vec<Person>,
    pub venues: Vec<Venue>,
    pub channels: Vec<ChannelCard>,
    pub districts: Vec<District>,
    pub settings: Settings,
    pub history: History,
}

/// „XII Bieżanów-Prokocim”.
pub(crate) fn district_label(request: &Request) -> Option<String> {
    let district = district::by_number(request.district?)?;
    Some(format!("{} {}", district.roman, district.name))
}

fn request_card(request: &Request, meeting_id: Option<MeetingId>, now: DateTime<Utc>) -> RequestCard {
    let waiting = |received: chrono::NaiveDate| (warsaw::date(now) - received).num_days() as i32;
    RequestCard {
        id: request.id,
        name: request.title.clone(),
        state: request.state,
        case_mark: request.case_mark.clone(),
        topic: request.topic.clone(),
        district: district_label(request),
        attendance: request.attendance,
        duration: request.duration,
        waiting_days: request.received_on.map(waiting),
        meeting_id,
    }
}

fn is_open(meeting: &Meeting) -> bool {
    meeting.stage.takes_time()
}

pub(crate) fn meeting_card(world: &World, meeting: &Meeting) -> MeetingCard {
    let venue = world.venue(meeting.venue_id);
    MeetingCard {
        id: meeting.id,
        name: meeting.name.clone(),
        state: meeting.stage,
        start: meeting.start,
        end: meeting.end(),
        venue_id: meeting.venue_id,
        venue_name: venue.map(|venue| venue.name.clone()).unwrap_or_default(),
        request_id: meeting.request_id,
        district: world.request(meeting.request_id).and_then(district_label),
        person_ids: meeting.participants.iter().map(|participant| participant.person_id).collect(),
    }
}

pub(crate) fn channel_cards(settings: &Settings) -> Vec<ChannelCard> {
    let card = |channel: &channel::Channel| ChannelCard {
        id: channel.id.clone(),
        name: channel.name.clone(),
        kind: channel.kind,
        enabled: !settings.disabled_channels.contains(&channel.id),
        public: channel.kind.is_public(),
    };
    let publishable = channel::shipped().iter().filter(|channel| channel.kind != ChannelKind::Data);
    publishable.map(card).collect()
}

impl Desk {
    /// Every list at once: a start of the window, or after a change that touched much.
    ///
    /// # Errors
    /// Failed when the register cannot be read.
    pub fn register(&self) -> Result<Register, DeskError> {
        let history = self.store().history()?;
        self.look(|world, now| {
            Ok(Register {
                now,
                requests: requests(world, now),
                meetings: meetings(world),
                people: world.people().cloned().collect(),
                venues: world.venues().cloned().collect(),
                channels: channel_cards(&world.settings),
                districts: district::all().to_vec(),
                settings: world.settings.clone(),
                history,
            })
        })
    }

    /// # Errors
    /// Failed when the register cannot be read.
    pub fn requests(&self) -> Result<Vec<RequestCard>, DeskError> {
        self.look(|world, now| Ok(requests(world, now)))
    }

    /// A request whole, with the requester's data; that somebody has seen them is noted.
    ///
    /// # Errors
    /// Refused when there is none with this id.
    pub fn request(&self, id: RequestId) -> Result<Request, DeskError> {
        let request = self.look(|world, _| {
            world.request(id).cloned().ok_or_else(|| DeskError::not_found(store::EntityKind::Request, id.0))
        })?;
        self.note_access(store::AccessKind::Viewed, id);
        Ok(request)
    }

    /// # Errors
    /// Failed when the register cannot be read.
    pub fn meetings(&self) -> Result<Vec<MeetingCard>, DeskError> {
        self.look(|world, _| Ok(meetings(world)))
    }

    /// # Errors
    /// Failed when the register cannot be read.
    pub fn people(&self) -> Result<Vec<Person>, DeskError> {
        self.look(|world, _| Ok(world.people().cloned().collect()))
    }

    /// # Errors
    /// Failed when the register cannot be read.
    pub fn venues(&self) -> Result<Vec<Venue>, DeskError> {
        self.look(|world, _| Ok(world.venues().cloned().collect()))
    }

    /// # Errors
    /// Failed when the register cannot be read.
    pub fn channels(&self) -> Result<Vec<ChannelCard>, DeskError> {
        self.look(|world, _| Ok(channel_cards(&world.settings)))
    }

    /// Requests, meetings, people and venues in which every word begins a word of theirs; "lagiewniki" finds
    /// Łagiewniki.
    ///
    /// # Errors
    /// Failed when the register cannot be read.
    pub fn search(&self, text: &str) -> Result<Vec<Hit>, DeskError> {
        Ok(self.store().read(|reader| reader.search(text, 50))?)
    }

    /// Who changed what, newest first.
    ///
    /// # Errors
    /// Failed when the register cannot be read.
    pub fn ledger(&self, since: Option<DateTime<Utc>>) -> Result<Vec<LedgerRow>, DeskError> {
        Ok(self.store().read(|reader: &Reader<'_>| reader.ledger(since, 10_000))?)
    }
}

fn requests(world: &World, now: DateTime<Utc>) -> Vec<RequestCard> {
    let open: HashMap<RequestId, MeetingId> = world
        .meetings()
        .filter(|meeting| is_open(meeting))
        .map(|meeting| (meeting.request_id, meeting.id))
        .collect();
    world.requests().map(|request| request_card(request, open.get(&request.id).copied(), now)).collect()
}

fn meetings(world: &World) -> Vec<MeetingCard> {
    let mut cards: Vec<MeetingCard> = world.meetings().map(|meeting| meeting_card(world, meeting)).collect();
    cards.sort_by_key(|card| (card.start, card.id));
    cards
}
