//! Synchronisation without being asked, as the schedule says. It runs on a thread of its own; nobody waits for a server.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};

use desk::{
    Clock, Desk, DeskError, Failure, ServerFault, SyncProgress, SyncReport, Synchronise, SystemClock,
};
use serde::Serialize;
use tauri::{AppHandle, Emitter, Listener, Manager};

use crate::office::Office;
use crate::schedule::Schedule;

/// What the schedule hears of.
#[derive(Clone, Copy, Debug)]
enum News {
    Changed,
    /// Somebody has synchronised on demand.
    Ended {
        well: bool,
    },
}

/// What the command on demand and the thread share.
#[derive(Debug, Default)]
pub struct Background {
    /// One at a time: what is asked for while the thread is at it comes after.
    turn: Mutex<()>,
    stop: Mutex<Option<Arc<AtomicBool>>>,
    schedule: Mutex<Option<Sender<News>>>,
}

/// How far it is, in the form of every long job.
#[derive(Clone, Copy, Debug, Serialize)]
struct Progress {
    task: &'static str,
    done: u32,
    total: u32,
}

impl Background {
    /// On demand: at once, or when what is under way has ended. The schedule goes on from there.
    ///
    /// # Errors
    /// Those of the desk; busy while another program synchronises.
    pub fn on_demand(
        &self,
        app: &AppHandle,
        desk: &Desk,
        order: &Synchronise,
    ) -> Result<SyncReport, DeskError> {
        let answer = self.synchronise(app, desk, order);
        if !order.dry_run && order.account_id.is_none() {
            self.tell(News::Ended { well: went_well(&answer) });
        }
        answer
    }

    fn synchronise(
        &self,
        app: &AppHandle,
        desk: &Desk,
        order: &Synchronise,
    ) -> Result<SyncReport, DeskError> {
        let told = |progress: SyncProgress| {
            let SyncProgress { done, total, .. } = progress;
            let _ = app.emit("progress", Progress { task: "synchronise", done, total });
        };
        self.in_turn(|stop| desk.synchronise(order, stop, &told))
    }

    fn in_turn<T>(&self, work: impl FnOnce(&Arc<AtomicBool>) -> T) -> T {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let stop = Arc::new(AtomicBool::new(false));
        *self.stop.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&stop));
        work(&stop)
    }

    /// Ends what is under way after the operation it is at.
    pub fn stop(&self) {
        if let Some(stop) = &*self.stop.lock().unwrap_or_else(PoisonError::into_inner) {
            stop.store(true, Ordering::Relaxed);
        }
    }

    fn tell(&self, news: News) {
        if let Some(schedule) = &*self.schedule.lock().unwrap_or_else(PoisonError::into_inner) {
            let _ = schedule.send(news);
        }
    }
}

/// What an officer stopped, or another program is at, is no reason to ask more seldom.
fn went_well(answer: &Result<SyncReport, DeskError>) -> bool {
    match answer {
        Ok(report) => report.failures.iter().all(|each| each.fault == ServerFault::Stopped),
        Err(error) => matches!(error, DeskError::Failed { failure: Failure::Busy }),
    }
}

/// Begins to listen for changes and to synchronise.
pub fn begin(app: &AppHandle) {
    let (sender, receiver) = channel();
    let background = app.state::<Background>();
    *background.schedule.lock().unwrap_or_else(PoisonError::into_inner) = Some(sender.clone());
    app.listen("changed", move |_| {
        let _ = sender.send(News::Changed);
    });
    let app = app.clone();
    // Without a thread the window works all the same; only nothing is synchronised by itself.
    let _ = std::thread::Builder::new()
        .name("synchronise".to_owned())
        .spawn(move || keep_together(&app, &receiver));
}

fn keep_together(app: &AppHandle, news: &Receiver<News>) {
    let mut schedule = Schedule::started(SystemClock.now());
    loop {
        let wait = schedule.wait(SystemClock.now()).to_std().unwrap_or_default();
        match news.recv_timeout(wait) {
            Ok(News::Changed) => schedule.changed(SystemClock.now()),
            Ok(News::Ended { well }) => schedule.ended(SystemClock.now(), well),
            Err(RecvTimeoutError::Timeout) => {
                let well = once(app);
                schedule.ended(SystemClock.now(), well);
            }
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

/// Answers whether it went well. A failure stands in the state of the account; it is tried again.
fn once(app: &AppHandle) -> bool {
    let Ok(desk) = app.state::<Office>().desk() else { return true };
    let Ok(state) = desk.sync_state() else { return false };
    let mut well = true;
    if !state.accounts.is_empty() {
        let answer = app.state::<Background>().synchronise(app, &desk, &Synchronise::default());
        well = went_well(&answer);
        if let Ok(report) = answer
            && !report.changed.is_empty()
        {
            let _ = app.emit("changed", &report.changed);
        }
    }
    if state.subscriptions > 0
        && let Ok(answer) = desk.refresh_calendars(&Arc::new(AtomicBool::new(false)))
        && !answer.changed.is_empty()
    {
        let _ = app.emit("changed", &answer.changed);
    }
    well
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicUsize;

    use desk::SyncFailure;

    use super::*;

    #[test]
    fn what_is_asked_for_at_once_comes_one_after_the_other() {
        let background = Background::default();
        let (inside, most, done) = (AtomicUsize::new(0), AtomicUsize::new(0), AtomicUsize::new(0));
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..50 {
                        background.in_turn(|_| {
                            most.fetch_max(inside.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                            std::thread::yield_now();
                            inside.fetch_sub(1, Ordering::SeqCst);
                        });
                        done.fetch_add(1, Ordering::SeqCst);
                    }
                });
            }
        });
        assert_eq!((most.into_inner(), done.into_inner()), (1, 400));
    }

    #[test]
    fn what_is_stopped_is_what_is_under_way_and_not_what_comes_next() {
        let background = Background::default();
        background.stop();
        let stopped = |stop: &Arc<AtomicBool>| {
            assert!(!stop.load(Ordering::Relaxed));
            background.stop();
            stop.load(Ordering::Relaxed)
        };
        assert!(background.in_turn(stopped));
        assert!(!background.in_turn(|stop| stop.load(Ordering::Relaxed)));
    }

    #[test]
    fn only_what_is_the_servers_fault_makes_it_asked_more_seldom() {
        let failed = |fault| {
            let failure = SyncFailure { account_id: 1, fault, detail: String::new() };
            Ok(SyncReport { failures: vec![failure], ..SyncReport::default() })
        };
        assert!(went_well(&Ok(SyncReport::default())));
        assert!(went_well(&failed(ServerFault::Stopped)));
        assert!(went_well(&Err(Failure::Busy.into())));
        assert!(!went_well(&failed(ServerFault::Unreachable)));
        assert!(!went_well(&failed(ServerFault::NotLetIn)));
        assert!(!went_well(&Err(Failure::DiskFull { path: String::new() }.into())));
    }
}
