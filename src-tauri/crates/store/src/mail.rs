//! The outbox. The bytes of a message are kept apart (see `kept.rs`), so that no undo image and no ledger row holds them.

use planning::id::{MailId, MeetingId, NoticeId};
use planning::mail::{Mail, MailDetails};
use rusqlite::Row;

use crate::column::{Fields, instant_option, read_instant, read_instant_option, read_word, word};
use crate::error::StoreError;
use crate::kept::KeptFile;
use crate::reader::Reader;
use crate::row;
use crate::writer::Writer;

/// RFC 5322.
const MESSAGE: &str = "message/rfc822";

impl Reader<'_> {
    /// In the order in which they were queued.
    pub fn mails(&self) -> Result<Vec<Mail>, StoreError> {
        row::all(self.connection, "SELECT * FROM mail ORDER BY id", [], read)
    }

    pub fn mail(&self, id: MailId) -> Result<Option<Mail>, StoreError> {
        row::one(self.connection, "SELECT * FROM mail WHERE id = ?", [id.0], read)
    }

    /// The bytes to send; `None` when they were erased.
    pub fn message_of(&self, id: MailId) -> Result<Option<Vec<u8>>, StoreError> {
        match digest_of(self, id)? {
            Some(digest) => Ok(self.kept_file(&digest)?.map(|file| file.bytes)),
            None => Ok(None),
        }
    }
}

impl Writer<'_> {
    /// Queues a message.
    pub fn insert_mail(&mut self, details: &MailDetails, message: Vec<u8>) -> Result<MailId, StoreError> {
        let digest = self.keep_file(&KeptFile { media_type: MESSAGE.to_owned(), bytes: message })?;
        self.add(|connection| {
            let mut fields = fields(details)?;
            fields.push(("message", digest.into()));
            Ok(MailId(row::insert(connection, "mail", fields)?))
        })
    }

    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn update_mail(&mut self, mail: &Mail) -> Result<(), StoreError> {
        self.alter(mail.id, |connection| {
            row::update(connection, "mail", ("id", mail.id.0), fields(&mail.details)?)
        })
    }

    /// Erases to whom a message goes and what it says; that there was one stays.
    pub(crate) fn erase_mail(&mut self, mut mail: Mail) -> Result<(), StoreError> {
        if let Some(digest) = digest_of(self, mail.id)? {
            self.drop_file(&digest)?;
        }
        mail.details.to.clear();
        mail.details.subject.clear();
        mail.details.error = None;
        self.update_mail(&mail)
    }
}

fn digest_of(reader: &Reader<'_>, id: MailId) -> Result<Option<String>, StoreError> {
    row::one(reader.connection, "SELECT message FROM mail WHERE id = ?", [id.0], |row| Ok(row.get(0)?))
}

fn fields(details: &MailDetails) -> Result<Fields, StoreError> {
    Ok(vec![
        ("notice_id", details.notice_id.map(|notice| notice.0).into()),
        ("meeting_id", details.meeting_id.0.into()),
        ("recipient", details.to.clone().into()),
        ("subject", details.subject.clone().into()),
        ("state", word(&details.state)?.into()),
        ("queued_s", details.queued_at.timestamp().into()),
        ("tried_s", instant_option(details.tried_at)),
        ("done_s", instant_option(details.done_at)),
        ("attempts", details.attempts.into()),
        ("error", details.error.clone().into()),
    ])
}

fn read(row: &Row<'_>) -> Result<Mail, StoreError> {
    let details = MailDetails {
        notice_id: row.get::<_, Option<i64>>("notice_id")?.map(NoticeId),
        meeting_id: MeetingId(row.get("meeting_id")?),
        to: row.get("recipient")?,
        subject: row.get("subject")?,
        state: read_word(row, "state")?,
        queued_at: read_instant(row, "queued_s")?,
        tried_at: read_instant_option(row, "tried_s")?,
        done_at: read_instant_option(row, "done_s")?,
        attempts: row.get("attempts")?,
        error: row.get("error")?,
    };
    Ok(Mail { id: MailId(row.get("id")?), details })
}
