//! Word documents (ECMA-376, WordprocessingML): the press release and letters, from parts of our own.

use crate::archive::archive;
use crate::desk::Desk;
use crate::error::PaperError;
use crate::pieces::filling::render_in;
use crate::templates::Library;
use chrono::NaiveDate;
use minijinja::context;
use minijinja::value::Serde;
use serde::Serialize;

/// A paragraph of a document: its style, a bold label before the text, the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Paragraph {
    pub style: &'static str,
    pub label: String,
    pub text: String,
}

impl Paragraph {
    pub fn new(style: &'static str, text: impl Into<String>) -> Self {
        Self { style, label: String::new(), text: text.into() }
    }

    pub fn labelled(label: &str, text: impl Into<String>) -> Self {
        Self { style: "Normal", label: format!("{label}:"), text: text.into() }
    }
}

/// What Word shows as the document's properties.
#[derive(Debug)]
pub(crate) struct Properties<'a> {
    pub title: &'a str,
    pub subject: &'a str,
    pub author: &'a str,
    pub date: NaiveDate,
}

/// Parts in the order of the archive: name inside, template.
const PARTS: [(&str, &str); 10] = [
    ("[Content_Types].xml", "docx/content_types.xml"),
    ("_rels/.rels", "docx/package_rels.xml"),
    ("word/document.xml", "docx/document.xml"),
    ("word/_rels/document.xml.rels", "docx/document_rels.xml"),
    ("word/styles.xml", "docx/styles.xml"),
    ("word/settings.xml", "docx/settings.xml"),
    ("word/fontTable.xml", "docx/font_table.xml"),
    ("word/footer1.xml", "docx/footer.xml"),
    ("docProps/core.xml", "docx/core.xml"),
    ("docProps/app.xml", "docx/app.xml"),
];

/// A document of paragraphs.
///
/// # Errors
/// [`PaperError`] when a built-in part is broken.
pub(crate) fn docx(
    desk: &Desk<'_>,
    paragraphs: &[Paragraph],
    of: &Properties<'_>,
) -> Result<Vec<u8>, PaperError> {
    docx_in(desk.library, desk.sheet.language, paragraphs, of)
}

/// The same for what is no announcement.
///
/// # Errors
/// As [`docx`].
pub(crate) fn docx_in(
    library: &Library<'_>,
    language: &str,
    paragraphs: &[Paragraph],
    of: &Properties<'_>,
) -> Result<Vec<u8>, PaperError> {
    let values = context! {
        paragraphs => Serde(paragraphs),
        title => of.title.replace('\u{a0}', " "),
        subject => of.subject.replace('\u{a0}', " "),
        author => of.author.replace('\u{a0}', " "),
        locale => locale(language),
        date => of.date.to_string(),
    };
    let mut parts = Vec::new();
    for (name, template) in PARTS {
        parts.push((name, render_in(library, template, values.clone())?));
    }
    archive(parts.iter().map(|(name, text)| (*name, text.as_bytes())), of.date)
        .map_err(|reason| PaperError::Export { piece: "docx".to_owned(), reason })
}

fn locale(language: &str) -> &'static str {
    match language {
        "en" => "en-GB",
        "uk" => "uk-UA",
        _ => "pl-PL",
    }
}
