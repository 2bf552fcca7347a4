//! The rules of planning a meeting of the Mayor with residents.
//!
//! Pure by manifest: no disk, no network, no clock, no SQL, no words on the screen. `now`, the
//! data and the settings come in as arguments; answers are facts (kind, ids, interval, severity).

pub mod access;
pub mod announcement;
pub mod audience;
pub mod body;
pub mod booking;
pub mod busy;
pub mod calendar;
pub mod calendar_answer;
pub mod channel;
pub mod conflict;
pub mod district;
pub mod duplicate;
pub mod file_name;
pub mod fold;
pub mod holiday;
pub mod hours;
pub mod id;
pub mod lead_time;
pub mod letter;
pub mod lifecycle;
pub mod mail;
pub mod meeting;
pub mod notice;
pub mod options;
pub mod outcome;
pub mod period;
pub mod person;
pub mod place;
pub mod prices;
pub mod publication;
pub mod request;
pub mod retention;
pub mod safety;
pub mod salutation;
pub mod sample;
pub mod season;
pub mod settings;
pub mod time;
pub mod venue;
pub mod waiver;
pub mod world;
