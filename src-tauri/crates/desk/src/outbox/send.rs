//! The queue is handed to the mail server, message by message.

use exchange::smtp::{Delivery, Session};
use planning::id::MailId;
use planning::mail::{Mail, MailAccount, MailState};
use planning::notice::Means;
use serde::Serialize;
use store::{Changed, StepName, Writer};
use ts_rs::TS;

use super::account::no_connection;
use crate::{Answer, Desk, DeskError};

/// What became of the queue.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct OutboxSent {
    pub sent: Vec<MailId>,
    pub failed: Vec<MailId>,
    /// Somebody must look whether these have arrived.
    pub uncertain: Vec<MailId>,
}

impl Desk {
    /// Sends what is queued. What an earlier run left under way becomes uncertain first.
    ///
    /// # Errors
    /// Refused without an account or password; failed when the server isn't reached. Nothing is sent then.
    pub fn send_outbox(&self, password: Option<&str>) -> Result<Answer<OutboxSent>, DeskError> {
        let account = self.sender_account()?;
        let server = self.server(&account, password)?;
        let mut answer = self.left_under_way()?;
        let queued = self.store().read(|reader| reader.mails())?;
        let mut session: Option<Session> = None;
        for mail in queued.iter().filter(|mail| mail.state == MailState::Queued) {
            let open = match session.take() {
                Some(open) => open,
                None => Session::open(&server).map_err(no_connection)?,
            };
            let (kept, one) = self.send_one(open, &account, mail.id)?;
            session = kept;
            answer.answer.sent.extend(one.answer.sent);
            answer.answer.failed.extend(one.answer.failed);
            answer.answer.uncertain.extend(one.answer.uncertain);
            answer.changed = answer.changed.and(one.changed);
        }
        if let Some(session) = session {
            session.close();
        }
        Ok(answer)
    }

    /// A program that ended between the first byte and the answer left its message as *sending*.
    fn left_under_way(&self) -> Result<Answer<OutboxSent>, DeskError> {
        let stranded = self.store().read(|reader| reader.mails())?;
        if !stranded.iter().any(|mail| mail.state == MailState::Sending) {
            return Ok(Answer { answer: OutboxSent::default(), changed: Changed::default() });
        }
        self.final_act(StepName::SendMail, |writer, _, _| {
            let mut answer = OutboxSent::default();
            for mail in writer.mails()?.into_iter().filter(|mail| mail.state == MailState::Sending) {
                answer.uncertain.push(mail.id);
                set(writer, mail, MailState::Uncertain, None)?;
            }
            Ok(answer)
        })
    }

    /// The session comes back when it can be used for the next message.
    fn send_one(
        &self,
        mut session: Session,
        account: &MailAccount,
        id: MailId,
    ) -> Result<(Option<Session>, Answer<OutboxSent>), DeskError> {
        let Some((to, message)) = self.begin(id)? else {
            let nothing = Answer { answer: OutboxSent::default(), changed: Changed::default() };
            return Ok((Some(session), nothing));
        };
        let delivery = session.send(account.from.trim(), &to, &message);
        let taken = delivery == Delivery::Taken;
        let answer = self.record(id, delivery)?;
        Ok((taken.then_some(session), answer))
    }

    /// Written before the first byte leaves. `None` when another program was quicker, or the bytes were erased.
    fn begin(&self, id: MailId) -> Result<Option<(String, Vec<u8>)>, DeskError> {
        let begun = self.final_act(StepName::SendMail, |writer, _, now| {
            let Some(mut mail) = writer.mail(id)?.filter(|mail| mail.state == MailState::Queued) else {
                return Ok(None);
            };
            let Some(message) = writer.message_of(id)? else {
                set(writer, mail, MailState::Withdrawn, None)?;
                return Ok(None);
            };
            mail.details.state = MailState::Sending;
            mail.details.tried_at = Some(now);
            mail.details.attempts += 1;
            mail.details.error = None;
            writer.update_mail(&mail)?;
            Ok(Some((mail.to.clone(), message)))
        })?;
        Ok(begun.answer)
    }

    fn record(&self, id: MailId, delivery: Delivery) -> Result<Answer<OutboxSent>, DeskError> {
        self.final_act(StepName::SendMail, |writer, _, now| {
            let mut answer = OutboxSent::default();
            let Some(mail) = writer.mail(id)? else { return Ok(answer) };
            match &delivery {
                Delivery::Taken => {
                    told(writer, &mail, now)?;
                    set_done(writer, mail, now)?;
                    answer.sent.push(id);
                }
                Delivery::NotTaken { detail } => {
                    set(writer, mail, MailState::Failed, Some(detail.clone()))?;
                    answer.failed.push(id);
                }
                Delivery::Uncertain { detail } => {
                    set(writer, mail, MailState::Uncertain, Some(detail.clone()))?;
                    answer.uncertain.push(id);
                }
            }
            Ok(answer)
        })
    }
}

fn set(
    writer: &mut Writer<'_>,
    mut mail: Mail,
    state: MailState,
    error: Option<String>,
) -> Result<(), DeskError> {
    mail.details.state = state;
    mail.details.error = error;
    Ok(writer.update_mail(&mail)?)
}

pub(super) fn set_done(
    writer: &mut Writer<'_>,
    mut mail: Mail,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<(), DeskError> {
    mail.details.state = MailState::Sent;
    mail.details.done_at = Some(now);
    mail.details.error = None;
    Ok(writer.update_mail(&mail)?)
}

/// The duty is fulfilled with the message, in one transaction; one that was replaced meanwhile stays as it is.
pub(super) fn told(
    writer: &mut Writer<'_>,
    mail: &Mail,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<(), DeskError> {
    let Some(id) = mail.notice_id else { return Ok(()) };
    if let Some(mut notice) = writer.notice(id)?.filter(|notice| notice.sent_at.is_none()) {
        notice.details.sent_at = Some(now);
        notice.details.sent_by = Some(Means::Mail);
        writer.update_notice(&notice)?;
    }
    Ok(())
}
