//! Documents in, with what other programs changed.

use super::document::{Document, Kind};
use super::{amend, card, data, event, merge, task, write};
use crate::ical::tree::Component;

/// What a resource turned out to be.
#[derive(Debug, Clone, PartialEq)]
pub enum Found {
    /// One of ours.
    Document(Box<Document>),
    /// Another program's: kept, and never written.
    Foreign,
}

/// Reads one resource. `seen`: the document that was last read from this address; it stands in where a server or a
/// program has dropped our data.
pub fn read(bytes: &[u8], seen: Option<&Document>) -> Found {
    // Nearly everything in a calendar of ten thousand is somebody else's: it is not even taken apart.
    let ours = memchr::memmem::find(bytes, data::PROPERTY.as_bytes()).is_some()
        || memchr::memmem::find(bytes, b"x-lawka-data").is_some();
    if !ours && seen.is_none() {
        return Found::Foreign;
    }
    match Component::read(bytes).and_then(|resource| document(bytes, &resource, seen)) {
        Some(document) => Found::Document(Box::new(document)),
        None => Found::Foreign,
    }
}

fn document(bytes: &[u8], resource: &Component, seen: Option<&Document>) -> Option<Document> {
    for kind in [Kind::Meeting, Kind::Request, Kind::Person] {
        let Some(component) = amend::own_of(resource, write::component_name(kind)) else { continue };
        let uid = component.value("UID").map(crate::ical::text::unescape).unwrap_or_default();
        let said = data::of(component);
        let known = said.or_else(|| seen.filter(|seen| seen.uid == uid.trim()).cloned())?;
        if write::component_name(known.kind) != write::component_name(kind) || known.uid != uid.trim() {
            return None;
        }
        return Some(with_foreign_changes(known, bytes, component));
    }
    None
}

fn with_foreign_changes(mut document: Document, bytes: &[u8], component: &Component) -> Document {
    let changes = match document.kind {
        Kind::Meeting => event::foreign_changes(&document, bytes, component),
        Kind::Request => task::foreign_changes(&document, component),
        _ => card::foreign_changes(&document, component),
    };
    if !changes.is_empty() {
        document.said = Some(document.fields.clone());
        document.fields.extend(changes);
        // A piece of a set that another program took away.
        document.fields.retain(|name, value| !(merge::is_element(name) && value.is_null()));
    }
    document
}
