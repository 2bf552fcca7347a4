//! What a calendar comes to: dated occurrences.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use super::event::Geo;
use super::fault::Rejected;
use super::freebusy::BusyKind;

/// The part of time that is asked for, half-open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    pub from: DateTime<Utc>,
    pub to: DateTime<Utc>,
}

/// When something starts or ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// A day without a time; as an end it is exclusive.
    Date(NaiveDate),
    Instant(DateTime<Utc>),
}

/// One occurrence of one event.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Occurrence {
    /// Empty when the event has none.
    pub uid: Arc<str>,
    pub start: When,
    /// Never before `start`; equal to it for an event without length.
    pub end: When,
    pub all_day: bool,
    pub summary: Option<Arc<str>>,
    pub location: Option<Arc<str>>,
    /// Degrees north and east.
    pub geo: Option<Geo>,
    /// TENTATIVE, CONFIRMED, CANCELLED.
    pub status: Option<Arc<str>>,
    /// OPAQUE or TRANSPARENT; `None` means OPAQUE (RFC 5545 §3.8.2.7).
    pub transp: Option<Arc<str>>,
    /// X-MICROSOFT-CDO-BUSYSTATUS: FREE, TENTATIVE, BUSY, OOF, WORKINGELSEWHERE.
    pub busy_status: Option<Arc<str>>,
    /// The calendar came as METHOD:CANCEL: what it holds no longer takes place (RFC 5546 §3.2.5).
    pub withdrawn: bool,
}

/// One period of a VFREEBUSY.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FreeBusyPeriod {
    pub uid: Arc<str>,
    pub start: DateTime<Utc>,
    pub end: DateTime<Utc>,
    pub kind: BusyKind,
}

/// What one file says about one window.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Expansion {
    /// By start, then end, then UID; dates by the midnight they begin with.
    pub occurrences: Vec<Occurrence>,
    pub free_busy: Vec<FreeBusyPeriod>,
    /// In the order of the file.
    pub rejected: Vec<Rejected>,
    /// Of the first calendar that has one.
    pub calendar_name: Option<String>,
    /// METHOD of the first calendar that has one, upper case.
    pub method: Option<String>,
}
