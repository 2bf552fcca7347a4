//! What is missing or wrong before an export, as facts: the sentences are the caller's.

mod language;
mod personal;

pub use language::{Readability, readability};
pub use personal::{Datum, DatumKind, find_data};

use crate::announcement::{Announcement, ChannelId};
use crate::count::hashtags;
use crate::desk::Desk;
use crate::error::PaperError;
use crate::limits::Limits;
use crate::pack::PackOptions;
use crate::pieces::page::lead;
use crate::pieces::poster::{Paper, poster};
use crate::pieces::text::{ChannelText, TEXT_CHANNELS, channel_text};
use crate::templates::Library;
use serde::Serialize;

/// One fact about a channel's text or about the announcement.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Finding {
    /// The channel concerned; `None`: all of them.
    pub channel: Option<ChannelId>,
    /// The field to look at: `title`, `body`, `contact.email` …
    pub field: String,
    #[serde(flatten)]
    pub fact: Fact,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "fact", rename_all = "snake_case")]
pub enum Fact {
    /// Longer than the platform takes.
    OverLimit {
        limit: usize,
        actual: usize,
    },
    /// Longer than the office recommends.
    OverRecommended {
        limit: usize,
        actual: usize,
    },
    /// Day, hour and place aren't all among the characters seen without a tap.
    BelowTheFold {
        seen: usize,
        needed: usize,
    },
    TooManyHashtags {
        limit: usize,
        actual: usize,
    },
    /// A fact residents need is absent.
    Missing,
    /// A picture without words that stand for it.
    AltMissing,
    /// A picture that can't be read, in the reader's words.
    PictureUnreadable {
        reason: String,
    },
    /// Nobody said whether the feature is there.
    AccessibilityUnknown {
        feature: &'static str,
    },
    /// Something that belongs to a requester stands in a public text.
    PersonalDatum {
        kind: DatumKind,
        found: String,
    },
    /// Harder to read than a text for everybody should be.
    HardToRead {
        sentence_words: f64,
        long_words: f64,
        index: f64,
    },
    /// The day of the week in a text isn't that of the date beside it.
    WeekdayDisagrees {
        written: String,
        correct: String,
    },
    /// A piece can't hold the texts.
    DoesNotFit {
        piece: String,
        longest: String,
    },
    /// No translation into this language.
    NotTranslated {
        language: &'static str,
    },
}

/// The facts a person must see before the export; empty means ready. `requesters` are names, e-mail addresses and
/// phone numbers that must not stand in a public text.
///
/// # Errors
/// [`PaperError`] when a built-in template is broken.
pub fn check(
    a: &Announcement,
    requesters: &[String],
    options: &PackOptions<'_>,
) -> Result<Vec<Finding>, PaperError> {
    let library = Library::new(options.templates);
    let desk = Desk::new(a, a.language, &library)?;
    let mut findings = missing_facts(a);
    findings.extend(accessibility(a));
    findings.extend(pages(&desk, options.limits));
    findings.extend(layout(&desk)?);
    for channel in TEXT_CHANNELS {
        let text = channel_text(&desk, channel, options.limits)?;
        findings.extend(post(&desk, &text, options.limits));
        findings.extend(personal(Some(channel), channel, &text.text, requesters, a));
    }
    for (field, text) in free_texts(a) {
        findings.extend(personal(None, field, text, requesters, a));
        findings.extend(language(field, text, a));
    }
    findings.extend(untranslated(&desk, &library)?);
    Ok(findings)
}

fn finding(channel: Option<&str>, field: &str, fact: Fact) -> Finding {
    Finding { channel: channel.map(str::to_owned), field: field.to_owned(), fact }
}

/// The free texts by field.
fn free_texts(a: &Announcement) -> Vec<(&'static str, &str)> {
    let mut texts = vec![
        ("title", a.title.as_str()),
        ("lead", &a.lead),
        ("body", &a.body),
        ("how_to_take_part", &a.how_to_take_part),
    ];
    texts.extend(a.venue.directions.as_deref().map(|text| ("venue.directions", text)));
    texts.extend(a.venue.parking.as_deref().map(|text| ("venue.parking", text)));
    texts.extend(a.topics.iter().map(|text| ("topics", text.as_str())));
    texts.retain(|(_, text)| !text.trim().is_empty());
    texts
}

fn missing_facts(a: &Announcement) -> Vec<Finding> {
    let blank = |text: &str| text.trim().is_empty();
    let none = |text: &Option<String>| text.as_deref().is_none_or(blank);
    let mut out: Vec<Finding> = [
        ("title", blank(&a.title)),
        ("venue.name", blank(&a.venue.name)),
        ("venue.street", blank(&a.venue.street)),
        ("host.office", blank(&a.host.office)),
        ("page_url", blank(&a.page_url)),
        ("accessibility", a.accessibility.is_empty()),
        ("pjm_deadline", a.pjm_deadline.is_none()),
        ("contact", none(&a.contact.phone) && none(&a.contact.email)),
        ("how_to_take_part", blank(&a.how_to_take_part)),
        ("venue.nearest_stop", none(&a.venue.nearest_stop)),
    ]
    .into_iter()
    .filter(|(_, missing)| *missing)
    .map(|(field, _)| finding(None, field, Fact::Missing))
    .collect();
    let pictures = [("photo", &a.photo), ("logo", &a.logo)];
    let without = pictures.iter().filter(|(_, picture)| picture.as_ref().is_some_and(|p| blank(&p.alt)));
    out.extend(without.map(|(field, _)| finding(None, field, Fact::AltMissing)));
    out
}

fn accessibility(a: &Announcement) -> impl Iterator<Item = Finding> + '_ {
    a.accessibility.iter().filter(|access| access.known == crate::Known::Unknown).map(|access| {
        finding(None, "accessibility", Fact::AccessibilityUnknown { feature: access.feature.key() })
    })
}

/// Title, lead and body of the pages against the office's recommendations.
fn pages(desk: &Desk<'_>, limits: &Limits) -> Vec<Finding> {
    let count = |text: &str| text.chars().count();
    let (title, lead) = (count(&desk.sheet.title), count(&lead(desk)));
    let facts: usize = desk.sheet.paragraphs.iter().map(|text| count(text)).sum();
    let mut out = Vec::new();
    for channel in ["krakow_pl", "wdobrymkierunku", "press_release"] {
        let own = desk.announcement.own_words.get(channel).map_or(facts, |own| count(own));
        let limit = limits.of(channel);
        for (field, limit, actual) in [
            ("title", limit.title_soft, title),
            ("lead", limit.lead_soft, lead),
            ("body", limit.body_soft, own),
        ] {
            if let Some(limit) = limit.filter(|limit| actual > *limit) {
                out.push(finding(Some(channel), field, Fact::OverRecommended { limit, actual }));
            }
        }
    }
    out
}

/// Whether the poster holds all texts; A3 is the same page in proportion.
fn layout(desk: &Desk<'_>) -> Result<Option<Finding>, PaperError> {
    match poster(desk, Paper::A4) {
        Ok(_) => Ok(None),
        Err(PaperError::DoesNotFit { piece, longest, .. }) => {
            Ok(Some(finding(Some("notice_board"), &longest.clone(), Fact::DoesNotFit { piece, longest })))
        }
        Err(PaperError::Export { reason, .. }) => Ok(Some(unreadable(&reason))),
        Err(error) => Err(error),
    }
}

fn unreadable(reason: &str) -> Finding {
    let (field, reason) = reason.split_once(": ").unwrap_or(("photo", reason));
    finding(None, field, Fact::PictureUnreadable { reason: reason.to_owned() })
}

fn post(desk: &Desk<'_>, text: &ChannelText, limits: &Limits) -> Vec<Finding> {
    let channel = Some(text.channel);
    let limit = limits.of(text.channel);
    let mut out = Vec::new();
    if let Some(most) = text.limit.filter(|_| !text.fits()) {
        let actual = text.length;
        let fact = match limit.max.filter(|max| actual > *max) {
            Some(limit) => Fact::OverLimit { limit, actual },
            None => Fact::OverRecommended { limit: most, actual },
        };
        out.push(finding(channel, "text", fact));
    }
    if let Some(most) = limit.hashtags().filter(|most| hashtags(&text.text) > *most) {
        out.push(finding(
            channel,
            "hashtags",
            Fact::TooManyHashtags { limit: most, actual: hashtags(&text.text) },
        ));
    }
    out.extend(limit.seen().and_then(|seen| below_the_fold(desk, text, seen)));
    out
}

/// Day, hour and place must be among the characters seen without a tap.
fn below_the_fold(desk: &Desk<'_>, text: &ChannelText, seen: usize) -> Option<Finding> {
    let s = &desk.sheet;
    let plain = text.text.replace('\u{a0}', " ");
    let end = |part: &str| {
        let part = part.replace('\u{a0}', " ");
        plain.find(&part).map_or(usize::MAX, |at| plain[..at].chars().count() + part.chars().count())
    };
    let needed =
        [end(&s.when.day_month), end(&s.lines.hour), end(&s.place.name)].into_iter().max().unwrap_or(0);
    (needed > seen).then(|| finding(Some(text.channel), "text", Fact::BelowTheFold { seen, needed }))
}

/// Data of requesters, and anything shaped like personal data that isn't the office's own contact.
fn personal(
    channel: Option<&str>,
    field: &str,
    text: &str,
    requesters: &[String],
    a: &Announcement,
) -> Vec<Finding> {
    let own: Vec<&str> = [Some(&a.contact), a.press.contact.as_ref()]
        .into_iter()
        .flatten()
        .flat_map(|contact| [contact.phone.as_deref(), contact.email.as_deref()])
        .flatten()
        .collect();
    find_data(text, requesters, &own)
        .into_iter()
        .map(|datum| finding(channel, field, Fact::PersonalDatum { kind: datum.kind, found: datum.found }))
        .collect()
}

fn language(field: &str, text: &str, a: &Announcement) -> Vec<Finding> {
    let mut out: Vec<Finding> = language::wrong_weekdays(text, a)
        .into_iter()
        .map(|(written, correct)| finding(None, field, Fact::WeekdayDisagrees { written, correct }))
        .collect();
    if field == "body" && a.language == crate::Language::Pl {
        let Readability { sentence_words, long_words, index, .. } = readability(text);
        if index > language::HARD {
            out.push(finding(None, field, Fact::HardToRead { sentence_words, long_words, index }));
        }
    }
    out
}

fn untranslated(desk: &Desk<'_>, library: &Library<'_>) -> Result<Vec<Finding>, PaperError> {
    let mut out = Vec::new();
    for language in desk.announcement.translations.keys().filter(|language| **language != desk.language) {
        let other = Desk::new(desk.announcement, *language, library)?;
        let fact = || Fact::NotTranslated { language: language.tag() };
        out.extend(other.sheet.untranslated.iter().map(|field| finding(None, field, fact())));
    }
    Ok(out)
}
