//! Search over folded words.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::entity::EntityKind;

/// A thing that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Hit {
    pub kind: EntityKind,
    #[ts(type = "number")]
    pub id: i64,
    pub title: String,
}
