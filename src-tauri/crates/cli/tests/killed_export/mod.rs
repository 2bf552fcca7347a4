//! The real `lawka export`, killed (`kill -9`) at moments that nobody chose.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use desk::{Desk, SystemClock};
use planning::announcement::AnnouncementDraft;
use planning::id::MeetingId;

use super::{Lawka, confirmed};

/// Draws numbers: a linear congruential generator (Knuth, MMIX) is enough here.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most.max(1)
    }
}

/// How often it is killed; `LAWKA_EXPORT_KILLS` asks for more than the tests of every day.
fn kills() -> u64 {
    std::env::var("LAWKA_EXPORT_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(9)
}

/// Other words each time, so that each export is a new release.
fn write_words(lawka: &Lawka, meeting: &str, number: u64) {
    let desk = Desk::open(lawka.folder.path(), Box::new(SystemClock), "tester").unwrap();
    let words = AnnouncementDraft { body: format!("Porozmawiajmy, raz {number}."), ..Default::default() };
    desk.put_announcement(MeetingId(meeting.parse().unwrap()), &words).unwrap();
}

/// The files of a folder by their names.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| {
            (
                entry.file_name().to_string_lossy().into_owned(),
                std::fs::read(entry.path()).unwrap_or_default(),
            )
        })
        .collect()
}

fn packs(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    files(folder).into_iter().filter(|(name, _)| name.ends_with(".zip")).collect()
}

fn half_written(folder: &Path) -> usize {
    files(folder).keys().filter(|name| name.ends_with(".part")).count()
}

/// Waits until the program writes its pack, or is done.
fn wait_for_pack(child: &mut Child, out: &Path) {
    while half_written(out) == 0 && child.try_wait().unwrap().is_none() {
        std::thread::sleep(Duration::from_micros(100));
    }
}

#[test]
fn a_killed_export_leaves_no_half_pack_and_every_old_one_whole() {
    let lawka = Lawka::sample();
    let meeting = confirmed(&lawka);
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path();
    let place = out.display().to_string();
    let arguments = ["export", &meeting, "--out", &place];
    let begun = Instant::now();
    lawka.done(&arguments);
    // Only spreads the moments of the kills; nothing is judged by it.
    let span = begun.elapsed();

    let mut dice = Dice(7);
    let mut caught_writing = 0;
    for kill in 0..kills() {
        write_words(&lawka, &meeting, kill);
        let before = packs(out);
        let mut child =
            lawka.command(&arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        if kill % 3 == 0 {
            std::thread::sleep(span.mul_f64(dice.below(1_000) as f64 / 1_000.0));
        } else {
            wait_for_pack(&mut child, out);
            std::thread::sleep(Duration::from_micros(dice.below(40_000)));
        }
        child.kill().unwrap();
        child.wait().unwrap();
        caught_writing += usize::from(half_written(out) > 0);

        let after = packs(out);
        for (name, bytes) in &before {
            assert!(after.get(name) == Some(bytes), "kill {kill}: {name} is not as it was");
        }
        // Starting anything removes what was left, and every pack is one that the register knows, byte for byte.
        let verified = lawka.done(&["verify"]);
        assert_eq!(verified["packs_read"], after.len(), "kill {kill}: {:?}", after.keys());
        assert_eq!(half_written(out), 0, "kill {kill}");
        assert_eq!(files(&lawka.folder.path().join("w-toku")).len(), 0, "kill {kill}");
        assert_eq!(files(out).len(), after.len(), "kill {kill}: nothing but packs is there");

        // Frozen in the register and killed before it got its name: it comes out as it was frozen.
        let releases = verified["releases"].as_u64().unwrap();
        if releases > after.len() as u64 || kill % 12 == 11 {
            let again = lawka.done(&arguments);
            let number =
                if releases > after.len() as u64 { releases } else { again["number"].as_u64().unwrap() };
            assert_eq!(again["number"], number, "kill {kill}");
            let verified = lawka.done(&["verify"]);
            assert_eq!(verified["packs_read"], verified["releases"], "kill {kill}");
        }
    }
    assert!(caught_writing > 0, "no kill came while a pack was being written");
}
