//! Files made to exhaust whoever reads them: they end, within counted bounds, and say what is missing.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use exchange::ical::{Expansion, Reason, Window, expand};

fn expanded(body: &str) -> Expansion {
    let window =
        Window { from: "2027-01-01T00:00:00Z".parse().unwrap(), to: "2028-01-01T00:00:00Z".parse().unwrap() };
    expand(format!("BEGIN:VCALENDAR\n{body}\nEND:VCALENDAR\n").as_bytes(), window, chrono_tz::Europe::Warsaw)
}

fn event(lines: &str) -> String {
    format!("BEGIN:VEVENT\nUID:1\nDTSTART:20270318T180000Z\n{lines}\nEND:VEVENT\n")
}

fn reasons(expansion: &Expansion) -> Vec<&Reason> {
    expansion.rejected.iter().map(|rejected| &rejected.reason).collect()
}

#[test]
fn an_endless_rule_gives_what_fits_and_says_that_more_is_missing() {
    let found = expanded(&event("RRULE:FREQ=SECONDLY"));
    assert_eq!(found.occurrences.len(), 100_000);
    assert_eq!(reasons(&found), [&Reason::TooManyOccurrences { limit: 100_000 }]);
}

#[test]
fn a_rule_that_must_be_counted_from_the_year_one_is_given_up() {
    let found = expanded(
        "BEGIN:VEVENT\nUID:1\nDTSTART:00010101T000000Z\nRRULE:FREQ=MINUTELY;COUNT=4294967295\nEND:VEVENT",
    );
    assert_eq!((found.occurrences.len(), reasons(&found)), (0, vec![&Reason::EndlessRule]));
}

#[test]
fn billions_of_occurrences_in_many_events_stop_at_the_limit_of_a_file() {
    let one = "BEGIN:VEVENT\nDTSTART:20270101T000000Z\nRRULE:FREQ=SECONDLY\nEND:VEVENT\n";
    let found = expanded(&one.repeat(12));
    assert_eq!(found.occurrences.len(), 1_000_000);
    assert!(
        found
            .rejected
            .iter()
            .any(|r| r.event_lost && r.reason == Reason::TooManyOccurrences { limit: 1_000_000 })
    );
}

#[test]
fn many_rules_that_take_long_and_give_nothing_share_the_work_of_one_file() {
    let one = "BEGIN:VEVENT\nDTSTART:00010101T000000Z\nRRULE:FREQ=DAILY;COUNT=4294967295;BYMONTH=2;BYMONTHDAY=30\nEND:VEVENT\n";
    let found = expanded(&one.repeat(2_000));
    assert_eq!(found.occurrences.len(), 0);
}

#[test]
fn more_exceptions_than_days_in_a_thousand_years_are_cut_and_the_event_still_happens() {
    let line = format!("EXDATE:{}\n", ["20270319T180000Z"; 1_000].join(","));
    let found = expanded(&event(&format!("RRULE:FREQ=DAILY;COUNT=3\n{}", line.repeat(1_000))));
    assert_eq!(found.occurrences.len(), 2);
    assert_eq!(reasons(&found)[0], &Reason::TooManyDates { limit: 100_000 });
    assert!(found.rejected.len() <= 1_001);
}

#[test]
fn a_line_of_many_megabytes_is_not_held() {
    let long = "x".repeat(20 << 20);
    let found = expanded(&event(&format!("DESCRIPTION:{long}\nSUMMARY:{long}\nLOCATION:tutaj")));
    assert_eq!(found.occurrences[0].location.as_deref(), Some("tutaj"));
    assert_eq!(reasons(&found), [&Reason::LineTooLong { limit: 1 << 20 }]);
}

#[test]
fn a_nesting_bomb_is_walked_through() {
    let found =
        expanded(&format!("{}{}{}", "BEGIN:X-A\n".repeat(200_000), "END:X-A\n".repeat(200_000), event("")));
    assert_eq!((found.occurrences.len(), reasons(&found)), (1, vec![&Reason::NestedTooDeep { limit: 32 }]));
}

#[test]
fn the_end_of_time_is_no_trap() {
    let ends = [
        "BEGIN:VEVENT\nDTSTART:99991231T235959Z\nRRULE:FREQ=YEARLY\nDURATION:P100000D\nEND:VEVENT",
        "BEGIN:VEVENT\nDTSTART;VALUE=DATE:99991231\nRRULE:FREQ=DAILY;INTERVAL=4294967295\nEND:VEVENT",
        "BEGIN:VEVENT\nDTSTART:00000101T000000\nRRULE:FREQ=MONTHLY;INTERVAL=4294967295;UNTIL=99991231T235959Z\nEND:VEVENT",
        "BEGIN:VEVENT\nDTSTART;TZID=Europe/Warsaw:00000101T000000\nDTEND:99991231T000000Z\nRRULE:FREQ=SECONDLY;INTERVAL=4294967295\nEND:VEVENT",
        "BEGIN:VEVENT\nDTSTART:20270101T000000Z\nDURATION:PT99999999999999999999S\nEND:VEVENT",
    ];
    for end in ends {
        assert!(expanded(end).occurrences.len() <= 100, "{end}");
    }
}

#[test]
fn a_file_of_nothing_but_faults_lists_a_thousand() {
    let found = expanded(&"rubbish\n".repeat(100_000));
    assert_eq!(found.rejected.len(), 1_001);
    assert_eq!(found.rejected[1_000].reason, Reason::TooManyFaults { limit: 1_000 });
}

#[test]
fn zones_without_number_are_read_as_local_time() {
    let one = |n: usize| format!("BEGIN:VEVENT\nDTSTART;TZID=Zone {n}:20270318T180000\nEND:VEVENT\n");
    let found = expanded(&(0..3_000).map(one).collect::<String>());
    assert_eq!(found.occurrences.len(), 3_000);
    assert_eq!(found.rejected.len(), 1_000);
}

#[test]
fn overrides_by_the_thousand_cost_no_more_than_themselves() {
    let one = |n: usize| {
        let (day, hour) = (n / 24 % 28 + 1, n % 24);
        format!(
            "BEGIN:VEVENT\nUID:1\nRECURRENCE-ID:202703{day:02}T{hour:02}0000Z\nDTSTART:202704{day:02}T{hour:02}0000Z\nRRULE:FREQ=DAILY\nEND:VEVENT\n"
        )
    };
    let all: String = (0..20_000).map(one).collect();
    let found = expanded(&format!(
        "{}{all}",
        "BEGIN:VEVENT\nUID:1\nSEQUENCE:5\nDTSTART:20270201T000000Z\nRRULE:FREQ=HOURLY;COUNT=600000\nEND:VEVENT\n"
    ));
    assert!(found.occurrences.len() > 600);
}
