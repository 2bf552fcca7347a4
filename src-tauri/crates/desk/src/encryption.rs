//! The register encrypted, and opened for everybody again: its key, its code, its copies.
//!
//! The key lies in the system's keychain, as the recovery code it is made from. Who has neither keychain nor code has no
//! register: so the code is shown before anything is encrypted.

use std::path::{Path, PathBuf};

use serde::Serialize;
use store::{COPIES, Key, RecoveryCode, Seal, Store, StoreError, seal_of};
use ts_rs::TS;

use crate::keep_copies::list;
use crate::{Desk, DeskError, Failure, Machine, Refusal, Secrets};

/// What was encrypted or opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Recoded {
    pub encrypted: bool,
    /// Kept copies that became what the register is.
    pub copies: u32,
    /// Files that are still as they were: copies that can't be read or written, registers put aside as damaged.
    pub left: Vec<String>,
    /// The key lies in the keychain: the code is needed only elsewhere.
    pub in_keychain: bool,
}

fn register(folder: &Path) -> PathBuf {
    folder.join("lawka.db")
}

/// Whether the register of a folder is encrypted.
///
/// # Errors
/// Failed when the file can't be read.
pub fn is_encrypted(folder: &Path) -> Result<bool, DeskError> {
    Ok(seal_of(&register(folder))? == Seal::Sealed)
}

/// A new code. Nothing is encrypted with it yet.
///
/// # Errors
/// Failed when the system gives no random numbers.
pub fn new_recovery_code() -> Result<RecoveryCode, DeskError> {
    let mut random = [0; 18];
    getrandom::fill(&mut random).map_err(|error| Failure::Fault { detail: error.to_string() })?;
    Ok(RecoveryCode::new(random))
}

/// The name of a register in the keychain.
fn name(folder: &Path) -> String {
    let path = std::fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    format!("register {}", path.display())
}

/// Keeps a code in the keychain; whether that worked.
pub(crate) fn remember(folder: &Path, code: &RecoveryCode, secrets: &dyn Secrets) -> bool {
    secrets.keep(&name(folder), &code.to_string()).is_ok()
}

impl Desk {
    /// Keeps the register's code in the keychain, where there is one.
    pub fn remember(&self, code: &RecoveryCode) -> bool {
        remember(self.folder(), code, self.secrets())
    }
}

/// The key of a folder's register, as far as the keychain knows it.
#[must_use]
pub fn key_at_hand(folder: &Path, secrets: &dyn Secrets) -> Option<Key> {
    let kept = secrets.find(&name(folder)).ok().flatten()?;
    Some(kept.parse::<RecoveryCode>().ok()?.key())
}

/// Opens the register. A typed code goes before the keychain; one in the keychain that doesn't fit is as good as none.
pub(crate) fn open_store(
    folder: &Path,
    secrets: &dyn Secrets,
    code: Option<&RecoveryCode>,
) -> Result<Store, DeskError> {
    let path = register(folder);
    if seal_of(&path)? != Seal::Sealed {
        return Ok(Store::open(&path)?);
    }
    match code {
        Some(code) => Ok(Store::open_with(&path, Some(&code.key()))?),
        None => Store::open_with(&path, key_at_hand(folder, secrets).as_ref()).map_err(|error| match error {
            StoreError::WrongKey { .. } => Refusal::Locked.into(),
            other => other.into(),
        }),
    }
}

/// Encrypts the register of a folder and the copies that are kept of it. Nobody may have it open. Whatever happens in
/// between, the register is whole: open as before, or encrypted with this code.
///
/// # Errors
/// Refused when it is encrypted with another code; failed when another program has it open, or for want of room.
pub fn encrypt(folder: &Path, code: &RecoveryCode, secrets: &dyn Secrets) -> Result<Recoded, DeskError> {
    let (path, key) = (register(folder), code.key());
    let second = match seal_of(&path)? {
        Seal::Sealed => match Store::open_with(&path, Some(&key)) {
            Err(StoreError::WrongKey { .. }) => return Err(Refusal::EncryptedAlready.into()),
            opened => second_folder(&opened?),
        },
        // A new register too is to be encrypted.
        _ => second_folder(&Store::open(&path)?),
    };
    // Before the file changes: were the program to end right after, the key must be somewhere.
    let in_keychain = remember(folder, code, secrets);
    Store::recode(&path, None, Some(&key))?;
    let (copies, left) = recode_copies(folder, second.as_deref(), Some(&key), Some(&key));
    Ok(Recoded { encrypted: true, copies, left, in_keychain })
}

/// Opens the register of a folder for everybody who can read the file, and the copies that are kept of it.
///
/// # Errors
/// Refused when no key is at hand or the code is another one's; failed as [`encrypt`].
pub fn decrypt(
    folder: &Path,
    code: Option<&RecoveryCode>,
    secrets: &dyn Secrets,
) -> Result<Recoded, DeskError> {
    let path = register(folder);
    if seal_of(&path)? != Seal::Sealed {
        return Err(Refusal::NotEncryptedNow.into());
    }
    let key = code.map(RecoveryCode::key).or_else(|| key_at_hand(folder, secrets)).ok_or(Refusal::Locked)?;
    let second = second_folder(&Store::open_with(&path, Some(&key))?);
    Store::recode(&path, Some(&key), None)?;
    let (copies, left) = recode_copies(folder, second.as_deref(), Some(&key), None);
    if left.is_empty() {
        secrets.forget(&name(folder));
    }
    Ok(Recoded { encrypted: false, copies, left, in_keychain: false })
}

fn second_folder(store: &Store) -> Option<PathBuf> {
    let (machine, _) = Machine::read();
    let settings = store.read(|reader| reader.settings()).ok()?;
    machine.apply(settings).safety.second_folder.map(PathBuf::from)
}

/// One copy that fails leaves the others; which, is told.
fn recode_copies(
    folder: &Path,
    second: Option<&Path>,
    from: Option<&Key>,
    to: Option<&Key>,
) -> (u32, Vec<String>) {
    let own = folder.join(COPIES);
    let folders = [Some(own.as_path()), second];
    let copies = folders.into_iter().flatten().flat_map(|folder| list(folder).unwrap_or_default());
    let (mut done, mut left) = (0, aside(&own));
    for copy in copies {
        match Store::recode(Path::new(&copy.path), from, to) {
            Ok(changed) => done += u32::from(changed),
            Err(_) => left.push(copy.path),
        }
    }
    (done, left)
}

/// What was left of damaged registers is no register any more: somebody has to look after it.
fn aside(copies: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(copies).into_iter().flatten().flatten().map(|entry| entry.path());
    entries.filter(|path| path.join("lawka.db").exists()).map(|path| path.display().to_string()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{FixedClock, SecretsInMemory};

    fn clock() -> Box<FixedClock> {
        Box::new(FixedClock("2026-11-24T12:00:00Z".parse().unwrap()))
    }

    /// A register with the sample in it and one copy kept; nobody has it open.
    fn office() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::open(folder.path(), clock(), "Anna").unwrap();
        desk.load_sample().unwrap();
        desk.keep_copy().unwrap();
        folder
    }

    fn people(
        folder: &Path,
        secrets: SecretsInMemory,
        code: Option<&RecoveryCode>,
    ) -> Result<usize, DeskError> {
        let desk = Desk::open_with(folder, clock(), "Anna", Box::new(secrets), code)?;
        Ok(desk.people()?.len())
    }

    #[test]
    fn the_keychain_opens_what_was_encrypted_and_without_it_the_code_does() {
        let office = office();
        let (code, secrets) = (new_recovery_code().unwrap(), SecretsInMemory::default());
        let told = encrypt(office.path(), &code, &secrets).unwrap();
        assert_eq!(told, Recoded { encrypted: true, copies: 1, left: vec![], in_keychain: true });
        assert!(is_encrypted(office.path()).unwrap());
        let locked: DeskError = Refusal::Locked.into();
        assert_eq!(people(office.path(), SecretsInMemory::default(), None).unwrap_err(), locked);
        assert!(people(office.path(), SecretsInMemory::default(), Some(&code)).unwrap() > 3);
        assert!(people(office.path(), secrets, None).unwrap() > 3);
        let other = new_recovery_code().unwrap();
        let wrong = people(office.path(), SecretsInMemory::default(), Some(&other)).unwrap_err();
        assert!(
            matches!(wrong, DeskError::Refused { refusal: Refusal::WrongRecoveryCode { .. } }),
            "{wrong:?}"
        );
    }

    #[test]
    fn copies_follow_the_register_both_ways() {
        let office = office();
        let (code, secrets) = (new_recovery_code().unwrap(), SecretsInMemory::default());
        let seals = || {
            let copies = list(&office.path().join(COPIES)).unwrap();
            copies.iter().map(|copy| seal_of(Path::new(&copy.path)).unwrap()).collect::<Vec<_>>()
        };
        encrypt(office.path(), &code, &secrets).unwrap();
        assert_eq!(seals(), [Seal::Sealed]);
        let told = decrypt(office.path(), None, &secrets).unwrap();
        assert_eq!(told, Recoded { encrypted: false, copies: 1, left: vec![], in_keychain: false });
        assert_eq!(seals(), [Seal::Open]);
        assert_eq!(key_at_hand(office.path(), &secrets), None);
        assert!(people(office.path(), secrets, None).unwrap() > 3);
    }

    #[test]
    fn encrypting_twice_is_nothing_and_with_another_code_refused() {
        let office = office();
        let (code, secrets) = (new_recovery_code().unwrap(), SecretsInMemory::default());
        encrypt(office.path(), &code, &secrets).unwrap();
        assert_eq!(encrypt(office.path(), &code, &secrets).unwrap().copies, 0);
        let refused = encrypt(office.path(), &new_recovery_code().unwrap(), &secrets).unwrap_err();
        assert_eq!(refused, Refusal::EncryptedAlready.into());
        assert_eq!(
            key_at_hand(office.path(), &secrets),
            Some(code.key()),
            "the right code stays in the keychain"
        );
    }

    #[test]
    fn a_register_that_somebody_has_open_is_not_encrypted_under_their_hands() {
        let office = office();
        let desk = Desk::open(office.path(), clock(), "Bolesław").unwrap();
        let busy =
            encrypt(office.path(), &new_recovery_code().unwrap(), &SecretsInMemory::default()).unwrap_err();
        assert_eq!(busy, Failure::Busy.into());
        assert!(desk.people().unwrap().len() > 3 && !is_encrypted(office.path()).unwrap());
    }
}
