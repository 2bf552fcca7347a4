//! The log of the program: what it did, never about whom. Lines are written by what the program knows of itself (the step,
//! the kind of a thing and its number), so no personal data can slip in.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, SecondsFormat, Utc};

use crate::{DeskError, Failure, Refusal};

/// The folder of logs beside the register.
pub const FOLDER: &str = "logi";

/// When a file has grown to this, the next one begins.
const MOST_BYTES: u64 = 1024 * 1024;
const MOST_FILES: usize = 5;

/// Writes lines; a log that can't be written stops nobody.
#[derive(Debug)]
pub struct Log {
    folder: PathBuf,
    file: Mutex<Option<File>>,
}

impl Log {
    /// In the data folder.
    #[must_use]
    pub fn in_folder(data: &Path) -> Self {
        Self { folder: data.join(FOLDER), file: Mutex::new(None) }
    }

    /// The newest file.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        self.folder.join("lawka.log")
    }

    /// One line. `what` is a word of the program; `facts` are numbers and words of the contract.
    pub fn line(&self, at: DateTime<Utc>, what: &'static str, facts: &[(&'static str, &str)]) {
        let mut line = format!("{} {what}", at.to_rfc3339_opts(SecondsFormat::Secs, true));
        for (name, fact) in facts {
            // A line stays a line, whatever a file system or SQLite says.
            let fact: String =
                fact.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
            line.push_str(&format!(" {name}={fact:?}"));
        }
        line.push('\n');
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let written = self.open(&mut file).and_then(|file| file.write_all(line.as_bytes()));
        if written.is_err() {
            *file = None;
        }
    }

    /// A step that failed: which, and why, without what it was about.
    pub fn error(&self, at: DateTime<Utc>, command: &'static str, error: &DeskError) {
        match error {
            DeskError::Refused { refusal } => {
                self.line(at, "refused", &[("in", command), ("why", &reason(refusal))])
            }
            DeskError::Failed { failure } => {
                self.line(at, "failed", &[("in", command), ("why", &kind(failure))])
            }
        }
    }

    fn open<'a>(&self, file: &'a mut Option<File>) -> std::io::Result<&'a mut File> {
        let full = match file.as_ref() {
            Some(file) => file.metadata()?.len() >= MOST_BYTES,
            None => fs::metadata(self.path()).is_ok_and(|file| file.len() >= MOST_BYTES),
        };
        if full {
            *file = None;
            self.rotate()?;
        }
        if file.is_none() {
            fs::create_dir_all(&self.folder)?;
            *file = Some(OpenOptions::new().create(true).append(true).open(self.path())?);
        }
        file.as_mut().ok_or_else(|| std::io::ErrorKind::NotFound.into())
    }

    fn rotate(&self) -> std::io::Result<()> {
        let numbered = |number: usize| self.folder.join(format!("lawka.{number}.log"));
        for number in (1..MOST_FILES - 1).rev() {
            if numbered(number).exists() {
                fs::rename(numbered(number), numbered(number + 1))?;
            }
        }
        fs::rename(self.path(), numbered(1))
    }
}

/// The contract's word for a refusal, without what it was about.
fn reason(refusal: &Refusal) -> String {
    tag(refusal, "why")
}

fn kind(failure: &Failure) -> String {
    tag(failure, "what")
}

fn tag(value: &impl serde::Serialize, key: &str) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    value.get(key).and_then(serde_json::Value::as_str).unwrap_or("fault").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> DateTime<Utc> {
        "2026-11-24T16:00:00Z".parse().unwrap()
    }

    #[test]
    fn old_lines_go_when_there_are_too_many() {
        let folder = tempfile::tempdir().unwrap();
        let log = Log::in_folder(folder.path());
        let long = "x".repeat(64 * 1024);
        for _ in 0..16 * 8 {
            log.line(now(), "started", &[("version", &long)]);
        }
        let files: Vec<_> = fs::read_dir(folder.path().join(FOLDER)).unwrap().flatten().collect();
        assert_eq!(files.len(), MOST_FILES);
        let bytes: u64 = files.iter().map(|file| file.metadata().unwrap().len()).sum();
        assert!(bytes <= (MOST_BYTES + 70_000) * MOST_FILES as u64, "{bytes}");
    }

    #[test]
    fn an_error_is_told_by_its_kind_and_names_nobody() {
        let folder = tempfile::tempdir().unwrap();
        let log = Log::in_folder(folder.path());
        let found = vec!["Jan Próbny".to_owned()];
        log.error(now(), "export", &Refusal::PersonalDataInText { found }.into());
        log.error(now(), "receive", &Failure::DiskFull { path: "/home/jan/x".to_owned() }.into());
        let text = fs::read_to_string(log.path()).unwrap();
        assert_eq!(
            text,
            "2026-11-24T16:00:00Z refused in=\"export\" why=\"personal_data_in_text\"\n\
            2026-11-24T16:00:00Z failed in=\"receive\" why=\"disk_full\"\n"
        );
    }

    #[test]
    fn a_fact_with_line_ends_stays_in_its_line() {
        let folder = tempfile::tempdir().unwrap();
        let log = Log::in_folder(folder.path());
        log.line(now(), "opened", &[("sqlite", "3\n2026 forged")]);
        assert_eq!(fs::read_to_string(log.path()).unwrap().lines().count(), 1);
    }
}
