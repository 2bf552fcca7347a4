//! A request as a VTODO: open while it waits for a date, done once it has one.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::document::{Document, Fields};
use super::properties::{plain, text, text_option, texts, with_params};
use crate::ical::tree::Component;

pub fn lines(document: &Document) -> Vec<String> {
    let mut lines = vec![text("UID", &document.uid), text("SUMMARY", document.text("title"))];
    lines.push(plain("STATUS", status(document.text("state"))));
    lines.extend(text_option("DESCRIPTION", Some(document.text("topic"))));
    lines.extend(texts("CATEGORIES", &document.look.categories));
    if let Some(due) = due(&document.fields) {
        let day = due.format("%Y%m%d").to_string();
        lines.push(with_params("DUE", &[("VALUE", "DATE")], &day));
    }
    lines
}

/// The last day that was wished for.
fn due(fields: &Fields) -> Option<NaiveDate> {
    fields.get("wishes")?.get("to").and_then(Value::as_str)?.parse().ok()
}

/// RFC 5545 §3.8.1.11.
fn status(state: &str) -> &'static str {
    match state {
        "planned" => "COMPLETED",
        "declined" => "CANCELLED",
        _ => "NEEDS-ACTION",
    }
}

/// Another program may have put the title right; what is done with a request is decided at a desk.
pub fn foreign_changes(document: &Document, task: &Component) -> Fields {
    let title = task.value("SUMMARY").map(crate::ical::text::unescape).unwrap_or_default();
    if title.trim().is_empty() || title.trim() == document.text("title").trim() {
        return Fields::new();
    }
    Fields::from([("title".to_owned(), json!(title.trim()))])
}
