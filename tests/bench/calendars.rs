//! A calendar of 100,000 events read as busy time.

use chrono::{DateTime, TimeDelta, Utc};
use exchange::ical::{Window, busy, expand};
use planning::time::warsaw;

use crate::table::{Table, in_words};
use crate::watch::once;

const EVENTS: i64 = 100_000;

fn calendar() -> Vec<u8> {
    let first: DateTime<Utc> = "2020-01-01T08:00:00Z".parse().unwrap();
    let mut text = String::from("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Figures//PL\r\n");
    for number in 0..EVENTS {
        let start = (first + TimeDelta::minutes(number * 37)).format("%Y%m%dT%H%M%SZ");
        text.push_str(&format!(
            "BEGIN:VEVENT\r\nUID:{number}@figures\r\nDTSTAMP:20200101T000000Z\r\nDTSTART:{start}\r\nDURATION:PT30M\r\n\
             SUMMARY:Narada {number}: przegląd spraw i terminów wydziału\r\nLOCATION:Pl. Wszystkich Świętych 3-4\r\n\
             DESCRIPTION:{}\r\nEND:VEVENT\r\n",
            "Porządek obrad w załączeniu\\; prosimy o punktualność. ".repeat(12)
        ));
    }
    text.push_str("END:VCALENDAR\r\n");
    text.into_bytes()
}

pub fn measure(table: &mut Table) {
    let bytes = calendar();
    let window =
        Window { from: "2019-01-01T00:00:00Z".parse().unwrap(), to: "2040-01-01T00:00:00Z".parse().unwrap() };
    let (time, blocks) = once(|| busy(&expand(&bytes, window, warsaw::ZONE), warsaw::ZONE));
    assert_eq!(blocks.len(), EVENTS as usize);
    let megabytes = bytes.len() as f64 / 1e6;
    let rate = megabytes / time.as_secs_f64();
    table.add(
        "a calendar of 100,000 events read as busy time",
        format!("{} for {megabytes:.0} MB ({rate:.0} MB/s)", in_words(time)),
        "–",
        None,
    );
}
