//! The figures of the product, measured in a release build by `cargo xtask bench`. Each stands beside a peer measured in
//! the same run, as a ratio, since machines differ; the table is `tests/bench/RESULTS.md`.
//!
//! One area is one file with `measure(&mut Table)` and a line in [`AREAS`]; named on the command line, it is measured
//! alone: `cargo xtask bench calendars`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a measurement says what it found by stopping, and prints as it goes"
)]

mod announcing;
mod calendars;
mod department;
mod durability;
mod pack;
mod papers;
mod questions;
mod registers;
mod season;
mod table;
mod together;
mod watch;

use table::Table;

type Area = (&'static str, fn(&mut Table));

const AREAS: &[Area] = &[
    // First: its memory is that of the whole program.
    ("together", together::measure),
    ("questions", questions::measure),
    ("department", department::measure),
    ("calendars", calendars::measure),
    ("pack", pack::measure),
    ("durability", durability::measure),
    ("season", season::measure),
    ("announcing", announcing::measure),
];

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        // A process of its own, so that its memory is its own.
        ["read-calendar", file] => calendars::read(file),
        ["registers", folder] => registers::write(std::path::Path::new(folder)),
        names => measure(names),
    }
}

fn measure(names: &[&str]) {
    let mut table = Table::default();
    for (name, measure) in AREAS.iter().filter(|(name, _)| names.is_empty() || names.contains(name)) {
        table.area(name);
        measure(&mut table);
    }
}
