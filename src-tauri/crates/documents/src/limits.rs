//! Limits of channels, from `channels.json`: platforms change them, so they are data.

use crate::announcement::ChannelId;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Limits by channel.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Limits {
    channels: BTreeMap<ChannelId, Limit>,
}

/// The limits of one channel's text. Counts are of characters as the channel counts them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct Limit {
    /// What the platform refuses to exceed.
    pub max: Option<usize>,
    /// What the office recommends.
    pub max_soft: Option<usize>,
    pub title_soft: Option<usize>,
    pub lead_soft: Option<usize>,
    pub body_soft: Option<usize>,
    pub name_max: Option<usize>,
    pub description_soft: Option<usize>,
    /// Characters seen without a tap.
    pub visible: Option<usize>,
    pub visible_mobile: Option<usize>,
    pub hashtags_max: Option<usize>,
    pub tags_max: Option<usize>,
}

#[derive(Deserialize)]
struct File {
    channels: Vec<Channel>,
}

#[derive(Deserialize)]
struct Channel {
    id: ChannelId,
    #[serde(default)]
    text: Limit,
}

impl Limits {
    /// Reads `channels.json`.
    ///
    /// # Errors
    /// The reader's words and line, when it isn't of that shape.
    pub fn from_json(text: &str) -> Result<Self, serde_json::Error> {
        let file: File = serde_json::from_str(text)?;
        Ok(Self { channels: file.channels.into_iter().map(|channel| (channel.id, channel.text)).collect() })
    }

    /// The limits shipped with the program.
    pub fn shipped() -> &'static Self {
        static SHIPPED: LazyLock<Limits> = LazyLock::new(|| {
            Limits::from_json(include_str!("../../planning/data/channels.json")).unwrap_or_default()
        });
        &SHIPPED
    }

    /// The limits of a channel; none when it isn't listed.
    pub fn of(&self, channel: &str) -> Limit {
        self.channels.get(channel).cloned().unwrap_or_default()
    }
}

impl Limit {
    /// The length the text of the channel should keep: the platform's or the office's, whichever is smaller.
    pub fn text(&self) -> Option<usize> {
        [self.max, self.max_soft, self.body_soft, self.description_soft].into_iter().flatten().min()
    }

    /// Characters seen without a tap.
    pub fn seen(&self) -> Option<usize> {
        self.visible.or(self.visible_mobile)
    }

    /// How many hashtags the channel allows.
    pub fn hashtags(&self) -> Option<usize> {
        self.hashtags_max.or(self.tags_max)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_limits_hold_what_the_channels_need() {
        let limits = Limits::shipped();
        assert_eq!(limits.of("x_post").max, Some(280));
        assert_eq!(limits.of("instagram_post").hashtags(), Some(5));
        assert_eq!(limits.of("facebook_event").name_max, Some(64));
        assert_eq!(limits.of("facebook_post").seen(), Some(125));
        assert_eq!(limits.of("tv_crawl").text(), Some(180));
        assert_eq!(limits.of("nowhere").text(), None);
    }
}
