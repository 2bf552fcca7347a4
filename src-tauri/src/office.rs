//! What every command shares: where the department's data lies, and the desk that works on it.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use desk::{
    Clock, Desk, DeskError, Examination, Keychain, Log, Recoded, RecoveryCode, Refusal, Secrets,
    SecretsInMemory, SystemClock, WindowLock,
};
use serde::Serialize;
use tauri::{AppHandle, Manager};
use ts_rs::TS;

/// The department's data and the desk that works on it.
#[derive(Debug)]
pub struct Office {
    data: PathBuf,
    sample: bool,
    log: Log,
    keychain: fn() -> Box<dyn Secrets>,
    /// Passwords of servers, where the system keeps none: until the program ends, however often the window is locked.
    remembered: Arc<SecretsInMemory>,
    door: Mutex<Door>,
}

/// The desk while it is open, and what keeps the window locked.
#[derive(Debug)]
struct Door {
    desk: Option<Arc<Desk>>,
    locked: bool,
    lock: WindowLock,
}

impl Office {
    /// Nothing is opened yet: [`read_ahead`] does, or the first command, so that the window is not kept waiting. With
    /// `sample`, an empty register is filled with the sample department then. `own` is the folder of the account's own
    /// settings: with words to unlock in it, the window begins locked.
    pub fn new(data: PathBuf, own: &Path, sample: bool) -> Self {
        let (log, lock) = (Log::in_folder(&data), WindowLock::in_folder(own));
        let door = Mutex::new(Door { desk: None, locked: lock.is_set(), lock });
        let keychain = || -> Box<dyn Secrets> { Box::new(Keychain) };
        Self { data, sample, log, keychain, remembered: Arc::default(), door }
    }

    /// What the program did, without personal data.
    pub const fn log(&self) -> &Log {
        &self.log
    }

    /// Looks at the installation, whether or not its register opens.
    pub fn examine(&self) -> Examination {
        match self.desk() {
            Ok(desk) => desk.examine(),
            Err(_) => desk::examine(&self.data, self.key().as_ref(), SystemClock.now()),
        }
    }

    fn key(&self) -> Option<desk::Key> {
        let sealed = desk::is_encrypted(&self.data).unwrap_or(false);
        (sealed && !self.door().locked).then(|| desk::key_at_hand(&self.data, &Keychain)).flatten()
    }

    /// The folder of the department's data.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// The desk; opened by whoever asks first. A failure to open is told each time, and tried again.
    ///
    /// # Errors
    /// Refused while the window is locked; those of [`Desk::open`].
    pub fn desk(&self) -> Result<Arc<Desk>, DeskError> {
        let mut door = self.door();
        if door.locked {
            return Err(Refusal::Locked.into());
        }
        self.enter(&mut door, None)
    }

    fn enter(&self, door: &mut Door, code: Option<&RecoveryCode>) -> Result<Arc<Desk>, DeskError> {
        if let Some(desk) = &door.desk {
            return Ok(Arc::clone(desk));
        }
        let opened = Desk::open_with(&self.data, Box::new(SystemClock), &officer(), (self.keychain)(), code);
        let desk = opened.inspect_err(|error| self.log.error(SystemClock.now(), "open", error))?;
        let desk = desk.remembering(Arc::clone(&self.remembered));
        self.log.line(desk.now(), "opened", &[("version", env!("CARGO_PKG_VERSION"))]);
        if self.sample {
            fill_if_empty(&desk)?;
        }
        let desk = Arc::new(desk);
        door.desk = Some(Arc::clone(&desk));
        Ok(desk)
    }

    fn door(&self) -> MutexGuard<'_, Door> {
        self.door.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What the window needs to know before it shows anything.
    ///
    /// # Errors
    /// Failed when the register's file can't be read.
    pub fn lock_state(&self) -> Result<LockState, DeskError> {
        let (encrypted, mut door) = (desk::is_encrypted(&self.data)?, self.door());
        // An encrypted register whose key the keychain doesn't know is locked from the beginning.
        let code_needed = encrypted
            && door.desk.is_none()
            && !door.locked
            && matches!(self.enter(&mut door, None), Err(DeskError::Refused { refusal: Refusal::Locked }));
        door.locked |= code_needed;
        Ok(LockState { locked: door.locked, encrypted, words_chosen: door.lock.is_set(), code_needed })
    }

    /// Locks the window: the register is closed, and its key forgotten, as soon as the last step under way has ended.
    /// Without anything that could unlock it again, nothing is locked.
    ///
    /// # Errors
    /// As [`Office::lock_state`].
    pub fn lock(&self) -> Result<LockState, DeskError> {
        let encrypted = desk::is_encrypted(&self.data)?;
        let mut door = self.door();
        if encrypted || door.lock.is_set() {
            (door.locked, door.desk) = (true, None);
        }
        drop(door);
        self.lock_state()
    }

    /// Unlocks the window with the chosen words, or an encrypted register with its recovery code.
    ///
    /// # Errors
    /// Refused for other words, another code, or when the register needs its code besides; those of [`Desk::open`].
    pub fn unlock(&self, words: &str) -> Result<LockState, DeskError> {
        let encrypted = desk::is_encrypted(&self.data)?;
        let mut door = self.door();
        match words.parse::<RecoveryCode>() {
            Ok(code) if encrypted => {
                let desk = self.enter(&mut door, Some(&code))?;
                desk.remember(&code);
            }
            _ if door.lock.is_set() => {
                door.lock.try_words(words, SystemClock.now().timestamp())?;
                self.enter(&mut door, None)?;
            }
            _ => return Err(Refusal::NotARecoveryCode.into()),
        }
        door.locked = false;
        drop(door);
        self.lock_state()
    }

    /// Chooses the words that unlock the window, or none.
    ///
    /// # Errors
    /// Refused while the window is locked, and for words that are too short; failed when they can't be kept.
    pub fn choose_words(&self, words: Option<&str>) -> Result<LockState, DeskError> {
        let mut door = self.door();
        if door.locked {
            return Err(Refusal::Locked.into());
        }
        door.lock.choose(words)?;
        drop(door);
        self.lock_state()
    }

    /// Encrypts the register with a code, or opens it for everybody without one. Meanwhile nobody works on it.
    ///
    /// # Errors
    /// Those of [`desk::encrypt`] and [`desk::decrypt`].
    pub fn recode(&self, code: Option<&RecoveryCode>) -> Result<Recoded, DeskError> {
        let mut door = self.door();
        if door.locked {
            return Err(Refusal::Locked.into());
        }
        door.desk = None;
        match code {
            Some(code) => {
                let recoded = desk::encrypt(&self.data, code, &Keychain)?;
                self.enter(&mut door, Some(code))?;
                Ok(recoded)
            }
            None => desk::decrypt(&self.data, None, &Keychain),
        }
    }
}

/// Whether the window is locked, and what unlocks it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct LockState {
    pub locked: bool,
    /// The recovery code unlocks.
    pub encrypted: bool,
    /// Words were chosen that unlock.
    pub words_chosen: bool,
    /// The keychain does not know the key: only the code helps.
    pub code_needed: bool,
}

/// Opens the register while the web view is still starting: years of calendars take about as long as that.
pub fn read_ahead(app: AppHandle) {
    std::thread::spawn(move || {
        // Whatever is wrong with it, the first command tells.
        let _ = app.state::<Office>().desk().and_then(|desk| desk.read_ahead());
    });
}

fn fill_if_empty(desk: &Desk) -> Result<(), DeskError> {
    match desk.load_sample() {
        Ok(_) | Err(DeskError::Refused { refusal: Refusal::NotEmpty { .. } }) => Ok(()),
        Err(error) => Err(error),
    }
}

/// Who works here, for the ledger: the account's name, as the system gives it.
fn officer() -> String {
    let named = ["LAWKA_OFFICER", "USERNAME", "USER", "LOGNAME"]
        .into_iter()
        .filter_map(|name| std::env::var(name).ok());
    named
        .map(|name| name.trim().to_owned())
        .find(|name| !name.is_empty())
        .unwrap_or_else(|| "lawka".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &str = "zielona ławka pod klonem";

    /// An office whose window begins locked, with a register in it.
    fn locked() -> (tempfile::TempDir, Office) {
        let folder = tempfile::tempdir().unwrap();
        let (data, own) = (folder.path().join("dane"), folder.path().join("konto"));
        Desk::open(&data, Box::new(SystemClock), "tester").unwrap().load_sample().unwrap();
        WindowLock::in_folder(&own).choose(Some(WORDS)).unwrap();
        let office = Office::new(data, &own, true);
        (folder, office)
    }

    fn is_locked<T: std::fmt::Debug>(answer: Result<T, DeskError>) -> bool {
        matches!(answer, Err(DeskError::Refused { refusal: Refusal::Locked }))
    }

    #[test]
    fn a_locked_office_hands_its_desk_to_nobody_and_changes_nothing_of_its_lock() {
        let (_folder, office) = locked();
        assert!(office.lock_state().unwrap().locked);
        assert!(is_locked(office.desk()));
        assert!(is_locked(office.choose_words(None)), "or whoever sits down could take the lock off");
        assert!(is_locked(office.choose_words(Some("moje własne słowa"))));
        assert!(is_locked(office.recode(None)));
        assert!(is_locked(office.recode(Some(&desk::new_recovery_code().unwrap()))));
        assert!(office.lock_state().unwrap().locked);
    }

    #[test]
    fn only_the_chosen_words_unlock_and_locking_closes_the_register_again() {
        let (_folder, office) = locked();
        assert!(office.unlock("zielona ławka pod dębem").is_err());
        assert!(is_locked(office.desk()));
        let (_folder, office) = locked();
        assert!(!office.unlock(WORDS).unwrap().locked);
        let desk = office.desk().unwrap();
        assert!(office.lock().unwrap().locked);
        assert!(is_locked(office.desk()));
        assert_eq!(Arc::strong_count(&desk), 1, "whoever is still at work holds it, and nobody else");
    }

    #[test]
    fn a_password_that_only_the_program_remembers_is_not_asked_for_again_after_a_lock() {
        let (folder, mut office) = locked();
        office.keychain = || Box::new(desk::NoSecrets);
        office.unlock(WORDS).unwrap();
        let account = planning::mail::MailAccount {
            host: "poczta.urzad.example".to_owned(),
            user: "anna".to_owned(),
            ..Default::default()
        };
        office.desk().unwrap().put_mail_account(&account, Some("tajne")).unwrap();
        let password = |office: &Office| office.desk().unwrap().mail_account().unwrap().password;
        assert_eq!(password(&office), desk::PasswordState::InMemory);
        office.lock().unwrap();
        assert!(is_locked(office.desk()), "and meanwhile nobody sends anything with it");
        office.unlock(WORDS).unwrap();
        assert_eq!(password(&office), desk::PasswordState::InMemory);
        drop(office);
        let (data, own) = (folder.path().join("dane"), folder.path().join("konto"));
        let mut office = Office::new(data, &own, false);
        office.keychain = || Box::new(desk::NoSecrets);
        office.unlock(WORDS).unwrap();
        assert_eq!(password(&office), desk::PasswordState::Missing, "another start has forgotten it");
    }

    #[test]
    fn what_is_told_of_a_locked_office_names_nobody() {
        let (_folder, office) = locked();
        let told = serde_json::to_string(&office.examine()).unwrap();
        let desk = Desk::open(office.data(), Box::new(SystemClock), "tester").unwrap();
        for person in desk.people().unwrap() {
            assert!(!told.contains(&person.name), "{told}");
        }
    }

    #[test]
    fn an_office_without_words_and_without_encryption_is_not_locked_for_ever() {
        let folder = tempfile::tempdir().unwrap();
        let office = Office::new(folder.path().join("dane"), &folder.path().join("konto"), false);
        assert!(!office.lock().unwrap().locked);
        assert!(office.desk().is_ok());
    }
}
