//! E-mail drafts (RFC 5322, MIME): they open as unsent messages, so that an officer reads them before they leave.

use crate::error::PaperError;
use chrono::NaiveDate;
use lettre::Message;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};
use std::time::{Duration, UNIX_EPOCH};

/// A message that has not been sent.
#[derive(Debug)]
pub(crate) struct Draft<'a> {
    pub from: &'a str,
    pub to: &'a str,
    pub subject: String,
    pub body: &'a str,
    pub date: NaiveDate,
    /// Name (ASCII, for old readers), media type, bytes.
    pub attachments: Vec<(&'a str, &'a str, Vec<u8>)>,
}

/// The draft as `.eml`, marked `X-Unsent: 1`. No Message-ID: the sending program gives one.
///
/// # Errors
/// [`PaperError::Export`] when an address isn't one.
pub(crate) fn eml(draft: Draft<'_>, piece: &str) -> Result<Vec<u8>, PaperError> {
    let fault = |reason: String| PaperError::Export { piece: piece.to_owned(), reason };
    let mailbox = |address: &str| -> Result<Mailbox, PaperError> {
        address.trim().parse().map_err(|e| fault(format!("{address}: {e}")))
    };
    let day = draft.date.signed_duration_since(NaiveDate::default()).num_days();
    let sent = UNIX_EPOCH + Duration::from_secs(u64::try_from(day).unwrap_or(0) * 86_400);
    let builder = Message::builder()
        .from(mailbox(draft.from)?)
        .to(mailbox(draft.to)?)
        .subject(draft.subject.replace(['\n', '\u{a0}'], " "))
        .date(sent);
    let mut parts =
        MultiPart::mixed().boundary("=_lawka_draft_1").singlepart(SinglePart::plain(draft.body.to_owned()));
    for (name, media_type, bytes) in draft.attachments {
        let content_type = ContentType::parse(media_type).map_err(|e| fault(e.to_string()))?;
        parts = parts.singlepart(Attachment::new(name.to_owned()).body(bytes, content_type));
    }
    let mut message = builder.multipart(parts).map_err(|e| fault(e.to_string()))?;
    message
        .headers_mut()
        .insert_raw(HeaderValue::new(HeaderName::new_from_ascii_str("X-Unsent"), "1".to_owned()));
    Ok(message.formatted())
}
