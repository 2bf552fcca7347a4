//! What a synchronisation did, operation by operation.

use serde::Serialize;
use ts_rs::TS;

use super::conflicts::SyncConflict;
use crate::error::ServerFault;

/// How one operation went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum OperationOutcome {
    /// Only planned: a rehearsal.
    Planned,
    Done,
    /// Somebody was quicker: it is looked at again.
    Again,
    Failed,
}

/// One operation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct OperationCard {
    #[ts(type = "number")]
    pub collection_id: i64,
    /// `person`, `venue`, `body`, `request`, `requester`, `meeting`.
    pub kind: String,
    pub uid: String,
    pub name: String,
    /// `add`, `change`, `delete` at the server; `take`, `remove` here; `merge` both; `link` neither; `ask`.
    pub what: String,
    pub outcome: OperationOutcome,
    pub detail: Option<String>,
}

/// An account that could not be synchronised whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct SyncFailure {
    #[ts(type = "number")]
    pub account_id: i64,
    pub fault: ServerFault,
    pub detail: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct SyncReport {
    pub operations: Vec<OperationCard>,
    pub applied: u32,
    /// Everything that waits for a decision.
    pub conflicts: Vec<SyncConflict>,
    #[ts(type = "number")]
    pub requests: u64,
    #[ts(type = "number")]
    pub bytes: u64,
    /// Other programs' resources that were stored as they are.
    pub kept: u32,
    pub failures: Vec<SyncFailure>,
    pub dry_run: bool,
    /// What came into the register, so that the window reads it again.
    pub changed: store::Changed,
}

/// How far it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct SyncProgress {
    #[ts(type = "number")]
    pub account_id: i64,
    pub collection: String,
    pub done: u32,
    pub total: u32,
}
