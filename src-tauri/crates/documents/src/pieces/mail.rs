//! E-mail messages (RFC 5322, MIME): drafts that open as unsent messages, so that an officer reads them before they
//! leave, and the same messages ready to be sent.

use crate::error::PaperError;
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use lettre::Message;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};
use std::time::{Duration, UNIX_EPOCH};

/// A message that has not been sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    pub from: String,
    pub to: String,
    pub subject: String,
    pub body: String,
    pub attachments: Vec<Attached>,
    /// An invitation, its change or its end, that a calendar program takes from the message itself (RFC 6047).
    pub invitation: Option<Invitation>,
}

/// A file in a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attached {
    /// ASCII, for old readers.
    pub name: String,
    pub media_type: &'static str,
    pub bytes: Vec<u8>,
}

impl Attached {
    pub(crate) fn new(name: &str, media_type: &'static str, bytes: Vec<u8>) -> Self {
        Self { name: name.to_owned(), media_type, bytes }
    }
}

/// A calendar object for one addressee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// iCalendar, UTF-8.
    pub ics: Vec<u8>,
    /// METHOD of the object: `REQUEST` or `CANCEL`.
    pub method: &'static str,
}

/// Whether the message opens as a draft or is to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Leaving {
    /// `X-Unsent: 1`, no Message-ID: the sending program gives one.
    Draft { day: NaiveDate },
    /// With its own Message-ID, which stays the same however often it is tried.
    Sent { message_id: String, at: DateTime<Utc> },
}

/// The message as bytes; the same input gives the same bytes.
///
/// # Errors
/// [`PaperError::Export`] when an address isn't one.
pub fn message(draft: &Draft, leaving: &Leaving, piece: &str) -> Result<Vec<u8>, PaperError> {
    let fault = |reason: String| PaperError::Export { piece: piece.to_owned(), reason };
    let mailbox = |address: &str| -> Result<Mailbox, PaperError> {
        address.trim().parse().map_err(|e| fault(format!("{address}: {e}")))
    };
    let at = match leaving {
        Leaving::Draft { day } => day.and_time(NaiveTime::MIN).and_utc(),
        Leaving::Sent { at, .. } => *at,
    };
    let date = UNIX_EPOCH + Duration::from_secs(u64::try_from(at.timestamp()).unwrap_or(0));
    let mut builder = Message::builder()
        .from(mailbox(&draft.from)?)
        .to(mailbox(&draft.to)?)
        .subject(draft.subject.replace(['\n', '\u{a0}'], " "))
        .date(date);
    if let Leaving::Sent { message_id, .. } = leaving {
        builder = builder.message_id(Some(message_id.clone()));
    }
    let mut whole = builder.multipart(parts(draft).map_err(fault)?).map_err(|e| fault(e.to_string()))?;
    if matches!(leaving, Leaving::Draft { .. }) {
        let unsent = HeaderName::new_from_ascii_str("X-Unsent");
        whole.headers_mut().insert_raw(HeaderValue::new(unsent, "1".to_owned()));
    }
    Ok(whole.formatted())
}

fn parts(draft: &Draft) -> Result<MultiPart, String> {
    let words = SinglePart::plain(draft.body.clone());
    let mixed = MultiPart::mixed().boundary("=_lawka_draft_1");
    let mut mixed = match &draft.invitation {
        Some(invitation) => mixed.multipart(
            MultiPart::alternative()
                .boundary("=_lawka_draft_2")
                .singlepart(words)
                .singlepart(calendar(invitation)?),
        ),
        None => mixed.singlepart(words),
    };
    for file in &draft.attachments {
        let content_type = ContentType::parse(file.media_type).map_err(|e| e.to_string())?;
        mixed = mixed.singlepart(Attachment::new(file.name.clone()).body(file.bytes.clone(), content_type));
    }
    Ok(mixed)
}

fn calendar(invitation: &Invitation) -> Result<SinglePart, String> {
    let content_type =
        ContentType::parse(&format!("text/calendar; charset=utf-8; method={}", invitation.method));
    let text = String::from_utf8(invitation.ics.clone()).map_err(|e| e.to_string())?;
    Ok(SinglePart::builder().header(content_type.map_err(|e| e.to_string())?).body(text))
}
