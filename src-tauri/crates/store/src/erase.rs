//! Erasing personal data (RODO art. 17): the person goes, the meeting's history stays.
//!
//! The undo history goes with it, since its images hold the same data. The file keeps no trace (secure delete) once
//! [`Store::flush`] has emptied the write-ahead log. Copies made before age out (`desk::keep_copies`), and a restored
//! copy is erased again by its tombstones (`put_back.rs`).

use planning::calendar::Resource;
use planning::id::{PersonId, RequestId};
use planning::notice::{Addressee, AddresseeKind, Notice};
use planning::person::{Gender, Person, PersonDetails};
use rusqlite::Connection;

use crate::error::StoreError;
use crate::open::Store;
use crate::writer::Writer;
use crate::{busy, draft, letter, row, search};

impl Writer<'_> {
    /// Erases the requester of a request: their row, their needs, their letters and the remarks about them,
    /// their name on notices, and messages to them. The step is final.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn erase_requester(&mut self, id: RequestId) -> Result<(), StoreError> {
        let Some(request) = self.request(id)? else {
            return Err(StoreError::NotFound { table: "request", id: id.0 });
        };
        for meeting in self.meetings_of(request.id)? {
            for notice in self.notices_of(meeting.id)? {
                self.erase_mails(&notice)?;
                self.erase_addressee(notice)?;
            }
        }
        for letter in self.letters_of(id)? {
            self.remove_letter(letter.id)?;
        }
        for (_, uid) in self.shared_names("request")?.into_iter().filter(|(entity, _)| *entity == id.0) {
            self.forget_document("requester", &format!("{uid}-requester"))?;
        }
        self.forgets_history = true;
        let name = request.requester.name.clone();
        self.alter(id, |connection| {
            draft::erase(connection, &format!("request:{}", id.0), &name)?;
            row::delete(connection, "requester", ("request_id", id.0))?;
            let fields = vec![("remarks", None::<String>.into()), ("needs", "[]".to_owned().into())];
            row::update(connection, "request", ("id", id.0), fields)
        })
    }

    /// Messages to the requester: their bytes go with the address.
    fn erase_mails(&mut self, notice: &Notice) -> Result<(), StoreError> {
        if notice.addressee.kind != AddresseeKind::Requester {
            return Ok(());
        }
        let mails = self.mails()?.into_iter().filter(|mail| mail.notice_id == Some(notice.id));
        mails.collect::<Vec<_>>().into_iter().try_for_each(|mail| self.erase_mail(mail))
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

    /// Erases who takes part in meetings: everything but the number, the office held and `name`, which stands for them in
    /// the history of meetings. Their calendars go. The step is final.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn erase_person(&mut self, id: PersonId, name: &str) -> Result<(), StoreError> {
        let Some(Person { details, .. }) = self.person(id)? else {
            return Err(StoreError::NotFound { table: "person", id: id.0 });
        };
        for calendar in self.calendars_of(Resource::Person(id))? {
            self.remove_calendar(calendar.id)?;
        }
        for (_, uid) in self.shared_names("person")?.into_iter().filter(|(entity, _)| *entity == id.0) {
            self.forget_person(&uid)?;
        }
        let (known, office, duty) = (details.name, details.office, details.duty);
        let details = PersonDetails { name: name.to_owned(), office, duty, ..PersonDetails::default() };
        self.forgets_history = true;
        self.forget_answers(id)?;
        self.quietly(|connection| draft::erase(connection, &format!("person:{}", id.0), &known))?;
        self.update_person(&Person { id, details })
    }

    /// What somebody said in their own calendar goes with them.
    fn forget_answers(&mut self, id: PersonId) -> Result<(), StoreError> {
        for mut meeting in self.meetings()? {
            let before = meeting.calendar_answers.len();
            meeting.details.calendar_answers.retain(|answer| answer.person_id != id);
            if meeting.calendar_answers.len() < before {
                self.update_meeting(&meeting)?;
            }
        }
        Ok(())
    }

    /// Deletes what a request says about somebody's special needs, in the undo history's images too, so that undo goes on
    /// working: for [`Store::tidy`].
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn forget_needs(&mut self, id: RequestId) -> Result<(), StoreError> {
        self.alter(id, |connection| {
            let fields = vec![("needs", "[]".to_owned().into())];
            row::update(connection, "request", ("id", id.0), fields)?;
            for image in ["before", "after"] {
                let sql = format!(
                    "UPDATE step_row SET {image} = json_set({image}, '$.needs', '[]') \
                    WHERE table_name = 'request' AND row_id = ? AND {image} IS NOT NULL"
                );
                connection.execute(&sql, [id.0])?;
            }
            Ok(())
        })
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
    letter::prune(connection)?;
    search::rebuild(connection)
}
