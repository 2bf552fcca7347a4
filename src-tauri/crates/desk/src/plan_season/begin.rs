//! What a season begins with: its days, the office's prices, the usual limits.

use chrono::Days;
use planning::prices::Prices;
use planning::season::Wishes;
use planning::time::warsaw;
use serde::Serialize;
use ts_rs::TS;

use super::PlanSeason;
use crate::{Desk, DeskError};

/// Twelve weeks, the first and the last day included.
const USUAL_DAYS: u64 = 83;

/// A season to start from, and what the prices are unless an office sets others.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct SeasonStart {
    pub order: PlanSeason,
    pub usual: Prices,
}

impl Desk {
    /// The next twelve weeks, planned at the office's prices.
    ///
    /// # Errors
    /// Failed when the register cannot be read.
    pub fn begin_season(&self) -> Result<SeasonStart, DeskError> {
        self.look(|world, now| {
            let first = warsaw::date(now);
            let last = first.checked_add_days(Days::new(USUAL_DAYS)).unwrap_or(first);
            let wishes = Wishes { prices: world.settings.season_prices, ..Wishes::default() };
            let order = PlanSeason { wishes, ..PlanSeason::of_days(first, last) };
            Ok(SeasonStart { order, usual: Prices::default() })
        })
    }
}
