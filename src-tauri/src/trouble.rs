//! The two errors that cross to the window: a rule says no, or something broke.

use serde::Serialize;

/// What the window gets instead of an answer. Its TypeScript twin is in `ui/src/backend/errors.ts`.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Trouble {
    /// Disk, network or a fault of ours: what happened, and the whole chain of causes for whoever mends it.
    Failed { message: String, detail: String },
}

impl Trouble {
    /// An error with its chain of causes.
    pub fn failed(error: &dyn std::error::Error) -> Self {
        let causes = std::iter::successors(error.source(), |cause| cause.source());
        let detail: Vec<String> = causes.map(ToString::to_string).collect();
        Self::Failed { message: error.to_string(), detail: detail.join("\n") }
    }
}
