//! How a letter addresses somebody. A person chooses it; it is never guessed from a name.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The office or form that a salutation names: „Szanowna Pani Radna”, „Szanowni Państwo”.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum SalutationRole {
    Person,
    Councillor,
    Chair,
    President,
    Director,
    Body,
}
