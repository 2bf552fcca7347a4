//! A request is turned down, with a reason in words, and with a letter where the officer wants one.

use std::path::PathBuf;

use planning::id::RequestId;
use planning::request::{Request, RequestState};
use planning::salutation::SalutationRole;
use serde::{Deserialize, Serialize};
use store::{AccessKind, StepName};
use ts_rs::TS;

use crate::place_meeting::waiting_request;
use crate::{Answer, Desk, DeskError, Refusal};

/// What to turn down, why, and how its letter reads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DeclineRequest {
    pub request_id: RequestId,
    /// Why, in the officer's words. For the letter of a request that is declined already it may be empty: then the
    /// reason of that day stands in it.
    #[serde(default)]
    pub reason: String,
    /// `None`: by gender alone.
    #[serde(default)]
    pub role: Option<SalutationRole>,
    /// The officer's own sentence in the letter.
    #[serde(default)]
    pub own_words: String,
    /// Where the letter goes; `None`: none is written.
    #[serde(default)]
    pub folder: Option<PathBuf>,
}

/// The request that was turned down, and the files of its letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Declined {
    pub request_id: RequestId,
    /// Whole paths; empty when no letter was wanted.
    pub files: Vec<DeclineFile>,
}

/// One written file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct DeclineFile {
    pub path: String,
    pub purpose: String,
}

impl Desk {
    /// Declines a waiting request. Where its letter can't be written, it isn't declined.
    ///
    /// # Errors
    /// Refused without a reason, or when the request has a date; failed when the folder can't be written.
    pub fn decline(&self, order: &DeclineRequest) -> Result<Answer<Declined>, DeskError> {
        let reason = order.reason.trim();
        if reason.is_empty() {
            return Err(Refusal::ReasonNeeded.into());
        }
        let paper = self.decline_paper(order)?;
        let answer = self.act(StepName::DeclineRequest, |writer, world, _| {
            let request = waiting_request(world, order.request_id)?.clone();
            let decline_reason = Some(reason.to_owned());
            writer.update_request(&Request { state: RequestState::Declined, decline_reason, ..request })?;
            Ok(Declined { request_id: order.request_id, files: paper.write()? })
        })?;
        self.note_letter(&answer.answer);
        Ok(answer)
    }

    /// Writes the letter of a request that is declined already, or is about to be.
    ///
    /// # Errors
    /// Refused without a reason; failed when the folder can't be written.
    pub fn write_decline_letter(&self, order: &DeclineRequest) -> Result<Declined, DeskError> {
        let files = self.decline_paper(order)?.write()?;
        let written = Declined { request_id: order.request_id, files };
        self.note_letter(&written);
        Ok(written)
    }

    /// The letter holds personal data, and it has left the register.
    fn note_letter(&self, written: &Declined) {
        if !written.files.is_empty() {
            self.note_access(AccessKind::Exported, written.request_id);
        }
    }
}
