//! Organisations linked to a request.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A body that asked together with the requester, or is concerned, and must be told.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct LinkedBody {
    pub name: String,
    pub email: Option<String>,
    pub phone: Option<String>,
}
