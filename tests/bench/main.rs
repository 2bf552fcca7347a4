//! The figures of the product, measured in a release build: `cargo xtask bench`. Each stands beside a peer measured in
//! the same run, as a ratio, since machines differ; the table is written to `tests/bench/RESULTS.md`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a measurement says what it found by stopping, and prints as it goes"
)]

mod calendars;
mod department;
mod pack;
mod questions;
mod table;
mod watch;

use table::Table;

fn main() {
    let mut table = Table::default();
    questions::measure(&mut table);
    department::measure(&mut table);
    pack::measure(&mut table);
    calendars::measure(&mut table);
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/bench/RESULTS.md");
    std::fs::write(path, table.markdown()).unwrap();
    println!("written: tests/bench/RESULTS.md");
}
