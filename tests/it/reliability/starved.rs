//! A disk that takes no more: full, over its limit in the middle of a write, read-only, locked by another program.

use std::process::{Command, Stdio};

use desk::{Desk, DeskError, Failure, FixedClock};
use planning::person::PersonDetails;

use super::day::{Dice, step};
use super::{publish, tries, witness};
use crate::support::department::now;

fn open(folder: &std::path::Path) -> Desk {
    Desk::open(folder, Box::new(FixedClock(now())), "tester").unwrap()
}

/// The program that starves: it works until a write fails and ends with 7 when that was told as a failure of the disk.
#[test]
#[ignore = "only as the child of the next test"]
fn a_day_on_a_small_disk() {
    let Some(folder) = std::env::var_os("LAWKA_SMALL_DISK") else { return };
    let folder = std::path::PathBuf::from(folder);
    let desk = open(&folder);
    let mut dice = Dice::new(std::env::var("LAWKA_DAY_SEED").unwrap().parse().unwrap());
    for _ in 0..10_000 {
        match step(&desk, &mut dice, &folder) {
            Ok(()) => {}
            Err(DeskError::Failed { failure: Failure::DiskFull { .. } | Failure::File { .. } }) => {
                // The desk goes on answering from what it has.
                desk.register().unwrap();
                std::process::exit(7);
            }
            Err(other) => panic!("{other:?}"),
        }
    }
}

/// `ulimit -f` makes the kernel cut a write at a byte that has nothing to do with pages: half of it is on the disk, the
/// rest fails. That is a torn write and a full disk in one, on the real file system and without any help of ours.
#[test]
#[cfg(unix)]
fn a_write_that_is_cut_off_is_told_and_leaves_what_was() {
    let tried = tries(4, 200);
    let mut dice = Dice::new(17);
    for seed in 0..tried {
        let folder = tempfile::tempdir().unwrap();
        open(folder.path()).load_sample().unwrap();
        let path = folder.path().join("lawka.db");
        let before = witness::whole(&path);
        let length = std::fs::metadata(&path).unwrap().len() / 512;
        // In blocks of 512 bytes, from a little over the database to some hundred kilobytes more.
        let limit = length + 1 + dice.below(1_500);
        let child = Command::new("sh")
            .args(["-c", "trap '' XFSZ; ulimit -f \"$1\"; shift; exec \"$@\"", "sh", &limit.to_string()])
            .arg(std::env::current_exe().unwrap())
            .args(["reliability::starved::a_day_on_a_small_disk", "--exact", "--ignored", "--nocapture"])
            .env("LAWKA_SMALL_DISK", folder.path())
            .env("LAWKA_DAY_SEED", seed.to_string())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .output()
            .unwrap();
        let told = String::from_utf8_lossy(&child.stderr);
        assert_eq!(child.status.code(), Some(7), "limit {limit}: {told}");
        assert!(witness::whole(&path) >= before, "limit {limit}");
    }
    publish(
        "3-starved",
        &[
            ("writes cut off by the disk (failed and torn, `ulimit -f`)", tried.to_string()),
            ("registers harmed by them", "0".to_owned()),
        ],
    );
}

#[test]
fn a_register_held_by_another_program_is_told_and_works_afterwards() {
    let folder = tempfile::tempdir().unwrap();
    let desk = open(folder.path());
    desk.load_sample().unwrap();
    let other = store::Store::open(&folder.path().join("lawka.db")).unwrap();
    let person = PersonDetails { name: "Anna Próbna".to_owned(), ..PersonDetails::default() };
    let step =
        store::Step { name: store::StepName::EditPerson, who: "inny".to_owned(), at: now(), undoable: true };
    // While the other one is in its transaction, ours waits its five seconds and then says so.
    let held = other.change(step, |_| Ok::<_, store::StoreError>(desk.put_person(None, &person)));
    let error = held.unwrap().0.unwrap_err();
    assert!(matches!(error, DeskError::Failed { failure: Failure::Busy }), "{error:?}");
    desk.put_person(None, &person).unwrap();
    assert!(witness::whole(&folder.path().join("lawka.db")) > 0);
}

#[test]
fn a_clock_that_is_set_back_breaks_no_order_and_the_doctor_tells() {
    let folder = tempfile::tempdir().unwrap();
    open(folder.path()).load_sample().unwrap();
    let earlier = now() - chrono::TimeDelta::days(400);
    let desk = Desk::open(folder.path(), Box::new(FixedClock(earlier)), "tester").unwrap();
    let person = PersonDetails { name: "Anna Próbna".to_owned(), ..PersonDetails::default() };
    desk.put_person(None, &person).unwrap();
    assert_eq!(desk.undo().unwrap().answer.step, store::StepName::EditPerson);
    let sample = desk.undo().unwrap().answer.step;
    assert_eq!(sample, store::StepName::Sample, "steps follow each other by number, not by the clock");
    desk.redo().unwrap();
    witness::whole(&folder.path().join("lawka.db"));
    let before =
        Desk::open(folder.path(), Box::new(FixedClock(earlier - chrono::TimeDelta::days(1))), "tester");
    let found = before.unwrap().examine().findings;
    assert!(found.iter().any(|each| matches!(
        each.finding,
        desk::Finding::Clock { behind_minutes } if behind_minutes > 0 && each.health == desk::Health::Warns
    )));
}
