//! Writing, inside the one door. What is written for each thing stands in that thing's file.

use std::collections::BTreeMap;

use rusqlite::Connection;

use crate::document;
use crate::entity::Entity;
use crate::error::StoreError;
use crate::reader::Reader;

/// Things as they were before a change first touched them; `None`: they did not exist.
pub(crate) type Before = BTreeMap<Entity, Option<serde_json::Value>>;

/// A change under way. Reads see what it has written so far.
#[derive(Debug)]
pub struct Writer<'a> {
    reader: Reader<'a>,
    pub(crate) before: Before,
    /// The images that undo keeps hold what is being erased: they go too.
    pub(crate) forgets_history: bool,
    /// What is written in one go, see [`Writer::in_stretch`].
    pub(crate) stretch: Option<String>,
}

impl<'a> std::ops::Deref for Writer<'a> {
    type Target = Reader<'a>;
    fn deref(&self) -> &Reader<'a> {
        &self.reader
    }
}

impl<'a> Writer<'a> {
    pub(crate) fn new(connection: &'a Connection) -> Self {
        Self { reader: Reader::new(connection), before: Before::new(), forgets_history: false, stretch: None }
    }

    /// The step belongs to a stretch of writing: where the last step is one of the same stretch, both are taken back
    /// together.
    pub fn in_stretch(&mut self, stretch: &str) {
        self.stretch = Some(stretch.to_owned());
    }

    /// Writes something new.
    pub(crate) fn add<I: Into<Entity> + Copy>(
        &mut self,
        write: impl FnOnce(&Connection) -> Result<I, StoreError>,
    ) -> Result<I, StoreError> {
        let id = whole(self.connection, write)?;
        self.before.insert(id.into(), None);
        Ok(id)
    }

    /// Alters or removes something, remembering what it was.
    pub(crate) fn alter<T>(
        &mut self,
        entity: impl Into<Entity>,
        write: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.touch(entity.into())?;
        whole(self.connection, write)
    }

    /// Writes what is no step of the office: neither undone nor told in the ledger.
    pub(crate) fn quietly<T>(
        &mut self,
        write: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        whole(self.connection, write)
    }

    pub(crate) fn touch(&mut self, entity: Entity) -> Result<(), StoreError> {
        if !self.before.contains_key(&entity) {
            let document = document::read(&self.reader, entity)?;
            self.before.insert(entity, document);
        }
        Ok(())
    }
}

/// One thing takes several statements: all of them or none, so that a caller may go on after a failure.
fn whole<T>(
    connection: &Connection,
    write: impl FnOnce(&Connection) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    still_open(connection)?;
    let run = |sql: &str| connection.prepare_cached(sql)?.execute([]);
    run("SAVEPOINT one_thing")?;
    let written = write(connection);
    if written.is_err() && !connection.is_autocommit() {
        run("ROLLBACK TO one_thing")?;
    }
    if !connection.is_autocommit() {
        run("RELEASE one_thing")?;
    }
    written
}

/// A full disk may end the transaction behind the back of a caller who overlooked the error; what was written then would
/// stand in the file by itself, past undo and ledger.
pub(crate) fn still_open(connection: &Connection) -> Result<(), StoreError> {
    if connection.is_autocommit() {
        return Err(StoreError::inconsistent("the change was rolled back before its end"));
    }
    Ok(())
}
