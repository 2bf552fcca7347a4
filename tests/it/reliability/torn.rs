//! Power that goes: what had not reached the disk is missing, cut off in the middle or garbled.
//!
//! The register's two files are copied while the program works, and the end of the write-ahead log, which is what a disk
//! may lose, is cut or overwritten at every kind of place. What is left must be one of the states that were committed:
//! whole, and never between two.

use std::collections::BTreeSet;
use std::path::Path;

use desk::{Desk, FixedClock};

use super::day::{Dice, step};
use super::{publish, tries, witness};
use crate::support::department::now;

struct Image {
    database: Vec<u8>,
    log: Vec<u8>,
}

impl Image {
    fn of(folder: &Path) -> Self {
        let read = |name: &str| std::fs::read(folder.join(name)).unwrap();
        Self { database: read("lawka.db"), log: read("lawka.db-wal") }
    }

    /// What the next start finds.
    fn opened(&self) -> i64 {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("lawka.db"), &self.database).unwrap();
        std::fs::write(folder.path().join("lawka.db-wal"), &self.log).unwrap();
        witness::whole(&folder.path().join("lawka.db"))
    }
}

/// Works until the log holds several changes; answers the image and every state that was committed on the way.
fn worked() -> (Image, BTreeSet<i64>) {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::open(folder.path(), Box::new(FixedClock(now())), "tester").unwrap();
    desk.load_sample().unwrap();
    let watch = store::Store::open(&folder.path().join("lawka.db")).unwrap();
    watch.flush().unwrap();
    let last = || watch.read(|reader| reader.last_change()).unwrap();
    let mut committed = BTreeSet::from([last()]);
    let mut dice = Dice::new(11);
    for _ in 0..24 {
        step(&desk, &mut dice, folder.path()).unwrap();
        committed.insert(last());
    }
    (Image::of(folder.path()), committed)
}

#[test]
fn whatever_of_the_log_is_lost_a_committed_state_is_left() {
    let (image, committed) = worked();
    assert!(committed.len() > 5 && image.log.len() > 50_000, "there is something to lose");
    assert_eq!(image.opened(), *committed.last().unwrap(), "nothing lost, nothing missing");
    let tried = tries(24, 1_000);
    let mut dice = Dice::new(13);
    for _ in 0..tried {
        let mut log = image.log.clone();
        let at = dice.below(log.len() as u64) as usize;
        let kind = dice.below(3);
        match kind {
            // The file ends there.
            0 => log.truncate(at),
            // A sector never came: zeros, and nothing after it is certain.
            1 => log[at..].fill(0),
            // A sector of something else.
            _ => {
                let end = (at + 512).min(log.len());
                log[at..end].iter_mut().for_each(|byte| *byte = byte.wrapping_add(dice.below(255) as u8 + 1));
            }
        }
        let left = Image { database: image.database.clone(), log }.opened();
        assert!(committed.contains(&left), "kind {kind} at {at}: {left} was never committed");
    }
    publish(
        "2-torn",
        &[
            ("crash images: the log cut, zeroed or garbled at random places", tried.to_string()),
            ("images that opened to something else than a committed state", "0".to_owned()),
        ],
    );
}
