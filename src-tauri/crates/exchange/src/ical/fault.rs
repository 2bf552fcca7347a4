//! What was not understood in a calendar, as facts. `Display` is English for logs; the words on the screen are the
//! window's.

use serde::Serialize;

use super::recurrence::rule::RuleFault;

/// One thing that was not understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rejected {
    /// Of the property, or of the component's BEGIN; from 1.
    pub line: u64,
    pub uid: Option<String>,
    pub reason: Reason,
    /// True when a whole event (or calendar part) is missing from the result; false when something less was ignored.
    pub event_lost: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Reason {
    #[error("not a content line")]
    NotAContentLine,
    #[error("the line is longer than {limit} bytes")]
    LineTooLong { limit: usize },
    #[error("END:{name} closes nothing")]
    StrayEnd { name: String },
    #[error("{name} is never closed")]
    Unclosed { name: String },
    #[error("components nest deeper than {limit}")]
    NestedTooDeep { limit: usize },
    #[error("the event has no DTSTART")]
    NoStart,
    #[error("{property} holds no date or time: {value}")]
    NotADate { property: &'static str, value: String },
    #[error("not a duration: {value}")]
    NotADuration { value: String },
    #[error("the recurrence rule is not understood: {fault}")]
    BadRule { fault: RuleFault },
    #[error("the time zone {tzid} is neither known nor defined; its times were read as local")]
    UnknownZone { tzid: String },
    #[error("more than {limit} dates")]
    TooManyDates { limit: usize },
    #[error("more than {limit} events; the later ones are missing")]
    TooManyEvents { limit: usize },
    #[error("more than {limit} occurrences in the window; the later ones are missing")]
    TooManyOccurrences { limit: usize },
    #[error("the recurrence rule takes too long to follow; later occurrences are missing")]
    EndlessRule,
    #[error("only the Gregorian calendar is supported")]
    CalendarScale,
    #[error("beyond the end of the calendar")]
    OutOfCalendar,
    #[error("more than {limit} faults; the others are not listed")]
    TooManyFaults { limit: usize },
    /// RFC 5545 §3.4: the outermost component is VCALENDAR.
    #[error("{name} stands outside a VCALENDAR")]
    OutsideCalendar { name: String },
    #[error("no calendar in the file")]
    NoCalendar,
}
