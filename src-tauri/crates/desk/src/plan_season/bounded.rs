//! The end of a search: the caller's word, or the time allowed.

use std::time::{Duration, Instant};

use planning::season::{Control, Progress};

use super::PlanSeason;

const USUAL_SECONDS: f64 = 10.0;
/// Of the time allowed, what explaining and settling are left.
const REST: f64 = 0.1;

pub(super) struct Bounded<'a> {
    caller: &'a dyn Control,
    began: Instant,
    /// `None`: the bound in steps alone ends it.
    all: Option<Duration>,
}

/// Nobody waits.
struct Unhurried;

impl Control for Unhurried {
    fn should_stop(&self) -> bool {
        false
    }

    fn progress(&self, _: Progress) {}
}

impl Bounded<'static> {
    pub fn without_end() -> Self {
        Self { caller: &Unhurried, began: Instant::now(), all: None }
    }
}

impl<'a> Bounded<'a> {
    pub fn new(caller: &'a dyn Control, order: &PlanSeason) -> Self {
        let seconds = match (order.seconds, order.steps) {
            (None, Some(_)) => None,
            (seconds, _) => {
                Some(seconds.filter(|s| s.is_finite()).unwrap_or(USUAL_SECONDS).clamp(0.0, 86_400.0))
            }
        };
        Self { caller, began: Instant::now(), all: seconds.map(Duration::from_secs_f64) }
    }

    fn search(&self) -> Option<f64> {
        Some(self.all?.as_secs_f64() * (1.0 - REST))
    }

    /// Whether there is time for another question to the rules.
    pub fn go_on(&self) -> bool {
        !self.caller.should_stop() && self.all.is_none_or(|all| self.began.elapsed() < all)
    }
}

impl Control for Bounded<'_> {
    fn should_stop(&self) -> bool {
        let over = |most: f64| self.began.elapsed().as_secs_f64() >= most;
        self.caller.should_stop() || self.search().is_some_and(over)
    }

    fn progress(&self, progress: Progress) {
        self.caller.progress(progress);
    }

    fn share_used(&self) -> Option<f64> {
        let own = self.search().map(|most| self.began.elapsed().as_secs_f64() / most.max(1e-9));
        own.or_else(|| self.caller.share_used())
    }
}
