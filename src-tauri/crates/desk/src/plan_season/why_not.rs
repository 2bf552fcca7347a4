//! *Why not placed?* Asked again at leisure: a search that was stopped, or ran out of time, may have told no reason.

use planning::id::{MeetingId, RequestId};
use planning::season::{Pick, Staged, explain};
use serde::{Deserialize, Serialize};
use store::EntityKind;
use ts_rs::TS;

use super::bounded::Bounded;
use super::propose::{Picture, question};
use super::{PlanSeason, SeasonLeftOut};
use crate::{Desk, DeskError};

/// Which of the things that a proposal leaves out is asked about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct AskWhyNot {
    /// As the proposal was asked for.
    pub order: PlanSeason,
    /// The whole proposal, what stays where it is left out.
    pub picks: Vec<Pick>,
    pub request_id: RequestId,
    pub meeting_id: Option<MeetingId>,
}

impl Desk {
    /// # Errors
    /// Refused when the season is over, or there is nothing of this kind without a place.
    pub fn why_not(&self, asked: &AskWhyNot) -> Result<SeasonLeftOut, DeskError> {
        let (world, now) = self.snapshot()?;
        let question = question(&world, now, &asked.order)?;
        let why = explain(&question.instance, &question.solution(&asked.picks));
        let is_asked = |proposal: &str| {
            question
                .subject(proposal)
                .is_some_and(|one| (one.request_id, one.meeting_id) == (asked.request_id, asked.meeting_id))
        };
        let bounded = Bounded::without_end();
        let picture = Picture { world: &world, now, question: &question, bounded: &bounded };
        let staged = Staged::new(&world, &asked.picks);
        let found = why.iter().find(|one| is_asked(&one.proposal));
        found
            .and_then(|one| picture.left_out(&staged, one))
            .ok_or_else(|| DeskError::not_found(EntityKind::Request, asked.request_id.0))
    }
}
