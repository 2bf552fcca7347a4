//! Calendars as the programs of real offices write them, one peculiarity at a time.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use exchange::ical::{Expansion, Reason, Window, busy, expand};

fn expanded_bytes(bytes: &[u8]) -> Expansion {
    let window =
        Window { from: "2027-01-01T00:00:00Z".parse().unwrap(), to: "2028-01-01T00:00:00Z".parse().unwrap() };
    expand(bytes, window, chrono_tz::Europe::Warsaw)
}

fn expanded(body: &str) -> Expansion {
    expanded_bytes(format!("BEGIN:VCALENDAR\n{body}\nEND:VCALENDAR\n").as_bytes())
}

fn event(lines: &str) -> String {
    format!("BEGIN:VEVENT\nUID:1\n{lines}\nEND:VEVENT\n")
}

/// `(start, end, tentative)` of the busy time.
fn blocks(expansion: &Expansion) -> Vec<(String, String, bool)> {
    let text = |at: chrono::DateTime<chrono::Utc>| at.format("%m-%dT%H:%M").to_string();
    let blocks = busy(expansion, chrono_tz::Europe::Warsaw);
    blocks.iter().map(|block| (text(block.start), text(block.end), block.tentative)).collect()
}

fn starts(body: &str) -> Vec<String> {
    blocks(&expanded(body)).into_iter().map(|(start, ..)| start).collect()
}

fn block(start: &str, end: &str) -> (String, String, bool) {
    (start.into(), end.into(), false)
}

#[test]
fn an_all_day_event_lasts_from_local_midnight_to_local_midnight() {
    let two_days = event("DTSTART;VALUE=DATE:20270327\nDTEND;VALUE=DATE:20270329");
    assert_eq!(blocks(&expanded(&two_days)), [block("03-26T23:00", "03-28T22:00")]);
    let same_end = event("DTSTART;VALUE=DATE:20270701\nDTEND;VALUE=DATE:20270701");
    assert_eq!(blocks(&expanded(&same_end)), [block("06-30T22:00", "07-01T22:00")]);
}

#[test]
fn what_takes_no_time_is_not_busy() {
    let time = "DTSTART:20270318T170000Z\nDTEND:20270318T180000Z";
    for free in ["TRANSP:TRANSPARENT", "STATUS:CANCELLED", "X-MICROSOFT-CDO-BUSYSTATUS:FREE"] {
        assert_eq!(starts(&event(&format!("{time}\n{free}"))), Vec::<String>::new(), "{free}");
    }
    assert_eq!(starts(&format!("METHOD:CANCEL\n{}", event(time))), Vec::<String>::new());
    assert_eq!(starts(&event("DTSTART:20270318T170000Z")), Vec::<String>::new());
}

#[test]
fn outlooks_own_mark_wins_over_transp() {
    let marked = event(
        "DTSTART:20270318T170000Z\nDTEND:20270318T180000Z\nTRANSP:TRANSPARENT\nX-MICROSOFT-CDO-BUSYSTATUS:OOF",
    );
    assert_eq!(starts(&marked), ["03-18T17:00"]);
}

#[test]
fn tentative_time_is_busy_and_says_so() {
    for mark in ["STATUS:TENTATIVE", "X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE"] {
        let found = expanded(&event(&format!("DTSTART:20270318T170000Z\nDURATION:PT1H\n{mark}")));
        assert_eq!(blocks(&found), [("03-18T17:00".into(), "03-18T18:00".into(), true)], "{mark}");
    }
}

#[test]
fn free_busy_periods_are_busy_time() {
    let found = expanded(
        "BEGIN:VFREEBUSY\nUID:fb\nFREEBUSY:20270318T170000Z/20270318T180000Z,20270319T170000Z/PT30M\n\
         FREEBUSY;FBTYPE=FREE:20270320T170000Z/PT1H\nFREEBUSY;FBTYPE=BUSY-TENTATIVE:20270321T170000Z/PT1H\nEND:VFREEBUSY",
    );
    assert_eq!(
        blocks(&found),
        [
            block("03-18T17:00", "03-18T18:00"),
            block("03-19T17:00", "03-19T17:30"),
            ("03-21T17:00".into(), "03-21T18:00".into(), true),
        ]
    );
}

#[test]
fn windows_zones_floating_times_and_the_calendars_own_hint() {
    let at = |tzid: &str| starts(&event(&format!("DTSTART{tzid}:20270701T120000\nDURATION:PT1H")));
    assert_eq!(at(";TZID=Central European Standard Time"), ["07-01T10:00"]);
    assert_eq!(at(";TZID=\"Pacific Standard Time\""), ["07-01T19:00"]);
    assert_eq!(at(";TZID=/freeassociation.sourceforge.net/Europe/London"), ["07-01T11:00"]);
    assert_eq!(at(""), ["07-01T10:00"]);
    let hinted = format!("X-WR-TIMEZONE:Europe/London\n{}", event("DTSTART:20270701T120000\nDURATION:PT1H"));
    assert_eq!(starts(&hinted), ["07-01T11:00"]);
}

#[test]
fn a_zone_nobody_knows_is_read_as_local_and_reported() {
    let found = expanded(&event("DTSTART;TZID=Klub:20270701T120000\nDURATION:PT1H"));
    assert_eq!(blocks(&found), [block("07-01T10:00", "07-01T11:00")]);
    assert_eq!(found.rejected[0].reason, Reason::UnknownZone { tzid: "Klub".into() });
    assert_eq!((found.rejected[0].line, found.rejected[0].event_lost), (4, false));
}

#[test]
fn the_files_own_zone_counts_even_when_it_stands_after_its_use() {
    let zone = "BEGIN:VTIMEZONE\nTZID:Klub\nX-LIC-LOCATION:Europe/London\nEND:VTIMEZONE";
    let used = event("DTSTART;TZID=Klub:20270701T120000\nDURATION:PT1H");
    assert_eq!(starts(&format!("{used}{zone}")), ["07-01T11:00"]);
}

#[test]
fn a_recurrence_keeps_its_civil_time_over_the_change_of_the_clock() {
    let weekly =
        event("DTSTART;TZID=Europe/Warsaw:20270325T180000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=2");
    assert_eq!(starts(&weekly), ["03-25T17:00", "04-01T16:00"]);
}

#[test]
fn dtend_gives_an_exact_and_duration_a_nominal_length() {
    // RFC 5545 §3.8.5.3: the night of 27 to 28 March 2027 has 23 hours in Warsaw.
    let nights = |length: &str| {
        let found = expanded(&event(&format!(
            "DTSTART;TZID=Europe/Warsaw:20270326T180000\n{length}\nRRULE:FREQ=DAILY;COUNT=2"
        )));
        blocks(&found).into_iter().map(|(_, end, _)| end).collect::<Vec<_>>()
    };
    assert_eq!(nights("DTEND;TZID=Europe/Warsaw:20270327T180000"), ["03-27T17:00", "03-28T17:00"]);
    assert_eq!(nights("DURATION:P1D"), ["03-27T17:00", "03-28T16:00"]);
}

#[test]
fn exceptions_leave_out_and_overrides_replace() {
    let series = "DTSTART;TZID=Europe/Warsaw:20270301T180000\nDURATION:PT1H\nRRULE:FREQ=DAILY;UNTIL=20270305\n\
        EXDATE;TZID=Europe/Warsaw:20270302T180000\nEXDATE;VALUE=DATE:20270303";
    let moved = event("RECURRENCE-ID:20270304T170000Z\nDTSTART:20270310T090000Z\nDURATION:PT1H");
    assert_eq!(starts(&format!("{moved}{}", event(series))), ["03-01T17:00", "03-05T17:00", "03-10T09:00"]);
}

#[test]
fn exchange_names_the_days_of_all_day_events_by_midnights() {
    let series = event("DTSTART;VALUE=DATE:20270301\nRRULE:FREQ=DAILY;COUNT=3");
    let moved = event("RECURRENCE-ID;TZID=GMT Standard Time:20270302T000000\nDTSTART;VALUE=DATE:20270310");
    assert_eq!(starts(&format!("{series}{moved}")), ["02-28T23:00", "03-02T23:00", "03-09T23:00"]);
}

#[test]
fn this_and_future_moves_and_stretches_all_that_follow() {
    let series = event("DTSTART:20270301T100000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=4");
    let change =
        event("RECURRENCE-ID;RANGE=THISANDFUTURE:20270303T100000Z\nDTSTART:20270303T120000Z\nDURATION:PT2H");
    assert_eq!(
        blocks(&expanded(&format!("{series}{change}"))),
        [
            block("03-01T10:00", "03-01T11:00"),
            block("03-02T10:00", "03-02T11:00"),
            block("03-03T12:00", "03-03T14:00"),
            block("03-04T12:00", "03-04T14:00"),
        ]
    );
}

#[test]
fn rdate_periods_bring_their_own_length() {
    let dates = event(
        "DTSTART:20270301T100000Z\nDURATION:PT1H\nRDATE;VALUE=PERIOD:20270302T100000Z/PT3H,20270303T080000Z/20270303T090000Z",
    );
    assert_eq!(
        blocks(&expanded(&dates)),
        [
            block("03-01T10:00", "03-01T11:00"),
            block("03-02T10:00", "03-02T13:00"),
            block("03-03T08:00", "03-03T09:00"),
        ]
    );
}

#[test]
fn of_two_versions_the_one_with_the_higher_sequence_counts() {
    let old = event("SEQUENCE:1\nDTSTART:20270301T100000Z\nDURATION:PT1H");
    let new = event("SEQUENCE:2\nDTSTART:20270302T100000Z\nDURATION:PT1H");
    assert_eq!(starts(&format!("{new}{old}")), ["03-02T10:00"]);
}

#[test]
fn components_inside_an_event_do_not_speak_for_it() {
    // RFC 9073 venues and participants, and an alarm.
    let nested = event(
        "DTSTART:20270318T170000Z\nDURATION:PT1H\nBEGIN:VLOCATION\nUID:v\nLOCATION:nie tu\nEND:VLOCATION\n\
         BEGIN:PARTICIPANT\nUID:p\nSUMMARY:nie to\nBEGIN:VLOCATION\nEND:VLOCATION\nEND:PARTICIPANT\n\
         BEGIN:VALARM\nDURATION:PT9H\nSUMMARY:nie to\nEND:VALARM\nLOCATION:tutaj",
    );
    let found = expanded(&nested);
    assert_eq!((&*found.occurrences[0].uid, found.occurrences[0].location.as_deref()), ("1", Some("tutaj")));
    assert_eq!(found.occurrences[0].summary, None);
    assert_eq!(blocks(&found), [block("03-18T17:00", "03-18T18:00")]);
}

#[test]
fn an_event_that_is_not_understood_is_reported_and_the_rest_still_happens() {
    let broken =
        "BEGIN:VEVENT\nUID:zly\nDTSTART:jutro\nEND:VEVENT\nrubbish\nBEGIN:VEVENT\nUID:bez\nEND:VEVENT\n";
    let found =
        expanded(&format!("{broken}{}", event("DTSTART:20270318T170000Z\nDURATION:PT1H\nRRULE:FREQ=OFTEN")));
    let report: Vec<(u64, Option<&str>, bool)> = found
        .rejected
        .iter()
        .map(|rejected| (rejected.line, rejected.uid.as_deref(), rejected.event_lost))
        .collect();
    assert_eq!(
        report,
        [(4, Some("zly"), true), (6, None, false), (7, Some("bez"), true), (14, Some("1"), false)]
    );
    assert_eq!(blocks(&found), [block("03-18T17:00", "03-18T18:00")]);
}

#[test]
fn a_calendar_cut_off_in_the_middle_keeps_its_whole_events() {
    let whole = format!("BEGIN:VCALENDAR\n{}", event("DTSTART:20270318T170000Z\nDURATION:PT1H"));
    let found = expanded_bytes(format!("{whole}BEGIN:VEVENT\nDTSTART:20270319T170000Z\n").as_bytes());
    assert_eq!(blocks(&found), [block("03-18T17:00", "03-18T18:00")]);
    assert!(
        found.rejected.iter().any(|r| r.event_lost && r.reason == Reason::Unclosed { name: "VEVENT".into() })
    );
}

#[test]
fn old_polish_encodings_and_split_characters_are_read() {
    let summary = |bytes: &[u8]| {
        let start = b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20270318T170000Z\nSUMMARY:".as_slice();
        let found = expanded_bytes(&[start, bytes, b"\nEND:VEVENT\nEND:VCALENDAR\n"].concat());
        found.occurrences[0].summary.as_deref().unwrap().to_owned()
    };
    assert_eq!(summary(b"\x8Cl\xB9ska rada"), "Śląska rada");
    assert_eq!(summary(b"\xC5\r\n \x81\xC3\r\n \xB3d\xC5\xBA"), "Łódź");
    assert_eq!(summary(b"rada \r\n dzielnicy\\, sesja"), "rada dzielnicy, sesja");
}

#[test]
fn what_is_no_calendar_says_so() {
    assert_eq!(expanded_bytes(b"").rejected[0].reason, Reason::NoCalendar);
    let bare = expanded_bytes(event("DTSTART:20270318T170000Z").as_bytes());
    assert_eq!(bare.rejected[0].reason, Reason::OutsideCalendar { name: "VEVENT".into() });
}

#[test]
fn exchange_defines_its_zones_under_names_with_commas() {
    let zone = |name: &str| {
        format!(
            "BEGIN:VTIMEZONE\nTZID:{name}\nBEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETFROM:+0800\nTZOFFSETTO:+0800\n\
             END:STANDARD\nEND:VTIMEZONE\n"
        )
    };
    let named = [
        ("(UTC+08:00) Klub\\, Dom\\, Sala", "\"(UTC+08:00) Klub, Dom, Sala\""),
        ("Klub\\, Dom", "Klub, Dom"),
        ("Klub\\, Dom", "Klub\\, Dom"),
    ];
    for (defined, used) in named {
        let meeting = event(&format!("DTSTART;TZID={used}:20270318T090000\nDURATION:PT1H"));
        let found = expanded(&format!("{}{meeting}", zone(defined)));
        assert_eq!(
            (blocks(&found), found.rejected),
            (vec![block("03-18T01:00", "03-18T02:00")], vec![]),
            "{used}"
        );
    }
}

#[test]
fn outlooks_own_names_of_zones_need_no_definition() {
    let meeting =
        event("DTSTART;TZID=\"(UTC+01:00) Sarajevo, Skopje, Warsaw, Zagreb\":20270701T170000\nDURATION:PT1H");
    assert_eq!(starts(&meeting), ["07-01T15:00"]);
    let abroad =
        event("DTSTART;TZID=\"(UTC-05:00) Eastern Time (US & Canada)\":20270701T090000\nDURATION:PT1H");
    assert_eq!(starts(&abroad), ["07-01T13:00"]);
}

#[test]
fn the_last_day_of_outlooks_all_day_series_is_its_local_midnight() {
    let series = event(
        "DTSTART;VALUE=DATE:20270514\nDTEND;VALUE=DATE:20270515\nRRULE:FREQ=WEEKLY;UNTIL=20270520T220000Z;BYDAY=FR",
    );
    assert_eq!(starts(&series), ["05-13T22:00", "05-20T22:00"]);
    let at_its_end = series.replace("20270520T220000Z", "20270520T235959Z");
    assert_eq!(starts(&at_its_end), ["05-13T22:00"]);
}

#[test]
fn a_day_in_a_foreign_zone_lasts_from_midnight_to_midnight_there() {
    let holiday = event(
        "DTSTART;TZID=America/New_York;VALUE=DATE:20270705\nDTEND;TZID=America/New_York;VALUE=DATE:20270706",
    );
    assert_eq!(blocks(&expanded(&holiday)), [block("07-05T04:00", "07-06T04:00")]);
}

#[test]
fn a_series_in_utc_keeps_to_the_clock_of_the_zone_its_calendar_names() {
    let series = event("DTSTART:20270325T160000Z\nDTEND:20270325T170000Z\nRRULE:FREQ=WEEKLY;COUNT=2");
    assert_eq!(starts(&series), ["03-25T16:00", "04-01T16:00"]);
    assert_eq!(starts(&format!("X-WR-TIMEZONE:Europe/Warsaw\n{series}")), ["03-25T16:00", "04-01T15:00"]);
}

#[test]
fn a_rule_with_a_part_that_nobody_knows_is_followed_and_reported() {
    let found =
        expanded(&event("DTSTART:20270318T160000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=2;EVERY=BLUE"));
    assert_eq!(found.occurrences.len(), 2);
    assert!(matches!(found.rejected[0].reason, Reason::BadRule { .. }) && !found.rejected[0].event_lost);
}
