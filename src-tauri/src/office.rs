//! What every command shares: where the department's data lies, and the desk that works on it.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use desk::{Desk, DeskError, Refusal, SystemClock};

/// The department's data and the desk that works on it.
#[derive(Debug)]
pub struct Office {
    data: PathBuf,
    sample: bool,
    desk: Mutex<Option<&'static Desk>>,
}

impl Office {
    /// Nothing is opened yet: the first command does, so that the window is not kept waiting. With `sample`, an empty
    /// register is filled with the sample department then.
    pub fn new(data: PathBuf, sample: bool) -> Self {
        Self { data, sample, desk: Mutex::new(None) }
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
        let desk = Desk::open(&self.data, Box::new(SystemClock), &officer())?;
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
