//! Where passwords and tokens are kept: in the keychain of the system, never in the register.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use crate::{DeskError, Failure};

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

/// Gone with the program.
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
