//! Synchronisation with a real server, beside vdirsyncer in the same run.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use desk::AddAccount;
use lawka_tests::officer::Officer;
use lawka_tests::servers::{Kind, Server};

use crate::table::{Table, in_words};

const EVENTS: usize = 10_000;
const CHANGED: usize = 50;

fn event(number: usize, version: usize) -> String {
    format!(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Figures//PL\r\nBEGIN:VEVENT\r\nUID:{number}@figures\r\n\
         DTSTAMP:20260101T000000Z\r\nDTSTART:2026{:02}{:02}T{:02}0000Z\r\nDURATION:PT1H\r\n\
         SUMMARY:Narada {number} wersja {version}: przegląd spraw wydziału\r\nLOCATION:Pl. Wszystkich Świętych 3-4\r\n\
         DESCRIPTION:{}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        number % 12 + 1,
        number % 28 + 1,
        number % 24,
        "Porządek obrad w załączeniu\\; prosimy o punktualność. ".repeat(6)
    )
}

/// What a first synchronisation may cost.
const FIRST_CPU: Duration = Duration::from_secs(2);
const PEAK_MEGABYTES: u64 = 100;
/// What one with nothing changed may take beyond the server's own time, and how much it may ask.
const AGAIN: Duration = Duration::from_millis(50);
const REQUESTS: u64 = 2;

pub fn measure(table: &mut Table) {
    let Some(server) = Server::start(Kind::Radicale) else { return };
    server.fill((0..EVENTS).map(|number| (format!("{number}.ics"), event(number, 0))));
    // Cold caches are the server's own affair, one of them for each way to ask: others have looked at it before, in both.
    let warm = vdirsyncer(&server, "warm");
    let other = Officer::new("Ewa");
    other.desk.add_account(&account(&server)).unwrap();
    one(&server, &other, EVENTS as u32);
    let officer = Officer::new("Anna");
    officer.desk.add_account(&account(&server)).unwrap();
    let peer = vdirsyncer(&server, "measured").or(warm);
    let first = first(table, &server, &officer, peer.as_ref());
    again(table, &server, &officer, peer.as_ref());
    few(table, &server, &officer, &first);
}

fn account(server: &Server) -> AddAccount {
    AddAccount {
        url: server.url(),
        user: "anna".to_owned(),
        password: Some("tajne".to_owned()),
        collections: vec!["spotkania".to_owned()],
        ..AddAccount::default()
    }
}

fn first(table: &mut Table, server: &Server, officer: &Officer, peer: Option<&Peer>) -> Measured {
    forget_peak();
    let first = one(server, officer, EVENTS as u32);
    let peak = peak_megabytes();
    let faster = ratio(peer.map(|peer| peer.first), first.wall);
    let what = format!("first sync of {EVENTS} events, bodies stored");
    let (wall, requests) = (in_words(first.wall), first.requests);
    table.bounded(
        &what,
        format!("{wall}, {requests} requests"),
        "2 times as fast as the peer",
        "vdirsyncer",
        faster,
    );
    let limit = format!("≤ {}", in_words(FIRST_CPU));
    let own = ratio(peer.map(|peer| peer.first_cpu), first.own);
    table.bounded(&format!("{what}: own processor time"), in_words(first.own), &limit, "vdirsyncer", own);
    if let Some(peak) = peak {
        let limit = format!("≤ {PEAK_MEGABYTES} MB");
        table.bounded(&format!("{what}: peak memory"), format!("{peak} MB"), &limit, "–", None);
    }
    first
}

fn again(table: &mut Table, server: &Server, officer: &Officer, peer: Option<&Peer>) {
    let again = one(server, officer, 0);
    let figure = format!(
        "{}, of it beyond the server's own {}, {} requests",
        in_words(again.wall),
        in_words(again.beyond),
        again.requests
    );
    let limit = format!("≤ {} beyond the server's, ≤ {REQUESTS} requests", in_words(AGAIN));
    let faster = ratio(peer.map(|peer| peer.again), again.wall);
    table.bounded("sync with nothing changed", figure, &limit, "vdirsyncer", faster);
}

fn few(table: &mut Table, server: &Server, officer: &Officer, first: &Measured) {
    let calendar = server.calendar();
    for number in (0..CHANGED).map(|change| change * 7) {
        let reply = server.put(&format!("{calendar}{number}.ics"), &event(number, 1));
        assert!(reply.status < 300, "{reply:?}");
    }
    let few = one(server, officer, CHANGED as u32);
    let figure = format!(
        "{}, own processor time {}, {} requests, {} bytes",
        in_words(few.wall),
        in_words(few.own),
        few.requests,
        few.bytes
    );
    let what = format!("sync of {CHANGED} changed of {EVENTS}");
    table.bounded(
        &what,
        figure,
        "cost follows the changed",
        "our first sync",
        ratio(Some(first.wall), few.wall),
    );
}

fn ratio(peer: Option<Duration>, own: Duration) -> Option<f64> {
    peer.map(|peer| peer.as_secs_f64() / own.as_secs_f64())
}

struct Measured {
    wall: Duration,
    own: Duration,
    beyond: Duration,
    requests: u64,
    bytes: u64,
}

fn one(server: &Server, officer: &Officer, kept: u32) -> Measured {
    let (cpu, of_server, begun) = (own_cpu(), server.cpu_seconds().unwrap_or_default(), Instant::now());
    let report = officer.sync();
    let wall = begun.elapsed();
    assert_eq!(report.kept, kept);
    let served = server.cpu_seconds().unwrap_or_default() - of_server;
    Measured {
        wall,
        own: Duration::from_secs_f64((own_cpu() - cpu).max(0.0)),
        beyond: wall.saturating_sub(Duration::from_secs_f64(served.max(0.0))),
        requests: report.requests,
        bytes: report.bytes,
    }
}

struct Peer {
    first: Duration,
    first_cpu: Duration,
    again: Duration,
}

/// The peer reads the same collection into a folder, twice.
fn vdirsyncer(server: &Server, name: &str) -> Option<Peer> {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path().display();
    let url = format!("http://127.0.0.1:{}", server.port);
    let home = server.calendar();
    let home = home.trim_end_matches('/').rsplit_once('/').map_or("/", |(home, _)| home);
    let config = format!(
        "[general]\nstatus_path = \"{at}/status\"\n[pair p]\na = \"l\"\nb = \"r\"\ncollections = [[\"{name}\", \"spotkania\", \"spotkania\"]]\n\
         [storage l]\ntype = \"filesystem\"\npath = \"{at}/files\"\nfileext = \".ics\"\n\
         [storage r]\ntype = \"caldav\"\nurl = \"{url}{home}/\"\nusername = \"anna\"\npassword = \"tajne\"\n"
    );
    let path = folder.path().join("config");
    std::fs::write(&path, config).unwrap();
    std::fs::create_dir_all(folder.path().join("files/spotkania")).unwrap();
    timed(&path, "discover")?;
    let before = children_cpu();
    let first = timed(&path, "sync")?;
    let first_cpu = Duration::from_secs_f64((children_cpu() - before).max(0.0));
    Some(Peer { first, first_cpu, again: timed(&path, "sync")? })
}

fn timed(config: &Path, command: &str) -> Option<Duration> {
    let begun = Instant::now();
    let mut child = Command::new("vdirsyncer");
    child.arg("-c").arg(config).arg(command).stdin(std::process::Stdio::null());
    let output = child.output().ok()?;
    if !output.status.success() {
        eprintln!("vdirsyncer {command}: {}", String::from_utf8_lossy(&output.stderr));
        return None;
    }
    Some(begun.elapsed())
}

/// CPU seconds of this program, where the system tells.
fn own_cpu() -> f64 {
    ticks_of_self(11..13)
}

/// CPU seconds of the programs it has started and waited for.
fn children_cpu() -> f64 {
    ticks_of_self(13..15)
}

/// Some of the times in `/proc/self/stat`, counted from the field behind the program's name.
fn ticks_of_self(fields: std::ops::Range<usize>) -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let times: Vec<&str> = stat.rsplit_once(')').map_or("", |(_, rest)| rest).split_whitespace().collect();
    let ticks = fields.filter_map(|at| times.get(at)?.parse::<f64>().ok());
    ticks.sum::<f64>() / 100.0
}

/// The peak is counted anew from what is in use now (Linux: `man 5 proc`, `clear_refs`).
fn forget_peak() {
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}

fn peak_megabytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.split_whitespace().next()?.parse::<u64>().ok()? / 1024)
}
