//! What those invited said in a calendar program of their own (PARTSTAT, RFC 5545 §3.2.12).
//!
//! An answer is a field of its own, `answer:` and the person, so that it never stands against what an officer changes. It
//! is one to the time it was given for: at any other time it does not count, and PARTSTAT asks again (RFC 5546 §3.2.2.1).

use serde_json::{Value, json};

use super::document::{Document, Fields, LookParty};
use super::params;
use super::properties::calendar_address;
use crate::ical::tree::{Component, Part, property_name, value_of};

/// Words of the register and of the standard. Whatever else stands there counts as no answer (§3.2.12).
const WORDS: [(&str, &str); 4] = [
    ("accepted", "ACCEPTED"),
    ("declined", "DECLINED"),
    ("tentative", "TENTATIVE"),
    ("delegated", "DELEGATED"),
];

/// The name of the field.
pub fn field(person: &str) -> String {
    format!("answer:{person}")
}

/// PARTSTAT of somebody, as the document has it.
pub fn partstat(document: &Document, person: &str) -> &'static str {
    let said = said(document, person);
    WORDS.iter().find(|(word, _)| Some(*word) == said).map_or("NEEDS-ACTION", |(_, partstat)| partstat)
}

/// The answer that counts: the one to the time the document says.
fn said<'a>(document: &'a Document, person: &str) -> Option<&'a str> {
    let answer = document.fields.get(&field(person))?;
    let same = |name: &str| answer.get(name).is_some() && answer.get(name) == document.fields.get(name);
    answer["said"].as_str().filter(|_| same("start") && same("duration"))
}

/// In lines that stand there already, PARTSTAT follows where the answer is another than the one that was read from them
/// (`before`). Where it is not, the line stays as the person's own program left it.
pub fn stamp(event: &mut Component, before: &Document, now: &Document) {
    for party in now.look.people.iter().filter(|party| takes_part(now, &party.uid)) {
        let read = before.fields.get(&field(&party.uid)).and_then(|answer| answer["said"].as_str());
        if read == said(now, &party.uid) {
            continue;
        }
        let address = address(party);
        for part in &mut event.parts {
            if let Part::Line(line) = part
                && is_theirs(line, &address)
            {
                *line = params::with(line, "PARTSTAT", partstat(now, &party.uid));
            }
        }
    }
}

/// What was answered at the server since the document was written: an answer, or null where one was taken back.
/// `changed`: what else another program changed, since it is answered to the time that stands there.
pub fn foreign(document: &Document, event: &Component, changed: &Fields) -> Fields {
    let now = |name: &str| changed.get(name).or_else(|| document.fields.get(name)).cloned();
    let mut answers = Fields::new();
    for party in document.look.people.iter().filter(|party| takes_part(document, &party.uid)) {
        let Some(found) = partstat_there(event, party) else { continue };
        let found =
            WORDS.iter().find(|(_, partstat)| found.eq_ignore_ascii_case(partstat)).map(|(word, _)| *word);
        if found == said(document, &party.uid) {
            continue;
        }
        let answer =
            found.map(|said| json!({"said": said, "start": now("start"), "duration": now("duration")}));
        answers.insert(field(&party.uid), answer.unwrap_or(Value::Null));
    }
    answers
}

fn takes_part(document: &Document, person: &str) -> bool {
    let people = document.fields.get("participants").and_then(Value::as_array);
    people.is_some_and(|people| people.iter().any(|each| each["person"].as_str() == Some(person)))
}

/// `None` where the event no longer names them: somebody else's answer that is.
fn partstat_there(event: &Component, party: &LookParty) -> Option<String> {
    let address = address(party);
    let line = event.lines().find(|line| is_theirs(line, &address))?;
    Some(params::value(line, "PARTSTAT").unwrap_or_default().trim_matches('"').trim().to_owned())
}

fn address(party: &LookParty) -> String {
    calendar_address(party.email.as_deref(), &party.uid)
}

fn is_theirs(line: &str, address: &str) -> bool {
    let value = value_of(line).unwrap_or_default().trim();
    property_name(line).eq_ignore_ascii_case("ATTENDEE") && value.eq_ignore_ascii_case(address)
}
