//! The one door: all of a change or nothing of it.

use super::*;
use crate::{Changed, Entity, EntityKind};
use planning::id::PersonId;

#[derive(Debug, PartialEq)]
enum Refused {
    ByRule,
    Store(StoreError),
}

impl From<StoreError> for Refused {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

#[test]
fn a_change_answers_what_it_has_changed_once_and_sorted() {
    let store = memory();
    let ((), changed) = store
        .change(step(StepName::Sample), |writer| {
            let venue_id = writer.insert_venue(&venue("Szkoła"))?;
            let id = writer.insert_person(&person("Anna"))?;
            writer.update_person(&planning::person::Person { id, details: person("Ewa") })?;
            let mut altered = writer.venue(venue_id)?.unwrap();
            altered.details.capacity = 5;
            writer.update_venue(&altered)
        })
        .unwrap();
    let wanted = [Entity::new(EntityKind::Person, 1), Entity::new(EntityKind::Venue, 1)];
    assert_eq!(changed.entities, wanted);
    assert!(changed.contains(PersonId(1)));
}

#[test]
fn a_refused_change_leaves_nothing() {
    let store = memory();
    placed(&store);
    let before = (content(&store), count(&store, "ledger"), store.history().unwrap());
    let refused = store.change(step(StepName::MoveMeeting), |writer| {
        writer.insert_person(&person("Anna"))?;
        writer.insert_request(&request("Inne"))?;
        Err::<(), _>(Refused::ByRule)
    });
    assert_eq!(refused, Err(Refused::ByRule));
    assert_eq!((content(&store), count(&store, "ledger"), store.history().unwrap()), before);
}

#[test]
fn a_panic_inside_a_change_leaves_nothing_and_the_store_usable() {
    let store = memory();
    let caught = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        change(&store, StepName::Sample, |writer| {
            writer.insert_person(&person("Anna"))?;
            panic!("a fault of the program");
            #[expect(unreachable_code, reason = "gives the closure its type")]
            Ok(())
        });
    }));
    assert!(caught.is_err());
    assert_eq!(content(&store), Vec::<String>::new());
    placed(&store);
}

#[test]
fn a_change_that_changes_nothing_is_no_step() {
    let store = memory();
    let (request_id, ..) = placed(&store);
    store.undo("Anna", at(1)).unwrap();
    store.redo("Anna", at(1)).unwrap();
    let rows = count(&store, "ledger");
    let ((), changed) = store
        .change(step(StepName::EditRequest), |writer| {
            let same = writer.request(request_id)?.unwrap();
            writer.update_request(&same)
        })
        .unwrap();
    assert_eq!((changed, count(&store, "ledger")), (Changed::default(), rows));
    assert_eq!(store.history().unwrap().undo, Some(StepName::PlaceMeeting));
}

#[test]
fn what_comes_and_goes_within_a_change_was_never_there() {
    let store = memory();
    let ((), changed) = store
        .change(step(StepName::EditPerson), |writer| {
            let id = writer.insert_person(&person("Anna"))?;
            writer.remove_person(id)
        })
        .unwrap();
    assert_eq!((changed, count(&store, "ledger")), (Changed::default(), 0));
}

#[test]
fn a_caller_may_go_on_after_one_thing_failed_and_nothing_of_it_stays() {
    let store = memory();
    let (request_id, ..) = placed(&store);
    let before = store.read(|reader| reader.request(request_id)).unwrap();
    change(&store, StepName::EditPerson, |writer| {
        let kept = writer.remove_request(request_id);
        assert_eq!(kept, Err(StoreError::InUse { table: "request", id: request_id.0 }));
        writer.insert_person(&person("Anna"))
    });
    assert_eq!(store.read(|reader| reader.request(request_id)).unwrap(), before);
}

#[test]
fn what_is_used_is_not_removed() {
    let store = memory();
    let (_, venue_id, _) = placed(&store);
    let kept = store.change(step(StepName::EditVenue), |writer| writer.remove_venue(venue_id));
    assert_eq!(kept, Err(StoreError::InUse { table: "venue", id: venue_id.0 }));
}

#[test]
fn what_is_not_there_is_not_altered() {
    let store = memory();
    let missing = planning::person::Person { id: PersonId(9), details: person("Nikt") };
    let failed = store.change(step(StepName::EditPerson), |writer| writer.update_person(&missing));
    assert_eq!(failed, Err(StoreError::NotFound { table: "person", id: 9 }));
}

#[test]
fn a_full_disk_changes_nothing_and_is_named() {
    let (_folder, store) = on_disk();
    placed(&store);
    let before = content(&store);
    let pages: i64 = store.writing().query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
    store.writing().pragma_update(None, "max_page_count", pages).unwrap();
    let full = store.change(step(StepName::ImportRequests), |writer| {
        (0..1000).try_for_each(|number| writer.insert_request(&request(&format!("{number}"))).map(drop))
    });
    assert_eq!(full, Err(StoreError::Full));
    assert_eq!(content(&store), before);
    store.writing().pragma_update(None, "max_page_count", 1_000_000).unwrap();
    change(&store, StepName::ReceiveRequest, |writer| writer.insert_request(&request("Znów")));
}

#[test]
fn a_full_disk_that_was_overlooked_still_fails_the_change() {
    let (_folder, store) = on_disk();
    let pages: i64 = store.writing().query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
    store.writing().pragma_update(None, "max_page_count", pages).unwrap();
    let before = content(&store);
    let result = store.change(step(StepName::ImportRequests), |writer| {
        for number in 0..1000 {
            drop(writer.insert_request(&request(&format!("{number}"))));
        }
        Ok::<(), StoreError>(())
    });
    assert!(result.is_err());
    assert_eq!(content(&store), before);
}

#[test]
fn nothing_is_written_after_a_change_has_been_rolled_back_behind_its_back() {
    let (_folder, store) = on_disk();
    let result = store.change(step(StepName::EditPerson), |writer| {
        writer.connection.execute_batch("ROLLBACK")?;
        drop(writer.insert_person(&person("Anna")));
        Ok::<(), StoreError>(())
    });
    assert!(matches!(result, Err(StoreError::Inconsistent { .. })));
    assert_eq!((content(&store), count(&store, "step")), (vec![], 0));
}

#[test]
fn a_store_that_cannot_be_written_names_its_file() {
    let (folder, store) = on_disk();
    store.writing().pragma_update(None, "query_only", true).unwrap();
    let refused = store.change(step(StepName::EditPerson), |writer| writer.insert_person(&person("Anna")));
    assert_eq!(refused, Err(StoreError::ReadOnly { path: folder.path().join("lawka.db") }));
}

#[test]
fn a_store_that_somebody_else_writes_for_long_is_busy() {
    let (folder, store) = on_disk();
    let other = rusqlite::Connection::open(folder.path().join("lawka.db")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    store.writing().busy_timeout(std::time::Duration::from_millis(10)).unwrap();
    let refused = store.change(step(StepName::EditPerson), |writer| writer.insert_person(&person("Anna")));
    assert_eq!(refused, Err(StoreError::Busy));
    other.execute_batch("ROLLBACK").unwrap();
    change(&store, StepName::EditPerson, |writer| writer.insert_person(&person("Anna")));
}

#[test]
fn every_table_is_captured_or_known_not_to_be() {
    let own = [
        "busy_import",
        "busy_interval",
        "letter_content",
        "kept_file",
        "step",
        "step_row",
        "ledger",
        "access",
        "erasure",
        "personal_data",
        "draft",
    ];
    // What is known of the calendar server is no step of the office.
    let together = [
        "account",
        "collection",
        "resource",
        "shared_name",
        "earlier_version",
        "grave",
        "sync_operation",
        "sync_conflict",
        "subscription",
        "public_calendar",
    ];
    let own = [own.as_slice(), &together].concat();
    let store = memory();
    let tables = store.read(|reader| {
        rows(reader, "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'")
    });
    let captured: Vec<&str> = capture::CAPTURED.iter().map(|captured| captured.table).collect();
    for table in tables.unwrap() {
        assert!(captured.contains(&table.as_str()) != own.contains(&table.as_str()), "{table}");
    }
}
