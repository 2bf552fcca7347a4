//! Where passwords, tokens and the register's key are kept: in the keychain of the system (Keychain, Credential Manager,
//! Secret Service), never in the register or a log. The one place that knows the keychain; each use has names of its own:
//! `register …` (`encryption`), `smtp://…` (`outbox::account`), `https://…` (`together::accounts`).

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use crate::{Desk, DeskError, Failure};

/// Keeps a secret under a name.
pub trait Secrets: Send + Sync + std::fmt::Debug {
    /// # Errors
    /// Failed where nothing can be kept.
    fn keep(&self, name: &str, secret: &str) -> Result<(), DeskError>;
    /// # Errors
    /// Failed where the keychain does not answer.
    fn find(&self, name: &str) -> Result<Option<String>, DeskError>;
    fn forget(&self, name: &str);
}

/// Windows' credential manager, macOS' keychain, the Secret Service of Linux.
#[derive(Clone, Copy, Debug, Default)]
pub struct Keychain;

const SERVICE: &str = "pl.krakow.lawka";

impl Secrets for Keychain {
    fn keep(&self, name: &str, secret: &str) -> Result<(), DeskError> {
        let entry = keyring::Entry::new(SERVICE, name).map_err(failed)?;
        entry.set_password(secret).map_err(failed)
    }

    fn find(&self, name: &str) -> Result<Option<String>, DeskError> {
        match keyring::Entry::new(SERVICE, name).and_then(|entry| entry.get_password()) {
            Ok(secret) => Ok(Some(secret)),
            Err(keyring::Error::NoEntry) => Ok(None),
            Err(error) => Err(failed(error)),
        }
    }

    fn forget(&self, name: &str) {
        if let Ok(entry) = keyring::Entry::new(SERVICE, name) {
            let _ = entry.delete_credential();
        }
    }
}

fn failed(error: keyring::Error) -> DeskError {
    Failure::Keychain { detail: error.to_string() }.into()
}

/// Read and forgotten, never written: for a program that gets its passwords from elsewhere.
#[derive(Clone, Copy, Debug, Default)]
pub struct ReadOnly<S>(pub S);

impl<S: Secrets> Secrets for ReadOnly<S> {
    fn keep(&self, name: &str, secret: &str) -> Result<(), DeskError> {
        NoSecrets.keep(name, secret)
    }

    fn find(&self, name: &str) -> Result<Option<String>, DeskError> {
        self.0.find(name)
    }

    fn forget(&self, name: &str) {
        self.0.forget(name);
    }
}

/// For a machine without a keychain: passwords come from the environment each time.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoSecrets;

impl Secrets for NoSecrets {
    fn keep(&self, _: &str, _: &str) -> Result<(), DeskError> {
        Err(Failure::Keychain { detail: "no keychain".to_owned() }.into())
    }

    fn find(&self, _: &str) -> Result<Option<String>, DeskError> {
        Ok(None)
    }

    fn forget(&self, _: &str) {}
}

/// Gone with the program; what is printed for a log says nothing of them.
#[derive(Default)]
pub struct SecretsInMemory(Mutex<BTreeMap<String, String>>);

impl std::fmt::Debug for SecretsInMemory {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SecretsInMemory")
    }
}

impl Secrets for SecretsInMemory {
    fn keep(&self, name: &str, secret: &str) -> Result<(), DeskError> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.insert(name.to_owned(), secret.to_owned());
        Ok(())
    }

    fn find(&self, name: &str) -> Result<Option<String>, DeskError> {
        Ok(self.0.lock().unwrap_or_else(PoisonError::into_inner).get(name).cloned())
    }

    fn forget(&self, name: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(name);
    }
}

/// A secret, and whether it outlives the program.
pub(crate) struct Found {
    pub secret: String,
    pub kept: bool,
}

impl Desk {
    /// Keeps a secret; where there is no keychain, for as long as the program runs.
    pub(crate) fn keep_or_remember(&self, name: &str, secret: &str) {
        if self.secrets().keep(name, secret).is_ok() {
            self.remembered().forget(name);
        } else {
            // The memory keeps everything.
            let _ = self.remembered().keep(name, secret);
        }
    }

    /// What is remembered is newer than what the keychain has.
    pub(crate) fn found_secret(&self, name: &str) -> Option<Found> {
        let of = |secrets: &dyn Secrets| secrets.find(name).ok().flatten();
        let remembered = of(self.remembered()).map(|secret| Found { secret, kept: false });
        remembered.or_else(|| of(self.secrets()).map(|secret| Found { secret, kept: true }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_only_is_found_and_never_written() {
        let inner = SecretsInMemory::default();
        inner.keep("smtp://a", "hasło").unwrap();
        let secrets = ReadOnly(inner);
        assert!(matches!(
            secrets.keep("smtp://b", "inne"),
            Err(DeskError::Failed { failure: Failure::Keychain { .. } })
        ));
        assert_eq!(secrets.find("smtp://a").unwrap().as_deref(), Some("hasło"));
        assert_eq!(secrets.find("smtp://b").unwrap(), None);
    }

    #[test]
    fn a_log_learns_nothing_of_what_is_remembered() {
        let secrets = SecretsInMemory::default();
        secrets.keep("smtp://a", "hasło").unwrap();
        assert_eq!(format!("{secrets:?}"), "SecretsInMemory");
    }
}
