//! Many days in one: whether memory grows, and whether the end is as quick as the beginning. Only for the published
//! figures: a test doesn't judge time.

use std::time::{Duration, Instant};

use desk::{Desk, FixedClock};
use planning::person::PersonDetails;

use super::{publish, published, witness};
use crate::support::department::{day, now};

const OPERATIONS: u32 = 100_000;

/// Resident memory in kB, where the system tells.
fn memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// Time this thread has been on a processor, so that other programs don't count; else the clock on the wall.
fn worked(since: Instant) -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split_whitespace().next()?.parse().ok());
    nanoseconds.map_or_else(|| since.elapsed(), Duration::from_nanos)
}

/// What an officer's window asks all day, and a small change now and then; the register stays as large as it is.
fn operation(desk: &Desk, number: u32) {
    match number % 10 {
        0 => {
            let people = desk.people().unwrap();
            let person = &people[0];
            let details = PersonDetails { phone: Some(format!("12 616 {number}")), ..person.details.clone() };
            desk.put_person(Some(person.id), &details).unwrap();
        }
        1 => drop(desk.undo()),
        2 => drop(desk.search("lagiewniki").unwrap()),
        3 => drop(desk.today().unwrap()),
        4 => drop(desk.calendar(day(7), day(14)).unwrap()),
        5 => {
            let request = desk.requests().unwrap()[0].id;
            drop(desk.options(request, day(7), day(14)).unwrap());
        }
        6 => drop(desk.notices().unwrap()),
        7 => drop(desk.meetings().unwrap()),
        8 => drop(desk.people().unwrap()),
        _ => drop(desk.requests().unwrap()),
    }
}

#[test]
fn a_hundred_thousand_operations() {
    if !published() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::open(folder.path(), Box::new(FixedClock(now())), "tester").unwrap();
    desk.load_sample().unwrap();
    let tenth = OPERATIONS / 10;
    let start = Instant::now();
    let mut times = Vec::new();
    let mut after_first = None;
    for part in 0..10 {
        let begun = worked(start);
        (0..tenth).for_each(|number| operation(&desk, part * tenth + number));
        times.push(worked(start) - begun);
        if part == 0 {
            after_first = memory();
        }
    }
    let growth = memory().zip(after_first).map(|(last, first)| 100.0 * (last as f64 / first as f64 - 1.0));
    witness::whole(&folder.path().join("lawka.db"));
    let ratio = |a: Duration, b: Duration| a.as_secs_f64() / b.as_secs_f64();
    publish(
        "5-soak",
        &[
            ("operations in one go", OPERATIONS.to_string()),
            (
                "memory at the end against after the first tenth",
                growth
                    .map_or_else(|| "not told by this system".to_owned(), |growth| format!("{growth:+.1} %")),
            ),
            (
                "processor time of the last tenth against the first",
                format!("{:.2}×", ratio(times[9], times[0])),
            ),
        ],
    );
}
