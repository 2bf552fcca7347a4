//! Other programs' calendars and changes.

use exchange::ical::tree::{Component, property_name};
use lawka_tests::officer::Officer;
use lawka_tests::servers::Server;

use super::on_each_server;

/// A series of another program with an exception, an alarm and properties of its own.
const SERIES: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN\r\n\
    BEGIN:VEVENT\r\nUID:seria@example.pl\r\nDTSTAMP:20261101T080000Z\r\nDTSTART:20261201T080000Z\r\nDTEND:20261201T090000Z\r\n\
    RRULE:FREQ=WEEKLY;COUNT=10\r\nSUMMARY:Narada\\, część I\r\nX-MOZ-GENERATION:3\r\n\
    BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Narada\r\nTRIGGER:-PT15M\r\nEND:VALARM\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:seria@example.pl\r\nDTSTAMP:20261101T080000Z\r\nRECURRENCE-ID:20261208T080000Z\r\n\
    DTSTART:20261208T120000Z\r\nDTEND:20261208T130000Z\r\nSUMMARY:Narada przeniesiona\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

fn event_path(server: &Server) -> String {
    let paths = server.paths(&server.calendar());
    paths
        .into_iter()
        .find(|path| server.get(path).contains("SUMMARY:Plac zabaw") && server.get(path).contains("VEVENT"))
        .unwrap()
}

fn unfolded(text: &str) -> String {
    text.replace("\r\n ", "").replace("\n ", "")
}

#[test]
fn a_series_with_an_exception_stays_as_another_program_wrote_it() {
    on_each_server(|server| {
        let path = format!("{}seria.ics", server.calendar());
        assert!(server.put(&path, SERIES).status < 300);
        let before = server.get(&path);
        let anna = Officer::at("Anna", server);
        anna.meeting("Plac zabaw", "2026-12-16T16:00:00Z");
        let report = anna.sync();
        assert_eq!(report.kept, 1);
        anna.rename_venue("Sala Plac zabaw", "Dworek");
        anna.sync();
        assert_eq!(server.get(&path), before);
        assert_eq!(anna.desk.meetings().unwrap().len(), 1, "it is no meeting of ours");
    });
}

#[test]
fn what_another_program_adds_to_our_meeting_survives_our_changes() {
    on_each_server(|server| {
        let anna = Officer::at("Anna", server);
        let id = anna.meeting("Plac zabaw", "2026-12-16T16:00:00Z");
        anna.sync();
        let path = event_path(server);
        let text = unfolded(&server.get(&path));
        let added = "X-MOZ-LASTACK:20261201T080000Z\r\nCOMMENT:Zabrać nagłośnienie\r\n\
            BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Plac\r\nTRIGGER:-PT30M\r\nEND:VALARM\r\nEND:VEVENT\r\n";
        let text =
            text.replace("PARTSTAT=NEEDS-ACTION", "PARTSTAT=ACCEPTED").replace("END:VEVENT\r\n", added);
        assert!(server.put(&path, &text).status < 300);
        anna.sync();
        anna.desk.confirm(id).unwrap();
        anna.sync();
        let after = unfolded(&server.get(&path));
        for kept in [
            "X-MOZ-LASTACK:20261201T080000Z",
            "COMMENT:Zabrać nagłośnienie",
            "TRIGGER:-PT30M",
            "PARTSTAT=ACCEPTED",
        ] {
            assert!(after.contains(kept), "{kept} in {after}");
        }
        assert!(after.contains("STATUS:CONFIRMED"), "{after}");
    });
}

#[test]
fn a_date_moved_with_a_telephone_moves_in_the_register() {
    on_each_server(|server| {
        let anna = Officer::at("Anna", server);
        anna.meeting("Plac zabaw", "2026-12-16T16:00:00Z");
        anna.sync();
        let path = event_path(server);
        let mut calendar = Component::read(server.get(&path).as_bytes()).unwrap();
        for event in calendar.components_mut().filter(|each| each.is("VEVENT")) {
            event.remove("DTSTART");
            event.remove("DTEND");
            event.add("DTSTART:20261217T170000Z".to_owned());
            event.add("DTEND:20261217T183000Z".to_owned());
        }
        assert!(server.put(&path, &String::from_utf8(calendar.write()).unwrap()).status < 300);
        anna.sync();
        assert_eq!(anna.meeting_named("Plac zabaw").start.to_rfc3339(), "2026-12-17T17:00:00+00:00");
        // Taken, not fought over.
        assert_eq!(anna.sync().operations, []);
    });
}

#[test]
fn our_meeting_reads_well_in_any_calendar_program() {
    on_each_server(|server| {
        let anna = Officer::at("Anna", server);
        anna.meeting("Plac zabaw", "2026-12-16T16:00:00Z");
        anna.sync();
        let text = unfolded(&server.get(&event_path(server)));
        let names: Vec<&str> = text.lines().map(property_name).collect();
        for needed in [
            "DTSTART",
            "DTEND",
            "SUMMARY",
            "LOCATION",
            "STATUS",
            "ATTENDEE",
            "SEQUENCE",
            "CATEGORIES",
            "DTSTAMP",
        ] {
            assert!(names.contains(&needed), "{needed} in {text}");
        }
        assert!(
            text.contains("STATUS:TENTATIVE") && text.contains("LOCATION:Sala Plac zabaw\\, ul. Smoleńsk 5"),
            "{text}"
        );
    });
}
