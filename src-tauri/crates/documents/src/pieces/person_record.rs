//! What the register holds about one person, as a page to hand over (RODO art. 15).

use crate::error::PaperError;
use crate::setting::{Job, set_pages, to_pdf};
use crate::templates::Library;
use serde::Serialize;

/// What is known, by fields; the template has the words for them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PersonRecord {
    pub name: String,
    /// RFC 3339, of the record.
    pub made_at: String,
    /// The notice on the legal basis.
    pub notice: String,
    pub sections: Vec<RecordSection>,
}

/// One thing the register knows: a request, a notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RecordSection {
    /// A word of the template: `request`, `notice`.
    pub kind: String,
    pub title: String,
    pub fields: Vec<RecordField>,
}

/// A field and what stands in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RecordField {
    /// A word of the template: `email`.
    pub name: String,
    pub text: String,
}

/// The record as tagged PDF; as many pages as it needs.
///
/// # Errors
/// [`PaperError`] when the template is broken.
pub fn person_record_pdf(record: &PersonRecord, library: &Library<'_>) -> Result<Vec<u8>, PaperError> {
    let job = Job::new("person_record", "typst/record.typ", record)?;
    let document = set_pages(&job, library)?;
    to_pdf(&document, "person_record", &format!("record-{}-{}", record.made_at, record.sections.len()))
}
