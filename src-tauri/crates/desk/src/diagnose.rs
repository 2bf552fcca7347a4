//! What a person who helps needs to know, in one file and without personal data: what was examined, the database's figures,
//! the log.

use std::path::Path;

use documents::PackFile;
use serde_json::json;

use crate::log::Log;
use crate::{Desk, DeskError, Examination, Failure};

/// Of each log, the end.
const MOST_LOG: usize = 512 * 1024;

impl Desk {
    /// Writes the diagnostic bundle as a ZIP file.
    ///
    /// # Errors
    /// Failed when the file can't be written.
    pub fn write_diagnostics(&self, path: &Path) -> Result<(), DeskError> {
        self.must_be_elsewhere(path)?;
        let condition = self.store().condition()?;
        let settings = self.look(|world, _| Ok(world.settings.rules.clone()))?;
        let examination = without_names(&self.examine(), self.folder());
        let facts = json!({ "examination": examination, "database": condition, "rules": settings });
        let text = serde_json::to_vec_pretty(&facts)
            .map_err(|error| Failure::Fault { detail: error.to_string() })?;
        let log = std::fs::read(Log::in_folder(self.folder()).path()).unwrap_or_default();
        let log = log[log.len().saturating_sub(MOST_LOG)..].to_vec();
        let file = |path: &str, bytes: Vec<u8>| PackFile {
            path: path.to_owned(),
            bytes,
            media_type: "text/plain",
            purpose: String::new(),
            alt: None,
            channel: None,
        };
        let files = [file("diagnostyka.json", text), file("lawka.log", log)];
        let day = planning::time::warsaw::date(self.now());
        let zip =
            documents::zip(&files, day).map_err(|error| Failure::Paper { detail: error.to_string() })?;
        std::fs::write(path, zip).map_err(|error| DeskError::file(path, &error))
    }
}

/// Paths often hold the account's name, which is a person's.
fn without_names(examination: &Examination, folder: &Path) -> serde_json::Value {
    let text = serde_json::to_string(examination).unwrap_or_default();
    let mut text = text.replace(&json_text(&folder.display().to_string()), "DANE");
    for key in ["HOME", "USERPROFILE"] {
        if let Ok(home) = std::env::var(key)
            && home.len() > 1
        {
            text = text.replace(&json_text(&home), "DOM");
        }
    }
    serde_json::from_str(&text).unwrap_or_default()
}

/// As it stands inside a JSON text.
fn json_text(text: &str) -> String {
    let quoted = serde_json::Value::from(text).to_string();
    quoted.trim_matches('"').to_owned()
}
