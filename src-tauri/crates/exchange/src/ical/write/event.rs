//! One VEVENT.

use chrono::{DateTime, Utc};
use chrono_tz::Europe::Warsaw;

use super::draft::{Attendance, Attendee, CalendarDraft, EventDraft, EventState, Method, Part, Party};
use super::line::Lines;
use crate::ical::occurrence::When;
use crate::ical::zone::Zone;

pub fn write_event(lines: &mut Lines, event: &EventDraft, calendar: &CalendarDraft) {
    lines.plain("BEGIN", "VEVENT");
    lines.text("UID", &event.uid);
    lines.plain("DTSTAMP", &utc(calendar.stamp));
    lines.plain("SEQUENCE", &event.sequence.to_string());
    write_when(lines, "DTSTART", event.start);
    write_when(lines, "DTEND", event.end);
    write_words(lines, event);
    lines.plain("STATUS", state(event.state, calendar.method));
    lines.plain("TRANSP", if event.transparent { "TRANSPARENT" } else { "OPAQUE" });
    if let Some(organizer) = &event.organizer {
        write_party(lines, "ORGANIZER", organizer, &[]);
    }
    event.attendees.iter().for_each(|attendee| write_attendee(lines, attendee));
    lines.plain("END", "VEVENT");
}

/// True when a time of the event is written with TZID.
pub fn names_the_zone(event: &EventDraft) -> bool {
    [event.start, event.end].iter().any(|when| matches!(when, When::Instant(at) if civil(*at).is_some()))
}

fn write_words(lines: &mut Lines, event: &EventDraft) {
    lines.text("SUMMARY", &event.summary);
    for (name, words) in [("LOCATION", &event.location), ("DESCRIPTION", &event.description)] {
        if let Some(words) = words {
            lines.text(name, words);
        }
    }
    if let Some((north, east)) = event.geo {
        // Six decimals are what §3.8.1.6 asks for: about ten centimetres.
        lines.plain("GEO", &format!("{north:.6};{east:.6}"));
    }
    if let Some(url) = &event.url {
        lines.plain("URL", url);
    }
    if !event.categories.is_empty() {
        lines.texts("CATEGORIES", &event.categories);
    }
}

pub fn write_when(lines: &mut Lines, name: &str, when: When) {
    match when {
        When::Date(day) => lines.with_params(name, &[("VALUE", "DATE")], &day.format("%Y%m%d").to_string()),
        When::Instant(at) => match civil(at) {
            Some(civil) => lines.with_params(name, &[("TZID", "Europe/Warsaw")], &civil),
            None => lines.plain(name, &utc(at)),
        },
    }
}

/// Warsaw's civil time; `None` for the second of two equal readings in October, which only UTC can tell.
pub fn civil(at: DateTime<Utc>) -> Option<String> {
    let local = at.with_timezone(&Warsaw).naive_local();
    let read_back = Zone::Iana(Warsaw).to_utc(local);
    (read_back == Some(at)).then(|| local.format("%Y%m%dT%H%M%S").to_string())
}

pub fn utc(at: DateTime<Utc>) -> String {
    at.format("%Y%m%dT%H%M%SZ").to_string()
}

fn state(state: EventState, method: Method) -> &'static str {
    match (method, state) {
        (Method::Cancel, _) | (_, EventState::Cancelled) => "CANCELLED",
        (_, EventState::Tentative) => "TENTATIVE",
        (_, EventState::Confirmed) => "CONFIRMED",
    }
}

fn write_party(lines: &mut Lines, name: &str, party: &Party, more: &[(&str, &str)]) {
    let mut params: Vec<(&str, &str)> = party.name.iter().map(|name| ("CN", name.as_str())).collect();
    params.extend(more);
    let address: String = party.email.chars().filter(|c| !c.is_whitespace()).collect();
    lines.with_params(name, &params, &format!("mailto:{address}"));
}

fn write_attendee(lines: &mut Lines, attendee: &Attendee) {
    let role = match attendee.part {
        Part::Chair => "CHAIR",
        Part::Required => "REQ-PARTICIPANT",
        Part::Optional => "OPT-PARTICIPANT",
        Part::Informed => "NON-PARTICIPANT",
    };
    let partstat = match attendee.attendance {
        Attendance::NeedsAction => "NEEDS-ACTION",
        Attendance::Accepted => "ACCEPTED",
        Attendance::Declined => "DECLINED",
        Attendance::Tentative => "TENTATIVE",
    };
    let rsvp = if attendee.rsvp { "TRUE" } else { "FALSE" };
    write_party(
        lines,
        "ATTENDEE",
        &attendee.party,
        &[("ROLE", role), ("PARTSTAT", partstat), ("RSVP", rsvp)],
    );
}
