//! Two officers over connections that break, servers that lose what they were told, programs that are killed: both
//! registers are equal in the end, no edit is lost, none is doubled. `LAWKA_SEEDS=5..505` tries those runs.

use std::io::{BufRead, BufReader};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};

use desk::Synchronise;
use lawka_tests::officer::{PASSWORD_ENV, open};
use lawka_tests::servers::{Kind, Server};

use super::two_officers::{Ran, run};
use super::{publish, tries};

const AT_ONE_SERVER: usize = 5;
/// So many servers, each with two officers, at the same time.
const AT_ONCE: usize = 3;
const FOLDER: &str = "LAWKA_SYNCHRONISES";

/// The program that is killed.
#[test]
#[ignore = "only as the child of the tests below"]
fn one_synchronisation() {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else { return };
    let desk = open(&folder, "killed");
    println!("\nbegun");
    let _ = desk.synchronise(&Synchronise::default(), &Arc::default(), &|_| {});
}

/// Answers when it has begun.
pub fn begin_to_synchronise(folder: &Path) -> Child {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["reliability::together::one_synchronisation", "--exact", "--ignored", "--nocapture"])
        .env(FOLDER, folder)
        .env(PASSWORD_ENV, "tajne")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let said = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    assert!(said.into_iter().any(|line| line == "begun"), "the program does not begin");
    child
}

#[test]
fn two_officers_over_a_bad_connection_to_radicale_end_with_the_same_register() {
    runs_against(Kind::Radicale);
}

#[test]
fn two_officers_over_a_bad_connection_to_xandikos_end_with_the_same_register() {
    runs_against(Kind::Xandikos);
}

fn runs_against(kind: Kind) {
    let seeds: Vec<u64> = seeds().collect();
    // A server that holds what all the others left would be a slow one.
    let open = Mutex::new(seeds.chunks(AT_ONE_SERVER));
    let sum = Mutex::new(Ran::default());
    let work = || {
        while let Some(some) = { open.lock().unwrap().next() } {
            let Some(mut server) = Server::start(kind) else { return false };
            for seed in some {
                let ran = run(&mut server, *seed);
                *sum.lock().unwrap() += ran;
            }
        }
        true
    };
    // Most of a run is waiting for answers that do not come.
    let all_there = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..AT_ONCE).map(|_| scope.spawn(work)).collect();
        workers.into_iter().all(|worker| worker.join().unwrap())
    });
    if !all_there {
        return;
    }
    let sum = sum.into_inner().unwrap();
    let figures = format!(
        "{} edits, {} faults, {} restored backups, {} kills, {} decisions",
        sum.edits, sum.faults, sum.restores, sum.kills, sum.conflicts
    );
    let runs = format!("two officers over {kind:?}, {} runs", seeds.len());
    publish(
        &format!("together-{kind:?}"),
        &[(&runs, figures), ("edits of theirs lost, doubled, or different in the end", "0".to_owned())],
    );
}

fn seeds() -> Range<u64> {
    let told = std::env::var("LAWKA_SEEDS").ok();
    let told = told.map(|told| {
        let (first, end) = told.split_once("..").expect("as 0..500");
        first.parse().unwrap()..end.parse().unwrap()
    });
    told.unwrap_or(0..tries(3, 500))
}
