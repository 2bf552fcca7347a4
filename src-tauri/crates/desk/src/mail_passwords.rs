//! Passwords lie in the system's keychain (Keychain, Credential Manager, Secret Service), never in the register or a log.
//! Where a system has none, they are asked for and forgotten when the program ends.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Where passwords are kept; a test has one of its own.
pub trait MailPasswords: Send + Sync + std::fmt::Debug {
    /// `None` where nothing is kept, or there is no keychain.
    fn password(&self, account: &str) -> Option<String>;
    /// Whether it is kept now.
    fn keep(&self, account: &str, password: &str) -> bool;
}

/// The system's own.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemMailPasswords;

const SERVICE: &str = "Ławka";

impl MailPasswords for SystemMailPasswords {
    fn password(&self, account: &str) -> Option<String> {
        keyring::Entry::new(SERVICE, account).ok()?.get_password().ok()
    }

    fn keep(&self, account: &str, password: &str) -> bool {
        keyring::Entry::new(SERVICE, account).is_ok_and(|entry| entry.set_password(password).is_ok())
    }
}

/// The system's own, read and never written: for a program that gets its password from elsewhere.
#[derive(Clone, Copy, Debug, Default)]
pub struct ReadOnlyMailPasswords;

impl MailPasswords for ReadOnlyMailPasswords {
    fn password(&self, account: &str) -> Option<String> {
        SystemMailPasswords.password(account)
    }

    fn keep(&self, _account: &str, _password: &str) -> bool {
        false
    }
}

/// Passwords of systems without a keychain, until the program ends. What is printed for a log says nothing of them.
#[derive(Default)]
pub(crate) struct Remembered(Mutex<BTreeMap<String, String>>);

impl Remembered {
    pub(crate) fn all(&self) -> MutexGuard<'_, BTreeMap<String, String>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl std::fmt::Debug for Remembered {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Remembered")
    }
}
