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
pub mod people;
pub mod privacy;
pub mod register;
pub mod reminders;
pub mod reports;
pub mod requests;
pub mod season;
pub mod together;

use desk::{Answer, DeskError};
use tauri::{AppHandle, Emitter};

/// What a command answers: the step's answer, or why there is none.
type Asked<T> = Result<T, DeskError>;

/// Tells what changed, then hands the answer on.
fn told<T>(app: &AppHandle, answer: Answer<T>) -> Asked<Answer<T>> {
    // A window that is just closing hears nothing; the change is in the register all the same.
    let _ = app.emit("changed", &answer.changed);
    Ok(answer)
}
