//! What the window does by itself, a little after the start and then once a day: a copy is kept, special needs that are
//! long over are deleted. None of it keeps the officer waiting.

use std::time::Duration;

use desk::{Desk, DeskError};
use tauri::{AppHandle, Emitter, Manager};

use crate::office::Office;

/// The first lists are read before.
const AFTER_START: Duration = Duration::from_secs(5);
/// A computer that sleeps at night has no midnight: the day is looked at every so often.
const LOOK_EVERY: Duration = Duration::from_secs(15 * 60);

/// Begins a thread that lives as long as the window.
pub fn begin(app: AppHandle) {
    std::thread::spawn(move || {
        std::thread::sleep(AFTER_START);
        let office = app.state::<Office>();
        let mut done = None;
        loop {
            if let Ok(desk) = office.desk() {
                let today = planning::time::warsaw::date(desk.now());
                if done != Some(today) {
                    done = Some(today);
                    once(&app, &office, &desk);
                }
            }
            std::thread::sleep(LOOK_EVERY);
        }
    });
}

fn once(app: &AppHandle, office: &Office, desk: &Desk) {
    match desk.keep_copy() {
        Ok(kept) => {
            let made = if kept.path.is_some() { "yes" } else { "unchanged" };
            office.log().line(desk.now(), "copy", &[("made", made), ("removed", &kept.removed.to_string())]);
            tell(office, desk, "second_copy", kept.second_failed.as_ref());
        }
        Err(error) => tell(office, desk, "copy", Some(&error)),
    }
    match desk.forget_needs() {
        Ok(answer) if !answer.changed.is_empty() => {
            // A window that is just closing hears nothing.
            let _ = app.emit("changed", &answer.changed);
        }
        Ok(_) => {}
        Err(error) => tell(office, desk, "forget_needs", Some(&error)),
    }
}

/// In the log; the window shows how old the newest copy is.
fn tell(office: &Office, desk: &Desk, what: &'static str, error: Option<&DeskError>) {
    if let Some(error) = error {
        office.log().error(desk.now(), what, error);
    }
}
