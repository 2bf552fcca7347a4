//! Before anything leaves the office: nothing of a requester stands in a text for the public (RODO, art. 5(1)(c)).

use documents::Announcement;
use documents::checks::find_data;
use planning::request::Request;

use crate::{DeskError, Refusal};

/// What belongs to the requester and must not be printed.
pub(crate) fn personal_data(request: &Request) -> Vec<String> {
    let requester = &request.requester;
    let given = [Some(&requester.name), requester.email.as_ref(), requester.phone.as_ref()];
    given.into_iter().flatten().filter(|text| !text.trim().is_empty()).cloned().collect()
}

/// Refuses texts in which somebody's name, address, telephone or PESEL stands; the office's own contact may.
pub(crate) fn must_be_free_of(personal: &[String], announcement: &Announcement) -> Result<(), DeskError> {
    let contact = &announcement.contact;
    let own: Vec<&str> =
        [&contact.email, &contact.phone].into_iter().filter_map(|text| text.as_deref()).collect();
    let texts = [&announcement.title, &announcement.lead, &announcement.body, &announcement.how_to_take_part];
    let all = texts.into_iter().chain(&announcement.topics).chain(announcement.own_words.values());
    let mut found: Vec<String> =
        all.flat_map(|text| find_data(text, personal, &own)).map(|datum| datum.found).collect();
    found.sort();
    found.dedup();
    if found.is_empty() { Ok(()) } else { Err(Refusal::PersonalDataInText { found }.into()) }
}
