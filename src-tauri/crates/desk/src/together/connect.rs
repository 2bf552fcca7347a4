//! From an account to its server.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use exchange::dav::{Address, Connection, Credentials, DavError};
use store::{Account, AccountDetails};

use crate::error::ServerFault;
use crate::{Desk, DeskError, Failure, PasswordState, Refusal};

/// The name of an account's secret in the keychain: what it opens, not what number it has.
pub(crate) fn secret_name(account: &AccountDetails) -> String {
    format!("{} {}", account.user, account.url)
}

impl Desk {
    /// Opens the way to an account's server; nothing is sent yet.
    pub(crate) fn connect(&self, account: &Account, stop: &Arc<AtomicBool>) -> Result<Connection, DeskError> {
        let address = Address::parse(&account.url).map_err(failed)?;
        let credentials = self.credentials(account)?;
        Connection::new(address, credentials, account.certificate.as_deref(), self.reach(), stop.clone())
            .map_err(failed)
    }

    pub(crate) fn credentials(&self, account: &Account) -> Result<Credentials, DeskError> {
        if account.user.is_empty() && !account.bearer {
            return Ok(Credentials::None);
        }
        let from_environment = account.password_env.as_ref().and_then(|name| std::env::var(name).ok());
        let secret = match from_environment {
            Some(secret) => Some(secret),
            None => self.found_secret(&secret_name(&account.details)).map(|found| found.secret),
        };
        let secret = secret.ok_or(Refusal::NoPassword { account_id: account.id })?;
        Ok(credentials(&account.details, secret))
    }
}

impl Desk {
    pub(crate) fn account_password_state(&self, account: &Account) -> PasswordState {
        let in_environment = account.password_env.as_ref().is_some_and(|name| std::env::var(name).is_ok());
        if in_environment || (account.user.is_empty() && !account.bearer) {
            return PasswordState::NotNeeded;
        }
        match self.found_secret(&secret_name(&account.details)).map(|found| found.kept) {
            Some(true) => PasswordState::Kept,
            Some(false) => PasswordState::InMemory,
            None => PasswordState::Missing,
        }
    }
}

pub(crate) fn credentials(account: &AccountDetails, secret: String) -> Credentials {
    match (account.bearer, account.user.is_empty()) {
        (true, _) => Credentials::Bearer { token: secret },
        (false, true) => Credentials::None,
        (false, false) => Credentials::Password { user: account.user.clone(), password: secret },
    }
}

/// An error of the network as an answer of the desk.
pub(crate) fn failed(error: DavError) -> DeskError {
    match error {
        DavError::NotAnAddress { url } => Refusal::NotAnAddress { url }.into(),
        DavError::NotEncrypted { url } => Refusal::NotEncrypted { url }.into(),
        DavError::AnotherDomain { domain, host } => Refusal::ServerElsewhere { domain, host }.into(),
        other => Failure::Server { fault: fault(&other), detail: other.to_string() }.into(),
    }
}

pub(crate) fn fault(error: &DavError) -> ServerFault {
    match error {
        DavError::Unreachable { .. } => ServerFault::Unreachable,
        DavError::TimedOut => ServerFault::TimedOut,
        DavError::NotLetIn => ServerFault::NotLetIn,
        DavError::Forbidden => ServerFault::Forbidden,
        DavError::NotFound | DavError::NotSupported => ServerFault::NotFound,
        DavError::AsksToWait | DavError::Locked => ServerFault::AsksToWait,
        DavError::NoRoom => ServerFault::NoRoom,
        DavError::TooLarge { .. } => ServerFault::TooLarge,
        DavError::BadCertificate { .. } | DavError::Untrusted { .. } => ServerFault::Certificate,
        DavError::Stopped => ServerFault::Stopped,
        DavError::Contradicts { .. } | DavError::Changed => ServerFault::Contradicts,
        DavError::Status { .. }
        | DavError::InvalidToken
        | DavError::NotUnderstood { .. }
        | DavError::NotAnAddress { .. }
        | DavError::NotEncrypted { .. }
        | DavError::AnotherDomain { .. } => ServerFault::NotUnderstood,
    }
}
