//! Texts from templates: pages, posts, scripts, the poster's plain twin.

use crate::announcement::Language;
use crate::count::length;
use crate::desk::Desk;
use crate::error::PaperError;
use crate::limits::Limits;
use crate::pieces::filling::render;
use crate::typography::{spelled_out, typeset};
use minijinja::value::Serde;
use minijinja::{Value, context};
use serde::Serialize;

/// Channels whose text is made from a template of their own, in the order of the pack.
pub const TEXT_CHANNELS: [&str; 16] = [
    "tv_crawl",
    "tv_script",
    "facebook_post",
    "facebook_event",
    "facebook_story",
    "instagram_post",
    "x_post",
    "linkedin",
    "youtube_community",
    "threads",
    "district_web",
    "district_social",
    "bluesky",
    "tiktok",
    "youtube_video",
    "newsletter",
];

/// How much a template may leave out; each shortens the text further.
const LEVELS: usize = 6;

/// Words a reader speaks in twenty seconds at an unhurried 2.3 words a second.
pub const SCRIPT_WORDS: usize = 46;

/// A channel's text and how long it is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChannelText {
    pub channel: &'static str,
    pub text: String,
    /// As the channel counts (weighted on X; words for the reader's script).
    pub length: usize,
    pub limit: Option<usize>,
    /// Whether it is the officer's own text.
    pub own: bool,
}

impl ChannelText {
    /// Whether it keeps its limit.
    pub fn fits(&self) -> bool {
        self.limit.is_none_or(|limit| self.length <= limit)
    }
}

/// The text of a channel: the officer's own words if there are any, otherwise made from the facts and shortened
/// until it keeps the limit. An own text over the limit is returned as it is; `fits` says so.
///
/// # Errors
/// [`PaperError::Template`] when the built-in template is broken.
pub fn channel_text(
    desk: &Desk<'_>,
    channel: &'static str,
    limits: &Limits,
) -> Result<ChannelText, PaperError> {
    if let Some(own) = desk.own_words(channel) {
        let text = format!("{}{}", change_before(desk)?, typeset(own, desk.language));
        return Ok(measured(channel, text, limits, true));
    }
    let tags = hashtags(desk, channel, limits);
    let mut last = None;
    for level in 0..LEVELS {
        let text = render(
            desk,
            &format!("texts/{channel}.txt"),
            context! { s => sheet(desk), level, hashtags => &tags },
        )?;
        let made = measured(channel, text, limits, false);
        let done = made.fits();
        last = Some(made);
        if done {
            break;
        }
    }
    Ok(last.unwrap_or_else(|| measured(channel, String::new(), limits, false)))
}

/// What an own text cannot know: that the date has changed or fallen through since it was written.
fn change_before(desk: &Desk<'_>) -> Result<String, PaperError> {
    let status = &desk.sheet.status;
    if status.overprint.is_empty() {
        return Ok(String::new());
    }
    let change = render(desk, "texts/_change.txt", context! { s => sheet(desk) })?;
    Ok(format!("{}\n{change}\n", status.overprint))
}

fn measured(channel: &'static str, text: String, limits: &Limits, own: bool) -> ChannelText {
    let script = channel == "tv_script";
    let limit = if script { Some(SCRIPT_WORDS) } else { limits.of(channel).text() };
    let length = length(channel, &text);
    ChannelText { channel, text, length, limit, own }
}

/// As many of the city's hashtags as the channel allows.
fn hashtags(desk: &Desk<'_>, channel: &str, limits: &Limits) -> String {
    let most = limits.of(channel).hashtags().unwrap_or(usize::MAX);
    desk.sheet.w.hashtags.iter().take(most).cloned().collect::<Vec<_>>().join(" ")
}

/// The poster in plain text.
///
/// # Errors
/// [`PaperError::Template`] when the built-in template is broken.
pub fn poster_twin(desk: &Desk<'_>) -> Result<String, PaperError> {
    render(desk, "texts/poster_twin.txt", context! { s => sheet(desk) })
}

/// The announcement in plain language (ETR).
///
/// # Errors
/// [`PaperError::Template`] when the built-in template is broken.
pub fn easy_to_read(desk: &Desk<'_>) -> Result<String, PaperError> {
    let text = render(desk, "texts/etr.txt", context! { s => sheet(desk) })?;
    Ok(if desk.language == Language::Pl { spelled_out(&text) } else { text })
}

/// The sheet as a value templates can read.
pub(crate) fn sheet(desk: &Desk<'_>) -> Value {
    Value::from(Serde(&desk.sheet))
}
