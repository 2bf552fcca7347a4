//! What keeps the register safe: a second place for copies.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Copies of the register.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct Safety {
    /// Copies go into this folder as well: another disk, a share of the office.
    pub second_folder: Option<String>,
}
