//! Conflicts of one placement in full, and the venues to choose from at one start.

use planning::conflict::{Checked, Placement, Reason, Verdict, check};
use planning::id::{RequestId, VenueId};
use planning::options::{Score, StartGrid, best, nearest_free, options};
use planning::time::{Minutes, warsaw};
use planning::world::World;
use serde::{Deserialize, Serialize};
use store::EntityKind;
use ts_rs::TS;

use crate::ask_options::case_of;
use crate::{Desk, DeskError};

/// Which placement is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PlacementQuestion {
    pub request_id: RequestId,
    #[serde(flatten)]
    pub at: Placement,
    /// Another length than the request's or the meeting's own.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub duration: Option<Minutes>,
}

/// The verdict, the reasons and the way out.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct PlacementCheck {
    #[serde(flatten)]
    pub checked: Checked,
    /// Other venues at the same time and the nearest starts in the same venue; empty when nothing blocks.
    pub alternatives: Vec<Placement>,
}

/// A venue offered for a start, best first.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct VenueChoice {
    pub venue_id: VenueId,
    pub name: String,
    pub verdict: Verdict,
    pub reasons: Vec<Reason>,
    pub capacity: u32,
    pub in_district: bool,
    /// Points against it, fewer is better; `None` when it is blocked.
    pub total: Option<u32>,
    /// The parts of `total`.
    pub score: Option<Score>,
}

impl Desk {
    /// # Errors
    /// Refused when there is no such request or venue.
    pub fn check(&self, question: &PlacementQuestion) -> Result<PlacementCheck, DeskError> {
        self.look(|world, now| {
            let case = case_of(world, question.request_id, now)?.lasting(question.duration);
            let judged = check(&case, &question.at).ok_or_else(|| no_venue(question.at.venue_id))?;
            let blocked = judged.checked.verdict >= Verdict::Unknown;
            let alternatives = if blocked { nearest_free(&case, &question.at, 4) } else { vec![] };
            Ok(PlacementCheck { checked: judged.checked, alternatives })
        })
    }

    /// All venues at one start: what is open first, by rank, then what is blocked, each with its reasons.
    ///
    /// # Errors
    /// Refused when there is no such request.
    pub fn venues_at(
        &self,
        request: RequestId,
        start: chrono::DateTime<chrono::Utc>,
    ) -> Result<Vec<VenueChoice>, DeskError> {
        self.look(|world, now| {
            let case = case_of(world, request, now)?;
            let day = warsaw::date(start);
            let options = options(&case, StartGrid::of_days(day, day));
            let ranked = best(&case, &options, usize::MAX);
            let score = |venue: VenueId| {
                ranked
                    .iter()
                    .find(|one| one.at.start == start && one.at.venue_id == venue)
                    .map(|one| one.score)
            };
            let mut choices: Vec<VenueChoice> = world
                .venues()
                .filter_map(|venue| {
                    choice(world, &case, Placement { start, venue_id: venue.id }, score(venue.id))
                })
                .collect();
            choices.sort_by_key(|choice| (choice.verdict, choice.total.unwrap_or(u32::MAX), choice.venue_id));
            Ok(choices)
        })
    }
}

fn choice(
    world: &World,
    case: &planning::conflict::Case<'_>,
    at: Placement,
    score: Option<Score>,
) -> Option<VenueChoice> {
    let venue = world.venue(at.venue_id)?;
    let checked = check(case, &at)?.checked;
    Some(VenueChoice {
        venue_id: at.venue_id,
        name: venue.name.clone(),
        verdict: checked.verdict,
        reasons: checked.reasons,
        capacity: venue.capacity_in(case.request.layout),
        in_district: case.request.district.is_none() || venue.district == case.request.district,
        total: score.as_ref().map(Score::total),
        score,
    })
}

pub(crate) fn no_venue(id: VenueId) -> DeskError {
    DeskError::not_found(EntityKind::Venue, id.0)
}
