//! Forms that are being filled in outlive a crash or a closed window. They are the officer's own and no step of the
//! office: neither undone nor told in the ledger, and gone after a month. What an officer keeps for themselves, such as a
//! saved filter, lies beside them and stays.

use chrono::TimeDelta;
use store::{Draft, OWN};

use crate::{Desk, DeskError, Refusal};

/// What nobody has touched for so long is dropped: it holds personal data.
const KEPT: TimeDelta = TimeDelta::days(30);

/// A form is a few kilobytes; more than this is none.
const MOST_BYTES: usize = 1 << 20;

impl Desk {
    /// This officer's unfinished forms, the newest first.
    ///
    /// # Errors
    /// Failed when the register cannot be read.
    pub fn drafts(&self) -> Result<Vec<Draft>, DeskError> {
        let oldest = self.now() - KEPT;
        let too_old = |draft: &Draft| draft.at < oldest && !draft.form.starts_with(OWN);
        let drafts = self.store().read(|reader| reader.drafts(self.who()))?;
        if drafts.iter().any(too_old) {
            self.store().drop_drafts_before(oldest)?;
        }
        Ok(drafts.into_iter().filter(|draft| !too_old(draft)).collect())
    }

    /// Keeps a form; `content` is JSON.
    ///
    /// # Errors
    /// Refused when it is none or far too long; failed when the register can't be written.
    pub fn keep_draft(&self, form: &str, content: &str) -> Result<(), DeskError> {
        let json = serde_json::from_str::<serde::de::IgnoredAny>(content).is_ok();
        if !json || content.len() > MOST_BYTES || form.len() > 64 {
            return Err(Refusal::Empty { field: "content".to_owned() }.into());
        }
        let draft = Draft { form: form.to_owned(), at: self.now(), content: content.to_owned() };
        Ok(self.store().keep_draft(self.who(), &draft)?)
    }

    /// Lets a form go: it was saved, or is no longer wanted.
    ///
    /// # Errors
    /// Failed when the register can't be written.
    pub fn drop_draft(&self, form: &str) -> Result<(), DeskError> {
        Ok(self.store().drop_draft(self.who(), form)?)
    }
}
