//! A length of time in whole minutes.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A length of time in whole minutes, never negative.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(export)]
pub struct Minutes(pub u32);

impl Minutes {
    pub const ZERO: Self = Self(0);

    #[must_use]
    pub const fn delta(self) -> TimeDelta {
        TimeDelta::minutes(self.0 as i64)
    }

    /// Whole seconds, the unit of the busy index.
    #[must_use]
    pub const fn seconds(self) -> i64 {
        self.0 as i64 * 60
    }
}
