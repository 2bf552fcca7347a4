//! What the window may ask for: one thin file for each screen, one function for each command.
//!
//! Each asks one step of the desk and hands its answer on. Those that write tell every window what changed.

pub mod about;
pub mod announcements;
pub mod calendar;
pub mod drafts;
pub mod imports;
pub mod keeping;
pub mod letters;
pub mod locking;
pub mod meeting;
pub mod notices;
pub mod outbox;
pub mod packed;
pub mod people;
pub mod privacy;
pub mod register;
pub mod reminders;
pub mod reports;
pub mod requests;
pub mod season;
pub mod together;

use desk::{Answer, DeskError, Failure};
use tauri::{AppHandle, Emitter, Manager};

use crate::office::Office;

/// What a command answers: the step's answer, or why there is none.
type Asked<T> = Result<T, DeskError>;

/// Tells what changed, then hands the answer on.
fn told<T>(app: &AppHandle, answer: Answer<T>) -> Asked<Answer<T>> {
    // A window that is just closing hears nothing; the change is in the register all the same.
    let _ = app.emit("changed", &answer.changed);
    Ok(answer)
}

/// Does what waits for a server on a thread that may wait: the window's own threads go on, and nothing that breaks there
/// leaves the window waiting for an answer.
async fn aside<T: Send + 'static>(
    app: AppHandle,
    work: impl FnOnce(&AppHandle, &Office) -> Asked<T> + Send + 'static,
) -> Asked<T> {
    let done = tauri::async_runtime::spawn_blocking(move || work(&app, &app.state::<Office>())).await;
    done.unwrap_or_else(|error| Err(Failure::Fault { detail: error.to_string() }.into()))
}

#[cfg(test)]
mod tests {
    /// What a locked window may ask: what it is, how it is unlocked, whether the installation is sound, and to stop.
    const WHILE_LOCKED: [&str; 10] = [
        "app_info",
        "examine",
        "lock_state",
        "lock",
        "unlock",
        "new_recovery_code",
        "stop",
        "stop_season",
        "stop_synchronising",
        "remind",
    ];
    /// These ask the office itself, which refuses (see its tests).
    const OF_THE_OFFICE: [&str; 3] = ["choose_words", "encrypt", "decrypt"];

    /// The text of every command: from its attribute to the next one.
    fn commands() -> Vec<(String, String)> {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/commands");
        let files = std::fs::read_dir(folder)
            .unwrap()
            .map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap());
        let mut found = Vec::new();
        for file in files {
            for part in file.split("#[tauri::command").skip(1).filter(|part| part.starts_with([']', '('])) {
                let name = part.split("fn ").nth(1).unwrap().split('(').next().unwrap();
                found.push((name.to_owned(), part.to_owned()));
            }
        }
        found
    }

    /// Tauri would ask the page for `accountId` otherwise, and the page says `account_id`.
    #[test]
    fn every_command_takes_its_arguments_by_the_names_they_have_here() {
        for (name, text) in commands() {
            let arguments = text.split_once("fn ").unwrap().1.split("->").next().unwrap();
            let (_, arguments) = arguments.split_once('(').unwrap();
            let named =
                arguments.split(':').filter_map(|piece| piece.split([',', '(', ' ', '\n']).next_back());
            let several = named.into_iter().any(|argument| argument.trim().contains('_'));
            assert!(!several || text.contains("rename_all = \"snake_case\""), "{name}");
        }
    }

    /// The desk is handed out in one place, which refuses while the window is locked: a command that works on the register
    /// has no other way to it.
    #[test]
    fn every_command_that_works_on_the_register_asks_for_the_desk_first() {
        let commands = commands();
        let handlers = include_str!("../lib.rs").matches("            commands::").count();
        assert_eq!(commands.len(), handlers, "every handler is looked at");
        for (name, text) in commands {
            let exempt = WHILE_LOCKED.contains(&name.as_str()) || OF_THE_OFFICE.contains(&name.as_str());
            assert_eq!(text.contains("office.desk()?"), !exempt, "{name}");
            assert!(!text.contains("Desk::open"), "{name}");
        }
    }
}
