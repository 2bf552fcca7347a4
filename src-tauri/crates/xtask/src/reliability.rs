//! The published figures of `tests/it/reliability`: the same tests as ever, with as many tries as we answer for.

use std::fs;

use crate::house::House;
use crate::step::Step;
use crate::test::path_with;
use crate::{Outcome, setup};

const HEAD: &str = "# Reliability\n\nWritten by `cargo xtask bench --reliability`, which runs the tests of `tests/it/reliability` with many tries. After \
each fault the register was opened as the next start would: SQLite's `integrity_check` and `foreign_key_check` passed, \
the ledger's chain was unbroken, and every person, hall, request, meeting and notice was as its newest ledger row says, so \
nothing that was called done was missing and nothing was half done.\n\nTwo officers edit over real calendar servers while \
connections are cut at any byte, answers fail (401, 409, 412, 423, 429, 500, 507), break off or do not come, tokens expire, \
servers are restored from a backup and programs are killed while they synchronise. In the end both registers were equal, \
and every edit was there once, or had been decided against by an officer who was asked.\n\n| what | figure |\n|---|---|\n";

/// Runs them and joins their tables.
pub fn bench(house: &House) -> Outcome {
    let parts = house.target.join("reliability");
    // What an earlier run left must not be taken for this one's.
    let _ = fs::remove_dir_all(&parts);
    // Calendar servers that aren't ours.
    let python = setup::python(house)?;
    let path = path_with(&[&python])?;
    let tests = |which: &[&str]| {
        Step::cargo()
            .args(["test", "--workspace", "--locked", "--test", "it"])
            .args(which)
            .env("LAWKA_RELIABILITY", &parts)
            .env("LAWKA_TOOLS_REQUIRED", "1")
            .env("PATH", &path)
            .run()
    };
    // Memory is that of the whole program: in this one nothing else may run.
    tests(&["reliability::soak"])?;
    tests(&["reliability", "--", "--skip", "reliability::soak", "--test-threads=2"])?;
    let told = |error: std::io::Error| format!("{}: {error}", parts.display());
    let mut tables: Vec<_> =
        fs::read_dir(&parts).map_err(told)?.flatten().map(|entry| entry.path()).collect();
    tables.sort();
    let mut text = HEAD.to_owned();
    for table in tables {
        text += &fs::read_to_string(&table).map_err(told)?;
    }
    let path = house.tests().join("bench/RELIABILITY.md");
    fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))?;
    println!("written: tests/bench/RELIABILITY.md");
    Ok(())
}
