//! iCalendar (RFC 5545) in and out.

mod anchor;
mod busy;
mod event;
mod exceptions;
mod expand;
mod fault;
mod freebusy;
mod length;
mod lines;
mod moment;
mod occurrence;
mod property;
mod reader;
mod recurrence;
pub mod report;
mod series;
mod text;
mod vtimezone;
mod windows_zones;
pub mod write;
mod zone;
mod zones;

pub use busy::{BusyBlock, busy};
pub use event::Geo;
pub use expand::expand;
pub use fault::{Reason, Rejected};
pub use freebusy::BusyKind;
pub use occurrence::{Expansion, FreeBusyPeriod, Occurrence, When, Window};
pub use recurrence::rule::RuleFault;
