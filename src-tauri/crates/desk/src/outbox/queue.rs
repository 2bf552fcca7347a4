//! A message is queued: it can still be read, and taken back.

use documents::{Leaving, PackOptions, letter_mail, message};
use planning::id::{MailId, MeetingId, NoticeId};
use planning::mail::MailDetails;
use planning::mail::MailState;
use serde::Serialize;
use store::StepName;
use ts_rs::TS;

use crate::export_pack::paper;
use crate::letter::{LetterOrder, remember_salutation};
use crate::meeting_steps::meeting_of;
use crate::templates::overrides;
use crate::{Answer, Desk, DeskError, Refusal};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct MailQueued {
    pub mail_id: MailId,
}

/// Several at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct MailsQueued {
    pub mail_ids: Vec<MailId>,
    /// Who is told in another way.
    pub without_email: Vec<NoticeId>,
}

/// A message ready to be kept.
struct Ready {
    details: MailDetails,
    message: Vec<u8>,
}

impl Desk {
    /// Queues the message of one notice.
    ///
    /// # Errors
    /// Refused without an address, or when a message for it is on its way or has left.
    pub fn queue_notice(&self, order: &LetterOrder) -> Result<Answer<MailQueued>, DeskError> {
        let ready = self.ready(order)?;
        self.act(StepName::QueueMail, |writer, _, _| {
            not_twice(writer, order.notice_id)?;
            remember_salutation(writer, order)?;
            let mail_id = writer.insert_mail(&ready.details, ready.message.clone())?;
            Ok(MailQueued { mail_id })
        })
    }

    /// Queues a message for everybody of a meeting who still waits, has an address and none on its way.
    ///
    /// # Errors
    /// Refused when there is no such meeting.
    pub fn queue_waiting(&self, id: MeetingId) -> Result<Answer<MailsQueued>, DeskError> {
        self.look(|world, _| meeting_of(world, id).map(drop))?;
        let notices = self.store().read(|reader| reader.notices_of(id))?;
        let (mut ready, mut without_email) = (Vec::new(), Vec::new());
        for notice in notices.iter().filter(|notice| notice.sent_at.is_none()) {
            let order = LetterOrder { notice_id: notice.id, role: None, own_words: String::new() };
            match self.ready(&order) {
                Ok(one) => ready.push((notice.id, one)),
                Err(DeskError::Refused { refusal: Refusal::NoAddress { notice_id } }) => {
                    without_email.push(notice_id);
                }
                Err(error) => return Err(error),
            }
        }
        self.act(StepName::QueueMail, |writer, _, _| {
            let mut mail_ids = Vec::new();
            for (notice_id, one) in &ready {
                if not_twice(writer, *notice_id).is_ok() {
                    mail_ids.push(writer.insert_mail(&one.details, one.message.clone())?);
                }
            }
            Ok(MailsQueued { mail_ids, without_email: without_email.clone() })
        })
    }

    fn ready(&self, order: &LetterOrder) -> Result<Ready, DeskError> {
        let from = self.sender_account()?.from;
        let written = self.letter_of(order, &from)?;
        let templates = overrides(&self.folder().join("szablony"));
        let options = PackOptions { templates: &templates.texts, ..PackOptions::default() };
        let draft = letter_mail(&written.announcement, &written.letter, &options).map_err(paper)?;
        let draft = draft.ok_or(Refusal::NoAddress { notice_id: order.notice_id })?;
        let now = self.now();
        // The same for ever: whoever gets it twice by a fault of a server's sees one message (RFC 5322 §3.6.4).
        let meeting = written.announcement.uid.split('@').next().unwrap_or_default();
        let message_id = format!("<{}.{}.{meeting}@lawka-dialogu>", written.notice.id, now.timestamp());
        let leaving = Leaving::Sent { message_id, at: now };
        let details = MailDetails {
            notice_id: Some(order.notice_id),
            meeting_id: written.notice.meeting_id,
            to: draft.to.clone(),
            subject: draft.subject.replace('\u{a0}', " "),
            state: MailState::Queued,
            queued_at: now,
            tried_at: None,
            done_at: None,
            attempts: 0,
            error: None,
        };
        Ok(Ready { details, message: message(&draft, &leaving, "letter").map_err(paper)? })
    }
}

/// One message for one duty; a withdrawn one doesn't count.
fn not_twice(writer: &store::Writer<'_>, id: NoticeId) -> Result<(), DeskError> {
    let mails = writer.mails()?;
    match mails.iter().find(|mail| mail.notice_id == Some(id) && mail.state != MailState::Withdrawn) {
        Some(mail) => Err(Refusal::AlreadyQueued { mail_id: mail.id }.into()),
        None => Ok(()),
    }
}
