//! A season planned in the background: asked for, stopped, explained, accepted.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use desk::{
    Answer, ApplySeason, AskWhyHere, AskWhyNot, Failure, PlanSeason, SeasonApplied, SeasonCheck,
    SeasonLeftOut, SeasonProgress, SeasonProposal, SeasonStart, SeasonWhyHere,
};
use planning::season::{Control, Pick, Progress};
use tauri::{AppHandle, Emitter, State};

use super::{Asked, told};
use crate::office::Office;

/// The search under way, if there is one; asking for another ends it.
#[derive(Debug, Default)]
pub struct Planning {
    stop: Mutex<Arc<AtomicBool>>,
}

impl Planning {
    fn begin(&self) -> Arc<AtomicBool> {
        let mut stop = self.stop.lock().unwrap_or_else(PoisonError::into_inner);
        stop.store(true, Ordering::Relaxed);
        *stop = Arc::default();
        stop.clone()
    }

    fn end(&self) {
        self.stop.lock().unwrap_or_else(PoisonError::into_inner).store(true, Ordering::Relaxed);
    }
}

/// Tells the window how far the search is, as "season"; often enough to be seen moving, seldom enough not to be felt.
struct Watched {
    app: AppHandle,
    stop: Arc<AtomicBool>,
    began: Instant,
    told: AtomicU64,
}

const BETWEEN: Duration = Duration::from_millis(100);

impl Watched {
    fn is_due(&self) -> bool {
        let now = self.began.elapsed().as_millis() as u64 + 1;
        let last = self.told.load(Ordering::Relaxed);
        let due = last == 0 || now - last.min(now) >= BETWEEN.as_millis() as u64;
        due && self.told.compare_exchange(last, now, Ordering::Relaxed, Ordering::Relaxed).is_ok()
    }
}

impl Control for Watched {
    fn should_stop(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    fn progress(&self, progress: Progress) {
        if !self.should_stop() && self.is_due() {
            // A window that is just closing hears nothing.
            let _ = self.app.emit("season", SeasonProgress::new(progress, self.began.elapsed()));
        }
    }
}

#[tauri::command(async)]
pub fn begin_season(office: State<'_, Office>) -> Asked<SeasonStart> {
    office.desk()?.begin_season()
}

/// Answers when the search has ended, or was stopped: with the best proposal so far.
#[tauri::command]
pub async fn plan_season(
    app: AppHandle,
    office: State<'_, Office>,
    planning: State<'_, Planning>,
    order: PlanSeason,
) -> Asked<SeasonProposal> {
    let desk = office.desk()?;
    let watched = Watched { app, stop: planning.begin(), began: Instant::now(), told: AtomicU64::default() };
    let job = tokio::task::spawn_blocking(move || desk.propose_season(&order, &watched));
    job.await.map_err(|error| Failure::Fault { detail: error.to_string() })?
}

#[tauri::command]
pub fn stop_season(planning: State<'_, Planning>) {
    planning.end();
}

#[tauri::command(async)]
pub fn why_here(office: State<'_, Office>, asked: AskWhyHere) -> Asked<SeasonWhyHere> {
    office.desk()?.why_here(&asked)
}

#[tauri::command(async)]
pub fn why_not(office: State<'_, Office>, asked: AskWhyNot) -> Asked<SeasonLeftOut> {
    office.desk()?.why_not(&asked)
}

#[tauri::command(async)]
pub fn check_season(office: State<'_, Office>, picks: Vec<Pick>) -> Asked<Vec<SeasonCheck>> {
    office.desk()?.check_season(&picks)
}

#[tauri::command(async)]
pub fn apply_season(
    app: AppHandle,
    office: State<'_, Office>,
    order: ApplySeason,
) -> Asked<Answer<SeasonApplied>> {
    told(&app, office.desk()?.apply_season(&order)?)
}
