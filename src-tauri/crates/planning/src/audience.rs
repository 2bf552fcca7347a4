//! For whom a meeting is.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The group a meeting is for; besides district meetings the city holds thematic ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Audience {
    #[default]
    Residents,
    Parents,
    Seniors,
    Youth,
    Students,
    Ngos,
    Minorities,
}
