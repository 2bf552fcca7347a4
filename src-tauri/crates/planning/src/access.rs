//! Accessibility as data, with *unknown* as a value: what isn't known is never shown as a yes
//! (Act of 19 July 2019 on ensuring accessibility, art. 6).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a venue offers or a request needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Feature {
    /// Entry without steps, or a ramp.
    StepFree,
    Lift,
    AccessibleToilet,
    InductionLoop,
    /// Parking with a place for a disabled person.
    Parking,
    /// A stop of public transport within reach.
    Stop,
    QuietCorner,
}

impl Feature {
    pub const ALL: [Self; 7] = [
        Self::StepFree,
        Self::Lift,
        Self::AccessibleToilet,
        Self::InductionLoop,
        Self::Parking,
        Self::Stop,
        Self::QuietCorner,
    ];
}

/// Whether a venue has a feature.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Presence {
    Yes,
    No,
    #[default]
    Unknown,
}

/// What is known of a venue's accessibility; a feature that isn't listed is unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(export)]
pub struct Access(pub BTreeMap<Feature, Presence>);

impl Access {
    #[must_use]
    pub fn of(&self, feature: Feature) -> Presence {
        self.0.get(&feature).copied().unwrap_or_default()
    }
}
