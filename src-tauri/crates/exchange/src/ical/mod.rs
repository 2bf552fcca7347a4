//! iCalendar (RFC 5545) in and out.
//!
//! Bytes → `lines` (unfolding) → `property` (one content line) → `reader` (components, one calendar at a time) →
//! `series` (the recurrence set of one UID) → [`Expansion`] → [`busy`]. Out: [`mod@write`].
//!
//! ```
//! use exchange::ical::{Window, busy, expand};
//!
//! let bytes = b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART;TZID=Central European Standard Time:20270318T180000\n\
//!     DURATION:PT2H\nRRULE:FREQ=WEEKLY\nEND:VEVENT\nEND:VCALENDAR\n";
//! let window = Window { from: "2027-03-18T00:00:00Z".parse().unwrap(), to: "2027-04-02T00:00:00Z".parse().unwrap() };
//! let expansion = expand(bytes, window, chrono_tz::Europe::Warsaw);
//! let starts: Vec<String> = busy(&expansion, chrono_tz::Europe::Warsaw).iter().map(|b| b.start.to_rfc3339()).collect();
//! assert_eq!(starts, ["2027-03-18T17:00:00+00:00", "2027-03-25T17:00:00+00:00", "2027-04-01T16:00:00+00:00"]);
//! ```

mod anchor;
mod busy;
mod event;
mod exceptions;
mod expand;
mod fault;
mod freebusy;
mod length;
mod lines;
pub(crate) mod moment;
mod occurrence;
pub(crate) mod property;
mod reader;
mod recurrence;
pub mod report;
mod series;
pub(crate) mod text;
pub mod tree;
mod vtimezone;
mod windows_zones;
pub mod write;
mod zone;
mod zones;

pub use busy::{BusyBlock, busy};
pub use event::Geo;
pub use expand::{expand, expand_from};
pub use fault::{Reason, Rejected};
pub use freebusy::BusyKind;
pub use occurrence::{Expansion, FreeBusyPeriod, Occurrence, When, Window};
pub use recurrence::rule::RuleFault;
