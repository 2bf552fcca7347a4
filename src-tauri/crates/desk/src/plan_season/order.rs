//! What is to be planned, and for how long.

use chrono::NaiveDate;
use planning::season::{Pick, Wishes};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The season from `from` to `to`, both inclusive. The same register, seed and `steps` give the same proposal; with
/// seconds alone it depends on the machine too.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PlanSeason {
    #[ts(type = "string")]
    pub from: NaiveDate,
    #[ts(type = "string")]
    pub to: NaiveDate,
    /// Ten when neither this nor `steps` is given.
    #[serde(default)]
    pub seconds: Option<f64>,
    /// Search steps; bounds the search instead of the time.
    #[serde(default)]
    pub steps: Option<u64>,
    #[serde(default = "first_seed")]
    pub seed: u64,
    #[serde(default)]
    pub wishes: Wishes,
    /// A proposal to go on from.
    #[serde(default)]
    pub warm: Vec<Pick>,
}

const fn first_seed() -> u64 {
    1
}

/// Longer than this nobody plans, and the rules don't look.
const MOST_DAYS: u64 = 3 * 366;

impl PlanSeason {
    /// A season with nothing set.
    #[must_use]
    pub fn of_days(from: NaiveDate, to: NaiveDate) -> Self {
        let (seconds, steps, seed) = (None, None, first_seed());
        Self { from, to, seconds, steps, seed, wishes: Wishes::default(), warm: vec![] }
    }

    /// The last day looked at.
    pub(super) fn last(&self) -> NaiveDate {
        self.from.checked_add_days(chrono::Days::new(MOST_DAYS)).map_or(self.to, |most| self.to.min(most))
    }
}
