//! One channel of an announcement as it will look: what a window shows beside the words while they are typed.
//!
//! Pictures are made at the size of a screen and not of the press; everything else is what the pack will hold.

use crate::checks::Fact;
use crate::count::{CountUnit, hashtags, unit};
use crate::desk::Desk;
use crate::error::PaperError;
use crate::limits::Limits;
use crate::pack::PackOptions;
use crate::pieces::covering::{council_mail, newsletter, press_mail};
use crate::pieces::image::{Format, alt, image_at};
use crate::pieces::mail::Draft;
use crate::pieces::page::{PageText, bip_html, page_text};
use crate::pieces::poster::{Paper, poster};
use crate::pieces::release::press_release_screens;
use crate::pieces::text::{ChannelText, channel_text, easy_to_read, poster_twin};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Serialize, Serializer};
use ts_rs::TS;

/// What a part is; the window has the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum PartTitle {
    Text,
    Script,
    PictureSquare,
    PicturePortrait,
    PictureStory,
    PictureLink,
    EventCover,
    Board,
    Poster,
    PosterTwin,
    Page,
    EasyToRead,
    Bip,
    Release,
    Mail,
    Letter,
    Calendar,
}

/// One field of a page, counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Counted {
    /// `title`, `lead` or `body`.
    pub field: &'static str,
    pub length: usize,
    pub recommended: Option<usize>,
}

/// A part of a channel.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export)]
pub enum PreviewPart {
    Text {
        title: PartTitle,
        text: String,
        /// As the channel counts.
        length: usize,
        /// What the platform refuses to exceed.
        limit: Option<usize>,
        /// What the office recommends.
        recommended: Option<usize>,
        unit: CountUnit,
        /// Where the text is cut without a tap: an index into its UTF-16 units; `None`: all of it is seen.
        seen: Option<usize>,
        hashtags: usize,
        hashtags_max: Option<usize>,
        /// The officer's own text, not the one made from the facts.
        own: bool,
    },
    Image {
        title: PartTitle,
        /// A `data:` address.
        #[serde(rename = "data", serialize_with = "data_address")]
        #[ts(rename = "data", type = "string")]
        png: Vec<u8>,
        /// Of the published picture, in pixels (for a poster: at 150 dots an inch).
        width: u32,
        height: u32,
        alt: String,
    },
    Page {
        title: PartTitle,
        /// The fragment without its script.
        html: String,
        /// The event for machines, schema.org.
        jsonld: String,
        lengths: Vec<Counted>,
    },
    Mail {
        title: PartTitle,
        from: String,
        to: String,
        subject: String,
        body: String,
        attachments: Vec<String>,
    },
    /// The part can't be made.
    Trouble { title: PartTitle, trouble: Fact },
}

fn data_address<S: Serializer>(png: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&data_of("image/png", png))
}

/// A `data:` address (RFC 2397).
pub fn data_of(media_type: &str, bytes: &[u8]) -> String {
    format!("data:{media_type};base64,{}", STANDARD.encode(bytes))
}

/// The parts of a channel; none for a channel that has no piece of its own.
///
/// # Errors
/// [`PaperError`] when a built-in template is broken; what the announcement itself spoils is a part of its own.
pub fn preview(
    desk: &Desk<'_>,
    channel: &str,
    options: &PackOptions<'_>,
) -> Result<Vec<PreviewPart>, PaperError> {
    let limits = options.limits;
    let words = |channel| text(desk, channel, PartTitle::Text, limits);
    let pictures = |all: &[(Format, PartTitle)]| {
        all.iter().map(|(format, title)| picture(desk, *format, *title)).collect()
    };
    let portrait = (Format::PORTRAIT, PartTitle::PicturePortrait);
    let square = (Format::SQUARE, PartTitle::PictureSquare);
    let link = (Format::LINK, PartTitle::PictureLink);
    let mut parts: Vec<Result<PreviewPart, PaperError>> = Vec::new();
    match channel {
        "krakow_pl" | "wdobrymkierunku" => {
            parts.push(page(desk, channel, limits));
            parts.push(picture(desk, link.0, link.1));
            parts.push(Ok(plain(PartTitle::EasyToRead, easy_to_read(desk)?)));
        }
        "bip" => parts.push(Ok(bip(desk)?)),
        "tv_board" => {
            parts.push(picture(desk, Format::BOARD, PartTitle::Board));
            parts.push(text(desk, "tv_script", PartTitle::Script, limits));
        }
        "tv_crawl" => parts.push(words("tv_crawl")),
        "facebook_post" => parts = with(words("facebook_post"), pictures(&[portrait])),
        "facebook_event" => {
            parts = with(words("facebook_event"), pictures(&[(Format::EVENT_COVER, PartTitle::EventCover)]));
        }
        "facebook_story" => {
            parts = with(words("facebook_story"), pictures(&[(Format::STORY, PartTitle::PictureStory)]));
        }
        "instagram_post" => parts = with(words("instagram_post"), pictures(&[portrait])),
        "x_post" => parts = with(words("x_post"), pictures(&[link])),
        "linkedin" => parts = with(words("linkedin"), pictures(&[portrait])),
        "youtube_community" => parts = with(words("youtube_community"), pictures(&[square])),
        "threads" => parts = with(words("threads"), pictures(&[portrait])),
        "bluesky" => parts.push(words("bluesky")),
        "tiktok" => parts.push(words("tiktok")),
        "youtube_video" => parts.push(words("youtube_video")),
        "newsletter" => {
            parts.push(words("newsletter"));
            parts.extend(newsletter(desk, limits)?.map(|draft| Ok(mail(draft, &[]))));
        }
        "notice_board" => {
            parts.push(poster_part(desk));
            parts.push(Ok(plain(PartTitle::PosterTwin, poster_twin(desk)?)));
        }
        "district_web" => {
            parts.push(words("district_web"));
            let kit = [
                "plakat-A4.pdf",
                "plakat-A4.png",
                "plakat.txt",
                "tekst-na-strone.txt",
                "tekst-na-profil.txt",
            ];
            let letter = council_mail(desk, options.district_email, &["district_web", "district_social"])?;
            parts.extend(letter.map(|draft| Ok(mail(draft, &kit))));
        }
        "district_social" => parts = with(words("district_social"), pictures(&[square])),
        "press_release" => {
            parts.extend(release(desk));
            let both = ["informacja-prasowa.pdf", "informacja-prasowa.docx"];
            parts.extend(press_mail(desk)?.map(|draft| Ok(mail(draft, &both))));
        }
        _ => {}
    }
    parts.into_iter().collect()
}

type Made = Result<PreviewPart, PaperError>;

fn with(text: Made, pictures: Vec<Made>) -> Vec<Made> {
    std::iter::once(text).chain(pictures).collect()
}

fn text(desk: &Desk<'_>, channel: &'static str, title: PartTitle, limits: &Limits) -> Made {
    let made = channel_text(desk, channel, limits)?;
    let limit = limits.of(channel);
    let recommended = if limit.max.is_some() { limit.max_soft } else { made.limit };
    let ChannelText { text, length, own, .. } = made;
    Ok(PreviewPart::Text {
        title,
        length,
        limit: limit.max,
        recommended,
        unit: unit(channel),
        seen: limit.seen().and_then(|seen| cut(&text, seen)),
        hashtags: hashtags(&text),
        hashtags_max: limit.hashtags(),
        own,
        text,
    })
}

/// Where a text of more than `seen` characters is cut, in UTF-16 units.
fn cut(text: &str, seen: usize) -> Option<usize> {
    text.char_indices().nth(seen).map(|(at, _)| text[..at].encode_utf16().count())
}

/// A text that no platform counts.
fn plain(title: PartTitle, text: String) -> PreviewPart {
    PreviewPart::Text {
        title,
        length: text.chars().count(),
        limit: None,
        recommended: None,
        unit: CountUnit::Characters,
        seen: None,
        hashtags: 0,
        hashtags_max: None,
        own: false,
        text,
    }
}

/// Half the size is enough for a screen, and a quarter of the time.
fn picture(desk: &Desk<'_>, format: Format, title: PartTitle) -> Made {
    let scale = if format.width.max(format.height) > 1200 { 0.5 } else { 0.6 };
    or_trouble(title, image_at(desk, format, scale), |png| PreviewPart::Image {
        title,
        png,
        width: format.width,
        height: format.height,
        alt: alt(desk),
    })
}

fn poster_part(desk: &Desk<'_>) -> Made {
    let png = poster(desk, Paper::A4).and_then(|poster| poster.png(90.0));
    let words = format!("{}: {}", desk.sheet.w.poster_alt, desk.sheet.lines.headline);
    or_trouble(PartTitle::Poster, png, |png| PreviewPart::Image {
        title: PartTitle::Poster,
        png,
        width: 1240,
        height: 1754,
        alt: words,
    })
}

fn release(desk: &Desk<'_>) -> Vec<Made> {
    let title = PartTitle::Release;
    match press_release_screens(desk) {
        Ok(pages) => pages
            .into_iter()
            .enumerate()
            .map(|(index, png)| {
                let alt = format!("{}, {}", desk.sheet.w.press_release, index + 1);
                Ok(PreviewPart::Image { title, png, width: 1240, height: 1754, alt })
            })
            .collect(),
        Err(error) => vec![or_trouble(title, Err(error), |png| PreviewPart::Image {
            title,
            png,
            width: 0,
            height: 0,
            alt: String::new(),
        })],
    }
}

/// What the announcement spoils is said in its place; a broken template is an error.
fn or_trouble(
    title: PartTitle,
    made: Result<Vec<u8>, PaperError>,
    part: impl FnOnce(Vec<u8>) -> PreviewPart,
) -> Made {
    match made {
        Ok(png) => Ok(part(png)),
        Err(error) => match Fact::of_paper(&error) {
            Some(trouble) => Ok(PreviewPart::Trouble { title, trouble }),
            None => Err(error),
        },
    }
}

fn page(desk: &Desk<'_>, channel: &str, limits: &Limits) -> Made {
    let PageText { html, jsonld, title, lead, body } = page_text(desk, channel, None)?;
    let limit = limits.of(channel);
    let counted = |field, length, recommended| Counted { field, length, recommended };
    Ok(PreviewPart::Page {
        title: PartTitle::Page,
        html,
        jsonld,
        lengths: vec![
            counted("title", title, limit.title_soft),
            counted("lead", lead, limit.lead_soft),
            counted("body", body, limit.body_soft),
        ],
    })
}

fn bip(desk: &Desk<'_>) -> Result<PreviewPart, PaperError> {
    let html = bip_html(desk)?;
    Ok(PreviewPart::Page { title: PartTitle::Bip, html, jsonld: String::new(), lengths: Vec::new() })
}

/// A message on the screen.
pub fn mail(draft: Draft, more: &[&str]) -> PreviewPart {
    let Draft { from, to, subject, body, attachments, invitation } = draft;
    let own = attachments.into_iter().map(|file| file.name);
    let calendar = invitation.map(|_| "zaproszenie.ics".to_owned());
    PreviewPart::Mail {
        title: PartTitle::Mail,
        from,
        to,
        subject,
        body,
        attachments: own.chain(more.iter().map(|name| (*name).to_owned())).chain(calendar).collect(),
    }
}
