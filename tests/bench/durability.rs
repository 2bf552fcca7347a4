//! What it costs that a change is on the disk before it is called done (`synchronous=FULL`).

use std::time::Duration;

use chrono::TimeDelta;
use planning::busy::{BusyBlock, BusySource};
use planning::calendar::Resource;
use planning::id::{CalendarId, PersonId};
use planning::person::{Person, PersonDetails};
use planning::time::Interval;
use store::{Step, StepName, Store, Synchronous};

use crate::department::{now, open};
use crate::table::Table;
use crate::watch::once;

const CHANGES: u32 = 300;
const INTERVALS: i64 = 20_000;

pub fn measure(table: &mut Table) {
    // On the disk the program is built on: a temporary folder may lie in memory, where nothing waits.
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    open(folder.path()).load_sample().unwrap();
    let store = Store::open(&folder.path().join("lawka.db")).unwrap();
    let person = store.read(|reader| reader.people()).unwrap().remove(0);
    let (full, normal) = side_by_side(&store, 9, &mut |store: &Store, round| changes(store, &person, round));
    table.time(
        "one changed card with its ledger row and undo, on the disk when it is answered",
        full / CHANGES,
        "`synchronous=NORMAL`, which may lose it",
        Some(normal / CHANGES),
    );
    let (full, normal) = side_by_side(&store, 5, &mut |store: &Store, round| import(store, person.id, round));
    table.time(
        &format!("an import of {INTERVALS} busy times into the register, on the disk when it is answered"),
        full,
        "`synchronous=NORMAL`, which may lose it",
        Some(normal),
    );
}

/// The medians of both, taken in turns so that a busy moment of the machine falls on both.
fn side_by_side(store: &Store, times: u32, work: &mut dyn FnMut(&Store, u32)) -> (Duration, Duration) {
    let mut taken = [Vec::new(), Vec::new()];
    for round in 0..times {
        for (which, how) in [Synchronous::Full, Synchronous::Normal].into_iter().enumerate() {
            store.set_synchronous(how).unwrap();
            taken[which].push(once(|| work(store, round)).0);
        }
    }
    let [full, normal] = taken.map(|mut times| {
        times.sort_unstable();
        times[times.len() / 2]
    });
    (full, normal)
}

fn step(name: StepName) -> Step {
    Step { name, who: "figures".to_owned(), at: now(), undoable: true }
}

fn changes(store: &Store, person: &Person, round: u32) {
    for number in 0..CHANGES {
        let phone = Some(format!("12 616 {round} {number}"));
        let person = Person { details: PersonDetails { phone, ..person.details.clone() }, ..person.clone() };
        store.change(step(StepName::EditPerson), |writer| writer.update_person(&person)).unwrap();
    }
}

fn import(store: &Store, owner: PersonId, round: u32) {
    let blocks: Vec<BusyBlock> = (0..INTERVALS).map(|number| block(number, round)).collect();
    let write = |writer: &mut store::Writer<'_>| {
        writer.replace_calendar(Resource::Person(owner), "praca", now(), &blocks)
    };
    store.change(step(StepName::ImportCalendar), write).unwrap();
}

fn block(number: i64, round: u32) -> BusyBlock {
    let start = now() + TimeDelta::minutes(number * 60 + i64::from(round));
    let interval = Interval { start, end: start + TimeDelta::minutes(45) };
    BusyBlock {
        interval,
        source: BusySource::Calendar(CalendarId(0)),
        title: Some("Narada".into()),
        point: None,
    }
}
