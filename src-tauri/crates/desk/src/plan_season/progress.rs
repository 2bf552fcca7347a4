//! How far a search has come, in the window's terms.

use std::time::Duration;

use planning::season::Progress;
use serde::Serialize;
use ts_rs::TS;

/// The best plan so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct SeasonProgress {
    /// Milliseconds since the search was asked for.
    pub millis: u32,
    /// Points against the plan; it never grows.
    #[ts(type = "number")]
    pub score: i64,
    /// No plan can have fewer, when that is known.
    #[ts(type = "number | null")]
    pub bound: Option<i64>,
    /// What has a place, what stands already included.
    pub placed: u32,
    pub unplaced: u32,
}

impl SeasonProgress {
    #[must_use]
    pub fn new(progress: Progress, elapsed: Duration) -> Self {
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self {
            millis: u32::try_from(elapsed.as_millis()).unwrap_or(u32::MAX),
            score: progress.score,
            bound: progress.bound,
            placed: count(progress.placed),
            unplaced: count(progress.unplaced),
        }
    }
}
