//! Times of repeated work.

use std::time::{Duration, Instant};

/// Times of one piece of work, sorted.
pub struct Times(Vec<Duration>);

impl Times {
    /// Runs the work so many times, after one run that warms it up.
    pub fn of(runs: usize, mut work: impl FnMut()) -> Self {
        work();
        let timed = (0..runs).map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        });
        let mut all: Vec<Duration> = timed.collect();
        all.sort_unstable();
        Self(all)
    }

    pub fn median(&self) -> Duration {
        self.0[self.0.len() / 2]
    }
}

/// The time of work done once.
pub fn once<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let answer = work();
    (start.elapsed(), answer)
}
