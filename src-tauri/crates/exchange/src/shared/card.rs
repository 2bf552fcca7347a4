//! People, venues, bodies and requesters as vCards (RFC 6350).

use serde_json::{Value, json};

use super::document::{Document, Fields, Kind};
use super::properties::{plain, text, text_option};
use crate::ical::text::unescape;
use crate::ical::tree::Component;
use crate::ical::write::line::escaped;

pub fn lines(document: &Document) -> Vec<String> {
    let name = document.text("name");
    let name = if name.trim().is_empty() { "–" } else { name };
    let mut lines = vec![text("UID", &document.uid), text("FN", name), structured_name(document.kind, name)];
    lines.push(plain("KIND", kind(document.kind)));
    // Servers that only know version 3.0 drop KIND.
    lines.push(plain("X-LAWKA-KIND", kind(document.kind)));
    lines.extend(text_option("EMAIL", Some(document.text("email"))));
    lines.extend(text_option("TEL", Some(document.text("phone"))));
    match document.kind {
        Kind::Person => lines.extend(text_option("TITLE", Some(document.text("office")))),
        Kind::Requester => lines.extend(text_option("ORG", Some(document.text("body")))),
        Kind::Body => lines.push(text("ORG", name)),
        Kind::Venue => lines.extend(venue(document)),
        Kind::Request | Kind::Meeting => {}
    }
    lines
}

/// RFC 6350 §6.1.4.
const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Venue => "location",
        Kind::Body => "org",
        _ => "individual",
    }
}

/// Family name; given name; others; prefixes; suffixes. Version 3.0 demands it.
fn structured_name(kind: Kind, name: &str) -> String {
    let parts = match (kind, name.rsplit_once(' ')) {
        (Kind::Person | Kind::Requester, Some((given, family))) => {
            format!("{};{};;;", escaped(family), escaped(given))
        }
        _ => format!("{};;;;", escaped(name)),
    };
    format!("N:{parts}")
}

fn venue(document: &Document) -> Vec<String> {
    let mut lines = Vec::new();
    let address = document.text("address");
    if !address.is_empty() {
        lines.push(format!("ADR:;;{};Kraków;;;Polska", escaped(address)));
    }
    if let Some((north, east)) = document.look.geo {
        lines.push(plain("GEO", &format!("geo:{north:.6},{east:.6}")));
    }
    lines.extend(text_option("NOTE", Some(document.text("directions"))));
    lines
}

/// What another program put right: name, mail, telephone.
pub fn foreign_changes(document: &Document, card: &Component) -> Fields {
    let mut changed = Fields::new();
    for (property, field) in [("FN", "name"), ("EMAIL", "email"), ("TEL", "phone")] {
        let found = card.value(property).map(unescape).unwrap_or_default();
        let found = found.trim().trim_start_matches("tel:");
        let ours = document.text(field).trim();
        let kept = if property == "FN" && ours.is_empty() { "–" } else { ours };
        if found != kept && !(property == "FN" && found.is_empty()) {
            let value = if found.is_empty() { Value::Null } else { json!(found) };
            changed.insert(field.to_owned(), value);
        }
    }
    changed
}
