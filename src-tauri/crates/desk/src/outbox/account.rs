//! The account that messages leave from.

use std::path::Path;

use exchange::smtp::{Account, NoConnection, Session};
use planning::mail::{MailAccount, MailSecurity};
use serde::Serialize;
use store::StepName;
use ts_rs::TS;

use crate::edit::Written;
use crate::{Answer, Desk, DeskError, Failure, Refusal, files};

/// Where the password is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum PasswordState {
    /// In the system's keychain.
    Kept,
    /// Until the program ends.
    InMemory,
    Missing,
    /// Nobody has to type it: the server asks for no login, or the environment has it.
    NotNeeded,
}

/// The account, without its password.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct MailAccountCard {
    pub account: MailAccount,
    /// Whether messages can leave by it.
    pub ready: bool,
    pub password: PasswordState,
}

impl Desk {
    /// # Errors
    /// Failed when the register cannot be read.
    pub fn mail_account(&self) -> Result<MailAccountCard, DeskError> {
        let account = self.sender_account()?;
        let password = self.password_state(&account);
        Ok(MailAccountCard {
            ready: account.is_set() && password != PasswordState::Missing,
            account,
            password,
        })
    }

    /// Keeps the account in the settings and, when one is given, the password in the keychain; where there is none, for
    /// as long as the program runs.
    ///
    /// # Errors
    /// Failed when the register cannot be written.
    pub fn put_mail_account(
        &self,
        account: &MailAccount,
        password: Option<&str>,
    ) -> Result<Answer<Written>, DeskError> {
        if let Some(password) = password {
            self.keep_or_remember(&name(account), password);
        }
        self.act(StepName::EditSettings, |writer, world, _| {
            let mut settings = world.settings.clone();
            settings.mail = account.clone();
            writer.put_settings(&settings)?;
            Ok(Written { thing: None })
        })
    }

    /// Connects and logs in, and sends nothing.
    ///
    /// # Errors
    /// Refused without an account or password; failed with the server's words.
    pub fn test_mail_account(&self, password: Option<&str>) -> Result<(), DeskError> {
        let account = self.sender_account()?;
        let session = Session::open(&self.server(&account, password)?).map_err(no_connection)?;
        session.close();
        Ok(())
    }

    pub(super) fn sender_account(&self) -> Result<MailAccount, DeskError> {
        self.look(|world, _| Ok(world.settings.mail.clone()))
    }

    /// What the mail server needs to know.
    pub(super) fn server(&self, account: &MailAccount, given: Option<&str>) -> Result<Account, DeskError> {
        if !account.is_set() {
            return Err(Refusal::MailAccountMissing.into());
        }
        let user = account.user.trim().to_owned();
        let password = match given {
            Some(given) => {
                self.keep_or_remember(&name(account), given);
                Some(given.to_owned())
            }
            None => self.found_secret(&name(account)).map(|found| found.secret),
        };
        let password = if user.is_empty() { Some(String::new()) } else { password };
        let authority = account.ca_file.as_deref().filter(|path| !path.trim().is_empty());
        Ok(Account {
            host: account.host.trim().to_owned(),
            port: account.port,
            implicit_tls: account.security == MailSecurity::Tls,
            user,
            password: password.ok_or(Refusal::PasswordNeeded)?,
            authority: authority.map(|path| files::read(Path::new(path))).transpose()?,
        })
    }

    fn password_state(&self, account: &MailAccount) -> PasswordState {
        if account.user.trim().is_empty() {
            return PasswordState::NotNeeded;
        }
        match self.found_secret(&name(account)).map(|found| found.kept) {
            Some(true) => PasswordState::Kept,
            Some(false) => PasswordState::InMemory,
            None => PasswordState::Missing,
        }
    }
}

/// The password's name in the keychain.
fn name(account: &MailAccount) -> String {
    format!("smtp://{}@{}:{}", account.user.trim(), account.host.trim(), account.port)
}

pub(super) fn no_connection(error: NoConnection) -> DeskError {
    Failure::Mail { detail: error.detail }.into()
}
