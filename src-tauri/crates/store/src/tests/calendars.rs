//! Imported calendars: replaced whole, taken back whole, and forgotten when nobody can need them.

use chrono::TimeDelta;
use planning::busy::{BusyBlock, BusySource};
use planning::calendar::Resource;
use planning::id::{CalendarId, PersonId};
use planning::time::Interval;

use proptest::prelude::*;

use super::*;
use crate::row;

fn blocks(count: i64) -> Vec<BusyBlock> {
    let block = |number| BusyBlock {
        interval: Interval { start: at(number), end: at(number) + TimeDelta::minutes(45) },
        source: BusySource::Calendar(CalendarId(0)),
        title: Some("Zajęte".into()),
        point: None,
    };
    (0..count).map(block).collect()
}

fn import(store: &Store, owner: PersonId, count: i64) -> CalendarId {
    change(store, StepName::ImportCalendar, |writer| {
        writer.replace_calendar(Resource::Person(owner), "praca", at(count), &blocks(count))
    })
}

fn with_person() -> (Store, PersonId) {
    let store = memory();
    let id = change(&store, StepName::EditPerson, |writer| writer.insert_person(&person("Anna")));
    (store, id)
}

fn held(store: &Store, id: CalendarId) -> usize {
    store.read(|reader| reader.busy(id)).unwrap().len()
}

#[test]
fn the_same_name_is_the_same_calendar() {
    let (store, owner) = with_person();
    let first = import(&store, owner, 3);
    assert_eq!(import(&store, owner, 5), first);
    let found = store.read(|reader| reader.calendars()).unwrap();
    assert_eq!((found.len(), found[0].busy_count, found[0].as_of), (1, 5, at(5)));
    assert_eq!(held(&store, first), 5);
}

#[test]
fn taking_an_import_back_gives_the_old_busy_time() {
    let (store, owner) = with_person();
    let id = import(&store, owner, 3);
    import(&store, owner, 5);
    store.undo("Anna", at(1)).unwrap();
    assert_eq!(held(&store, id), 3);
    store.redo("Anna", at(1)).unwrap();
    assert_eq!(held(&store, id), 5);
}

#[test]
fn imports_that_nobody_can_come_back_to_are_forgotten() {
    let (store, owner) = with_person();
    for count in [3, 5, 7] {
        import(&store, owner, count);
    }
    assert_eq!(count(&store, "busy_interval"), 3 + 5 + 7);
    store.undo("Anna", at(1)).unwrap();
    import(&store, owner, 11);
    assert_eq!(count(&store, "busy_interval"), 3 + 5 + 11);
    store.change(final_step(StepName::Publish), |writer| writer.insert_person(&person("Ewa"))).unwrap();
    assert_eq!(count(&store, "busy_interval"), 11);
}

#[test]
fn calendars_go_with_their_owner_and_come_back_with_them() {
    let (store, owner) = with_person();
    let id = import(&store, owner, 4);
    let ((), changed) =
        store.change(step(StepName::EditPerson), |writer| writer.remove_person(owner)).unwrap();
    assert!(changed.contains(id) && changed.contains(owner));
    assert_eq!(store.read(|reader| reader.calendars()).unwrap(), []);
    store.undo("Anna", at(1)).unwrap();
    assert_eq!(held(&store, id), 4);
}

#[test]
fn a_calendar_that_takes_the_name_of_a_removed_one_gives_it_back() {
    let (store, owner) = with_person();
    let first = import(&store, owner, 3);
    let second = change(&store, StepName::ImportCalendar, |writer| {
        writer.remove_calendar(first)?;
        writer.replace_calendar(Resource::Person(owner), "praca", at(0), &blocks(5))
    });
    assert_ne!(first, second);
    store.undo("Anna", at(1)).unwrap();
    assert_eq!((held(&store, first), held(&store, second)), (3, 0));
    store.redo("Anna", at(1)).unwrap();
    assert_eq!((held(&store, first), held(&store, second)), (0, 5));
}

#[test]
fn a_calendar_of_nobody_is_refused() {
    let store = memory();
    let refused = store.change(step(StepName::ImportCalendar), |writer| {
        writer.replace_calendar(Resource::Person(PersonId(7)), "praca", at(0), &blocks(2))
    });
    assert!(matches!(refused, Err(StoreError::Inconsistent { .. })));
    assert_eq!(count(&store, "busy_interval"), 0);
}

#[test]
fn part_of_a_second_counts_as_taken() {
    let (store, owner) = with_person();
    let start = at(0) + TimeDelta::milliseconds(100);
    let interval = Interval { start, end: start + TimeDelta::milliseconds(200) };
    let id = change(&store, StepName::ImportCalendar, |writer| {
        let block = BusyBlock { interval, ..blocks(1).remove(0) };
        writer.replace_calendar(Resource::Person(owner), "praca", at(0), &[block])
    });
    let found = store.read(|reader| reader.busy(id)).unwrap();
    assert_eq!(found[0].interval, Interval { start: at(0), end: at(0) + TimeDelta::seconds(1) });
}

proptest! {
    /// Whatever starts where and lasts however long: a window finds just what touches it.
    #[test]
    fn a_window_of_a_calendar_is_what_touches_it(
        spans in proptest::collection::vec((-400_i64..400, 1_i64..2_000), 0..40),
        from in -500_i64..500,
        length in 1_i64..300,
    ) {
        let (store, owner) = with_person();
        let interval = |(start, length): (i64, i64)| {
            let start = at(0) + TimeDelta::hours(start);
            Interval { start, end: start + TimeDelta::hours(length) }
        };
        let blocks: Vec<BusyBlock> =
            spans.iter().map(|span| BusyBlock { interval: interval(*span), ..blocks(1).remove(0) }).collect();
        let id = change(&store, StepName::ImportCalendar, |writer| {
            writer.replace_calendar(Resource::Person(owner), "praca", at(0), &blocks)
        });
        let window = interval((from, length));
        let mut expected = store.read(|reader| reader.busy(id)).unwrap();
        expected.retain(|block| block.interval.overlaps(&window));
        prop_assert_eq!(store.read(|reader| reader.busy_touching(id, window)).unwrap(), expected);
    }
}

#[test]
fn the_years_before_a_window_are_not_read() {
    let (store, owner) = with_person();
    import(&store, owner, 1);
    let plan: Vec<String> = store
        .read(|reader| {
            row::all(
                reader.connection,
                &format!(
                    "EXPLAIN QUERY PLAN {}",
                    crate::busy::TOUCHING
                        .replace("?1", "1")
                        .replace("?2", "2")
                        .replace("?3", "3")
                        .replace("?4", "4")
                ),
                [],
                |row| Ok(row.get(3)?),
            )
        })
        .unwrap();
    assert!(plan.iter().any(|line| line.contains("busy_interval_long")), "{plan:?}");
    assert!(!plan.iter().any(|line| line.contains("SCAN")), "{plan:?}");
}
