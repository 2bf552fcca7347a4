//! Texts from templates: pages, posts, scripts, the poster's plain twin.

use crate::count::length;
use crate::desk::Desk;
use crate::error::{PaperError, TemplateFault};
use crate::limits::Limits;
use crate::templates::{Library, built_in_text};
use crate::typography::{clean, typeset};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, Error, UndefinedBehavior, Value, context};
use serde::Serialize;

/// Channels whose text is made from a template of their own, in the order of the pack.
pub const TEXT_CHANNELS: [&str; 12] = [
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
    if let Some(own) = desk.announcement.own_words.get(channel).filter(|own| !own.trim().is_empty()) {
        let own_language = desk.language == desk.announcement.language;
        if own_language {
            return Ok(measured(channel, typeset(own, desk.language), limits, true));
        }
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

fn measured(channel: &'static str, text: String, limits: &Limits, own: bool) -> ChannelText {
    let script = channel == "tv_script";
    let limit = if script { Some(SCRIPT_WORDS) } else { limits.of(channel).text() };
    let length = if script { text.split_whitespace().count() } else { length(channel, &text) };
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
    render(desk, "texts/etr.txt", context! { s => sheet(desk) })
}

/// The sheet as a value templates can read.
pub(crate) fn sheet(desk: &Desk<'_>) -> Value {
    Value::from(Serde(&desk.sheet))
}

/// Renders a template with the overriding one first; text templates are tidied (no blank lines in a row).
///
/// # Errors
/// [`PaperError::Template`] with file and line when the built-in template fails.
pub(crate) fn render(desk: &Desk<'_>, path: &str, values: Value) -> Result<String, PaperError> {
    let text = desk.library.parse(path, |file, source| render_source(desk.library, file, source, &values))?;
    Ok(if path.ends_with(".txt") { clean(&text) + "\n" } else { text })
}

fn render_source(
    library: &Library<'_>,
    file: &str,
    source: &str,
    values: &Value,
) -> Result<String, TemplateFault> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    let syntax =
        SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true).build();
    environment.set_syntax(syntax.map_err(|e| template_fault(file, &e))?);
    let overriding = built_in_text(file).is_ok_and(|built_in| built_in != source);
    let included = overriding.then(|| included_overrides(library)).unwrap_or_default();
    environment.set_loader(move |name| {
        let own = included.iter().find(|(path, _)| path == name).map(|(_, text)| text.clone());
        Ok(own.or_else(|| built_in_text(name).ok().map(str::to_owned)))
    });
    let fault = |error: &Error| template_fault(file, error);
    let template = environment.template_from_named_str(file, source).map_err(|e| fault(&e))?;
    template.render(values).map_err(|e| fault(&e))
}

/// Parts that other templates include may be overridden too.
fn included_overrides(library: &Library<'_>) -> Vec<(String, String)> {
    ["texts/_access.txt", "texts/_change.txt", "texts/facebook_post.txt"]
        .into_iter()
        .filter_map(|path| library.overriding(path).map(|text| (path.to_owned(), text)))
        .collect()
}

fn template_fault(file: &str, error: &Error) -> TemplateFault {
    let detail = error.detail().map_or(String::new(), |detail| format!(": {detail}"));
    TemplateFault {
        file: error.name().unwrap_or(file).to_owned(),
        line: error.line(),
        reason: format!("{}{detail}", error.kind()),
    }
}
