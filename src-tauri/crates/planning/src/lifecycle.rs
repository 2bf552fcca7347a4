//! The states of a meeting and the only steps between them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Where a meeting stands on its way from a letter to the day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Stage {
    /// Asked for; no date yet.
    #[default]
    Requested,
    /// A date is kept for it (RFC 5545 STATUS:TENTATIVE).
    Held,
    /// The date is final (STATUS:CONFIRMED); people are due to be told.
    Confirmed,
    /// At least one public channel has carried it.
    Announced,
    /// It was announced and its date or place changed since: corrections are due.
    Moved,
    TookPlace,
    /// STATUS:CANCELLED.
    Cancelled,
    /// The request was turned down.
    Declined,
}

/// What an officer does to a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Step {
    Hold,
    Move,
    Confirm,
    Announce,
    Cancel,
    /// Back to the list of requests; only while nobody was told.
    Release,
    Decline,
    Close,
}

/// A step that the lifecycle doesn't know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, thiserror::Error, TS)]
#[error("{step:?} is not possible when {from:?}")]
#[ts(export)]
pub struct NotAllowed {
    pub from: Stage,
    pub step: Step,
}

impl Stage {
    /// The stage a step leads to.
    ///
    /// # Errors
    /// The step is not one of those allowed from here.
    pub fn after(self, step: Step) -> Result<Self, NotAllowed> {
        use Stage::{Announced, Cancelled, Confirmed, Declined, Held, Moved, Requested, TookPlace};
        Ok(match (self, step) {
            (Requested, Step::Hold) => Held,
            (Requested, Step::Decline) => Declined,
            (Held, Step::Move) => Held,
            (Held, Step::Release) => Requested,
            (Held, Step::Confirm) => Confirmed,
            (Confirmed, Step::Move) => Confirmed,
            (Confirmed, Step::Announce) => Announced,
            (Announced | Moved, Step::Move) => Moved,
            (Announced | Moved, Step::Announce) => Announced,
            (Held | Confirmed | Announced | Moved, Step::Cancel) => Cancelled,
            (Confirmed | Announced | Moved, Step::Close) => TookPlace,
            // A cancellation is announced too: the channels that carried the date carry its end.
            (Cancelled, Step::Announce) => Cancelled,
            (from, step) => return Err(NotAllowed { from, step }),
        })
    }

    /// Whether the meeting takes its people's and its venue's time.
    #[must_use]
    pub const fn takes_time(self) -> bool {
        matches!(self, Self::Held | Self::Confirmed | Self::Announced | Self::Moved | Self::TookPlace)
    }

    /// Whether the date was given to people outside the office.
    #[must_use]
    pub const fn is_promised(self) -> bool {
        matches!(self, Self::Confirmed | Self::Announced | Self::Moved)
    }

    /// Whether the public has seen the date.
    #[must_use]
    pub const fn is_public(self) -> bool {
        matches!(self, Self::Announced | Self::Moved)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STAGES: [Stage; 8] = [
        Stage::Requested,
        Stage::Held,
        Stage::Confirmed,
        Stage::Announced,
        Stage::Moved,
        Stage::TookPlace,
        Stage::Cancelled,
        Stage::Declined,
    ];

    fn allowed(step: Step) -> Vec<(Stage, Stage)> {
        STAGES.into_iter().filter_map(|from| from.after(step).ok().map(|to| (from, to))).collect()
    }

    #[test]
    fn only_a_held_date_is_confirmed() {
        assert_eq!(allowed(Step::Confirm), [(Stage::Held, Stage::Confirmed)]);
    }

    #[test]
    fn moving_what_was_announced_makes_corrections_due() {
        assert_eq!(
            allowed(Step::Move),
            [
                (Stage::Held, Stage::Held),
                (Stage::Confirmed, Stage::Confirmed),
                (Stage::Announced, Stage::Moved),
                (Stage::Moved, Stage::Moved),
            ]
        );
    }

    #[test]
    fn what_took_place_stays() {
        for step in [Step::Move, Step::Confirm, Step::Cancel, Step::Release, Step::Announce, Step::Close] {
            assert_eq!(Stage::TookPlace.after(step), Err(NotAllowed { from: Stage::TookPlace, step }));
        }
    }

    #[test]
    fn only_a_date_nobody_was_told_goes_back_to_the_list() {
        assert_eq!(allowed(Step::Release), [(Stage::Held, Stage::Requested)]);
    }
}
