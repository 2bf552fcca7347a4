//! What we write, read back.

use chrono::{DateTime, TimeDelta, TimeZone, Utc};
use proptest::prelude::*;

use super::*;
use crate::ical::lines::LogicalLines;
use crate::ical::property;
use crate::ical::text::unescape;
use crate::ical::{Expansion, When, Window, expand};

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn draft(events: Vec<EventDraft>) -> CalendarDraft {
    CalendarDraft { events, ..CalendarDraft::new(Method::Publish, at("2027-02-20T09:00:00Z")) }
}

fn event(start: &str, end: &str) -> EventDraft {
    EventDraft::new(
        "spotkanie-7@lawka.example",
        When::Instant(at(start)),
        When::Instant(at(end)),
        "Ławka dialogu",
    )
}

fn read_back(bytes: &[u8]) -> Expansion {
    let window = Window { from: at("1990-01-01T00:00:00Z"), to: at("2100-01-01T00:00:00Z") };
    expand(bytes, window, chrono_tz::Europe::Warsaw)
}

fn values(bytes: &[u8], name: &str) -> Vec<property::ContentLine> {
    let mut lines = LogicalLines::new(bytes).unwrap();
    let mut found = vec![];
    while let Some(line) = lines.next().unwrap() {
        found.extend(property::parse(&line.text).filter(|line| line.name == name));
    }
    found
}

/// The values of a list such as CATEGORIES: commas that are not escaped separate them.
fn unescape_list(value: &str) -> Vec<String> {
    let mut items = Vec::new();
    let (mut start, mut escaped) = (0, false);
    for (at, c) in value.char_indices() {
        if c == ',' && !escaped {
            items.push(unescape(&value[start..at]));
            start = at + 1;
        }
        escaped = c == '\\' && !escaped;
    }
    items.push(unescape(&value[start..]));
    items.retain(|item| !item.is_empty());
    items
}

#[test]
fn a_full_event_is_written_as_the_standard_wants_it() {
    let party = |name: &str, email: &str| Party { name: Some(name.into()), email: email.into() };
    let mut full = event("2027-03-18T17:00:00Z", "2027-03-18T19:00:00Z");
    full.sequence = 2;
    full.location = Some("Szkoła Podstawowa, ul. Przykładowa 1; sala 2".into());
    full.geo = Some((50.061_43, 19.936_58));
    full.url = Some("https://www.krakow.example/lawka?id=7&jezyk=pl".into());
    full.categories = vec!["spotkanie, otwarte".into(), "Dzielnica XII".into()];
    full.organizer = Some(party("Łucja „Ł” Przykładowa; biuro", "biuro@example.pl"));
    full.attendees = vec![Attendee {
        party: party("Rada, \"nasza\"", "rada@example.pl"),
        part: Part::Required,
        attendance: Attendance::NeedsAction,
        rsvp: true,
    }];
    let text = String::from_utf8(write(&draft(vec![full]))).unwrap().replace("\r\n ", "");
    let written: Vec<&str> = text.split("\r\n").skip_while(|line| *line != "BEGIN:VEVENT").collect();
    assert_eq!(
        written,
        [
            "BEGIN:VEVENT",
            "UID:spotkanie-7@lawka.example",
            "DTSTAMP:20270220T090000Z",
            "SEQUENCE:2",
            "DTSTART;TZID=Europe/Warsaw:20270318T180000",
            "DTEND;TZID=Europe/Warsaw:20270318T200000",
            "SUMMARY:Ławka dialogu",
            "LOCATION:Szkoła Podstawowa\\, ul. Przykładowa 1\\; sala 2",
            "GEO:50.061430;19.936580",
            "URL:https://www.krakow.example/lawka?id=7&jezyk=pl",
            "CATEGORIES:spotkanie\\, otwarte,Dzielnica XII",
            "STATUS:CONFIRMED",
            "TRANSP:OPAQUE",
            "ORGANIZER;CN=\"Łucja „Ł” Przykładowa; biuro\":mailto:biuro@example.pl",
            "ATTENDEE;CN=\"Rada, ^'nasza^'\";ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:rada@example.pl",
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        ]
    );
}

#[test]
fn a_cancelled_calendar_takes_no_time() {
    let mut cancelled = draft(vec![event("2027-03-18T17:00:00Z", "2027-03-18T19:00:00Z")]);
    cancelled.method = Method::Cancel;
    let read = read_back(&write(&cancelled));
    assert_eq!(read.occurrences[0].status.as_deref(), Some("CANCELLED"));
    assert_eq!(crate::ical::busy(&read, chrono_tz::Europe::Warsaw), []);
}

#[test]
fn the_hour_that_comes_twice_keeps_its_instant() {
    let twice = event("2027-10-31T00:30:00Z", "2027-10-31T01:30:00Z");
    let bytes = write(&draft(vec![twice]));
    assert_eq!(values(&bytes, "DTEND")[0].value, "20271031T013000Z");
    let read = read_back(&bytes);
    assert_eq!(read.occurrences[0].end, When::Instant(at("2027-10-31T01:30:00Z")));
}

#[test]
fn the_zone_written_by_hand_agrees_with_iana() {
    let text = String::from_utf8(write(&draft(vec![event("2027-03-18T17:00:00Z", "2027-03-18T19:00:00Z")])))
        .unwrap();
    // Under a name nobody knows, only the VTIMEZONE is left to read by.
    let own = text.replace("Europe/Warsaw", "Nasza");
    for day in 0..800 {
        let start = at("2027-01-01T11:30:00Z") + TimeDelta::days(day);
        let local = start.with_timezone(&chrono_tz::Europe::Warsaw).format("%Y%m%dT%H%M%S").to_string();
        let read = read_back(own.replace("20270318T180000", &local).replace("DTEND", "X-END").as_bytes());
        assert_eq!(read.occurrences[0].start, When::Instant(start), "{local}");
    }
}

fn words() -> impl Strategy<Value = String> {
    let letter = prop::sample::select("aąćęłńóśźżĄĆĘŁŃÓŚŹŻ \\;,:\"^\n\t„”–😀x=".chars().collect::<Vec<_>>());
    prop::collection::vec(letter, 1..120).prop_map(|letters| letters.into_iter().collect())
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(
        summary in words(), place in words(), name in words(), categories in prop::collection::vec(words(), 1..4),
        start in 800_000_000_i64..4_000_000_000, minutes in 1..10_000_i64, north in -90.0..90.0_f64, east in -180.0..180.0_f64,
    ) {
        let start = Utc.timestamp_opt(start, 0).unwrap();
        let end = start + TimeDelta::minutes(minutes);
        let mut written = EventDraft::new("7@lawka.example", When::Instant(start), When::Instant(end), summary.clone());
        written.location = Some(place.clone());
        written.geo = Some((north, east));
        written.categories = categories.clone();
        written.organizer = Some(Party { name: Some(name.clone()), email: "biuro@example.pl".into() });
        let bytes = write(&draft(vec![written]));

        prop_assert!(bytes.split(|byte| *byte == b'\n').all(|line| line.len() <= 76));
        let read = read_back(&bytes);
        prop_assert_eq!(&read.rejected, &vec![]);
        prop_assert_eq!(read.occurrences.len(), 1);
        let only = &read.occurrences[0];
        prop_assert_eq!((only.start, only.end), (When::Instant(start), When::Instant(end)));
        let (read_north, read_east) = only.geo.unwrap();
        prop_assert!((read_north - north).abs() < 1e-6 && (read_east - east).abs() < 1e-6);
        prop_assert_eq!(unescape(&values(&bytes, "SUMMARY")[0].value), summary);
        prop_assert_eq!(unescape(&values(&bytes, "LOCATION")[0].value), place);
        prop_assert_eq!(unescape_list(&values(&bytes, "CATEGORIES")[0].value), categories);
        // A tab has no place in a parameter.
        let organizer = &values(&bytes, "ORGANIZER")[0];
        prop_assert_eq!(organizer.param("CN").map(str::to_owned), Some(name.replace('\t', "")));
    }
}
