//! Media types (IANA) of what a pack holds.

pub(crate) const PDF: &str = "application/pdf";
pub(crate) const PNG: &str = "image/png";
pub(crate) const SVG: &str = "image/svg+xml";
pub(crate) const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
pub(crate) const HTML: &str = "text/html; charset=utf-8";
pub(crate) const TEXT: &str = "text/plain; charset=utf-8";
pub(crate) const ICS: &str = "text/calendar; charset=utf-8";
pub(crate) const EML: &str = "message/rfc822";
pub(crate) const JSON: &str = "application/json";
