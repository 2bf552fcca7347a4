//! The officer's words in the shape of an announcement. What is blank is left to the templates.

use std::collections::BTreeMap;

use documents::{Language, Photo, Press, Quote, Translation};
use planning::announcement::{AnnouncementDraft, AnnouncementLanguage, DraftTranslation, PressWords};
use planning::channel::ChannelId;
use planning::district::District;
use planning::meeting::Meeting;
use planning::request::Request;
use planning::settings::{Office, OfficeWords};
use planning::world::World;

use super::{local, office};

/// What was written, when it is more than blanks.
pub(super) fn written(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

pub(crate) const fn language(language: AnnouncementLanguage) -> Language {
    match language {
        AnnouncementLanguage::Pl => Language::Pl,
        AnnouncementLanguage::En => Language::En,
        AnnouncementLanguage::Uk => Language::Uk,
    }
}

/// A district's headline is made by the templates; a meeting of the whole city has the request's.
pub(super) fn title(draft: &AnnouncementDraft, request: &Request, district: Option<&District>) -> String {
    let of_request = || if district.is_some() { String::new() } else { request.title.clone() };
    written(&draft.title).unwrap_or_else(of_request)
}

/// The officer's subjects; without any, the request's own.
pub(super) fn topics(draft: &AnnouncementDraft, request: &Request) -> Vec<String> {
    let own = list(&draft.topics);
    if own.is_empty() { vec![request.title.clone()] } else { own }
}

fn list(texts: &[String]) -> Vec<String> {
    texts.iter().filter_map(|text| written(text)).collect()
}

pub(super) fn own_words(words: &BTreeMap<ChannelId, String>) -> BTreeMap<String, String> {
    words.iter().filter_map(|(channel, text)| Some((channel.0.clone(), written(text)?))).collect()
}

/// The photo with its words; one whose picture is no longer kept isn't shown.
pub(super) fn photo(draft: &AnnouncementDraft, bytes: Option<&[u8]>) -> Option<Photo> {
    let words = draft.photo.as_ref()?;
    let (alt, credit) = (words.alt.trim().to_owned(), words.credit.trim().to_owned());
    Some(Photo { bytes: bytes?.to_vec(), alt, credit })
}

pub(super) fn press(draft: &AnnouncementDraft, of_office: &Office) -> Press {
    let PressWords { embargo, quote, quote_who, about } = &draft.press;
    let quote = written(quote).map(|text| Quote { text, who: quote_who.trim().to_owned() });
    Press {
        embargo: embargo.map(local),
        quote,
        about: about.trim().to_owned(),
        contact: office::press_contact(of_office),
    }
}

/// The languages that somebody has written in. Names of the office come from the settings, and only for the holder
/// whose office they translate.
pub(super) fn translations(
    world: &World,
    meeting: &Meeting,
    draft: &AnnouncementDraft,
) -> BTreeMap<Language, Translation> {
    let begun = draft.translations.iter().filter(|(_, words)| **words != DraftTranslation::default());
    begun
        .map(|(tag, words)| {
            let of_office = world.settings.office.translations.get(tag).cloned().unwrap_or_default();
            (language(*tag), translation(world, meeting, words, &of_office))
        })
        .collect()
}

/// One language, also when nothing is written in it yet.
pub(crate) fn translation(
    world: &World,
    meeting: &Meeting,
    words: &DraftTranslation,
    of_office: &OfficeWords,
) -> Translation {
    let holds_the_office = office::host(world, meeting).office == world.settings.office.host_office;
    Translation {
        title: written(&words.title),
        lead: written(&words.lead),
        body: written(&words.body),
        topics: list(&words.topics),
        audience: None,
        how_to_take_part: written(&words.how_to_take_part),
        room: written(&words.place.room),
        directions: written(&words.place.directions),
        nearest_stop: written(&words.place.nearest_stop),
        parking: written(&words.place.parking),
        organiser: written(&of_office.department),
        cycle: written(&of_office.cycle),
        office: holds_the_office.then(|| written(&of_office.host_office)).flatten(),
        photo_alt: written(&words.photo_alt),
        own_words: own_words(&words.own_words),
    }
}
