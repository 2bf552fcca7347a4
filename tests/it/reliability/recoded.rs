//! A program that is killed while it encrypts the register, or opens it again: what lies there is whole, in one state or the
//! other, and nothing readable stays beside an encrypted one.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use desk::{Desk, FixedClock, RecoveryCode};
use store::{Seal, Store, seal_of};

use super::day::Dice;
use super::{publish, tries};
use crate::support::department::now;

const FOLDER: &str = "LAWKA_RECODED";

fn code() -> RecoveryCode {
    RecoveryCode::new([5; 18])
}

/// The program that is killed: it encrypts and opens without end.
#[test]
#[ignore = "only as the child of the next test"]
fn encrypting_without_end() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let path = Path::new(&folder).join("lawka.db");
    let key = code().key();
    loop {
        Store::recode(&path, Some(&key), Some(&key)).unwrap();
        Store::recode(&path, Some(&key), None).unwrap();
    }
}

fn begin(folder: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["reliability::recoded::encrypting_without_end", "--exact", "--ignored"])
        .env(FOLDER, folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Opens it as the next start would; answers the last row of the ledger and whether it is encrypted.
fn opened(path: &Path) -> (i64, bool) {
    let sealed = seal_of(path).unwrap() == Seal::Sealed;
    let store = Store::open_with(path, Some(&code().key())).unwrap();
    assert_eq!(store.verify().unwrap(), []);
    (store.read(|reader| reader.last_change()).unwrap(), sealed)
}

/// How long it takes to encrypt the register and to open it again, on this machine and beside whatever else it does.
fn round(path: &Path) -> Duration {
    let (key, begun) = (code().key(), Instant::now());
    Store::recode(path, None, Some(&key)).unwrap();
    Store::recode(path, Some(&key), None).unwrap();
    begun.elapsed()
}

#[test]
fn a_program_killed_while_it_encrypts_leaves_a_whole_register() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lawka.db");
    Desk::open(folder.path(), Box::new(FixedClock(now())), "tester").unwrap().load_sample().unwrap();
    let (before, _) = opened(&path);
    let kills = tries(12, 300);
    let mut dice = Dice::new(23);
    let mut sealed = 0;
    // Any moment of two rounds, so that a slow machine is not always stopped in the first half of the first.
    let moments = u64::try_from(round(&path).as_millis()).unwrap() * 2;
    for kill in 0..kills {
        let mut child = begin(folder.path());
        std::thread::sleep(Duration::from_millis(30 + dice.below(moments)));
        child.kill().unwrap();
        child.wait().unwrap();
        let (after, encrypted) = opened(&path);
        assert_eq!(after, before, "kill {kill}");
        assert!(!path.with_added_extension("recoding").exists(), "kill {kill}: a half copy stayed");
        sealed += u64::from(encrypted);
    }
    publish(
        "1-recoded",
        &[
            ("programs killed while they encrypted the register or opened it again", kills.to_string()),
            ("of these, left encrypted", sealed.to_string()),
            ("registers harmed by it", "0".to_owned()),
        ],
    );
}
