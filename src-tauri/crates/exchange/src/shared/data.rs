//! `X-LAWKA-DATA`: the whole document as JSON in base64, beside the standard properties that other programs read.
//!
//! Base64 without padding holds no backslash, comma or semicolon, which some servers unescape in X- values. Other
//! programs keep the line as it is; where one drops it, the standard properties and what was last seen stand in.

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;

use super::document::Document;
use crate::ical::tree::Component;

pub const PROPERTY: &str = "X-LAWKA-DATA";

/// JSON of one document; a release's frozen copy is the largest part of it.
const BYTES_LIMIT: usize = 700_000;

pub fn line(document: &Document) -> String {
    let json = serde_json::to_vec(document).unwrap_or_default();
    format!("{PROPERTY}:{}", STANDARD_NO_PAD.encode(json))
}

/// The document a component carries, when it is one of ours and understood.
pub fn of(component: &Component) -> Option<Document> {
    let value = component.value(PROPERTY)?.trim().trim_end_matches('=');
    if value.len() > BYTES_LIMIT * 4 / 3 {
        return None;
    }
    serde_json::from_slice(&STANDARD_NO_PAD.decode(value).ok()?).ok()
}
