//! Long jobs: the window hears how far they have come, and may stop them.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use serde::{Deserialize, Serialize};
use tauri::{AppHandle, Emitter};

/// What can take long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Job {
    Export,
    ExportPacks,
}

/// How far a job has come; heard by the window as "progress".
#[derive(Clone, Copy, Debug, Serialize)]
struct Progress {
    done: usize,
    total: usize,
    task: Job,
}

/// For each kind of job, how often it was asked to stop: a job that began before the last time stops.
#[derive(Clone, Debug, Default)]
pub struct Jobs {
    stops: Arc<[AtomicU64; 2]>,
}

impl Jobs {
    /// What a job reports to, and learns from whether to go on.
    pub fn begin(&self, app: &AppHandle, task: Job) -> impl Fn(usize, usize) -> bool + Send + Sync + use<> {
        let (app, stops) = (app.clone(), Arc::clone(&self.stops));
        let begun = stops[task as usize].load(Ordering::Relaxed);
        move |done, total| {
            let _ = app.emit("progress", Progress { done, total, task });
            stops[task as usize].load(Ordering::Relaxed) == begun
        }
    }

    pub fn stop(&self, task: Job) {
        self.stops[task as usize].fetch_add(1, Ordering::Relaxed);
    }
}
