//! Undo and redo: one step of the office at a time, up to what was released.

use serde::Serialize;
use store::{Changed, StepName, StoreError};
use ts_rs::TS;

use crate::{Answer, Desk, DeskError, Refusal};

/// Which step was taken back, or done again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Undone {
    pub step: StepName,
}

impl Desk {
    /// Takes the last step back.
    ///
    /// # Errors
    /// Refused when there is nothing to undo, or the last step was a release.
    pub fn undo(&self) -> Result<Answer<Undone>, DeskError> {
        let undone = self.store().undo(self.who(), self.now());
        self.stepped(undone, Refusal::NothingToUndo)
    }

    /// Does the last undone step again.
    ///
    /// # Errors
    /// Refused when there is nothing to redo.
    pub fn redo(&self) -> Result<Answer<Undone>, DeskError> {
        let redone = self.store().redo(self.who(), self.now());
        self.stepped(redone, Refusal::NothingToRedo)
    }

    fn stepped(
        &self,
        result: Result<Option<(StepName, Changed)>, StoreError>,
        nothing: Refusal,
    ) -> Result<Answer<Undone>, DeskError> {
        let (step, changed) = result?.ok_or(nothing)?;
        self.absorb(&changed)?;
        Ok(Answer { answer: Undone { step }, changed })
    }
}
