//! What is missing or wrong before an export, as facts: the sentences are the caller's.

mod fact;
mod language;
mod layout;
mod personal;

pub use fact::{Fact, Finding, Weight};
pub use language::{READABILITY_SOURCE, Readability, readability};
pub use personal::{Datum, DatumKind, find_data};

use crate::announcement::Announcement;
use crate::count::hashtags;
use crate::desk::Desk;
use crate::error::PaperError;
use crate::limits::Limits;
use crate::pack::PackOptions;
use crate::pieces::page::lead;
use crate::pieces::text::{ChannelText, TEXT_CHANNELS, channel_text};
use crate::templates::Library;
use crate::typography::clean;

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
    findings.extend(layout::layout(&desk)?);
    for channel in TEXT_CHANNELS {
        let text = channel_text(&desk, channel, options.limits)?;
        findings.extend(if text.own { language(Some(channel), "text", &text.text, a) } else { Vec::new() });
        findings.extend(post(&desk, &text, options.limits));
        findings.extend(personal(Some(channel), "text", &text.text, requesters, a));
    }
    for channel in PAGES {
        let own = desk.own_words(channel).unwrap_or_default();
        findings.extend(personal(Some(channel), "text", own, requesters, a));
        findings.extend(language(Some(channel), "text", own, a));
    }
    for (field, text) in free_texts(a) {
        findings.extend(personal(None, field, text, requesters, a));
        findings.extend(language(None, field, text, a));
        findings.extend(unprintable(field, text));
    }
    findings.extend(untranslated(&desk, &library)?);
    Ok(findings)
}

/// Channels whose paragraphs an officer may write apart.
const PAGES: [&str; 3] = ["krakow_pl", "wdobrymkierunku", "press_release"];

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
        ("venue.name", &a.venue.name),
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
        ("title", blank(&a.title) && a.district.is_none()),
        ("venue.name", blank(&a.venue.name)),
        ("venue.street", blank(&a.venue.street)),
        ("host.office", blank(&a.host.office)),
        ("page_url", blank(&a.page_url)),
        ("accessibility", a.accessibility.is_empty()),
        ("pjm_deadline", a.pjm_deadline.is_none()),
        ("contact", none(&a.contact.phone) && none(&a.contact.email)),
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
    for channel in PAGES {
        let own = desk.own_words(channel).map_or(facts, count);
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
        plain.find(&part).map(|at| plain[..at].chars().count() + part.chars().count())
    };
    let ends = [end(&s.when.day_month), end(&s.lines.hour), end(&s.place.name)];
    let needed = ends.into_iter().collect::<Option<Vec<_>>>().and_then(|ends| ends.into_iter().max());
    let hidden = needed.is_none_or(|needed| needed > seen);
    hidden.then(|| finding(Some(text.channel), "text", Fact::BelowTheFold { seen, needed }))
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

fn unprintable(field: &str, text: &str) -> Option<Finding> {
    let characters = crate::setting::unprintable(&clean(text));
    (!characters.is_empty()).then(|| finding(None, field, Fact::Unprintable { characters }))
}

fn language(channel: Option<&str>, field: &str, text: &str, a: &Announcement) -> Vec<Finding> {
    let mut out: Vec<Finding> = language::wrong_weekdays(text, a)
        .into_iter()
        .map(|(written, correct)| finding(channel, field, Fact::WeekdayDisagrees { written, correct }))
        .collect();
    if ["body", "lead", "text"].contains(&field) && a.language == crate::Language::Pl {
        let Readability { sentence_words, long_words, index, words, .. } = readability(text);
        if index > language::HARD && words >= language::FEWEST_WORDS {
            let source = READABILITY_SOURCE;
            out.push(finding(channel, field, Fact::HardToRead { sentence_words, long_words, index, source }));
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
