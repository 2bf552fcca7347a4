//! The one door: a change, its undo step, its ledger rows and its words in the search index, together or not at all.

use rusqlite::{Connection, TransactionBehavior};

use crate::capture::{self, RowChange};
use crate::entity::Changed;
use crate::error::StoreError;
use crate::open::Store;
use crate::reader::Reader;
use crate::step::{Step, StepName};
use crate::writer::{Before, Writer, still_open};
use crate::{erase, ledger, search, undo};

impl Store {
    /// Reads, all of it from one moment.
    ///
    /// # Errors
    /// Those of `f` and of the disk.
    pub fn read<T>(&self, f: impl FnOnce(&Reader<'_>) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let mut connection = self.reading();
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Deferred)?;
        f(&Reader::new(&transaction))
    }

    /// Changes the store. An error of `f`, whatever it has written by then, leaves everything as it was. A change that
    /// changes nothing is no step and stands nowhere. `f` must not call the store itself: what it needs to read it reads
    /// through the [`Writer`].
    ///
    /// # Errors
    /// Those of `f`; [`StoreError::Full`], [`StoreError::Busy`] and the others of the disk.
    pub fn change<T, E: From<StoreError>>(
        &self,
        step: Step,
        f: impl FnOnce(&mut Writer<'_>) -> Result<T, E>,
    ) -> Result<(T, Changed), E> {
        self.transact(|connection| {
            let mut writer = Writer::new(connection);
            let answer = f(&mut writer)?;
            Ok((answer, settle(&writer, &step)?))
        })
    }

    /// Housekeeping that the law asks for: it stands in the ledger like every change, but is no step of the officer, so
    /// undo and redo go on as if nothing had happened. `f` alters the undo history's images itself.
    ///
    /// # Errors
    /// Those of `f` and of the disk.
    pub fn tidy<T, E: From<StoreError>>(
        &self,
        step: &Step,
        f: impl FnOnce(&mut Writer<'_>) -> Result<T, E>,
    ) -> Result<(T, Changed), E> {
        self.transact(|connection| {
            let mut writer = Writer::new(connection);
            let answer = f(&mut writer)?;
            still_open(connection)?;
            let changes = capture::changes(connection)?;
            Ok((answer, record(&writer, &writer.before, step, None, &changes)?))
        })
    }

    /// The only place where a transaction that writes begins.
    pub(crate) fn transact<T, E: From<StoreError>>(
        &self,
        f: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut connection = self.writing();
        let begun = connection.transaction_with_behavior(TransactionBehavior::Immediate);
        let transaction = begun.map_err(|error| self.named(error))?;
        capture::forget(&transaction)?;
        let answer = f(&transaction)?;
        still_open(&transaction)?;
        transaction.commit().map_err(|error| self.named(error))?;
        Ok(answer)
    }

    fn named(&self, error: rusqlite::Error) -> StoreError {
        StoreError::from(error).at(self.path())
    }
}

fn settle(writer: &Writer<'_>, step: &Step) -> Result<Changed, StoreError> {
    still_open(writer.connection)?;
    let changes = capture::changes(writer.connection)?;
    if changes.is_empty() {
        return Ok(Changed::default());
    }
    if step.name == StepName::Synchronise {
        // Another desk's change is not this officer's to take back, nor may an undo write over it.
        undo::give_way(writer.connection, &changes)?;
    } else {
        let undoable = step.undoable && !writer.forgets_history && !is_final(&changes);
        let stretch = writer.stretch.as_deref();
        undo::keep(writer.connection, &Step { undoable, ..step.clone() }, &changes, stretch)?;
    }
    let changed = record(writer, &writer.before, step, None, &changes)?;
    if writer.forgets_history {
        erase::forget_history(writer.connection)?;
    }
    Ok(changed)
}

/// Ledger and search index follow what was altered; answers just that.
pub(crate) fn record(
    reader: &Reader<'_>,
    before: &Before,
    step: &Step,
    of: Option<StepName>,
    changes: &[RowChange],
) -> Result<Changed, StoreError> {
    let changed: Changed = changes.iter().map(|change| change.entity).collect();
    for entity in &changed.entities {
        let Some(before) = before.get(entity) else {
            return Err(StoreError::inconsistent(format!("{entity:?} was written past the ledger")));
        };
        ledger::append(reader, step, of, *entity, before.as_ref())?;
    }
    search::refresh(reader, &changed)?;
    Ok(changed)
}

fn is_final(changes: &[RowChange]) -> bool {
    changes.iter().any(|change| change.table == "release")
}
