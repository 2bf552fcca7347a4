//! *Why here?* What one placement of a proposal costs, part by part, and where else it could be.

use std::collections::BTreeMap;

use planning::conflict::{Reason, Verdict};
use planning::season::{Elsewhere, Pick, Wishes, why_here};
use serde::{Deserialize, Serialize};
use store::EntityKind;
use ts_rs::TS;

use super::PlanSeason;
use super::propose::question;
use crate::{Desk, DeskError};

/// Other places that are told.
const MOST_PLACES: usize = 4;

/// Which placement of a proposal is asked about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct AskWhyHere {
    /// As the proposal was asked for.
    pub order: PlanSeason,
    /// The whole proposal, what stays where it is left out.
    pub picks: Vec<Pick>,
    pub of: Pick,
}

/// Points against a placement where it stands, and the best other places with the rest of the plan standing.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct SeasonWhyHere {
    /// The parts that aren't 0; one below 0 makes something else cheaper.
    pub parts: BTreeMap<String, i64>,
    pub elsewhere: Vec<SeasonElsewhere>,
}

/// Another place that the rules allow, and what it would cost.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct SeasonElsewhere {
    pub pick: Pick,
    pub verdict: Verdict,
    pub reasons: Vec<Reason>,
    pub parts: BTreeMap<String, i64>,
}

impl Desk {
    /// # Errors
    /// Refused when the season is over, or the request is gone.
    pub fn why_here(&self, asked: &AskWhyHere) -> Result<SeasonWhyHere, DeskError> {
        let (world, now) = self.snapshot()?;
        let gone = || DeskError::not_found(EntityKind::Request, asked.of.request_id.0);
        world.request(asked.of.request_id).ok_or_else(gone)?;
        let order = unpinned(asked);
        let question = question(&world, now, &order)?;
        let picks = (asked.picks.as_slice(), &asked.of);
        let why = why_here(&question, (&world, now, &order.wishes), picks, MOST_PLACES);
        Ok(SeasonWhyHere {
            parts: named(why.parts),
            elsewhere: why.elsewhere.into_iter().map(elsewhere).collect(),
        })
    }
}

/// What is pinned could be elsewhere all the same: that is the question.
fn unpinned(asked: &AskWhyHere) -> PlanSeason {
    let pinned = asked.order.wishes.pinned.iter().filter(|pin| !pin.is_of_the_same(&asked.of));
    let wishes = Wishes { pinned: pinned.cloned().collect(), ..asked.order.wishes.clone() };
    PlanSeason { wishes, ..asked.order.clone() }
}

fn named(parts: BTreeMap<&'static str, i64>) -> BTreeMap<String, i64> {
    parts.into_iter().map(|(part, points)| (part.to_owned(), points)).collect()
}

fn elsewhere(place: Elsewhere) -> SeasonElsewhere {
    let checked = place.judged.checked;
    SeasonElsewhere {
        pick: place.pick,
        verdict: checked.verdict,
        reasons: checked.reasons,
        parts: named(place.parts),
    }
}
