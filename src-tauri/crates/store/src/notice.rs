//! Duties to tell somebody.

use planning::id::{MeetingId, NoticeId};
use planning::notice::{Addressee, Notice, NoticeDetails};
use rusqlite::Row;

use crate::column::{
    Fields, instant_option, read_instant, read_instant_option, read_word, read_word_option, word,
};
use crate::error::StoreError;
use crate::reader::Reader;
use crate::row;
use crate::writer::Writer;

impl Reader<'_> {
    /// The most urgent first.
    pub fn notices(&self) -> Result<Vec<Notice>, StoreError> {
        row::all(self.connection, "SELECT * FROM notice ORDER BY due_by_s, id", [], read)
    }

    pub fn notice(&self, id: NoticeId) -> Result<Option<Notice>, StoreError> {
        row::one(self.connection, "SELECT * FROM notice WHERE id = ?", [id.0], read)
    }

    /// The most urgent first.
    pub fn notices_of(&self, meeting: MeetingId) -> Result<Vec<Notice>, StoreError> {
        let sql = "SELECT * FROM notice WHERE meeting_id = ? ORDER BY due_by_s, id";
        row::all(self.connection, sql, [meeting.0], read)
    }
}

impl Writer<'_> {
    pub fn insert_notice(&mut self, details: &NoticeDetails) -> Result<NoticeId, StoreError> {
        self.add(|connection| Ok(NoticeId(row::insert(connection, "notice", fields(details)?)?)))
    }

    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn update_notice(&mut self, notice: &Notice) -> Result<(), StoreError> {
        self.alter(notice.id, |connection| {
            row::update(connection, "notice", ("id", notice.id.0), fields(&notice.details)?)
        })
    }

    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn remove_notice(&mut self, id: NoticeId) -> Result<(), StoreError> {
        self.alter(id, |connection| row::remove(connection, "notice", id.0))
    }
}

fn fields(details: &NoticeDetails) -> Result<Fields, StoreError> {
    let addressee = &details.addressee;
    Ok(vec![
        ("meeting_id", details.meeting_id.0.into()),
        ("kind", word(&details.kind)?.into()),
        ("addressee_kind", word(&addressee.kind)?.into()),
        ("name", addressee.name.clone().into()),
        ("gender", word(&addressee.gender)?.into()),
        ("email", addressee.email.clone().into()),
        ("phone", addressee.phone.clone().into()),
        ("since_s", details.since.timestamp().into()),
        ("due_by_s", details.due_by.timestamp().into()),
        ("sent_s", instant_option(details.sent_at)),
        ("sent_by", details.sent_by.as_ref().map(word).transpose()?.into()),
    ])
}

fn read(row: &Row<'_>) -> Result<Notice, StoreError> {
    let details = NoticeDetails {
        meeting_id: MeetingId(row.get("meeting_id")?),
        kind: read_word(row, "kind")?,
        addressee: read_addressee(row)?,
        since: read_instant(row, "since_s")?,
        due_by: read_instant(row, "due_by_s")?,
        sent_at: read_instant_option(row, "sent_s")?,
        sent_by: read_word_option(row, "sent_by")?,
    };
    Ok(Notice { id: NoticeId(row.get("id")?), details })
}

fn read_addressee(row: &Row<'_>) -> Result<Addressee, StoreError> {
    Ok(Addressee {
        kind: read_word(row, "addressee_kind")?,
        name: row.get("name")?,
        gender: read_word(row, "gender")?,
        email: row.get("email")?,
        phone: row.get("phone")?,
    })
}
