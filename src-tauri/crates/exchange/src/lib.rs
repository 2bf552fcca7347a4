//! The outside world: calendars in and out ([`ical`]), letters that came by mail
//! ([`mail`]), people, venues and requests from tables ([`table`]).
//!
//! Everything here is a pure function of bytes: no disk, no network, no clock, no database.

pub mod charset;
pub mod ical;
pub mod mail;
pub mod table;
