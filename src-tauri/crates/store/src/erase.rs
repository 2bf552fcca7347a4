//! Erasing who asked (RODO art. 17): the person goes, the meeting's history stays.

use planning::id::RequestId;
use planning::notice::{Addressee, AddresseeKind, Notice};
use planning::person::Gender;
use rusqlite::Connection;

use crate::error::StoreError;
use crate::open::Store;
use crate::writer::Writer;
use crate::{busy, row, search};

impl Writer<'_> {
    /// Erases the requester of a request: their row, the remarks about the letter, and their name on notices. The step is
    /// final and the undo history goes with it, since its images hold the same data. The file keeps no trace (secure
    /// delete) once [`Store::flush`] has emptied the write-ahead log. Backups made before are the office's to find.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn erase_requester(&mut self, id: RequestId) -> Result<(), StoreError> {
        let Some(request) = self.request(id)? else {
            return Err(StoreError::NotFound { table: "request", id: id.0 });
        };
        for meeting in self.meetings_of(request.id)? {
            for notice in self.notices_of(meeting.id)? {
                self.erase_addressee(notice)?;
            }
        }
        self.forgets_history = true;
        self.alter(id, |connection| {
            row::delete(connection, "requester", ("request_id", id.0))?;
            row::update(connection, "request", ("id", id.0), vec![("remarks", None::<String>.into())])
        })
    }

    fn erase_addressee(&mut self, mut notice: Notice) -> Result<(), StoreError> {
        let kind = notice.addressee.kind;
        if kind != AddresseeKind::Requester {
            return Ok(());
        }
        let gender = Gender::Unstated;
        notice.details.addressee = Addressee { kind, name: String::new(), gender, email: None, phone: None };
        self.update_notice(&notice)
    }
}

impl Store {
    /// Moves everything from the write-ahead log into the database and empties the log.
    ///
    /// # Errors
    /// [`StoreError::Busy`] while somebody else is reading; those of the disk.
    pub fn flush(&self) -> Result<(), StoreError> {
        let busy: bool = self
            .writing()
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))
            .map_err(StoreError::from)?;
        if busy { Err(StoreError::Busy) } else { Ok(()) }
    }
}

/// Nothing old is kept in the history or, of words that are gone, in the search index.
pub(crate) fn forget_history(connection: &Connection) -> Result<(), StoreError> {
    connection.execute("DELETE FROM step_row", [])?;
    busy::prune(connection)?;
    search::rebuild(connection)
}
