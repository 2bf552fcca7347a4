//! The ledger: complete, in order, unalterable, without personal data.

use serde_json::{Value, json};

use super::*;
use crate::{Entity, EntityKind};

#[test]
fn each_changed_thing_has_a_row_with_before_and_after() {
    let store = memory();
    let (_, venue_id, _) = placed(&store);
    let ((), _) = store
        .change(Step { at: at(5), ..step(StepName::EditVenue) }, |writer| {
            let mut altered = writer.venue(venue_id)?.unwrap();
            altered.details.capacity = 7;
            writer.update_venue(&altered)
        })
        .unwrap();
    let row = store.read(|reader| reader.ledger(Some(at(5)), 10)).unwrap().remove(0);
    assert_eq!((row.at, row.who.as_str(), row.step), (at(5), "Anna", StepName::EditVenue));
    assert_eq!((row.entity, row.of), (Entity::from(venue_id), None));
    let capacity = |side: &Option<Value>| side.as_ref().and_then(|side| side.get("capacity").cloned());
    assert_eq!((capacity(&row.before), capacity(&row.after)), (Some(json!(100)), Some(json!(7))));
}

#[test]
fn undo_and_redo_are_rows_of_their_own() {
    let store = memory();
    let (_, _, meeting_id) = placed(&store);
    store.undo("Ewa", at(1)).unwrap();
    store.redo("Ola", at(2)).unwrap();
    let rows = store.read(|reader| reader.ledger_of(meeting_id)).unwrap();
    let told: Vec<_> =
        rows.iter().map(|row| (row.step, row.of, row.who.as_str(), row.after.is_some())).collect();
    assert_eq!(
        told,
        [
            (StepName::Redo, Some(StepName::PlaceMeeting), "Ola", true),
            (StepName::Undo, Some(StepName::PlaceMeeting), "Ewa", false),
            (StepName::PlaceMeeting, None, "Anna", true),
        ]
    );
}

#[test]
fn the_newest_rows_come_first_and_no_more_than_asked_for() {
    let store = memory();
    placed(&store);
    let rows = store.read(|reader| reader.ledger(None, 2)).unwrap();
    let kinds: Vec<EntityKind> = rows.iter().map(|row| row.entity.kind).collect();
    assert_eq!(kinds, [EntityKind::Meeting, EntityKind::Request]);
}

#[test]
fn no_row_is_altered_or_removed() {
    let store = memory();
    placed(&store);
    for sql in ["UPDATE ledger SET who = 'x'", "DELETE FROM ledger", "DELETE FROM ledger WHERE id = 1"] {
        assert!(store.writing().execute(sql, []).is_err(), "{sql}");
    }
    assert_eq!(count(&store, "ledger"), 3);
}

#[test]
fn a_release_is_not_altered_or_removed() {
    let store = memory();
    let (_, venue_id, meeting_id) = placed(&store);
    let details = crate::ReleaseDetails {
        meeting_id,
        number: 1,
        at: at(1),
        start: at(100),
        venue_id,
        snapshot: json!({"title": "Plac zabaw"}),
        digest: String::new(),
        files: json!([]),
        path: String::new(),
        channels: vec![],
        correction: false,
        kept: false,
    };
    let id = change(&store, StepName::Export, |writer| writer.insert_release(&details));
    for sql in ["UPDATE release SET path = 'x'", "DELETE FROM release"] {
        assert!(store.writing().execute(sql, []).is_err(), "{sql}");
    }
    let row = store.read(|reader| reader.ledger_of(id)).unwrap().remove(0);
    assert_eq!(row.withheld, ["snapshot", "files"]);
}

#[test]
fn a_row_altered_with_another_tool_breaks_the_chain() {
    let (folder, store) = on_disk();
    placed(&store);
    assert_eq!(store.read(|reader| reader.first_broken_ledger_row()).unwrap(), None);
    drop(store);
    let path = folder.path().join("lawka.db");
    let other = rusqlite::Connection::open(&path).unwrap();
    other
        .execute_batch("DROP TRIGGER ledger_is_not_altered; UPDATE ledger SET who = 'Nikt' WHERE id = 2")
        .unwrap();
    drop(other);
    let store = Store::open(&path).unwrap();
    assert_eq!(store.read(|reader| reader.first_broken_ledger_row()).unwrap(), Some(2));
    assert_eq!(store.integrity().unwrap(), ["ledger row 2 doesn't follow from the one before"]);
}

#[test]
fn who_asked_never_stands_in_the_ledger() {
    let store = memory();
    let (request_id, _, meeting_id) = placed(&store);
    change(&store, StepName::EditRequest, |writer| {
        writer.insert_notice(&notice(meeting_id, AddresseeKind::Requester, "Próbny"))?;
        let mut altered = writer.request(request_id)?.unwrap();
        altered.details.requester.email = Some("próbny@example.org".to_owned());
        altered.details.requester.address = Some("ul. Próbny Trakt 4".to_owned());
        altered.details.remarks = Some("dzwonił Próbny".to_owned());
        writer.update_request(&altered)
    });
    let rows = store.read(|reader| reader.ledger(None, 100)).unwrap();
    let told: String = rows.iter().map(|row| format!("{:?} {:?}", row.before, row.after)).collect();
    assert!(!told.to_lowercase().contains("próbny"), "{told}");
    let latest = rows.iter().find(|row| row.entity == request_id.into()).unwrap();
    assert_eq!(latest.withheld, ["requester.email", "requester.address", "remarks"]);
}
