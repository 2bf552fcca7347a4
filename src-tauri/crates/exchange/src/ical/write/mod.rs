//! Our own calendars out: meetings as VEVENTs that any calendar program takes (RFC 5545, RFC 5546).
//!
//! ```
//! use exchange::ical::write::{CalendarDraft, EventDraft, Method, write};
//! use exchange::ical::When;
//!
//! let start = "2027-03-18T17:00:00Z".parse().unwrap();
//! let end = "2027-03-18T19:00:00Z".parse().unwrap();
//! let mut draft = CalendarDraft::new(Method::Publish, "2027-02-20T09:00:00Z".parse().unwrap());
//! draft.events.push(EventDraft::new("spotkanie-7@lawka.example", When::Instant(start), When::Instant(end), "Ławka dialogu"));
//! let text = String::from_utf8(write(&draft)).unwrap();
//! assert!(text.contains("DTSTART;TZID=Europe/Warsaw:20270318T180000\r\n"));
//! ```
//!
//! The same draft gives the same bytes: DTSTAMP comes in as an argument.

mod draft;
pub(crate) mod event;
pub(crate) mod line;
#[cfg(test)]
mod tests;
pub(crate) mod zone;

pub use draft::{Attendance, Attendee, CalendarDraft, EventDraft, EventState, Method, Part, Party};

use line::Lines;

/// Who made the file (PRODID, RFC 5545 §3.7.3).
const PRODUCT: &str = "-//Lawka dialogu//Lawka 1.0//PL";

/// The bytes of an `.ics` file: UTF-8, CRLF, folded at 75 octets between characters.
pub fn write(draft: &CalendarDraft) -> Vec<u8> {
    let mut lines = Lines::default();
    lines.plain("BEGIN", "VCALENDAR");
    lines.plain("VERSION", "2.0");
    lines.plain("PRODID", PRODUCT);
    lines.plain("CALSCALE", "GREGORIAN");
    lines.plain("METHOD", draft.method.word());
    if let Some(name) = &draft.name {
        // RFC 7986 §5.1, and the older name of the same that Google and Outlook read.
        lines.text("NAME", name);
        lines.text("X-WR-CALNAME", name);
    }
    if draft.events.iter().any(event::names_the_zone) {
        zone::write_warsaw(&mut lines);
    }
    for each in &draft.events {
        event::write_event(&mut lines, each, draft);
    }
    lines.plain("END", "VCALENDAR");
    lines.into_bytes()
}
