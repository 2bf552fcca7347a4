//! An announcement in another language: the officer's translations, and which are missing.

use crate::announcement::{Announcement, Language, Translation};

/// The announcement with its free texts in `language`, and the names of the fields that have no translation. What is
/// missing is emptied: no sentence mixes languages.
pub fn localised(announcement: &Announcement, language: Language) -> (Announcement, Vec<&'static str>) {
    if language == announcement.language {
        return (announcement.clone(), Vec::new());
    }
    let none = Translation::default();
    let words = announcement.translations.get(&language).unwrap_or(&none);
    let mut missing = Vec::new();
    let copy = translated(announcement, language, words, &mut missing);
    (copy, missing)
}

fn translated(
    source: &Announcement,
    language: Language,
    words: &Translation,
    missing: &mut Vec<&'static str>,
) -> Announcement {
    let mut copy = source.clone();
    copy.language = language;
    copy.own_words.clone_from(&words.own_words);
    for access in &mut copy.accessibility {
        access.detail = None;
    }
    let mut pick = |field: &'static str, own: &str, other: &Option<String>| {
        if !own.is_empty() && other.is_none() {
            missing.push(field);
        }
        other.clone().unwrap_or_default()
    };
    copy.title = pick("title", &source.title, &words.title);
    copy.lead = pick("lead", &source.lead, &words.lead);
    copy.body = pick("body", &source.body, &words.body);
    copy.audience = pick("audience", &source.audience, &words.audience);
    copy.how_to_take_part = pick("how_to_take_part", &source.how_to_take_part, &words.how_to_take_part);
    copy.host.office = pick("office", &source.host.office, &words.office);
    let venue = &source.venue;
    let mut pick_optional = |field, own: &Option<String>, other: &Option<String>| {
        Some(pick(field, own.as_deref().unwrap_or(""), other)).filter(|t| !t.is_empty())
    };
    copy.venue.directions = pick_optional("directions", &venue.directions, &words.directions);
    copy.venue.nearest_stop = pick_optional("nearest_stop", &venue.nearest_stop, &words.nearest_stop);
    copy.venue.parking = pick_optional("parking", &venue.parking, &words.parking);
    copy.venue.room = pick_optional("room", &venue.room, &words.room);
    if let Some(photo) = &mut copy.photo {
        photo.alt = pick("photo_alt", &photo.alt, &words.photo_alt);
    }
    copy.organiser.name = words.organiser.clone().unwrap_or_else(|| source.organiser.name.clone());
    copy.cycle = words.cycle.clone().unwrap_or_else(|| source.cycle.clone());
    copy.topics = words.topics.clone();
    if copy.topics.is_empty() && !source.topics.is_empty() {
        missing.push("topics");
    }
    copy
}
