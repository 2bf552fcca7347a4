//! How much work one file may cause.

use std::cell::Cell;

/// Days (or hours, minutes, seconds, for rules of that kind) looked at for one rule: a daily rule with COUNT from the
/// year 1 on needs fewer.
const OF_ONE_RULE: u64 = 1_000_000;

/// The same for all rules of one file: about a second of work. Ten thousand weekly series
/// with COUNT need it after five years; no office has a tenth of that.
const OF_ONE_FILE: u64 = 20_000_000;

/// What is left of a file's share of work; shared by all its rules.
#[derive(Debug)]
pub struct Effort {
    left: Cell<u64>,
}

impl Effort {
    pub fn of_one_file() -> Self {
        Self { left: Cell::new(OF_ONE_FILE) }
    }

    /// What a new rule may take.
    pub fn share(&self) -> u64 {
        self.left.get().min(OF_ONE_RULE)
    }

    pub fn spend(&self, amount: u64) {
        self.left.set(self.left.get().saturating_sub(amount));
    }
}
