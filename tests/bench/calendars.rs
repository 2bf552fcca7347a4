//! A calendar of 100,000 events read as busy time, beside other parsers: time and peak memory, each in a process of its
//! own. The peers only parse; ours also resolves zones, expands, and sorts.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use exchange::ical::{Window, busy, expand_from};
use planning::time::warsaw;

use crate::table::{Table, in_words};
use crate::watch::once;

const EVENTS: i64 = 100_000;
const RUNS: usize = 3;

fn calendar() -> String {
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
    text
}

/// Reads a file as the import does and says how long it took and how much memory at most.
pub fn read(file: &str) {
    let (time, blocks) = once(|| {
        let source = std::io::BufReader::with_capacity(1 << 18, std::fs::File::open(file).unwrap());
        let window = Window {
            from: "2019-01-01T00:00:00Z".parse().unwrap(),
            to: "2040-01-01T00:00:00Z".parse().unwrap(),
        };
        busy(&expand_from(source, window, warsaw::ZONE).unwrap(), warsaw::ZONE).len()
    });
    println!("{} {} {blocks}", time.as_secs_f64(), peak_kilobytes());
}

/// The most memory this process has held (Linux; 0 elsewhere).
fn peak_kilobytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
}

/// Seconds and kilobytes of the quickest run; `None` where the peer can't be run here.
#[derive(Clone, Copy)]
struct Cost {
    seconds: f64,
    kilobytes: u64,
}

fn cost(program: &Path, arguments: &[&str]) -> Option<Cost> {
    let run = || {
        let output = Command::new(program).args(arguments).output().ok()?;
        let text = String::from_utf8_lossy(&output.stdout);
        let mut words = text.split_whitespace();
        let found = Cost { seconds: words.next()?.parse().ok()?, kilobytes: words.next()?.parse().ok()? };
        let events: i64 = words.next()?.parse().ok()?;
        assert_eq!(events, EVENTS, "{}", program.display());
        Some(found)
    };
    (0..RUNS).filter_map(|_| run()).min_by(|a, b| a.seconds.total_cmp(&b.seconds))
}

pub fn measure(table: &mut Table) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("wielki.ics");
    std::fs::write(&file, calendar()).unwrap();
    let name = file.display().to_string();
    let ours = cost(&std::env::current_exe().unwrap(), &["read-calendar", &name]).unwrap();
    let megabytes = std::fs::metadata(&file).unwrap().len() as f64 / 1e6;
    table.add(&format!("{EVENTS} events, {megabytes:.0} MB, read as busy time"), said(ours), "–", None);
    let rust = rust_peers();
    let peers = [
        ("calcard", rust.clone(), vec!["calcard", name.as_str()]),
        ("icalendar", rust, vec!["icalendar", name.as_str()]),
        ("libical (C)", libical(folder.path()), vec![name.as_str()]),
    ];
    for (peer, program, arguments) in peers {
        match program.and_then(|program| cost(&program, &arguments)) {
            Some(theirs) => compare(table, peer, ours, theirs),
            None => table.add(&format!("beside {peer}"), "not installed here".to_owned(), peer, None),
        }
    }
}

fn compare(table: &mut Table, peer: &str, ours: Cost, theirs: Cost) {
    let time = Some(theirs.seconds / ours.seconds);
    let memory = (ours.kilobytes > 0).then(|| theirs.kilobytes as f64 / ours.kilobytes as f64);
    let limit = "at most 1.2 times the peer's";
    table.bounded(
        &format!("time beside {peer}"),
        seconds(ours),
        limit,
        &format!("{peer}: {}", seconds(theirs)),
        time,
    );
    let (own, other) = (megabytes(ours), megabytes(theirs));
    table.bounded(&format!("peak memory beside {peer}"), own, limit, &format!("{peer}: {other}"), memory);
}

fn said(cost: Cost) -> String {
    format!("{}, {}", seconds(cost), megabytes(cost))
}

fn seconds(cost: Cost) -> String {
    in_words(Duration::from_secs_f64(cost.seconds))
}

fn megabytes(cost: Cost) -> String {
    format!("{} MB", cost.kilobytes / 1024)
}

fn peers() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("bench/peers")
}

/// The parsers on crates.io, built apart from the workspace so that they are no dependency of it.
fn rust_peers() -> Option<PathBuf> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let target = std::env::current_exe().ok()?.parent()?.parent()?.parent()?.join("peers");
    let built = Command::new(cargo)
        .args(["build", "--release", "--locked", "--quiet", "--manifest-path"])
        .arg(peers().join("Cargo.toml"))
        .env("CARGO_TARGET_DIR", &target)
        .status();
    let program = target.join("release").join(format!("calendar-peers{}", std::env::consts::EXE_SUFFIX));
    (built.ok()?.success() && program.exists()).then_some(program)
}

/// libical, where its headers are installed.
fn libical(folder: &Path) -> Option<PathBuf> {
    let flags = Command::new("pkg-config").args(["--cflags", "--libs", "libical"]).output().ok()?;
    let flags = String::from_utf8_lossy(&flags.stdout).into_owned();
    let program = folder.join("libical-peer");
    let compiled = Command::new("cc")
        .args(["-O2", "-o"])
        .arg(&program)
        .arg(peers().join("libical.c"))
        .args(flags.split_whitespace())
        .arg("-lical")
        .status();
    compiled.ok()?.success().then_some(program)
}
