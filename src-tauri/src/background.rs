//! Synchronisation without being asked: at the start, a while after a change, every few minutes. It runs on a thread of
//! its own; nobody waits for a server.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use desk::{Desk, DeskError, SyncProgress, SyncReport, Synchronise};
use serde::Serialize;
use tauri::{AppHandle, Emitter, Listener, Manager};

use crate::office::Office;

/// The window comes first.
const AFTER_START: Duration = Duration::from_secs(8);
/// An officer seldom changes one thing alone.
const AFTER_A_CHANGE: Duration = Duration::from_secs(20);
const EVERY: Duration = Duration::from_secs(5 * 60);

/// What the command on demand and the thread share.
#[derive(Debug, Default)]
pub struct Background {
    /// One at a time: what is asked for while the thread is at it comes after.
    turn: Mutex<()>,
    stop: Mutex<Option<Arc<AtomicBool>>>,
}

/// How far it is, in the form of every long job.
#[derive(Clone, Copy, Debug, Serialize)]
struct Progress {
    task: &'static str,
    done: u32,
    total: u32,
}

impl Background {
    /// # Errors
    /// Those of the desk; busy while another program synchronises.
    pub fn synchronise(
        &self,
        app: &AppHandle,
        desk: &Desk,
        order: &Synchronise,
    ) -> Result<SyncReport, DeskError> {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let stop = Arc::new(AtomicBool::new(false));
        *self.stop.lock().unwrap_or_else(PoisonError::into_inner) = Some(stop.clone());
        let told = |progress: SyncProgress| {
            let SyncProgress { done, total, .. } = progress;
            let _ = app.emit("progress", Progress { task: "synchronise", done, total });
        };
        desk.synchronise(order, &stop, &told)
    }

    /// Ends what is under way after the operation it is at.
    pub fn stop(&self) {
        if let Some(stop) = &*self.stop.lock().unwrap_or_else(PoisonError::into_inner) {
            stop.store(true, Ordering::Relaxed);
        }
    }
}

/// Begins to listen for changes and to synchronise.
pub fn begin(app: &AppHandle) {
    let (sender, receiver) = channel();
    listen(app, sender);
    let app = app.clone();
    // Without a thread the window works all the same; only nothing is synchronised by itself.
    let _ = std::thread::Builder::new()
        .name("synchronise".to_owned())
        .spawn(move || keep_together(&app, &receiver));
}

fn listen(app: &AppHandle, sender: Sender<()>) {
    app.listen("changed", move |_| {
        let _ = sender.send(());
    });
}

fn keep_together(app: &AppHandle, changes: &Receiver<()>) {
    let mut wait = AFTER_START;
    loop {
        match changes.recv_timeout(wait) {
            // More may follow at once: it is waited until it is quiet.
            Ok(()) => while changes.recv_timeout(AFTER_A_CHANGE).is_ok() {},
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return,
        }
        once(app);
        wait = EVERY;
    }
}

/// A failure stands in the state of the account; it is tried again.
fn once(app: &AppHandle) {
    let Ok(desk) = app.state::<Office>().desk() else { return };
    let state = desk.sync_state();
    let Ok(state) = state else { return };
    if !state.accounts.is_empty()
        && let Ok(report) = app.state::<Background>().synchronise(app, &desk, &Synchronise::default())
        && !report.changed.is_empty()
    {
        let _ = app.emit("changed", &report.changed);
    }
    if state.subscriptions > 0
        && let Ok(answer) = desk.refresh_calendars(&Arc::new(AtomicBool::new(false)))
        && !answer.changed.is_empty()
    {
        let _ = app.emit("changed", &answer.changed);
    }
}
