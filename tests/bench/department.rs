//! The sample department through the desk: what the window asks and waits for.

use chrono::{DateTime, Days, NaiveDate, Utc};
use desk::{Desk, FixedClock, PlacementQuestion};
use planning::time::warsaw;

use crate::table::Table;
use crate::watch::{Times, once};

pub fn now() -> DateTime<Utc> {
    "2026-11-23T08:00:00Z".parse().unwrap()
}

fn weeks(weeks: u64) -> (NaiveDate, NaiveDate) {
    let today = warsaw::date(now());
    (today, today.checked_add_days(Days::new(7 * weeks)).unwrap())
}

pub fn open(folder: &std::path::Path) -> Desk {
    Desk::open(folder, Box::new(FixedClock(now())), "figures").unwrap()
}

pub fn measure(table: &mut Table) {
    let folder = tempfile::tempdir().unwrap();
    let desk = open(folder.path());
    let (sample, _) = once(|| desk.load_sample().unwrap());
    table.time("the sample department written", sample, "–", None);
    let request = desk.requests().unwrap()[0].id;
    let (from, to) = weeks(12);
    let map = Times::of(50, || {
        desk.options(request, from, to).unwrap();
    });
    let best = desk.best(request, from, to, 1).unwrap().remove(0);
    let question = PlacementQuestion { request_id: request, at: best.at, duration: None };
    let check = Times::of(500, || {
        desk.check(&question).unwrap();
    });
    let cells = 12 * 7 * 96 * 25;
    let by_cell = check.median() * cells;
    table.time(
        "options of the sample, 12 weeks × 25 venues, as the map of a drag",
        map.median(),
        "a check for each cell",
        Some(by_cell),
    );
    table.time("check of one placement of the sample", check.median(), "–", None);
    drop(desk);
    let reopened = Times::of(10, || {
        open(folder.path()).register().unwrap();
    });
    table.time("the register opened and every list read", reopened.median(), "–", None);
}
