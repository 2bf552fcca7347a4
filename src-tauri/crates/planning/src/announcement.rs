//! The officer's own words for an announcement. What is left empty is made from the register's facts.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::channel::ChannelId;

/// Words for residents: no personal data of the requester (checked before every export).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct AnnouncementDraft {
    /// Headline instead of „Spotkanie z mieszkańcami Dzielnicy …”.
    pub title: String,
    /// One or two sentences: what it is about.
    pub lead: String,
    /// Longer text; paragraphs are parted by an empty line.
    pub body: String,
    pub how_to_take_part: String,
    /// Whole texts for single channels, instead of the ones made from the facts.
    pub own_words: BTreeMap<ChannelId, String>,
}
