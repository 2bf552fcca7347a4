//! Documents out and back, beside other programs' lines.

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::ical::tree::Component;

fn meeting() -> Document {
    let fields = json!({
        "name": "Plac zabaw przy Łobzowskiej; dojście, światło",
        "start": "2026-12-16T17:00:00+01:00", "duration": 90, "stage": "held", "sequence": 2,
        "request": "r-1", "venue": "v-1",
        "participants": [{"role": "speaker", "person": "p-1", "required": true, "presence": "core"},
                         {"role": "host", "person": "p-2", "required": false, "presence": "full"}],
    });
    let look = Look {
        location: Some("Szkoła Podstawowa nr 4, ul. Smoleńsk 5".to_owned()),
        geo: Some((50.06, 19.93)),
        description: Some("Plac zabaw".to_owned()),
        categories: vec!["Ławka dialogu".to_owned()],
        people: vec![
            LookParty {
                uid: "p-1".to_owned(),
                name: "Łucja Żak".to_owned(),
                email: Some("l@example.pl".to_owned()),
            },
            LookParty { uid: "p-2".to_owned(), name: "Jan \"Jaś\" Nowak".to_owned(), email: None },
        ],
        ..Look::default()
    };
    let mut document =
        Document::new(Kind::Meeting, "1@lawka".to_owned(), serde_json::from_value(fields).unwrap(), look);
    document.written =
        Written { by: "Anna".to_owned(), at: "2026-11-24T10:00:00+01:00".to_owned(), ..Written::default() };
    next(&document, document.fields.clone(), &[])
}

fn read_back(bytes: &[u8]) -> Document {
    match read(bytes, None) {
        Found::Document(document) => *document,
        Found::Foreign => panic!("{}", String::from_utf8_lossy(bytes)),
    }
}

fn replaced(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    let text = String::from_utf8(bytes.to_vec()).unwrap().replace("\r\n ", "");
    assert!(text.contains(from), "{from} in {text}");
    text.replace(from, to).into_bytes()
}

#[test]
fn a_meeting_comes_back_as_it_was() {
    let meeting = meeting();
    assert_eq!(read_back(&write(&meeting, None)), meeting);
}

#[test]
fn any_calendar_program_sees_what_matters() {
    let text = String::from_utf8(write(&meeting(), None)).unwrap().replace("\r\n ", "");
    for line in [
        "SUMMARY:Plac zabaw przy Łobzowskiej\\; dojście\\, światło\r\n",
        "DTSTART;TZID=Europe/Warsaw:20261216T170000\r\n",
        "DTEND;TZID=Europe/Warsaw:20261216T183000\r\n",
        "STATUS:TENTATIVE\r\n",
        "ATTENDEE;CN=Łucja Żak;ROLE=CHAIR;PARTSTAT=NEEDS-ACTION;SCHEDULE-AGENT=CLIENT:mailto:l@example.pl\r\n",
        "BEGIN:VTIMEZONE\r\n",
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
    assert!(!text.contains("METHOD"), "{text}");
}

#[test]
fn what_a_telephone_changed_is_read_and_nothing_else() {
    let bytes = write(&meeting(), None);
    let bytes = replaced(&bytes, "DTSTART;TZID=Europe/Warsaw:20261216T170000", "DTSTART:20261216T170000Z");
    let bytes = replaced(&bytes, "DTEND;TZID=Europe/Warsaw:20261216T183000", "DTEND:20261216T180000Z");
    let bytes = replaced(&bytes, "STATUS:TENTATIVE", "STATUS:CANCELLED");
    let read = read_back(&bytes);
    assert_eq!(read.text("start"), "2026-12-16T18:00:00+01:00");
    assert_eq!((read.fields["duration"].clone(), read.text("stage")), (json!(60), "cancelled"));
    assert_eq!(read.text("name"), meeting().text("name"));
    assert_eq!(read.said, Some(meeting().fields));
}

#[test]
fn other_programs_lines_alarms_and_exceptions_stay_when_we_change_something() {
    let before = meeting();
    let bytes = write(&before, None);
    let foreign = "X-MOZ-LASTACK:20261201T080000Z\r\nBEGIN:VALARM\r\nTRIGGER:-PT30M\r\nACTION:DISPLAY\r\nEND:VALARM\r\nEND:VEVENT\r\n\
        BEGIN:VEVENT\r\nUID:1@lawka\r\nRECURRENCE-ID:20270101T160000Z\r\nDTSTART:20270101T170000Z\r\nSUMMARY:Wyjątek\r\nEND:VEVENT\r\n";
    let bytes = replaced(&bytes, "END:VEVENT\r\n", foreign);
    let bytes = replaced(
        &bytes,
        "PARTSTAT=NEEDS-ACTION;SCHEDULE-AGENT=CLIENT:mailto:l",
        "PARTSTAT=ACCEPTED:mailto:l",
    );
    let standing = read_back(&bytes);
    let mut local = Document { fields: standing.fields.clone(), ..before.clone() };
    local.fields.insert("name".to_owned(), json!("Nowa nazwa"));
    let after = next(&local, local.fields.clone(), &[&standing]);
    let written = write(&after, Some((&bytes, &standing)));
    let changed = |line: &&str| {
        !["SUMMARY", "X-LAWKA-DATA", "DTSTAMP", "LAST-MODIFIED"]
            .iter()
            .any(|name| crate::ical::tree::property_name(line) == *name)
    };
    let lines = |bytes: &[u8]| {
        let calendar = Component::read(bytes).unwrap();
        calendar
            .components()
            .map(|event| {
                let kept: Vec<String> = event.lines().filter(changed).map(str::to_owned).collect();
                (event.name.clone(), kept, event.components().cloned().collect::<Vec<_>>())
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(lines(&written), lines(&bytes));
    let exception = |bytes: &[u8]| Component::read(bytes).unwrap().components().last().cloned();
    assert_eq!(exception(&written), exception(&bytes));
    assert!(String::from_utf8_lossy(&written).contains("SUMMARY:Nowa nazwa"));
}

/// The meeting as a participant's own calendar left it, and what is read from it.
fn answered(bytes: &[u8], partstat: &str) -> (Vec<u8>, Document) {
    let bytes = replaced(
        bytes,
        "ROLE=CHAIR;PARTSTAT=NEEDS-ACTION;SCHEDULE-AGENT=CLIENT:mailto:l",
        &format!("X-NUM-GUESTS=0;PARTSTAT={partstat};ROLE=CHAIR:MAILTO:L"),
    );
    let read = read_back(&bytes);
    (bytes, read)
}

fn attendee_of(bytes: &[u8]) -> String {
    let calendar = Component::read(bytes).unwrap();
    let event = calendar.components().find(|each| each.is("VEVENT")).unwrap();
    event.lines().find(|line| line.starts_with("ATTENDEE") && line.contains("CHAIR")).unwrap().to_owned()
}

#[test]
fn what_somebody_answered_in_their_own_calendar_is_read_and_written_back_as_they_left_it() {
    for (partstat, said) in [
        ("ACCEPTED", "accepted"),
        ("DECLINED", "declined"),
        ("tentative", "tentative"),
        ("DELEGATED", "delegated"),
    ] {
        let (bytes, read) = answered(&write(&meeting(), None), partstat);
        assert_eq!(read.fields["answer:p-1"]["said"], said);
        assert_eq!(read.said, Some(meeting().fields));
        let mut renamed = read.fields.clone();
        renamed.insert("name".to_owned(), json!("Nowa nazwa"));
        let after = next(&meeting(), renamed, &[&read]);
        let written = write(&after, Some((&bytes, &read)));
        assert_eq!(attendee_of(&written), attendee_of(&bytes));
        assert_eq!(read_back(&written), after, "now our own data say so too");
    }
}

#[test]
fn a_meeting_at_another_time_asks_again() {
    let (bytes, read) = answered(&write(&meeting(), None), "ACCEPTED");
    let mut moved = read.fields.clone();
    moved.insert("start".to_owned(), json!("2026-12-17T17:00:00+01:00"));
    let after = next(&meeting(), moved, &[&read]);
    let written = write(&after, Some((&bytes, &read)));
    let line = attendee_of(&written);
    assert!(line.contains("X-NUM-GUESTS=0;PARTSTAT=NEEDS-ACTION;ROLE=CHAIR"), "{line}");
    assert_eq!(read_back(&written), after, "the old answer is not read as one to the new time");
    let (_, again) = answered_again(&written, "NEEDS-ACTION", "DECLINED");
    assert_eq!(again.fields["answer:p-1"]["start"], "2026-12-17T17:00:00+01:00");
}

fn answered_again(bytes: &[u8], from: &str, to: &str) -> (Vec<u8>, Document) {
    let bytes =
        replaced(bytes, &format!("X-NUM-GUESTS=0;PARTSTAT={from}"), &format!("X-NUM-GUESTS=0;PARTSTAT={to}"));
    let read = read_back(&bytes);
    (bytes, read)
}

#[test]
fn an_answer_that_was_taken_back_or_is_in_no_standard_is_none() {
    let (bytes, read) = answered(&write(&meeting(), None), "ACCEPTED");
    let written = write(&next(&meeting(), read.fields.clone(), &[&read]), Some((&bytes, &read)));
    for none in ["NEEDS-ACTION", "X-PERHAPS"] {
        let (_, read) = answered_again(&written, "ACCEPTED", none);
        assert_eq!(read.fields, meeting().fields);
    }
}

#[test]
fn a_date_moved_by_another_program_that_left_the_answers_asks_again() {
    let (bytes, read) = answered(&write(&meeting(), None), "ACCEPTED");
    let written = write(&next(&meeting(), read.fields.clone(), &[&read]), Some((&bytes, &read)));
    let bytes = replaced(&written, "DTSTART;TZID=Europe/Warsaw:20261216T170000", "DTSTART:20261216T150000Z");
    let moved = read_back(&bytes);
    // The register keeps no answer to another time.
    let mut fields = moved.fields.clone();
    fields.remove("answer:p-1");
    let written = write(&next(&meeting(), fields, &[&moved]), Some((&bytes, &moved)));
    assert!(attendee_of(&written).contains("PARTSTAT=NEEDS-ACTION"), "{}", attendee_of(&written));
}

#[test]
fn an_answer_and_an_officers_change_go_together_without_asking() {
    let (_, theirs) = answered(&write(&meeting(), None), "DECLINED");
    let mut mine = meeting().fields;
    mine.insert("start".to_owned(), json!("2026-12-17T17:00:00+01:00"));
    mine.insert("participants".to_owned(), json!([]));
    let merged = merge(Some(&meeting().fields), &mine, &theirs.fields);
    assert_eq!(merged.contests, []);
    assert_eq!(merged.fields["answer:p-1"]["said"], "declined");
    let other = merge(None, &theirs.fields, &answered(&write(&meeting(), None), "ACCEPTED").1.fields);
    assert_eq!((other.contests, &other.fields["answer:p-1"]["said"]), (vec![], &json!("accepted")));
}

#[test]
fn an_attendee_more_leaves_the_others_answers_alone() {
    let before = meeting();
    let bytes = write(&before, None);
    let mut local = before.clone();
    local.look.people.push(LookParty {
        uid: "p-3".to_owned(),
        name: "Ewa".to_owned(),
        email: Some("e@example.pl".to_owned()),
    });
    let more = json!({"role": "interpreter", "person": "p-3", "required": true, "presence": "core"});
    local.fields.get_mut("participants").unwrap().as_array_mut().unwrap().push(more);
    let after = next(&local, local.fields.clone(), &[&before]);
    let text = String::from_utf8(write(&after, Some((&bytes, &before)))).unwrap();
    assert_eq!(text.matches("ATTENDEE").count(), 3, "{text}");
}

#[test]
fn who_speaks_and_where_is_told_to_programs_that_know_participants_and_places_and_follows_each_change() {
    let nested = |bytes: &[u8]| {
        let calendar = Component::read(bytes).unwrap();
        let event = calendar.components().find(|each| each.is("VEVENT")).unwrap();
        let told = |each: &Component| {
            let value = |name: &str| each.value(name).unwrap_or_default().to_owned();
            (each.name.clone(), value("PARTICIPANT-TYPE"), value("NAME") + &value("SUMMARY"))
        };
        let mut all: Vec<_> = event.components().map(told).collect();
        all.sort();
        all
    };
    let before = meeting();
    let bytes = write(&before, None);
    let first = nested(&bytes);
    let speaker = ("PARTICIPANT".to_owned(), "SPEAKER".to_owned(), "Łucja Żak".to_owned());
    assert!(first.contains(&speaker), "{first:?}");
    assert_eq!(first.iter().filter(|each| each.0 == "VLOCATION").count(), 1, "{first:?}");

    let mut local = before.clone();
    local.look.location = Some("Inna sala".to_owned());
    local.fields.insert("venue".to_owned(), json!("v-2"));
    local
        .fields
        .get_mut("participants")
        .unwrap()
        .as_array_mut()
        .unwrap()
        .retain(|one| one["role"] != "speaker");
    let after = next(&local, local.fields.clone(), &[&before]);
    let second = nested(&write(&after, Some((&bytes, &before))));
    assert!(!second.contains(&speaker), "{second:?}");
    let place = ("VLOCATION".to_owned(), String::new(), "Inna sala".to_owned());
    assert_eq!(second.iter().filter(|each| each.0 == "VLOCATION").collect::<Vec<_>>(), [&place]);
}

#[test]
fn a_server_that_drops_our_data_still_tells_what_changed() {
    let before = meeting();
    let mut resource = Component::read(&write(&before, None)).unwrap();
    for event in resource.components_mut().filter(|each| each.is("VEVENT")) {
        event.remove("X-LAWKA-DATA");
        event.remove("SUMMARY");
        event.add("SUMMARY:Inaczej".to_owned());
    }
    let bytes = resource.write();
    assert_eq!(read(&bytes, None), Found::Foreign);
    let Found::Document(read) = read(&bytes, Some(&before)) else { panic!() };
    assert_eq!(read.text("name"), "Inaczej");
}

#[test]
fn a_venue_is_a_card_with_its_place() {
    let fields = json!({"name": "Dworek Białoprądnicki", "address": "ul. Papiernicza 2", "email": "d@example.pl", "phone": "12 000 00 00"});
    let look = Look { geo: Some((50.09, 19.93)), ..Look::default() };
    let venue = Document::new(Kind::Venue, "v".to_owned(), serde_json::from_value(fields).unwrap(), look);
    let bytes = write(&venue, None);
    let text = String::from_utf8(bytes.clone()).unwrap().replace("\r\n ", "");
    for line in
        ["KIND:location", "GEO:geo:50.090000,19.930000", "FN:Dworek Białoprądnicki", "X-LAWKA-KIND:location"]
    {
        assert!(text.contains(line), "{line} in {text}");
    }
    assert_eq!(read_back(&bytes), venue);
    let corrected = read_back(&replaced(&bytes, "TEL:12 000 00 00", "TEL;TYPE=work:12 111 11 11"));
    assert_eq!(corrected.text("phone"), "12 111 11 11");
}

#[test]
fn a_request_is_a_task_until_it_has_a_date() {
    let fields = json!({"title": "Oświetlenie alejki", "topic": "Park", "state": "waiting", "wishes": {"to": "2026-12-20"}});
    let request = Document::new(
        Kind::Request,
        "r".to_owned(),
        serde_json::from_value(fields).unwrap(),
        Look::default(),
    );
    let bytes = write(&request, None);
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert!(
        text.contains("BEGIN:VTODO")
            && text.contains("DUE;VALUE=DATE:20261220")
            && text.contains("NEEDS-ACTION")
    );
    assert_eq!(read_back(&bytes), request);
}

proptest! {
    #[test]
    fn any_words_come_back(name in "\\PC{0,80}", topic in "\\PC{0,300}") {
        let name = name.trim().to_owned();
        let fields = json!({"title": name, "topic": topic, "state": "planned"});
        let request = Document::new(Kind::Request, "r".to_owned(), serde_json::from_value(fields).unwrap(), Look::default());
        prop_assert_eq!(read_back(&write(&request, None)).fields, request.fields);
    }

    #[test]
    fn no_bytes_make_the_reader_stop(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let bytes = [b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nX-LAWKA-DATA:".as_slice(), &bytes].concat();
        prop_assert_eq!(read(&bytes, None), Found::Foreign);
    }
}

#[test]
fn another_programs_event_before_ours_in_one_resource_is_left_alone() {
    let meeting = meeting();
    let theirs = "BEGIN:VEVENT\r\nUID:obce\r\nSUMMARY:Obce\r\nEND:VEVENT\r\nBEGIN:VEVENT";
    let standing = replaced(&write(&meeting, None), "BEGIN:VEVENT", theirs);
    let before = read_back(&standing);
    let mut fields = before.fields.clone();
    fields.insert("name".to_owned(), json!("Park Krakowski"));
    let amended = write(&next(&before, fields, &[]), Some((&standing, &before)));
    let text = String::from_utf8(amended.clone()).unwrap();
    assert!(text.contains("UID:obce\r\nSUMMARY:Obce\r\nEND:VEVENT"), "{text}");
    assert_eq!(read_back(&amended).fields["name"], "Park Krakowski");
}
