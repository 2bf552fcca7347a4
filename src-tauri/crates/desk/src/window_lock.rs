//! What unlocks a window that nobody has touched for a while: words that the officer has chosen. Kept is what they can be
//! recognised by (PBKDF2 with SHA-256, NIST SP 800-132), in a file of the officer's own account, not in the register.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::Sha256;

use crate::{DeskError, Failure, Refusal};

/// Characters; what is shorter is seen over a shoulder.
pub const LEAST_PASSPHRASE: u32 = 8;

/// As OWASP asks of PBKDF2 with SHA-256: half a second or so of a processor for each try.
const ROUNDS: u32 = 600_000;
/// So many slips are nobody's fault; after them each try waits twice as long as the one before.
const FREE_TRIES: u32 = 3;
const MOST_WAIT: u32 = 300;

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    rounds: u32,
    salt: String,
    digest: String,
}

/// The file that keeps it, and how often somebody has guessed.
#[derive(Debug)]
pub struct WindowLock {
    path: PathBuf,
    wrong: u32,
    /// Seconds since 1970 UTC before which no try counts.
    not_before: i64,
}

impl WindowLock {
    /// In the folder of the account's own settings.
    #[must_use]
    pub fn in_folder(own: &Path) -> Self {
        Self { path: own.join("blokada.json"), wrong: 0, not_before: 0 }
    }

    /// Whether words were chosen. A file that can't be read keeps the window locked.
    #[must_use]
    pub fn is_set(&self) -> bool {
        self.path.exists()
    }

    /// Chooses the words; without any, there are none from now on.
    ///
    /// # Errors
    /// Refused when they are too short; failed when the file can't be written.
    pub fn choose(&mut self, passphrase: Option<&str>) -> Result<(), DeskError> {
        let told = |error: &std::io::Error| DeskError::file(&self.path, error);
        let Some(passphrase) = passphrase else {
            return match std::fs::remove_file(&self.path) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(told(&error)),
                _ => Ok(()),
            };
        };
        if passphrase.chars().count() < LEAST_PASSPHRASE as usize {
            return Err(Refusal::PassphraseTooShort { least: LEAST_PASSPHRASE }.into());
        }
        let kept = serde_json::to_vec(&keep(passphrase)?)
            .map_err(|error| Failure::Fault { detail: error.to_string() })?;
        let folder = self.path.parent().unwrap_or(Path::new(""));
        let unfinished = self.path.with_added_extension("unfinished");
        std::fs::create_dir_all(folder)
            .and_then(|()| std::fs::write(&unfinished, kept))
            .and_then(|()| std::fs::rename(&unfinished, &self.path))
            .map_err(|error| told(&error))
    }

    /// Whether these are the words. `now` in seconds since 1970 UTC.
    ///
    /// # Errors
    /// Refused for others, and before the time to wait is over; failed when the file can't be read.
    pub fn try_words(&mut self, passphrase: &str, now: i64) -> Result<(), DeskError> {
        if now < self.not_before {
            return Err(self.wrong_words(now));
        }
        let bytes = std::fs::read(&self.path).map_err(|error| DeskError::file(&self.path, &error))?;
        let kept: Kept = serde_json::from_slice(&bytes).map_err(|error| Failure::File {
            path: self.path.display().to_string(),
            detail: error.to_string(),
        })?;
        if derive(passphrase, &kept.salt, kept.rounds.clamp(1, 10 * ROUNDS)) == kept.digest {
            (self.wrong, self.not_before) = (0, 0);
            return Ok(());
        }
        self.wrong += 1;
        let over = self.wrong.saturating_sub(FREE_TRIES);
        let wait = if over == 0 { 0 } else { 2_u32.saturating_pow(over).min(MOST_WAIT) };
        self.not_before = now + i64::from(wait);
        Err(self.wrong_words(now))
    }

    fn wrong_words(&self, now: i64) -> DeskError {
        let wait_seconds = u32::try_from((self.not_before - now).max(0)).unwrap_or(MOST_WAIT);
        Refusal::WrongPassphrase { wait_seconds }.into()
    }
}

fn keep(passphrase: &str) -> Result<Kept, DeskError> {
    let mut salt = [0; 16];
    getrandom::fill(&mut salt).map_err(|error| Failure::Fault { detail: error.to_string() })?;
    let salt = hex(&salt);
    let digest = derive(passphrase, &salt, ROUNDS);
    Ok(Kept { rounds: ROUNDS, salt, digest })
}

fn derive(passphrase: &str, salt: &str, rounds: u32) -> String {
    hex(&pbkdf2::pbkdf2_hmac_array::<Sha256, 32>(passphrase.as_bytes(), salt.as_bytes(), rounds))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &str = "zielona ławka w parku";

    fn lock() -> (tempfile::TempDir, WindowLock) {
        let folder = tempfile::tempdir().unwrap();
        let mut lock = WindowLock::in_folder(folder.path());
        lock.choose(Some(WORDS)).unwrap();
        (folder, lock)
    }

    fn wait(error: DeskError) -> u32 {
        match error {
            DeskError::Refused { refusal: Refusal::WrongPassphrase { wait_seconds } } => wait_seconds,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn only_the_words_unlock_and_the_file_does_not_hold_them() {
        let (folder, mut lock) = lock();
        lock.try_words(WORDS, 0).unwrap();
        assert_eq!(wait(lock.try_words("zielona lawka w parku", 0).unwrap_err()), 0);
        let file = std::fs::read_to_string(folder.path().join("blokada.json")).unwrap();
        assert!(!file.contains("parku"));
        assert!(WindowLock::in_folder(folder.path()).is_set());
    }

    #[test]
    fn who_guesses_waits_longer_each_time_and_the_right_words_begin_anew() {
        let (_folder, mut lock) = lock();
        let waits: Vec<u32> =
            [0, 0, 0, 0, 100].map(|now| wait(lock.try_words("zgaduję dalej", now).unwrap_err())).to_vec();
        assert_eq!(waits, [0, 0, 0, 2, 4]);
        assert_eq!(wait(lock.try_words(WORDS, 101).unwrap_err()), 3, "too early, even with the right words");
        lock.try_words(WORDS, 104).unwrap();
        assert_eq!(wait(lock.try_words("zgaduję dalej", 104).unwrap_err()), 0);
    }

    #[test]
    fn short_words_are_refused_and_none_are_none() {
        let (_folder, mut lock) = lock();
        let short = lock.choose(Some("ławka")).unwrap_err();
        assert_eq!(short, Refusal::PassphraseTooShort { least: 8 }.into());
        lock.choose(None).unwrap();
        assert!(!lock.is_set());
        lock.choose(None).unwrap();
    }

    #[test]
    fn a_file_that_was_tampered_with_unlocks_nothing() {
        let (folder, mut lock) = lock();
        std::fs::write(folder.path().join("blokada.json"), "{}").unwrap();
        assert!(lock.is_set());
        assert!(matches!(lock.try_words(WORDS, 0), Err(DeskError::Failed { .. })));
    }
}
