//! What every command shares: where the department's data lies, and the desk that works on it.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use desk::{Clock, Desk, DeskError, Examination, Log, Refusal, SystemClock};

/// The department's data and the desk that works on it.
#[derive(Debug)]
pub struct Office {
    data: PathBuf,
    sample: bool,
    log: Log,
    desk: Mutex<Option<&'static Desk>>,
}

impl Office {
    /// Nothing is opened yet: the first command does, so that the window is not kept waiting. With `sample`, an empty
    /// register is filled with the sample department then.
    pub fn new(data: PathBuf, sample: bool) -> Self {
        let log = Log::in_folder(&data);
        Self { data, sample, log, desk: Mutex::new(None) }
    }

    /// What the program did, without personal data.
    pub const fn log(&self) -> &Log {
        &self.log
    }

    /// Looks at the installation, whether or not its register opens.
    pub fn examine(&self) -> Examination {
        match self.desk() {
            Ok(desk) => desk.examine(),
            Err(_) => desk::examine(&self.data, SystemClock.now()),
        }
    }

    /// The folder of the department's data.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// The desk; opened by whoever asks first. A failure to open is told each time, and tried again.
    ///
    /// # Errors
    /// Those of [`Desk::open`].
    pub fn desk(&self) -> Result<&'static Desk, DeskError> {
        let mut kept = self.desk.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(desk) = *kept {
            return Ok(desk);
        }
        let opened = Desk::open(&self.data, Box::new(SystemClock), &officer());
        let desk = opened.inspect_err(|error| self.log.error(SystemClock.now(), "open", error))?;
        self.log.line(desk.now(), "opened", &[("version", env!("CARGO_PKG_VERSION"))]);
        if self.sample {
            fill_if_empty(&desk)?;
        }
        // There is one for as long as the program runs.
        let desk: &'static Desk = Box::leak(Box::new(desk));
        *kept = Some(desk);
        Ok(desk)
    }
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
