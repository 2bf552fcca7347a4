//! Before anything leaves the office: nothing of a requester stands in a text for the public (RODO, art. 5(1)(c)).

use documents::Announcement;
use documents::checks::find_data;
use planning::request::{Request, Requester};

use crate::{DeskError, Refusal};

/// What belongs to the requester and must not be printed.
pub(crate) fn personal_data(request: &Request) -> Vec<String> {
    let requester = &request.requester;
    let given = [Some(&requester.name), requester.email.as_ref(), requester.phone.as_ref()];
    let given = given.into_iter().flatten().map(String::as_str).chain(home(requester));
    given.filter(|text| !text.trim().is_empty()).map(str::to_owned).collect()
}

/// Street and number of a private person; a body's address may well be the hall's.
fn home(requester: &Requester) -> Option<&str> {
    let lines = requester.address.as_deref().filter(|_| requester.body.is_none())?.lines();
    lines.map(str::trim).find(|line| line.chars().any(|letter| letter.is_ascii_digit()))
}

/// Refuses texts in which somebody's name, address, telephone or PESEL stands; the office's own contact may.
pub(crate) fn must_be_free_of(personal: &[String], announcement: &Announcement) -> Result<(), DeskError> {
    let contacts = [Some(&announcement.contact), announcement.press.contact.as_ref()];
    let own: Vec<&str> = contacts
        .into_iter()
        .flatten()
        .flat_map(|contact| [contact.email.as_deref(), contact.phone.as_deref()])
        .flatten()
        .collect();
    let mut found: Vec<String> = public_texts(announcement)
        .flat_map(|text| find_data(text, personal, &own))
        .map(|datum| datum.found)
        .collect();
    found.sort();
    found.dedup();
    if found.is_empty() { Ok(()) } else { Err(Refusal::PersonalDataInText { found }.into()) }
}

/// Everything in an announcement that somebody has typed, in every language.
fn public_texts(a: &Announcement) -> impl Iterator<Item = &str> {
    let venue = &a.venue;
    let always = [&a.title, &a.lead, &a.body, &a.how_to_take_part, &a.press.about].into_iter();
    let place = [&venue.room, &venue.directions, &venue.nearest_stop, &venue.parking];
    let quote = a.press.quote.iter().flat_map(|quote| [&quote.text, &quote.who]);
    let photo = a.photo.iter().flat_map(|photo| [&photo.alt, &photo.credit]);
    let translated = a.translations.values().flat_map(|words| {
        let texts = [&words.title, &words.lead, &words.body, &words.how_to_take_part, &words.room];
        let more = [&words.directions, &words.nearest_stop, &words.parking, &words.photo_alt];
        texts.into_iter().chain(more).flatten().chain(&words.topics).chain(words.own_words.values())
    });
    let all = always.chain(place.into_iter().flatten()).chain(quote).chain(photo).chain(&a.topics);
    all.chain(a.own_words.values()).chain(translated).map(String::as_str)
}
