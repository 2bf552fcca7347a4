//! Real calendars that other projects test theirs with, against what an independent implementation makes of them.
//!
//! The data is not ours to ship: it is looked for in `shared/calendars` beside the checkout, and the test passes
//! politely when it is not there.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use exchange::ical::report::{Report, ReportedOccurrence};
use serde_json::Value;

const FOLDERS: [&str; 5] = ["cyrus", "khal", "pyicalendar", "rie", "vobject"];

/// Files on which we differ on purpose, each with the paragraph of RFC 5545 that says why.
const DELIBERATE: [(&str, &str); 3] = [
    // A zone that is neither known nor defined leaves local time (§3.3.5, form 1); the other implementation takes
    // DTSTART for UTC because an EXDATE of the event is in UTC, and then misses that very exception.
    ("khal/event_dtr_no_tz_exdatez.ics", "§3.3.5"),
    // UNTIL=20250920 with a timed DTSTART: the bound is inclusive, so that day still has its occurrence.
    ("rie/issue_75_range_parameter.ics", "§3.3.10 UNTIL"),
    // UNTIL=20061228, as above: the fourth Thursday of December is the last instance.
    ("vobject/recurrence.ics", "§3.3.10 UNTIL"),
];

type Key = (String, String, String, bool);

fn calendars() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/calendars");
    folder.is_dir().then_some(folder)
}

fn truth(calendars: &Path, folder: &str) -> Vec<Value> {
    let packed = std::fs::File::open(calendars.join("truth").join(format!("{folder}.jsonl.gz"))).unwrap();
    let mut text = String::new();
    flate2::read::GzDecoder::new(packed).read_to_string(&mut text).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn counted(keys: impl Iterator<Item = Key>) -> BTreeMap<Key, usize> {
    keys.fold(BTreeMap::new(), |mut counts, key| {
        *counts.entry(key).or_default() += 1;
        counts
    })
}

fn wanted(event: &Value) -> Key {
    let text = |name: &str| event[name].as_str().unwrap_or_default().to_owned();
    (text("uid"), text("start_utc"), text("end_utc"), event["all_day"].as_bool().unwrap())
}

fn found(occurrence: &ReportedOccurrence) -> Key {
    let ReportedOccurrence { uid, start_utc, end_utc, all_day, .. } = occurrence.clone();
    (uid, start_utc, end_utc, all_day)
}

fn expanded(path: &Path) -> Report {
    let day = |year| NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
    let mut report = Report::default();
    let source = std::io::BufReader::new(std::fs::File::open(path).unwrap());
    report.add("", source, (day(1995), day(2031)), chrono_tz::Europe::Warsaw).unwrap();
    report
}

#[test]
fn real_calendars_come_to_what_an_independent_implementation_finds() {
    let Some(calendars) = calendars() else {
        return println!("skipped: no shared/calendars beside the checkout");
    };
    let (mut known, mut differing) = (0, Vec::new());
    for folder in FOLDERS {
        for truth in truth(&calendars, folder) {
            let name = truth["file"].as_str().unwrap();
            let report = expanded(&calendars.join(folder).join(name));
            if !truth["ok"].as_bool().unwrap() {
                continue; // It defeated the other implementation; that ours came through is all that is asked.
            }
            known += 1;
            let wanted = counted(truth["events"].as_array().unwrap().iter().map(wanted));
            if wanted != counted(report.occurrences.iter().map(found)) {
                differing.push(format!("{folder}/{name}"));
            }
        }
    }
    let deliberate: Vec<&str> = DELIBERATE.iter().map(|(file, _)| *file).collect();
    assert_eq!(differing, deliberate);
    assert!(differing.len() * 100 <= known, "{} of {known} differ", differing.len());
}
