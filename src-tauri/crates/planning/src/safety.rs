//! What keeps the register safe: a second place for copies, a window that locks itself.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Copies of the register, and who may look at it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct Safety {
    /// Copies go into this folder as well: another disk, a share of the office.
    pub second_folder: Option<String>,
    /// The window is locked when nobody has touched it for so many minutes; `None`: never by itself.
    pub lock_after_minutes: Option<u16>,
}
