//! That somebody has seen or taken out personal data is noted (RODO art. 5(2)).

use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, Utc};
use store::{AccessKind, DataAccess, Entity};

use crate::{Desk, DeskError};

/// Accesses that could not be noted yet, because the register was busy or the disk full.
#[derive(Debug, Default)]
pub(crate) struct Unnoted(Mutex<Vec<(AccessKind, Entity, DateTime<Utc>)>>);

/// More than this is never kept in memory.
const MOST: usize = 10_000;

impl Desk {
    /// Notes an access. Where that fails, the officer works on and it is noted with the next one.
    pub(crate) fn note_access(&self, what: AccessKind, entity: impl Into<Entity>) {
        let mut unnoted = self.unnoted().0.lock().unwrap_or_else(PoisonError::into_inner);
        if unnoted.len() < MOST {
            unnoted.push((what, entity.into(), self.now()));
        }
        let note = |(what, entity, at): &(AccessKind, Entity, DateTime<Utc>)| {
            self.store().note_access(*what, *entity, self.who(), *at)
        };
        while let Some(access) = unnoted.last() {
            if note(access).is_err() {
                break;
            }
            unnoted.pop();
        }
    }

    /// Who has seen or taken out what, the newest first; of one thing when it is named.
    ///
    /// # Errors
    /// Failed when the register cannot be read.
    pub fn accesses(&self, of: Option<Entity>) -> Result<Vec<DataAccess>, DeskError> {
        Ok(self.store().read(|reader| match of {
            Some(entity) => reader.accesses_of(entity),
            None => reader.accesses(10_000),
        })?)
    }
}
