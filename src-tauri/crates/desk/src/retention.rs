//! What the law wants gone: cases whose time is over, and special needs some days after the event.

use planning::id::RequestId;
use planning::retention::{self, RetentionDue};
use store::{Changed, Step, StepName};

use crate::{Answer, Desk, DeskError};

impl Desk {
    /// Requesters who are due to be erased, the oldest duty first. Nothing is erased by itself: somebody decides.
    ///
    /// # Errors
    /// Failed when the register cannot be read.
    pub fn retention_due(&self) -> Result<Vec<RetentionDue>, DeskError> {
        self.look(|world, now| Ok(retention::due(world, now)))
    }

    /// Deletes special needs whose event is long over; at the start of the window and once a day. The officer's undo goes
    /// on as if nothing had happened.
    ///
    /// # Errors
    /// Failed when the register cannot be written.
    pub fn forget_needs(&self) -> Result<Answer<Vec<RequestId>>, DeskError> {
        let due = self.look(|world, now| Ok(retention::needs_due(world, now)))?;
        if due.is_empty() {
            return Ok(Answer { answer: due, changed: Changed::default() });
        }
        let step =
            Step { name: StepName::ForgetNeeds, who: self.who().to_owned(), at: self.now(), undoable: false };
        let ((), changed) = self.store().tidy(&step, |writer| {
            due.iter().try_for_each(|id| writer.forget_needs(*id)).map_err(DeskError::from)
        })?;
        self.absorb(&changed)?;
        self.scrub();
        Ok(Answer { answer: due, changed })
    }
}
