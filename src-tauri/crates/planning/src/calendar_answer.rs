//! What those invited say to a date in a calendar program of their own.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::PersonId;
use crate::time::Interval;

/// RFC 5545 §3.2.12 PARTSTAT of an event; who has not answered yet has no [`CalendarAnswer`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Participation {
    Accepted,
    Declined,
    Tentative,
    /// Somebody else is to come instead.
    Delegated,
}

/// One person's answer. It is an answer to that time alone: a meeting that is moved asks again (RFC 5546 §3.2.2.1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CalendarAnswer {
    pub person_id: PersonId,
    /// The meeting itself, as it stood when it was answered.
    pub interval: Interval,
    pub said: Participation,
}
