//! The calendar entry of an announcement (RFC 5545; METHOD:PUBLISH, or CANCEL for a meeting that fell through).

use chrono::{DateTime, FixedOffset, NaiveTime, TimeDelta, Utc};
use documents::{Announcement, Status};
use exchange::ical::When;
use exchange::ical::write::{CalendarDraft, EventDraft, EventState, Method, write};
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

fn event(announcement: &Announcement, cancelled: bool) -> EventDraft {
    let start = announcement.start;
    let end = announcement.end.unwrap_or(start + TimeDelta::hours(1));
    let venue = &announcement.venue;
    let mut event =
        EventDraft::new(announcement.uid.clone(), instant(start), instant(end), announcement.title.clone());
    event.sequence = announcement.sequence;
    event.location = Some(format!("{}, {}, {}", venue.name, venue.street, venue.city));
    event.geo = venue.lat.zip(venue.lon);
    event.description = Some(announcement.lead.clone()).filter(|lead| !lead.is_empty());
    event.url = Some(announcement.page_url.clone());
    event.state = if cancelled { EventState::Cancelled } else { EventState::Confirmed };
    event.categories = vec![announcement.cycle.clone()];
    event
}

const fn utc(zoned: DateTime<FixedOffset>) -> DateTime<Utc> {
    zoned.to_utc()
}

const fn instant(zoned: DateTime<FixedOffset>) -> When {
    When::Instant(utc(zoned))
}
