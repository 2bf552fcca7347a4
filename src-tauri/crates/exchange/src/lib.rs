//! The outside world: calendars in and out ([`ical`]), letters that came by mail ([`mail`]), people, venues and requests
//! from tables ([`table`]), what a department shares ([`shared`]) and the calendar servers it shares it over ([`dav`]).
//!
//! Everything here but [`dav`] and [`smtp`] is a pure function of bytes: no disk, no network, no clock; nothing opens the
//! database.

pub mod charset;
pub mod dav;
pub mod ical;
pub mod mail;
pub mod shared;
pub mod smtp;
pub mod table;
