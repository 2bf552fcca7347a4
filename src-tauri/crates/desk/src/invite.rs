//! The calendar entry of an announcement (RFC 5545; METHOD:PUBLISH, or CANCEL for a meeting that fell through).

use chrono::{DateTime, FixedOffset, NaiveTime, TimeDelta, Utc};
use documents::{Announcement, BuiltIn, Library, Sheet, Status};
use exchange::ical::When;
use exchange::ical::write::{
    Attendance, Attendee, CalendarDraft, EventDraft, EventState, Method, Part, Party, write,
};
use planning::time::warsaw;

/// The `.ics` file that residents take. DTSTAMP is the release's day: the same release gives the same bytes.
pub(crate) fn published(announcement: &Announcement) -> Vec<u8> {
    let cancelled = matches!(announcement.status, Status::Cancelled { .. });
    let method = if cancelled { Method::Cancel } else { Method::Publish };
    let stamp = warsaw::instant_or_next(announcement.release.date.and_time(NaiveTime::MIN));
    let mut calendar = CalendarDraft::new(method, stamp);
    calendar.name = Some(announcement.cycle.clone());
    calendar.events.push(event(announcement, cancelled));
    write(&calendar)
}

/// The calendar object for one participant: METHOD:REQUEST, or CANCEL for a meeting that fell through. The same UID for
/// ever and a SEQUENCE raised by every change, so that a calendar replaces what it has (RFC 5546 §2.1.4).
pub(crate) fn invitation(
    announcement: &Announcement,
    (name, email): (&str, &str),
    organizer: &str,
    now: DateTime<Utc>,
) -> Vec<u8> {
    let cancelled = matches!(announcement.status, Status::Cancelled { .. });
    let method = if cancelled { Method::Cancel } else { Method::Request };
    let mut calendar = CalendarDraft::new(method, now);
    let mut event = event(announcement, cancelled);
    let party = |name: &str, email: &str| Party { name: Some(name.to_owned()), email: email.to_owned() };
    event.organizer = Some(party(&announcement.organiser.name, organizer));
    event.attendees = vec![Attendee {
        party: party(name, email),
        part: Part::Required,
        attendance: Attendance::NeedsAction,
        rsvp: !cancelled,
    }];
    calendar.events.push(event);
    write(&calendar)
}

fn event(announcement: &Announcement, cancelled: bool) -> EventDraft {
    let start = announcement.start;
    let end = announcement.end.unwrap_or(start + TimeDelta::hours(1));
    let venue = &announcement.venue;
    let mut event =
        EventDraft::new(announcement.uid.clone(), instant(start), instant(end), summary(announcement));
    event.sequence = announcement.sequence;
    event.location = Some(format!("{}, {}, {}", venue.name, venue.street, venue.city));
    event.geo = venue.lat.zip(venue.lon);
    event.description = Some(announcement.lead.clone()).filter(|lead| !lead.is_empty());
    event.url = Some(announcement.page_url.clone());
    event.state = if cancelled { EventState::Cancelled } else { EventState::Confirmed };
    event.categories = vec![announcement.cycle.clone()];
    event
}

/// The headline as the templates make it, without no-break spaces.
fn summary(announcement: &Announcement) -> String {
    let library = Library::new(&BuiltIn);
    let made = Sheet::new(announcement, announcement.language, &library);
    let title = made.map_or_else(|_| announcement.cycle.clone(), |sheet| sheet.title);
    format!("{}: {}", announcement.cycle, title.replace('\u{a0}', " "))
}

const fn utc(zoned: DateTime<FixedOffset>) -> DateTime<Utc> {
    zoned.to_utc()
}

const fn instant(zoned: DateTime<FixedOffset>) -> When {
    When::Instant(utc(zoned))
}
