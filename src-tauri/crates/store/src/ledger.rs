//! The ledger: who did what and when, with the thing before and after.

use chrono::{DateTime, Utc};
use planning::time::warsaw;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::entity::Entity;
use crate::step::StepName;

/// One thing changed by one step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct LedgerRow {
    #[ts(type = "number")]
    pub id: i64,
    #[serde(with = "warsaw::serde_instant")]
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
    pub who: String,
    pub step: StepName,
    /// With [`StepName::Undo`] and [`StepName::Redo`]: the step that was taken back or done again.
    pub of: Option<StepName>,
    pub entity: Entity,
    /// The thing as data, without what is withheld; `None` where it came into being.
    pub before: Option<serde_json::Value>,
    /// `None` where it was removed.
    pub after: Option<serde_json::Value>,
    /// Fields that changed and whose content the ledger doesn't keep: "requester.email".
    pub withheld: Vec<String>,
}
