//! What is to be written, as plain data.

use chrono::{DateTime, Utc};

use crate::ical::event::Geo;
use crate::ical::occurrence::When;

/// What the file is for (RFC 5546 §1.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// For everyone to see.
    Publish,
    /// An invitation, or a change of one: needs an organiser and attendees.
    Request,
    /// It will not take place: every event is written as CANCELLED.
    Cancel,
}

impl Method {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Publish => "PUBLISH",
            Self::Request => "REQUEST",
            Self::Cancel => "CANCEL",
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct CalendarDraft {
    pub method: Method,
    /// DTSTAMP of every event: when this version was made.
    pub stamp: DateTime<Utc>,
    pub name: Option<String>,
    pub events: Vec<EventDraft>,
}

impl CalendarDraft {
    pub fn new(method: Method, stamp: DateTime<Utc>) -> Self {
        Self { method, stamp, name: None, events: Vec::new() }
    }
}

/// STATUS (RFC 5545 §3.8.1.11).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum EventState {
    Tentative,
    #[default]
    Confirmed,
    Cancelled,
}

/// One event. Texts are plain: escaping is done here, once.
#[derive(Debug, Clone, PartialEq)]
pub struct EventDraft {
    /// The same for every version of the same meeting, and never used for another one.
    pub uid: String,
    /// Raised by one with each change that matters to those invited (RFC 5546 §2.1.4).
    pub sequence: u32,
    /// Instants are written as Warsaw's civil time; both ends are of one kind.
    pub start: When,
    /// Exclusive.
    pub end: When,
    pub summary: String,
    pub location: Option<String>,
    pub geo: Option<Geo>,
    pub description: Option<String>,
    pub url: Option<String>,
    pub state: EventState,
    pub categories: Vec<String>,
    /// Does not take up time in the calendar of whoever imports it.
    pub transparent: bool,
    pub organizer: Option<Party>,
    pub attendees: Vec<Attendee>,
}

impl EventDraft {
    pub fn new(uid: impl Into<String>, start: When, end: When, summary: impl Into<String>) -> Self {
        Self {
            uid: uid.into(),
            sequence: 0,
            start,
            end,
            summary: summary.into(),
            location: None,
            geo: None,
            description: None,
            url: None,
            state: EventState::default(),
            categories: Vec::new(),
            transparent: false,
            organizer: None,
            attendees: Vec::new(),
        }
    }
}

/// A person or a body by name and e-mail address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    pub name: Option<String>,
    /// `rada@example.pl`, without `mailto:`.
    pub email: String,
}

/// ROLE (RFC 5545 §3.2.16).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Part {
    Chair,
    #[default]
    Required,
    Optional,
    /// Told, not expected.
    Informed,
}

/// PARTSTAT (RFC 5545 §3.2.12).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Attendance {
    #[default]
    NeedsAction,
    Accepted,
    Declined,
    Tentative,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attendee {
    pub party: Party,
    pub part: Part,
    pub attendance: Attendance,
    /// An answer is asked for.
    pub rsvp: bool,
}
