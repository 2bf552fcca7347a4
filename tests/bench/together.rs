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

pub fn measure(table: &mut Table) {
    for kind in [Kind::Radicale, Kind::Xandikos] {
        if let Some(server) = Server::start(kind) {
            measure_with(table, &server);
        }
    }
}

fn measure_with(table: &mut Table, server: &Server) {
    let calendar = server.calendar();
    for number in 0..EVENTS {
        let reply = server.put(&format!("{calendar}{number}.ics"), &event(number, 0));
        assert!(reply.status < 300, "{reply:?}");
    }
    // A cold cache is the server's own affair: somebody has looked at it before.
    vdirsyncer(server, "warm");
    let officer = Officer::new("Anna");
    let order = AddAccount {
        url: server.url(),
        user: "anna".to_owned(),
        password: Some("tajne".to_owned()),
        collections: vec!["spotkania".to_owned()],
        ..AddAccount::default()
    };
    officer.desk.add_account(&order).unwrap();
    let peer = vdirsyncer(server, "measured");
    let first = one(server, &officer, EVENTS as u32);
    let name = format!("{:?}", server.kind);
    table.add(
        &format!("{name}: first sync of {EVENTS} events, bodies stored"),
        format!("{}, own CPU {}, {} requests", in_words(first.wall), in_words(first.own), first.requests),
        "vdirsyncer",
        ratio(peer.as_ref().map(|peer| peer.first), first.wall),
    );
    if let Some(peak) = peak_megabytes() {
        table.add(&format!("{name}: peak memory of the benchmark after it"), format!("{peak} MB"), "–", None);
    }
    let again = one(server, &officer, 0);
    table.add(
        &format!("{name}: sync with nothing changed"),
        format!(
            "{}, of it beyond the server's own CPU {}, {} requests",
            in_words(again.wall),
            in_words(again.beyond),
            again.requests
        ),
        "vdirsyncer",
        ratio(peer.as_ref().map(|peer| peer.again), again.wall),
    );
    for number in 0..CHANGED {
        server.put(&format!("{calendar}{}.ics", number * 7), &event(number * 7, 1));
    }
    let few = one(server, &officer, CHANGED as u32);
    table.add(
        &format!("{name}: sync of {CHANGED} changed of {EVENTS}"),
        format!(
            "{}, own CPU {}, {} requests, {} bytes",
            in_words(few.wall),
            in_words(few.own),
            few.requests,
            few.bytes
        ),
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
    Some(Peer { first: timed(&path, "sync")?, again: timed(&path, "sync")? })
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
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit_once(')').map_or("", |(_, rest)| rest).split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|ticks| ticks.parse::<f64>().ok()).unwrap_or_default();
    (ticks(11) + ticks(12)) / 100.0
}

fn peak_megabytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.split_whitespace().next()?.parse::<u64>().ok()? / 1024)
}
