//! Why a piece of paper could not be made.

use serde::Serialize;
use ts_rs::TS;

/// A reason why the pack, or one piece of it, was not made. Nothing is written when this is returned.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PaperError {
    /// The texts are too long for the piece even in its smallest permitted size: they would be cut, lie on each other
    /// or need another page.
    #[error("{piece}: the text does not fit at the smallest size (field: {longest})")]
    DoesNotFit {
        piece: String,
        /// The field to shorten: the one that would be cut, or the one with the most text.
        longest: String,
    },
    /// A built-in template could not be used (an overriding one is reported and replaced instead).
    #[error(transparent)]
    Template(#[from] TemplateFault),
    /// The PDF, image or archive could not be written; for example a picture that isn't one.
    #[error("{piece}: {reason}")]
    Export { piece: String, reason: String },
    /// The address of the page is too long for a QR code or empty.
    #[error("the page address cannot be drawn as a QR code: {reason}")]
    QrCode { reason: String },
    /// The caller's progress callback asked to stop.
    #[error("stopped on request")]
    Stopped,
}

/// A template that can't be used: which file, where, why.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, TS)]
#[ts(export)]
#[error("{file}:{}: {reason}", line.map_or("?".to_owned(), |l| l.to_string()))]
pub struct TemplateFault {
    /// Path below the folder of templates: `typst/poster.typ`.
    pub file: String,
    /// 1-based line, when known.
    pub line: Option<usize>,
    pub reason: String,
}

impl TemplateFault {
    /// A fault of the file and not of one line.
    pub(crate) fn whole(file: &str, reason: String) -> Self {
        Self { file: file.to_owned(), line: None, reason }
    }
}
