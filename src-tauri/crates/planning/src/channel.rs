//! The channels of the letter and their limits, from `data/channels.json` (sources stand in it). Each can be switched
//! off in the settings: portals close and move.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// "krakow_pl", "x_post", …: the ids of the shipped file, or one an office has added.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(export)]
pub struct ChannelId(pub String);

impl std::fmt::Display for ChannelId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a channel is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum ChannelKind {
    CityWeb,
    Tv,
    Social,
    District,
    Print,
    Press,
    Official,
    Mail,
    /// A form of the same announcement for machines; not published by itself.
    Data,
}

impl ChannelKind {
    /// Whether residents see it, so that it counts for the lead time.
    #[must_use]
    pub const fn is_public(self) -> bool {
        !matches!(self, Self::Data | Self::Press)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Channel {
    pub id: ChannelId,
    pub name: String,
    pub kind: ChannelKind,
}

#[derive(Deserialize)]
struct Shipped {
    channels: Vec<ShippedChannel>,
}

#[derive(Deserialize)]
struct ShippedChannel {
    id: String,
    name_pl: String,
    kind: ChannelKind,
}

static CHANNELS: LazyLock<Vec<Channel>> = LazyLock::new(read_shipped);

/// The shipped channels, in the order of the file.
#[must_use]
pub fn shipped() -> &'static [Channel] {
    &CHANNELS
}

#[expect(clippy::expect_used, reason = "the file is compiled in and a test reads it")]
fn read_shipped() -> Vec<Channel> {
    let shipped: Shipped = serde_json::from_str(include_str!("../data/channels.json"))
        .expect("data/channels.json is compiled in");
    let named = |channel: ShippedChannel| Channel {
        id: ChannelId(channel.id),
        name: channel.name_pl,
        kind: channel.kind,
    };
    shipped.channels.into_iter().map(named).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_channels_of_the_letter_are_there() {
        let ids: Vec<&str> = shipped().iter().map(|channel| channel.id.0.as_str()).collect();
        for wanted in
            ["krakow_pl", "wdobrymkierunku", "tv_board", "facebook_post", "district_web", "notice_board"]
        {
            assert!(ids.contains(&wanted), "{wanted}");
        }
    }
}
