//! A day of work whose program is killed (`kill -9`) at a moment that nobody chose.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use desk::{AddAccount, Desk, DeskError, FixedClock, Secrets, Synchronise, Take};
use lawka_tests::officer::{Officer, PASSWORD_ENV};
use lawka_tests::servers::{Kind, Server};
use store::Store;

use super::day::{Dice, step};
use super::{publish, tries, witness};
use crate::support::department::now;

const FOLDER: &str = "LAWKA_DAY_OF_WORK";
const SEED: &str = "LAWKA_DAY_SEED";
/// Of the test's own calendar server.
const PASSWORD: &str = "tajne";
/// A step may draw a whole pack, on a machine that has much else to do.
pub const PATIENCE: Duration = Duration::from_secs(300);

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

pub fn begin(folder: &Path, seed: u64) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["reliability::killed::a_day_of_work", "--exact", "--ignored", "--nocapture"])
        .env(FOLDER, folder)
        .env(SEED, seed.to_string())
        .env(PASSWORD_ENV, PASSWORD)
        .stdout(Stdio::piped())
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
        receive.recv_timeout(PATIENCE).expect("the day of work goes on");
    }
    std::thread::sleep(pause);
    child.kill().unwrap();
    child.wait().unwrap();
    reading.join().unwrap()
}

/// The keychain of an officer who knows the one password there is.
#[derive(Debug)]
struct Known;

impl Secrets for Known {
    fn keep(&self, _: &str, _: &str) -> Result<(), DeskError> {
        Ok(())
    }
    fn find(&self, _: &str) -> Result<Option<String>, DeskError> {
        Ok(Some(PASSWORD.to_owned()))
    }
    fn forget(&self, _: &str) {}
}

fn open(folder: &Path) -> Desk {
    Desk::open(folder, Box::new(FixedClock(now())), "tester").unwrap().with_secrets(Box::new(Known))
}

/// The collections of one register on the server: calendar, address book, and one for personal data.
fn collections(number: u64) -> [String; 3] {
    ["kal", "ksiazka", "dane"].map(|name| format!("{name}-{number}"))
}

/// A register with the sample department, shared over collections of its own where there is a server.
fn begin_register(folder: &Path, server: Option<&Server>, number: u64) {
    let desk = open(folder);
    desk.load_sample().unwrap();
    let Some(server) = server else { return };
    let [calendar, book, personal] = collections(number);
    server.make_calendar(&server.path(&format!("calendars/{calendar}/")));
    server.make_address_book(&server.path(&format!("contacts/{book}/")));
    server.make_address_book(&server.path(&format!("contacts/{personal}/")));
    desk.add_account(&AddAccount {
        url: server.url(),
        user: "anna".to_owned(),
        password: Some(PASSWORD.to_owned()),
        password_env: Some(PASSWORD_ENV.to_owned()),
        collections: vec![calendar, book],
        personal: vec![personal],
        ..AddAccount::default()
    })
    .unwrap();
}

/// Synchronises until nothing is left to do; what was changed on both sides is decided for this one.
fn settle(desk: &Desk) {
    for _ in 0..14 {
        let report = desk.synchronise(&Synchronise::default(), &Arc::default(), &|_| {}).unwrap();
        assert_eq!(report.failures, [], "{:?}", report.operations);
        if report.operations.is_empty() && report.conflicts.is_empty() {
            return;
        }
        for conflict in report.conflicts {
            desk.resolve_conflict(conflict.id, Take::Mine).unwrap();
        }
    }
    panic!("it does not come to rest");
}

/// After all the kills another desk gets the same from the server: nothing half sent, nothing twice.
fn the_server_agrees(folder: &Path, server: &Server, number: u64) {
    let desk = open(folder);
    settle(&desk);
    let [calendar, book, personal] = collections(number);
    let other = Officer::new("Bob");
    other.join_over(&server.url(), &[&calendar, &book], &personal);
    settle(&other.desk);
    settle(&desk);
    assert_eq!(desk.shared_content().unwrap(), other.register());
}

#[test]
fn a_killed_program_loses_nothing_that_it_called_done() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lawka.db");
    let server = Server::start(Kind::Radicale);
    begin_register(folder.path(), server.as_ref(), 0);
    let kills = tries(8, 1_000);
    let mut dice = Dice::new(7);
    let mut steps_done = 0;
    let mut register = 0;
    for seed in 0..kills {
        let before = witness::whole(&path);
        let (steps, pause) = (1 + dice.below(6), Duration::from_micros(dice.below(30_000)));
        let done = kill_after(begin(folder.path(), seed), steps, pause);
        let after = witness::whole(&path);
        assert!(after >= done && after >= before, "kill {seed}: {done} was called done, {after} is there");
        steps_done += after - before;
        // A register that grows for ever would make the later kills rare events.
        if seed % 100 == 99 && seed + 1 < kills {
            if let Some(server) = &server {
                the_server_agrees(folder.path(), server, register);
            }
            register += 1;
            std::fs::remove_file(&path).unwrap();
            begin_register(folder.path(), server.as_ref(), register);
        }
    }
    if let Some(server) = &server {
        the_server_agrees(folder.path(), server, register);
    }
    publish(
        "1-killed",
        &[
            (
                "programs killed (`kill -9`) in a day of work with imports, exports and synchronisation, at random moments",
                kills.to_string(),
            ),
            ("changes made meanwhile", steps_done.to_string()),
            ("changes called done and lost, or different on the server in the end", "0".to_owned()),
        ],
    );
}
