//! What an officer sets before a season is planned.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Pick;
use crate::hours::DayMinute;
use crate::id::MeetingId;
use crate::prices::Prices;
use crate::time::Minutes;

/// How to plan; a field that is left out takes its default.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(rename = "SeasonWishes", export)]
pub struct Wishes {
    pub prices: Prices,
    /// Held meetings that stay where they are, as confirmed ones do anyway.
    pub keep: BTreeSet<MeetingId>,
    /// Places of an earlier proposal that are to stay: each goes there again, or nowhere.
    pub pinned: Vec<Pick>,
    /// Confirmed or announced meetings that may move all the same.
    pub may_move: BTreeSet<MeetingId>,
    /// Whether free time in a calendar that is too old is believed; the answer still calls it unknown.
    pub believe_stale: bool,
    /// Nobody is asked to come to a venue farther than this from the middle of their district.
    pub max_travel: Minutes,
    /// No meeting begins before, whatever was wished for.
    pub earliest: DayMinute,
    /// No meeting ends after.
    pub latest_end: DayMinute,
}

impl Default for Wishes {
    fn default() -> Self {
        Self {
            prices: Prices::default(),
            keep: BTreeSet::new(),
            pinned: vec![],
            may_move: BTreeSet::new(),
            believe_stale: false,
            max_travel: Minutes(45),
            earliest: DayMinute::at(8, 0),
            latest_end: DayMinute::at(21, 30),
        }
    }
}
