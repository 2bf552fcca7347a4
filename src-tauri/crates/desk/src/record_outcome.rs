//! After the meeting: how many came, what they raised, who answers and by when.

use planning::id::MeetingId;
use planning::lifecycle::Stage;
use planning::outcome::{Outcome, faults};
use serde::Serialize;
use store::StepName;
use ts_rs::TS;

use crate::meeting_steps::meeting_of;
use crate::{Answer, Desk, DeskError, Refusal};

/// The record as it stands now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct OutcomeRecorded {
    pub meeting_id: MeetingId,
    pub outcome: Outcome,
}

impl Desk {
    /// Writes the record of a meeting that took place.
    ///
    /// # Errors
    /// Refused before it took place, and for a matter without words or an answer without one.
    pub fn put_outcome(
        &self,
        id: MeetingId,
        outcome: &Outcome,
    ) -> Result<Answer<OutcomeRecorded>, DeskError> {
        let faults = faults(outcome);
        if !faults.is_empty() {
            return Err(Refusal::OutcomeFaults { faults }.into());
        }
        self.act(StepName::RecordOutcome, |writer, world, _| {
            let meeting = meeting_of(world, id)?;
            if meeting.stage != Stage::TookPlace {
                return Err(Refusal::NotFinal { meeting_id: id, stage: meeting.stage }.into());
            }
            writer.put_outcome(id, outcome)?;
            Ok(OutcomeRecorded { meeting_id: id, outcome: outcome.clone() })
        })
    }
}
