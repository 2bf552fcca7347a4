//! A meeting as a VEVENT that reads well in any calendar.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};

use super::answers;
use super::document::{Document, Fields, LookParty};
use super::properties::{calendar_address, plain, text, text_option, texts, with_params};
use crate::ical::tree::{Component, Part};
use crate::ical::write::event::{utc, write_when};
use crate::ical::write::line::Lines;
use crate::ical::{When, Window, expand};

/// Lines of the event that follow from the document alone.
pub fn lines(document: &Document) -> Vec<String> {
    let (start, length) = times(&document.fields);
    let mut lines = vec![text("UID", &document.uid), text("SUMMARY", document.text("name"))];
    lines.push(when("DTSTART", start));
    // An end always stands: some servers refuse an event without one.
    lines.push(when("DTEND", start + length));
    lines.push(plain("STATUS", status(document.text("stage"))));
    lines.push(plain("SEQUENCE", &sequence(&document.fields).to_string()));
    lines.push(plain("TRANSP", "OPAQUE"));
    let look = &document.look;
    lines.extend(text_option("LOCATION", look.location.as_deref()));
    lines.extend(look.geo.map(|(north, east)| plain("GEO", &format!("{north:.6};{east:.6}"))));
    lines.extend(text_option("DESCRIPTION", look.description.as_deref()));
    lines.extend(texts("CATEGORIES", &look.categories));
    let request = document.text("request");
    if !request.is_empty() {
        lines.push(text("RELATED-TO", request));
    }
    let with_mail = look.organizer.iter().filter(|party| party.email.is_some());
    lines.extend(with_mail.map(|party| attendee("ORGANIZER", party, &[])));
    lines.extend(attendees(document));
    lines
}

/// Two equal readings in October are told apart in UTC, as every calendar understands it.
fn when(name: &str, at: DateTime<Utc>) -> String {
    let mut lines = Lines::default();
    write_when(&mut lines, name, When::Instant(at));
    String::from_utf8(lines.into_bytes()).unwrap_or_default().trim_end().to_owned()
}

/// Start and length. A document without a readable start is at the beginning of time, where nobody looks.
pub fn times(fields: &Fields) -> (DateTime<Utc>, TimeDelta) {
    let start = fields.get("start").and_then(Value::as_str).unwrap_or_default();
    let start = DateTime::parse_from_rfc3339(start).map_or(DateTime::UNIX_EPOCH, |start| start.to_utc());
    let minutes = fields.get("duration").and_then(Value::as_i64).unwrap_or(60);
    (start, TimeDelta::minutes(minutes.clamp(1, 60 * 24 * 366)))
}

fn sequence(fields: &Fields) -> u64 {
    fields.get("sequence").and_then(Value::as_u64).unwrap_or_default()
}

/// RFC 5545 §3.8.1.11.
fn status(stage: &str) -> &'static str {
    match stage {
        "held" | "requested" => "TENTATIVE",
        "cancelled" | "declined" => "CANCELLED",
        _ => "CONFIRMED",
    }
}

/// One line for each person, whatever they do there.
fn attendees(document: &Document) -> Vec<String> {
    let roles = document.fields.get("participants").and_then(Value::as_array).cloned().unwrap_or_default();
    let mut named: Vec<String> = Vec::new();
    let line = |participant: &Value| {
        let uid = participant["person"].as_str().filter(|uid| !named.iter().any(|known| known == uid))?;
        named.push(uid.to_owned());
        let party = document.look.people.iter().find(|party| party.uid == uid)?;
        let part = match (participant["role"].as_str(), participant["required"].as_bool()) {
            (Some("speaker"), _) => "CHAIR",
            (_, Some(true)) => "REQ-PARTICIPANT",
            _ => "OPT-PARTICIPANT",
        };
        let partstat = answers::partstat(document, uid);
        Some(attendee("ATTENDEE", party, &[("ROLE", part), ("PARTSTAT", partstat)]))
    };
    roles.iter().filter_map(line).collect()
}

/// RFC 6638 §7.1: the server leaves messages to us, so nobody is mailed by a synchronisation.
fn attendee(name: &str, party: &LookParty, more: &[(&str, &str)]) -> String {
    let mut params = vec![("CN", party.name.as_str())];
    params.extend(more);
    params.push(("SCHEDULE-AGENT", "CLIENT"));
    with_params(name, &params, &calendar_address(party.email.as_deref(), &party.uid))
}

/// RFC 9073 copies of what the plain properties say, for programs that know them; never the only carrier.
pub fn nested(document: &Document) -> Vec<Component> {
    let mut components = Vec::new();
    if let Some(name) = &document.look.location {
        let mut place = Component::new("VLOCATION");
        place.parts.push(Part::Line(plain("UID", &super::names::stable_uuid(document.text("venue")))));
        place.parts.push(Part::Line(text("NAME", name)));
        if let Some((north, east)) = document.look.geo {
            place.parts.push(Part::Line(plain("GEO", &format!("{north:.6};{east:.6}"))));
        }
        components.push(place);
    }
    components.extend(participants(document));
    components
}

/// RFC 9073 §7.1: what somebody does there, which ROLE and CN don't tell.
fn participants(document: &Document) -> Vec<Component> {
    let roles = document.fields.get("participants").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let component = |participant: &Value| {
        let (uid, role) = (participant["person"].as_str()?, participant["role"].as_str()?);
        let party = document.look.people.iter().find(|party| party.uid == uid)?;
        let mut component = Component::new("PARTICIPANT");
        let own = super::names::stable_uuid(&format!("{uid} {role}"));
        let address = calendar_address(party.email.as_deref(), &party.uid);
        let lines = [
            plain("UID", &own),
            plain("PARTICIPANT-TYPE", participant_type(role)),
            plain("CALENDAR-ADDRESS", &address),
            text("SUMMARY", &party.name),
        ];
        component.parts.extend(lines.into_iter().map(Part::Line));
        Some(component)
    };
    roles.iter().filter_map(component).collect()
}

/// RFC 9073 §6.2.
fn participant_type(role: &str) -> &'static str {
    match role {
        "speaker" => "SPEAKER",
        "organiser" => "PLANNER-CONTACT",
        "host" => "CONTACT",
        _ => "ACTIVE",
    }
}

/// When this version was made: DTSTAMP and LAST-MODIFIED.
pub fn stamps(document: &Document) -> Vec<String> {
    let at =
        DateTime::parse_from_rfc3339(&document.written.at).map_or(DateTime::UNIX_EPOCH, |at| at.to_utc());
    vec![plain("DTSTAMP", &utc(at)), plain("LAST-MODIFIED", &utc(at))]
}

/// What another program changed: the properties whose value is no longer what our own document says.
pub fn foreign_changes(document: &Document, resource: &[u8], event: &Component) -> Fields {
    let mut changed = Fields::new();
    let name = event.value("SUMMARY").map(crate::ical::text::unescape).unwrap_or_default();
    if name.trim() != document.text("name").trim() && !name.trim().is_empty() {
        changed.insert("name".to_owned(), json!(name.trim()));
    }
    if let Some(stage) = foreign_stage(document.text("stage"), event.value("STATUS")) {
        changed.insert("stage".to_owned(), json!(stage));
    }
    if let Some((start, end)) = actual_times(resource, &document.uid) {
        let (ours, length) = times(&document.fields);
        if start != ours {
            let warsaw = start.with_timezone(&chrono_tz::Europe::Warsaw);
            changed.insert("start".to_owned(), json!(warsaw.to_rfc3339()));
        }
        if end - start != length && end > start {
            changed.insert("duration".to_owned(), json!((end - start).num_minutes().max(1)));
        }
    }
    let answers = answers::foreign(document, event, &changed);
    changed.extend(answers);
    changed
}

/// A date that somebody's telephone confirmed or called off; what is finer than STATUS stays.
fn foreign_stage(stage: &str, found: Option<&str>) -> Option<&'static str> {
    let found = found?.trim().to_ascii_uppercase();
    if found == status(stage) {
        return None;
    }
    match found.as_str() {
        "CANCELLED" => Some("cancelled"),
        "CONFIRMED" if stage == "held" => Some("confirmed"),
        "TENTATIVE" if stage == "confirmed" => Some("held"),
        _ => None,
    }
}

fn actual_times(resource: &[u8], uid: &str) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
    let year = |year| {
        chrono::NaiveDate::from_ymd_opt(year, 1, 1).map(|day| day.and_time(chrono::NaiveTime::MIN).and_utc())
    };
    let window = Window { from: year(1990)?, to: year(2120)? };
    let expansion = expand(resource, window, chrono_tz::Europe::Warsaw);
    let first = expansion.occurrences.iter().find(|occurrence| &*occurrence.uid == uid)?;
    match (first.start, first.end) {
        (When::Instant(start), When::Instant(end)) => Some((start, end)),
        _ => None,
    }
}
