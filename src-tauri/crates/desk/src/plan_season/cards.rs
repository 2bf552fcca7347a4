//! What a proposal says of each request and meeting.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use planning::conflict::{Reason, Verdict};
use planning::id::{MeetingId, RequestId, VenueId};
use planning::meeting::{Meeting, Participant};
use planning::options::Obstacle;
use planning::season::{Pick, Relaxation, SettledPick, UnplacedKind};
use planning::time::warsaw;
use planning::world::World;
use serde::Serialize;
use ts_rs::TS;

/// Where a meeting stands today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct SeasonPlace {
    #[serde(with = "warsaw::serde_instant")]
    #[ts(type = "string")]
    pub start: DateTime<Utc>,
    pub venue_id: VenueId,
    pub participants: Vec<Participant>,
}

/// What is new about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum SeasonChange {
    Placed,
    Start,
    Venue,
    People,
}

/// A date that the plan gives. What stays as it is isn't listed.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct SeasonPlacement {
    /// What `apply_season` takes.
    #[serde(flatten)]
    pub pick: Pick,
    pub name: String,
    #[serde(with = "warsaw::serde_instant")]
    #[ts(type = "string")]
    pub end: DateTime<Utc>,
    /// Where the meeting stands today; `None` for a new one.
    pub was: Option<SeasonPlace>,
    /// The public knows the date that would change.
    pub announced: bool,
    pub what: Vec<SeasonChange>,
    /// What the rules say when the whole plan stands.
    pub verdict: Verdict,
    pub reasons: Vec<Reason>,
}

/// Why there is no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum UnplacedBecause {
    /// Never possible, even with nothing else planned but what stays.
    Static,
    /// Possible if others gave way.
    Crowded,
    /// Possible, left out for what it would cost.
    Choice,
}

impl From<UnplacedKind> for UnplacedBecause {
    fn from(kind: UnplacedKind) -> Self {
        match kind {
            UnplacedKind::Static => Self::Static,
            UnplacedKind::Crowded => Self::Crowded,
            UnplacedKind::Choice => Self::Choice,
        }
    }
}

/// A request without a place, or a held meeting that cannot stay and has nowhere to go: it stands where it is until
/// somebody decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct SeasonLeftOut {
    pub request_id: RequestId,
    pub meeting_id: Option<MeetingId>,
    pub name: String,
    pub kind: Option<UnplacedBecause>,
    /// Changes each of which alone would make room.
    pub relax: Vec<Relaxation>,
    /// Where no single change is enough: the smallest set of what stands in the way.
    pub obstacles: Vec<Obstacle>,
}

/// A meeting that stays although something blocks it by now: its hall is lost, somebody fell ill. What was promised moves
/// only when an officer names it in [`Wishes::may_move`](planning::season::Wishes::may_move).
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct SeasonTrouble {
    pub meeting_id: MeetingId,
    pub reasons: Vec<Reason>,
}

/// A season as it could be. Nothing is changed until it is applied.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct SeasonProposal {
    #[ts(type = "string")]
    pub from: NaiveDate,
    #[ts(type = "string")]
    pub to: NaiveDate,
    /// The difference to today, by start.
    pub placed: Vec<SeasonPlacement>,
    pub unplaced: Vec<SeasonLeftOut>,
    /// Meetings that stay where they are, held and promised.
    pub kept: Vec<MeetingId>,
    /// Those of them that something blocks.
    pub troubled: Vec<SeasonTrouble>,
    /// Points against the plan, fewer is better, and the parts that aren't 0.
    pub score: i64,
    pub parts: BTreeMap<String, i64>,
}

pub(super) fn placement(world: &World, settled: SettledPick) -> SeasonPlacement {
    let SettledPick { pick, judged } = settled;
    let request = world.request(pick.request_id);
    let meeting = pick.meeting_id.and_then(|id| world.meeting(id));
    let length = request.map(|request| request.duration.delta()).unwrap_or_default();
    SeasonPlacement {
        name: request.map(|request| request.title.clone()).unwrap_or_default(),
        end: pick.start + length,
        was: meeting.map(place),
        announced: meeting.is_some_and(|meeting| meeting.stage.is_public()),
        what: changes(meeting, &pick),
        verdict: judged.checked.verdict,
        reasons: judged.checked.reasons,
        pick,
    }
}

fn place(meeting: &Meeting) -> SeasonPlace {
    SeasonPlace {
        start: meeting.start,
        venue_id: meeting.venue_id,
        participants: meeting.participants.clone(),
    }
}

fn changes(meeting: Option<&Meeting>, pick: &Pick) -> Vec<SeasonChange> {
    let Some(meeting) = meeting else { return vec![SeasonChange::Placed] };
    let people = |list: &[Participant]| {
        let mut all: Vec<_> = list.iter().map(|one| (one.role, one.person_id)).collect();
        all.sort_unstable();
        all
    };
    let parts = [
        (SeasonChange::Start, meeting.start != pick.start),
        (SeasonChange::Venue, meeting.venue_id != pick.venue_id),
        (SeasonChange::People, people(&meeting.participants) != people(&pick.participants)),
    ];
    parts.into_iter().filter(|(_, differs)| *differs).map(|(what, _)| what).collect()
}
