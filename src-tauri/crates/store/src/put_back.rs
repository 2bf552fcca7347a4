//! A copy of the register put in place of the present one.
//!
//! The content is the copy's; what must not be forgotten goes on: the ledger keeps the rows that came after the copy (where
//! the copy is one of this register), accesses and erasures stay noted, no id ever comes back as something else, and what
//! was erased since is erased again.

use std::path::Path;

use planning::id::{PersonId, RequestId};
use rusqlite::{Connection, OpenFlags, params};
use serde_json::json;

use crate::entity::{Entity, EntityKind};
use crate::error::StoreError;
use crate::key::{Key, Seal};
use crate::open::Store;
use crate::reader::Reader;
use crate::step::{Step, StepName};
use crate::{backup, key, ledger, pragma, recode, row};

/// Whether the copy is an earlier state of the present register; one without any history is earlier than all.
const IS_EARLIER: &str = "SELECT 1 FROM main.ledger AS kept JOIN present.ledger AS here USING (id, chain) \
    WHERE id = (SELECT max(id) FROM main.ledger) \
    UNION ALL SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM main.ledger)";

/// In one lineage an id means the same thing everywhere, so no id that was ever given is given again.
const CARRY_LINEAGE: &str = "
    INSERT INTO main.ledger SELECT * FROM present.ledger
        WHERE id > (SELECT coalesce(max(id), 0) FROM main.ledger) ORDER BY id;
    INSERT INTO main.sqlite_sequence (name, seq) SELECT name, seq FROM present.sqlite_sequence
        WHERE name NOT IN (SELECT name FROM main.sqlite_sequence);
    UPDATE main.sqlite_sequence SET seq = max(seq, coalesce(
        (SELECT seq FROM present.sqlite_sequence AS here WHERE here.name = main.sqlite_sequence.name), 0));";

const CARRY_NOTES: &str = "
    INSERT INTO main.erasure (at_s, who, basis, entity_kind, entity_id)
        SELECT at_s, who, basis, entity_kind, entity_id FROM present.erasure ORDER BY id;
    INSERT INTO main.access (at_s, who, what, entity_kind, entity_id)
        SELECT at_s, who, what, entity_kind, entity_id FROM present.access ORDER BY id;";

const CARRY_NEWER_NOTES: &str = "
    INSERT INTO main.erasure SELECT * FROM present.erasure
        WHERE id > (SELECT coalesce(max(id), 0) FROM main.erasure) ORDER BY id;
    INSERT INTO main.access SELECT * FROM present.access
        WHERE id > (SELECT coalesce(max(id), 0) FROM main.access) ORDER BY id;";

/// What is being written now goes on being written.
const CARRY_DRAFTS: &str = "DELETE FROM main.draft; INSERT INTO main.draft SELECT * FROM present.draft;";

/// What a restored register is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PutBack {
    /// The copy was an earlier state of this register.
    pub same_lineage: bool,
    /// Erasures since the copy that were done again.
    pub erased_again: u32,
}

impl Store {
    /// Puts a copy in place of everything. Other programs that have the register open see it as one change. Whoever calls
    /// keeps the present first.
    ///
    /// # Errors
    /// [`StoreError::Damaged`], [`StoreError::Newer`], [`StoreError::Foreign`], [`StoreError::Locked`],
    /// [`StoreError::WrongKey`] for the copy; those of the disk. The present register is untouched then.
    pub fn put_back(&self, copy: &Path, copy_key: Option<&Key>, step: &Step) -> Result<PutBack, StoreError> {
        let ready = self.path().with_added_extension("restoring");
        let done = self.prepare(copy, copy_key, &ready, step).and_then(|told| {
            self.take_over(&ready)?;
            Ok(told)
        });
        let removed = backup::remove(&ready);
        let told = done.map_err(|error| error.at(self.path()))?;
        removed.map(|()| told)
    }

    /// Makes a checked and upgraded copy of a copy, for a register that doesn't open any more. The copy's key may be another
    /// than the one of what is made; without a key that is open.
    ///
    /// # Errors
    /// As [`Store::put_back`].
    pub fn check_copy(
        copy: &Path,
        copy_key: Option<&Key>,
        ready: &Path,
        key: Option<&Key>,
    ) -> Result<(), StoreError> {
        must_be_file(copy)?;
        backup::verify(copy, copy_key)?;
        let sealed = key::seal_of(copy)? == Seal::Sealed;
        if sealed == key.is_some() {
            let source = key::open(copy, OpenFlags::SQLITE_OPEN_READ_ONLY, copy_key)?;
            backup::write_copy(&source, ready, key)?;
        } else {
            // SQLite's backup copies page by page, so both must be of a kind.
            let source = key::open_or_make(copy, copy_key)?;
            pragma::set(&source)?;
            recode::write_as(&source, ready, key)?;
        }
        Self::open_without_copy(ready, key)?.flush()
    }

    /// Everything of another database, in one transaction of the connection that writes.
    pub(crate) fn take_over(&self, ready: &Path) -> Result<(), StoreError> {
        let source = key::open_or_make(ready, self.key())?;
        let mut target = self.writing();
        target.flush_prepared_statement_cache();
        let poured = backup::pour(&source, &mut target);
        target.flush_prepared_statement_cache();
        self.reading().flush_prepared_statement_cache();
        poured
    }

    fn prepare(
        &self,
        copy: &Path,
        copy_key: Option<&Key>,
        ready: &Path,
        step: &Step,
    ) -> Result<PutBack, StoreError> {
        Self::check_copy(copy, copy_key.or(self.key()), ready, self.key())?;
        let restored = Self::open_without_copy(ready, self.key())?;
        let same_lineage = self.carry_over(&restored)?;
        let erased_again = erase_again(&restored, step)?;
        note(&restored, copy, step)?;
        restored.flush()?;
        Ok(PutBack { same_lineage, erased_again })
    }

    /// What must not be forgotten, from the present register into the restored one.
    fn carry_over(&self, restored: &Self) -> Result<bool, StoreError> {
        let connection = restored.writing();
        let present =
            self.path().to_str().ok_or_else(|| StoreError::inconsistent("a path that is no text"))?;
        let key = key::attached(self.path(), self.key())?;
        connection.execute("ATTACH ? AS present KEY ?", params![present, key])?;
        let earlier = row::one(&connection, IS_EARLIER, [], |_| Ok(()))?.is_some();
        let notes =
            if earlier { [CARRY_LINEAGE, CARRY_NEWER_NOTES].concat() } else { CARRY_NOTES.to_owned() };
        let carry = [notes, CARRY_DRAFTS.to_owned()].concat();
        connection.execute_batch(&format!("BEGIN IMMEDIATE; {carry} COMMIT; DETACH present;"))?;
        Ok(earlier)
    }
}

fn must_be_file(copy: &Path) -> Result<(), StoreError> {
    if copy.is_file() {
        return Ok(());
    }
    Err(StoreError::io(&std::io::Error::from(std::io::ErrorKind::NotFound), copy))
}

/// Tombstones in the restored register whose people are back.
fn erase_again(restored: &Store, step: &Step) -> Result<u32, StoreError> {
    let erasures = restored.read(|reader| reader.erasures())?;
    let mut again = 0;
    for Entity { kind, id } in erasures.into_iter().map(|erasure| erasure.entity) {
        let step = |name| Step { name, undoable: false, ..step.clone() };
        let changed = match kind {
            EntityKind::Request => {
                erase_requester_again(restored, RequestId(id), step(StepName::EraseRequester))?
            }
            EntityKind::Person => erase_person_again(restored, PersonId(id), step(StepName::ErasePerson))?,
            _ => false,
        };
        again += u32::from(changed);
    }
    Ok(again)
}

fn erase_requester_again(restored: &Store, id: RequestId, step: Step) -> Result<bool, StoreError> {
    if restored.read(|reader| reader.request(id))?.is_none() {
        return Ok(false);
    }
    let ((), changed) = restored.change(step, |writer| writer.erase_requester(id))?;
    Ok(!changed.is_empty())
}

fn erase_person_again(restored: &Store, id: PersonId, step: Step) -> Result<bool, StoreError> {
    let erased = format!("№ {id}");
    match restored.read(|reader| reader.person(id))? {
        Some(person) if person.name != erased => {
            restored.change(step, |writer| writer.erase_person(id, &erased))?;
            Ok(true)
        }
        _ => Ok(false),
    }
}

fn note(restored: &Store, copy: &Path, step: &Step) -> Result<(), StoreError> {
    let of: i64 = restored.read(|reader| reader.last_change())?;
    let name = copy.file_name().unwrap_or_default().to_string_lossy().into_owned();
    restored.transact(|connection: &Connection| {
        let after = json!({ "copy": name, "after_row": of });
        ledger::append_plain(&Reader::new(connection), step, Entity::REGISTER, Some(&after))
    })
}
