//! The panel of one meeting: who, where, conflicts, notices, channels, releases, history.

use chrono::{DateTime, TimeDelta, Utc};
use planning::calendar_answer::Participation;
use planning::conflict::{Case, Placement, Verdict, check};
use planning::id::{MeetingId, PersonId};
use planning::lead_time::{Band, band};
use planning::lifecycle::Step;
use planning::meeting::Meeting;
use planning::notice::Notice;
use planning::options::nearest_free;
use planning::outcome::Outcome;
use planning::publication::Publication;
use planning::request::{Request, RoleKind};
use planning::time::warsaw;
use planning::venue::Venue;
use planning::world::World;
use serde::Serialize;
use store::{Entity, EntityKind, LedgerRow, Reader, Release, StoreError};
use ts_rs::TS;

use crate::book_venue::{BookingCard, cards};
use crate::look_up::{ChannelCard, MeetingCard, channel_cards, meeting_card};
use crate::meeting_steps::meeting_of;
use crate::publish::lead_days;
use crate::{Desk, DeskError, PlacementCheck};

/// Somebody who takes part, with a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ParticipantCard {
    pub person_id: PersonId,
    pub name: String,
    pub office: Option<String>,
    pub role: RoleKind,
    pub required: bool,
    /// What they said in their own calendar to this time.
    pub calendar_answer: Option<Participation>,
}

/// One channel of one meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ChannelState {
    pub channel: ChannelCard,
    /// The last publication there.
    pub publication: Option<Publication>,
    /// By when it must go out to keep the target of the settings.
    #[serde(with = "warsaw::serde_instant")]
    #[ts(type = "string")]
    pub due_by: DateTime<Utc>,
}

/// Everything about one meeting.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct MeetingPanel {
    pub card: MeetingCard,
    pub meeting: Meeting,
    pub request: Option<Request>,
    pub venue: Option<Venue>,
    pub participants: Vec<ParticipantCard>,
    /// What speaks against the date today.
    pub check: Option<PlacementCheck>,
    /// What owners of halls said: of this place first, then of those before.
    pub bookings: Vec<BookingCard>,
    pub notices: Vec<Notice>,
    pub channels: Vec<ChannelState>,
    pub releases: Vec<Release>,
    /// What came of it; `None` until it is written down.
    pub outcome: Option<Outcome>,
    /// Calendar days from the first public announcement; from today while nothing is announced.
    pub lead_days: i32,
    pub lead_band: Band,
    /// Whether the lead time is a fact, or still running down.
    pub announced: bool,
    /// The steps that the lifecycle allows now.
    pub steps: Vec<Step>,
    pub history: Vec<LedgerRow>,
}

/// What the store knows of a meeting besides itself.
struct Papers {
    notices: Vec<Notice>,
    publications: Vec<Publication>,
    releases: Vec<Release>,
    outcome: Option<Outcome>,
    history: Vec<LedgerRow>,
}

impl Desk {
    /// # Errors
    /// Refused when there is no such meeting.
    pub fn meeting(&self, id: MeetingId) -> Result<MeetingPanel, DeskError> {
        let papers = self.papers(id)?;
        self.look(|world, now| Ok(panel(world, meeting_of(world, id)?, papers, now)))
    }

    fn papers(&self, id: MeetingId) -> Result<Papers, DeskError> {
        Ok(self.store().read(|reader| {
            let (notices, publications) = (reader.notices_of(id)?, reader.publications_of(id)?);
            let releases = reader.releases_of(id)?;
            let history = history(reader, id, (&notices, &publications, &releases))?;
            let outcome = reader.outcome(id)?;
            Ok(Papers { notices, publications, releases, outcome, history })
        })?)
    }
}

/// What was done to the meeting and to what hangs on it: its request, words, notices, publications, releases, outcome. The
/// newest first.
fn history(
    reader: &Reader<'_>,
    id: MeetingId,
    (notices, publications, releases): (&[Notice], &[Publication], &[Release]),
) -> Result<Vec<LedgerRow>, StoreError> {
    let own = [EntityKind::Meeting, EntityKind::Announcement, EntityKind::Outcome];
    let mut things: Vec<Entity> = own.map(|kind| Entity { kind, id: id.0 }).to_vec();
    things.extend(reader.meeting(id)?.map(|meeting| Entity::from(meeting.request_id)));
    things.extend(notices.iter().map(|notice| Entity::from(notice.id)));
    things.extend(publications.iter().map(|publication| Entity::from(publication.id)));
    things.extend(releases.iter().map(|release| Entity::from(release.id)));
    let mut rows = Vec::new();
    for thing in things {
        rows.extend(reader.ledger_of(thing)?);
    }
    rows.sort_by_key(|row| std::cmp::Reverse(row.id));
    Ok(rows)
}

fn panel(world: &World, meeting: &Meeting, papers: Papers, now: DateTime<Utc>) -> MeetingPanel {
    let announced = lead_days(&world.settings, meeting, &papers.publications);
    let lead = announced.unwrap_or_else(|| planning::lead_time::days(now, meeting.start) as i32);
    MeetingPanel {
        card: meeting_card(world, meeting),
        meeting: meeting.clone(),
        request: world.request(meeting.request_id).cloned(),
        venue: world.venue(meeting.venue_id).cloned(),
        participants: participants(world, meeting),
        check: placement_check(world, meeting, now),
        channels: channel_states(world, meeting, &papers.publications),
        bookings: cards(world, meeting, warsaw::date(now)),
        notices: papers.notices,
        releases: papers.releases,
        outcome: papers.outcome,
        lead_days: lead,
        lead_band: band(i64::from(lead)),
        announced: announced.is_some(),
        steps: allowed_steps(meeting),
        history: papers.history,
    }
}

fn allowed_steps(meeting: &Meeting) -> Vec<Step> {
    let all = [Step::Confirm, Step::Move, Step::Release, Step::Announce, Step::Cancel, Step::Close];
    all.into_iter().filter(|step| meeting.stage.after(*step).is_ok()).collect()
}

fn participants(world: &World, meeting: &Meeting) -> Vec<ParticipantCard> {
    let card = |participant: &planning::meeting::Participant| {
        let person = world.person(participant.person_id);
        ParticipantCard {
            person_id: participant.person_id,
            name: person.map(|person| person.name.clone()).unwrap_or_default(),
            office: person.and_then(|person| person.office.clone()),
            role: participant.role,
            required: participant.required,
            calendar_answer: meeting.calendar_answer(participant.person_id),
        }
    };
    meeting.participants.iter().map(card).collect()
}

fn placement_check(world: &World, meeting: &Meeting, now: DateTime<Utc>) -> Option<PlacementCheck> {
    if !meeting.stage.takes_time() || meeting.end() <= now {
        return None;
    }
    let case = Case::standing(world, meeting, now)?;
    let at = Placement { start: meeting.start, venue_id: meeting.venue_id };
    let checked = check(&case, &at)?.checked;
    let alternatives = if checked.verdict == Verdict::Blocked { nearest_free(&case, &at, 4) } else { vec![] };
    Some(PlacementCheck { checked, alternatives })
}

fn channel_states(world: &World, meeting: &Meeting, publications: &[Publication]) -> Vec<ChannelState> {
    let target = TimeDelta::days(i64::from(world.settings.lead_target_days));
    let state = |channel: ChannelCard| {
        let there = publications.iter().filter(|publication| publication.channel_id == channel.id);
        ChannelState {
            publication: there.max_by_key(|publication| (publication.at, publication.id)).cloned(),
            due_by: meeting.start - target,
            channel,
        }
    };
    channel_cards(&world.settings).into_iter().filter(|channel| channel.enabled).map(state).collect()
}
