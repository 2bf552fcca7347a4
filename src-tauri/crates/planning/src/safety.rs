//! What keeps the register safe: a second place for copies, the lock.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Copies and the lock.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct Safety {
    /// Copies go into this folder as well: another disk, a share of the office.
    pub second_folder: Option<String>,
    /// After so many minutes without a key or a movement the window is locked; 0 for never.
    pub lock_minutes: u16,
}
