//! An officer's word on a message that is in doubt, failed, or is to stay.

use planning::id::MailId;
use planning::mail::{MailState, Settled};
use serde::{Deserialize, Serialize};
use store::StepName;
use ts_rs::TS;

use super::no_mail;
use super::send::{set_done, told};
use crate::{Answer, Desk, DeskError, Refusal};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SettleMail {
    pub mail_id: MailId,
    pub how: Settled,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct MailSettled {
    pub mail_id: MailId,
    pub state: MailState,
}

impl Desk {
    /// Settles it: arrived after all, to be sent again, or taken back.
    ///
    /// # Errors
    /// Refused when there is no such message, or its state leaves no such choice.
    pub fn settle_mail(&self, order: SettleMail) -> Result<Answer<MailSettled>, DeskError> {
        self.act(StepName::SettleMail, |writer, _, now| {
            let mut mail = writer.mail(order.mail_id)?.ok_or_else(|| no_mail(order.mail_id))?;
            let seen = mail.state.seen_at(now, mail.tried_at);
            let past = Refusal::MailIsPast { mail_id: mail.id, state: seen };
            let state = seen.settled(order.how).ok_or(past)?;
            if state == MailState::Sent {
                told(writer, &mail, now)?;
                set_done(writer, mail, now)?;
            } else {
                mail.details.state = state;
                mail.details.error = None;
                writer.update_mail(&mail)?;
            }
            Ok(MailSettled { mail_id: order.mail_id, state })
        })
    }
}
