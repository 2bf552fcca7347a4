//! A computer that falls asleep in the middle of a write and wakes up later, and a folder in which nothing can be written.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use desk::{Desk, DeskError, Failure, FixedClock};
use lawka_tests::servers::signal;
use planning::person::PersonDetails;

use super::day::Dice;
use super::{killed, publish, tries, witness};
use crate::support::department::now;

/// The steps the day calls done, as they come.
fn steps(child: &mut Child) -> Receiver<i64> {
    let stdout = child.stdout.take().unwrap();
    let (send, receive) = channel();
    std::thread::spawn(move || {
        for line in BufReader::new(stdout).lines().map_while(Result::ok) {
            if let Some(done) = line.strip_prefix("done ").and_then(|done| done.parse().ok()) {
                let _ = send.send(done);
            }
        }
    });
    receive
}

/// Meanwhile another program looks and writes: either it does, or it says that it can't now. Whoever sleeps with the log's
/// first lock keeps everybody else from looking, too.
fn somebody_else_works(desk: &Desk) {
    let person = PersonDetails { name: "Anna Próbna".to_owned(), ..PersonDetails::default() };
    let did = desk.register().and_then(|_| desk.put_person(None, &person));
    assert!(matches!(did, Ok(_) | Err(DeskError::Failed { failure: Failure::Busy })), "{did:?}");
}

#[test]
#[cfg(unix)]
fn a_program_that_sleeps_in_the_middle_of_a_write_goes_on_when_it_wakes() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::open(folder.path(), Box::new(FixedClock(now())), "inny").unwrap();
    desk.load_sample().unwrap();
    let mut child = killed::begin(folder.path(), 31);
    let receive = steps(&mut child);
    let sleeps = tries(6, 200);
    let mut dice = Dice::new(37);
    let mut last = 0;
    for sleep in 0..sleeps {
        for _ in 0..=dice.below(4) {
            last = receive.recv_timeout(killed::PATIENCE).expect("it goes on");
        }
        std::thread::sleep(Duration::from_micros(dice.below(20_000)));
        signal(&child, "STOP");
        somebody_else_works(&desk);
        signal(&child, "CONT");
        let woken = receive.recv_timeout(killed::PATIENCE).expect("it wakes and goes on");
        assert!(woken >= last, "sleep {sleep}: {last} was done, and now {woken} is");
    }
    child.kill().unwrap();
    child.wait().unwrap();
    drop(desk);
    assert!(witness::whole(&folder.path().join("lawka.db")) >= last);
    publish(
        "1-stopped",
        &[
            (
                "programs put to sleep at random moments of a day, others working meanwhile",
                sleeps.to_string(),
            ),
            ("changes lost by it", "0".to_owned()),
        ],
    );
}

const READ_ONLY: &str = "LAWKA_READ_ONLY";

/// What is asked of a folder in which nothing can be written: it ends with 7 when that was told as what it is.
#[test]
#[ignore = "only as the child of the next test"]
fn opening_where_nothing_can_be_written() {
    let Some(folder) = std::env::var_os(READ_ONLY) else { return };
    let opened = Desk::open(Path::new(&folder), Box::new(FixedClock(now())), "tester");
    match opened {
        Err(DeskError::Failed { failure: Failure::ReadOnly { path } }) if !path.is_empty() => {
            std::process::exit(7)
        }
        Err(other) => panic!("{other:?}"),
        Ok(desk) => {
            let person = PersonDetails { name: "Anna Próbna".to_owned(), ..PersonDetails::default() };
            match desk.put_person(None, &person) {
                Err(DeskError::Failed { failure: Failure::ReadOnly { .. } }) => std::process::exit(7),
                other => panic!("{other:?}"),
            }
        }
    }
}

/// Runs it with the folder read-only: by its rights, or, for root, who may do anything, by a mount of its own.
#[cfg(target_os = "linux")]
fn opened_read_only(folder: &Path) -> Option<std::process::Output> {
    let root = Command::new("id").arg("-u").output().is_ok_and(|told| told.stdout.starts_with(b"0\n"));
    let mut command = Command::new("sh");
    if root {
        let can = Command::new("unshare").args(["-m", "true"]).status().is_ok_and(|status| status.success());
        if !can {
            eprintln!("not tried: root may not mount here");
            return None;
        }
        let mount = "mount --bind \"$1\" \"$1\" && mount -o remount,ro,bind \"$1\" && shift && exec \"$@\"";
        command = Command::new("unshare");
        command.args(["-m", "sh", "-c", mount, "sh"]).arg(folder);
    } else {
        command.args(["-c", "chmod -R a-w \"$1\" && shift && exec \"$@\"", "sh"]).arg(folder);
    }
    let output = command
        .arg(std::env::current_exe().unwrap())
        .args([
            "reliability::stopped::opening_where_nothing_can_be_written",
            "--exact",
            "--ignored",
            "--nocapture",
        ])
        .env(READ_ONLY, folder)
        .output()
        .unwrap();
    Command::new("chmod").args(["-R", "u+w"]).arg(folder).status().unwrap();
    Some(output)
}

#[test]
#[cfg(target_os = "linux")]
fn a_folder_in_which_nothing_can_be_written_is_named_and_left_as_it_was() {
    let department = tempfile::tempdir().unwrap();
    Desk::open(department.path(), Box::new(FixedClock(now())), "tester").unwrap().load_sample().unwrap();
    let empty = tempfile::tempdir().unwrap();
    let path = department.path().join("lawka.db");
    let before = witness::whole(&path);
    for folder in [department.path(), empty.path()] {
        let Some(told) = opened_read_only(folder) else { return };
        let words =
            String::from_utf8_lossy(&told.stderr).into_owned() + &String::from_utf8_lossy(&told.stdout);
        assert_eq!(told.status.code(), Some(7), "{words}");
    }
    assert_eq!(witness::whole(&path), before);
    assert_eq!(std::fs::read_dir(empty.path()).unwrap().count(), 0);
}
