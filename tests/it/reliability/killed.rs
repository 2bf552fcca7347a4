//! A day of work whose program is killed (`kill -9`) at a moment that nobody chose.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use desk::{Desk, FixedClock};
use store::Store;

use super::day::{Dice, step};
use super::{publish, tries, witness};
use crate::support::department::now;

const FOLDER: &str = "LAWKA_DAY_OF_WORK";
const SEED: &str = "LAWKA_DAY_SEED";

/// The program that is killed: it works without end and says after each step what is done.
#[test]
#[ignore = "only as the child of the next test"]
fn a_day_of_work() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let seed = std::env::var(SEED).unwrap().parse().unwrap();
    let folder = std::path::PathBuf::from(folder);
    let desk = Desk::open(&folder, Box::new(FixedClock(now())), "tester").unwrap();
    let watch = Store::open(&folder.join("lawka.db")).unwrap();
    let mut dice = Dice::new(seed);
    let mut stdout = std::io::stdout();
    loop {
        step(&desk, &mut dice, &folder).unwrap();
        let last = watch.read(|reader| reader.last_change()).unwrap();
        writeln!(stdout, "\ndone {last}").and_then(|()| stdout.flush()).unwrap();
    }
}

fn begin(folder: &std::path::Path, seed: u64) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["reliability::killed::a_day_of_work", "--exact", "--ignored", "--nocapture"])
        .env(FOLDER, folder)
        .env(SEED, seed.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Lets the program do a few steps, then kills it some microseconds later. Answers the last step it called done.
fn kill_after(mut child: Child, steps: u64, pause: Duration) -> i64 {
    let stdout = child.stdout.take().unwrap();
    let (send, receive) = std::sync::mpsc::channel();
    let reading = std::thread::spawn(move || {
        let mut last = 0;
        for line in BufReader::new(stdout).lines().map_while(Result::ok) {
            if let Some(done) = line.strip_prefix("done ").and_then(|done| done.parse().ok()) {
                last = done;
                let _ = send.send(());
            }
        }
        last
    });
    for _ in 0..steps {
        receive.recv_timeout(Duration::from_secs(60)).expect("the day of work goes on");
    }
    std::thread::sleep(pause);
    child.kill().unwrap();
    child.wait().unwrap();
    reading.join().unwrap()
}

#[test]
fn a_killed_program_loses_nothing_that_it_called_done() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lawka.db");
    Desk::open(folder.path(), Box::new(FixedClock(now())), "tester").unwrap().load_sample().unwrap();
    let kills = tries(8, 1_000);
    let mut dice = Dice::new(7);
    let mut steps_done = 0;
    for seed in 0..kills {
        let before = witness::whole(&path);
        let (steps, pause) = (1 + dice.below(6), Duration::from_micros(dice.below(30_000)));
        let done = kill_after(begin(folder.path(), seed), steps, pause);
        let after = witness::whole(&path);
        assert!(after >= done && after >= before, "kill {seed}: {done} was called done, {after} is there");
        steps_done += after - before;
        // A register that grows for ever would make the later kills rare events.
        if seed % 100 == 99 {
            std::fs::remove_file(&path).unwrap();
            Desk::open(folder.path(), Box::new(FixedClock(now())), "tester").unwrap().load_sample().unwrap();
        }
    }
    publish(
        "1-killed",
        &[
            ("programs killed (`kill -9`) in a day of work, at random moments", kills.to_string()),
            ("changes made meanwhile", steps_done.to_string()),
            ("changes called done and lost", "0".to_owned()),
        ],
    );
}
