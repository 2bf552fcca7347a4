//! A plan: where each proposal went, or why it did not (`lawka-solution/1`).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Every proposal of the instance stands exactly once, in `placed` or in `unplaced`, in the instance's order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Solution {
    pub format: String,
    pub instance: String,
    pub placed: Vec<Placed>,
    #[serde(default)]
    pub unplaced: Vec<Unplaced>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placed {
    pub proposal: String,
    /// RFC 3339 with Warsaw's offset; text, because a solution read from a file may be wrong.
    pub start: String,
    pub venue: String,
    /// Who plays each role; `None`: left empty.
    pub people: BTreeMap<String, Option<String>>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unplaced {
    pub proposal: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<UnplacedKind>,
    /// Single changes, each of which alone would make the proposal placeable beside the rest: `WINDOW_DATES`, `MEETING:id`, …
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relax: Vec<String>,
}

/// Why a proposal has no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum UnplacedKind {
    /// Never possible, even with nothing else planned but what is fixed.
    Static,
    /// Possible if others gave way.
    Crowded,
    /// Possible beside the rest, left out for the score.
    Choice,
}

impl Solution {
    /// A solution of the instance with nothing in it yet.
    pub fn empty(instance: &str) -> Self {
        Solution {
            format: "lawka-solution/1".to_owned(),
            instance: instance.to_owned(),
            placed: Vec::new(),
            unplaced: Vec::new(),
        }
    }

    /// Notes a proposal as not placed, without a reason yet.
    pub fn leave_out(&mut self, proposal: &str) {
        self.unplaced.push(Unplaced { proposal: proposal.to_owned(), kind: None, relax: Vec::new() });
    }
}

/// Reads `lawka-solution/1`.
pub fn parse_solution(json: &[u8]) -> Result<Solution, serde_json::Error> {
    serde_json::from_slice(json)
}
