//! Documents out: a new resource, or our change in the one that stands on the server.

use super::document::{Document, Kind};
use super::{amend, answers, card, data, event, task};
use crate::ical::tree::{Component, Part};
use crate::ical::write::line::Lines;
use crate::ical::write::zone::write_warsaw;

/// Who made the resource (PRODID, RFC 5545 §3.7.3).
const PRODUCT: &str = "PRODID:-//Lawka dialogu//Lawka 1.0//PL";

/// The bytes of a document. With what stands on the server, and the document that was read from it, only what changed
/// between the two documents is changed in it.
pub fn write(document: &Document, standing: Option<(&[u8], &Document)>) -> Vec<u8> {
    let amended = standing.and_then(|(bytes, before)| amended(document, bytes, before));
    amended.unwrap_or_else(|| fresh(document)).write()
}

fn amended(document: &Document, bytes: &[u8], before: &Document) -> Option<Component> {
    let mut resource = Component::read(bytes)?;
    let component = amend::own(&mut resource, component_name(document.kind))?;
    // What was read may already hold another program's change: only what our own data said counts as ours.
    let said = data::of(component).unwrap_or_else(|| before.clone());
    amend::amend(component, &lines(&said), &lines(document));
    amend::stamp(component, &stamps(document));
    if document.kind == Kind::Meeting {
        answers::stamp(component, before, document);
        amend::amend_nested(component, &event::nested(&said), &event::nested(document));
        with_zone(&mut resource);
    }
    Some(resource)
}

fn fresh(document: &Document) -> Component {
    let mut component = Component::new(component_name(document.kind));
    if document.kind.is_card() {
        component.parts.push(Part::Line("VERSION:4.0".to_owned()));
        component.parts.push(Part::Line(PRODUCT.to_owned()));
    }
    component.parts.extend(lines(document).into_iter().map(Part::Line));
    component.parts.extend(stamps(document).into_iter().map(Part::Line));
    if document.kind.is_card() {
        return component;
    }
    if document.kind == Kind::Meeting {
        component.parts.extend(event::nested(document).into_iter().map(Part::Component));
    }
    let mut calendar = Component::new("VCALENDAR");
    // No METHOD: RFC 4791 §4.1 forbids it in what is stored.
    let head = ["VERSION:2.0", PRODUCT, "CALSCALE:GREGORIAN"];
    calendar.parts.extend(head.map(|line| Part::Line(line.to_owned())));
    calendar.parts.push(Part::Component(component));
    if document.kind == Kind::Meeting {
        with_zone(&mut calendar);
    }
    calendar
}

/// The definition of the zone our times name, once.
fn with_zone(calendar: &mut Component) {
    let names_it = |line: &str| line.contains("TZID=Europe/Warsaw");
    let needed = calendar.components().any(|each| each.lines().any(names_it));
    let known = calendar
        .components()
        .any(|each| each.is("VTIMEZONE") && each.value("TZID").map(str::trim) == Some("Europe/Warsaw"));
    if !needed || known {
        return;
    }
    let mut lines = Lines::default();
    write_warsaw(&mut lines);
    if let Some(zone) = Component::read(&lines.into_bytes()) {
        let at = calendar.parts.iter().position(|part| matches!(part, Part::Component(_)));
        calendar.parts.insert(at.unwrap_or(calendar.parts.len()), Part::Component(zone));
    }
}

pub fn component_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Meeting => "VEVENT",
        Kind::Request => "VTODO",
        _ => "VCARD",
    }
}

pub fn lines(document: &Document) -> Vec<String> {
    match document.kind {
        Kind::Meeting => event::lines(document),
        Kind::Request => task::lines(document),
        _ => card::lines(document),
    }
}

fn stamps(document: &Document) -> Vec<String> {
    let mut stamps = match document.kind {
        Kind::Meeting | Kind::Request => event::stamps(document),
        _ => vec![],
    };
    stamps.push(data::line(document));
    stamps
}
