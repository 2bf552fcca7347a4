//! `lawka` as a program: the documented answers and exit codes.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test says what it found by stopping")]

mod accounts;
mod killed_export;
mod outbox;
mod papers;

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

struct Lawka {
    folder: tempfile::TempDir,
}

impl Lawka {
    fn sample() -> Self {
        let lawka = Self { folder: tempfile::tempdir().unwrap() };
        assert_eq!(lawka.run(&["sample"]).0, 0);
        lawka
    }

    fn command(&self, arguments: &[&str]) -> Command {
        self.command_at(&["--now", "2026-11-23T09:00:00+01:00"], arguments)
    }

    fn command_at(&self, now: &[&str], arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_lawka"));
        command.arg("--json").args(now).arg("--data").arg(self.folder.path()).args(arguments);
        command
    }

    fn output(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// The exit code and the one JSON document.
    fn run(&self, arguments: &[&str]) -> (i32, Value) {
        let output = self.output(arguments);
        let answer = serde_json::from_slice(&output.stdout).unwrap_or(Value::Null);
        (output.status.code().unwrap(), answer)
    }

    fn done(&self, arguments: &[&str]) -> Value {
        let (code, answer) = self.run(arguments);
        assert_eq!(code, 0, "{arguments:?}: {answer}");
        answer
    }
}

/// The first open cell of a list of slots.
fn open(slots: &Value) -> Option<(String, String)> {
    let free = slots["slots"]
        .as_array()?
        .iter()
        .find(|slot| slot["verdict"] == "free" || slot["verdict"] == "warned")?;
    Some((free["start"].as_str()?.to_owned(), free["venue_id"].to_string()))
}

/// The best open place of the first request: request, start, venue.
fn placeable(lawka: &Lawka) -> (String, String, String) {
    let request = lawka.done(&["list", "requests"])[0]["id"].to_string();
    let window = ["--from", "2026-12-10", "--to", "2027-01-31"];
    let best = lawka.done(&[&["options", &request, "--best", "5"], &window[..]].concat());
    let (start, venue) = open(&best).expect("the first request can be placed");
    (request, start, venue)
}

/// A final date.
fn confirmed(lawka: &Lawka) -> String {
    let (request, start, venue) = placeable(lawka);
    let placed = lawka.done(&["place", &request, "--start", &start, "--venue", &venue]);
    let meeting = placed["meeting_id"].to_string();
    lawka.done(&["confirm", &meeting]);
    meeting
}

#[test]
fn what_is_missing_who_waits_and_what_to_correct_on_the_command_line() {
    let lawka = Lawka::sample();
    let meeting = confirmed(&lawka);
    let list = lawka.done(&["checklist", &meeting]);
    assert_eq!(list["blocked"], serde_json::json!([]));
    let key = list["findings"][0]["key"].as_str().unwrap();
    lawka.done(&["waive", &meeting, "--key", key, "--reason", "Wiemy o tym"]);
    assert_eq!(lawka.done(&["checklist", &meeting])["findings"][0]["waived"]["reason"], "Wiemy o tym");
    let out = lawka.folder.path().join("pakiety").display().to_string();
    let letters = lawka.done(&["letters", &meeting, "--out", &out]);
    let informed = lawka.done(&["informed", &meeting]);
    assert_eq!((informed["told"].as_u64(), informed["waiting"].as_u64() >= Some(3)), (Some(0), true));
    assert!(letters["files"].as_array().unwrap().len() >= 9);
    assert_eq!(lawka.run(&["correct", &meeting, "--out", &out]).0, 3);
    assert_eq!(lawka.done(&["export-packs", "--out", &out])["exports"].as_array().unwrap().len(), 1);
}

#[test]
fn the_main_job_on_the_command_line() {
    let lawka = Lawka::sample();
    let (request, start, venue) = placeable(&lawka);
    let placement = ["--start", start.as_str(), "--venue", venue.as_str()];

    let checked = lawka.done(&[&["check", &request], &placement[..]].concat());
    assert!(["free", "warned"].contains(&checked["verdict"].as_str().unwrap()), "{checked}");
    let placed = lawka.done(&[&["place", &request], &placement[..]].concat());
    let meeting = placed["meeting_id"].to_string();
    lawka.done(&["confirm", &meeting]);
    let notices = lawka.done(&["notices"]);
    let first = notices[0]["id"].to_string();
    lawka.done(&["notices", "--sent", &first, "--by", "mail"]);

    let out = lawka.folder.path().join("pakiety");
    let export = lawka.done(&["export", &meeting, "--out", &out.display().to_string()]);
    assert!(Path::new(export["pack"].as_str().unwrap()).is_file());
    let at = ["--channel", "krakow_pl", "--url", "https://www.krakow.pl/1", "--at", "2026-11-23T10:00"];
    let published = lawka.done(&[&["publish", &meeting], &at[..]].concat());
    assert!(published["lead_days"].as_i64().unwrap() >= 17, "{published}");
    assert_eq!(lawka.done(&["list", "meetings"])[0]["state"], "announced");
    assert_eq!(lawka.done(&["undo"])["step"], "publish");
    assert_eq!(lawka.done(&["redo"])["step"], "publish");
    assert_eq!(lawka.done(&["ledger"])[0]["step"], "redo");
}

#[test]
fn a_refused_placement_exits_with_3_and_gives_the_conflicts() {
    let lawka = Lawka::sample();
    let (code, answer) = lawka.run(&["place", "1", "--start", "2026-12-13T17:00", "--venue", "1"]);
    assert_eq!(code, 3);
    let rules: Vec<&str> =
        answer["reasons"].as_array().unwrap().iter().filter_map(|one| one["rule"].as_str()).collect();
    assert!(rules.contains(&"public_holiday"), "a Sunday: {rules:?}");
    assert_eq!(lawka.done(&["list", "meetings"]), serde_json::json!([]));
}

#[test]
fn a_time_that_exists_twice_is_asked_about() {
    let lawka = Lawka::sample();
    let output = lawka.output(&["check", "1", "--start", "2027-10-31T02:30", "--venue", "1"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("twice"));
}

#[test]
fn wrong_usage_exits_with_2_and_a_missing_thing_with_3() {
    let lawka = Lawka::sample();
    assert_eq!(lawka.run(&["fly"]).0, 2);
    assert_eq!(lawka.run(&["confirm", "77"]).0, 3);
    assert_eq!(lawka.run(&["sample"]).0, 3, "the register isn't empty any more");
}

#[test]
fn options_answer_every_quarter_of_an_hour_in_every_venue() {
    let lawka = Lawka::sample();
    let answer = lawka.done(&["options", "1", "--from", "2026-12-16", "--to", "2026-12-16"]);
    let venues = lawka.done(&["list", "venues"]).as_array().unwrap().len();
    assert_eq!(answer["slots"].as_array().unwrap().len(), 96 * venues);
}

#[test]
fn the_same_seed_and_moment_give_the_same_sample() {
    let (one, other) = (Lawka::sample(), Lawka::sample());
    for what in ["requests", "people", "venues"] {
        assert_eq!(one.done(&["list", what]), other.done(&["list", what]));
    }
}

#[test]
fn an_imported_calendar_of_a_hall_stands_in_the_way() {
    let lawka = Lawka::sample();
    let (request, start, venue) = placeable(&lawka);
    let utc = chrono::DateTime::parse_from_rfc3339(&start).unwrap().to_utc().format("%Y%m%dT%H%M%SZ");
    let file = lawka.folder.path().join("sala.ics");
    let text = format!(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART:{utc}\r\nDURATION:PT2H\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    );
    std::fs::write(&file, text).unwrap();
    let file = file.display().to_string();
    lawka.done(&["import", "calendar", &file, "--venue", &venue]);
    let checked = lawka.done(&["check", &request, "--start", &start, "--venue", &venue]);
    assert_eq!(checked["verdict"], "blocked");
    assert!(
        checked["reasons"].as_array().unwrap().iter().any(|one| one["rule"] == "venue_busy"),
        "{checked}"
    );
    lawka.done(&["undo"]);
    let checked = lawka.done(&["check", &request, "--start", &start, "--venue", &venue]);
    assert_ne!(checked["verdict"], "blocked");
}

#[test]
fn a_table_comes_in_with_a_report_of_each_row_that_did_not() {
    let lawka = Lawka { folder: tempfile::tempdir().unwrap() };
    let file = lawka.folder.path().join("osoby.csv");
    std::fs::write(&file, "Imię i nazwisko;E-mail\nŁucja Przykładowa;l@example.org\n;brak\n").unwrap();
    let file = file.display().to_string();
    let report = lawka.done(&["import", "people", &file]);
    assert_eq!(report["imported"].as_array().unwrap().len(), 1, "{report}");
    let refused =
        report["rejected"].as_array().unwrap().iter().map(|one| (one["row"].clone(), one["value"].clone()));
    assert_eq!(refused.collect::<Vec<_>>(), [(3.into(), "".into()), (3.into(), "brak".into())]);
    assert_eq!(lawka.done(&["list", "people"])[0]["name"], "Łucja Przykładowa");
}

#[test]
fn a_calendar_expands_to_its_occurrences() {
    let lawka = Lawka { folder: tempfile::tempdir().unwrap() };
    let file = lawka.folder.path().join("a.ics");
    let text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART;TZID=Europe/Warsaw:20270326T170000\r\n\
        DTEND;TZID=Europe/Warsaw:20270326T180000\r\nRRULE:FREQ=WEEKLY;COUNT=2\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    std::fs::write(&file, text).unwrap();
    let file = file.display().to_string();
    let answer = lawka.done(&["ics", "expand", &file, "--from", "2027-01-01", "--to", "2028-01-01"]);
    let starts: Vec<&str> = answer["occurrences"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|one| one["start_utc"].as_str())
        .collect();
    assert_eq!(starts, ["2027-03-26T16:00:00Z", "2027-04-02T15:00:00Z"], "the clocks change in between");
}

#[test]
fn a_season_is_proposed_applied_and_taken_back_on_the_command_line() {
    let lawka = Lawka::sample();
    let season = ["season", "--from", "2026-11-23", "--to", "2027-02-21", "--steps", "500"];
    let proposal = lawka.done(&season);
    let placed = proposal["placed"].as_array().unwrap().len();
    assert_eq!(placed + proposal["unplaced"].as_array().unwrap().len(), 20);
    assert_eq!(lawka.done(&["list", "meetings"]), Value::Array(vec![]), "a proposal changes nothing");

    let applied = lawka.done(&[&season[..], &["--apply"]].concat());
    assert_eq!(applied["placed"], proposal["placed"]);
    assert_eq!(applied["applied"]["placed"].as_array().unwrap().len(), placed);
    assert_eq!(lawka.done(&["list", "meetings"]).as_array().unwrap().len(), placed);
    assert_eq!(lawka.done(&["undo"])["step"], "apply_season");
    assert_eq!(lawka.done(&["list", "meetings"]), Value::Array(vec![]));

    let (code, _) = lawka.run(&["season", "--from", "2027-02-21", "--to", "2026-11-23"]);
    assert_eq!(code, 2);
}

#[test]
fn a_refusal_calls_people_and_venues_by_their_names() {
    let lawka = Lawka::sample();
    let venue = lawka.done(&["list", "venues"])[0]["name"].as_str().unwrap().to_owned();
    let output = lawka.output(&["place", "1", "--start", "2026-12-13T03:00", "--venue", "1"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains(&format!("{venue}: zamknięte o tej porze")), "{said}");
    assert!(!said.contains("osoba 1") && !said.contains("miejsce 1"), "{said}");
}

#[test]
fn a_request_is_declined_with_its_letter_on_the_command_line() {
    let lawka = Lawka::sample();
    let request = lawka.done(&["list", "requests"])[0]["id"].to_string();
    let folder = lawka.folder.path().join("pisma");
    let folder = folder.to_str().unwrap();
    let declined = lawka.done(&["decline", &request, "--reason", "Inna gmina", "--letter", folder]);
    let files = declined["files"].as_array().unwrap();
    assert!(files.iter().all(|file| Path::new(file["path"].as_str().unwrap()).is_file()));
    assert!(files.len() >= 2, "{declined}");
    assert_eq!(lawka.run(&["decline", &request, "--reason", "Jeszcze raz"]).0, 3, "it no longer waits");
}
