//! What was altered past the program is found and named.

use rusqlite::Connection;
use serde_json::json;

use super::*;
use crate::{Broken, ReleaseDetails};

fn released(store: &Store) -> planning::id::ReleaseId {
    let (_, venue_id, meeting_id) = placed(store);
    let details = ReleaseDetails {
        meeting_id,
        number: 1,
        at: at(1),
        start: at(100),
        venue_id,
        snapshot: json!({"title": "Plac zabaw", "lead": "Zapraszamy."}),
        digest: "0".repeat(64),
        files: json!([{"path": "plakat.pdf"}]),
        path: "paczka.zip".to_owned(),
        channels: vec![],
        correction: false,
        kept: false,
    };
    change(store, StepName::Export, |writer| writer.insert_release(&details))
}

/// A release whose pack the register keeps.
fn released_with_pack(store: &Store) -> planning::id::ReleaseId {
    let (_, venue_id, meeting_id) = placed(store);
    let details = ReleaseDetails {
        meeting_id,
        number: 1,
        at: at(1),
        start: at(100),
        venue_id,
        snapshot: json!({"title": "Plac zabaw"}),
        digest: String::new(),
        files: json!([]),
        path: "paczka.zip".to_owned(),
        channels: vec![],
        correction: false,
        kept: false,
    };
    change(store, StepName::Export, |writer| writer.insert_pack(details, b"PK plakat".to_vec()))
}

/// Writes past the program, as somebody with another tool would.
fn tamper(store: &Store, sql: &str) {
    let plain = Connection::open(store.path()).unwrap();
    plain.execute_batch(sql).unwrap();
}

#[test]
fn an_untouched_register_has_nothing_broken() {
    let (_folder, store) = on_disk();
    released(&store);
    assert_eq!(store.verify().unwrap(), []);
    assert_eq!(memory().verify().unwrap(), []);
}

#[test]
fn an_altered_release_is_named_with_its_part() {
    for (column, part) in [("snapshot", "snapshot"), ("files", "files"), ("digest", "digest")] {
        let (_folder, store) = on_disk();
        let release_id = released(&store);
        let value = if column == "digest" { "'1'" } else { "'{}'" };
        tamper(
            &store,
            &format!("DROP TRIGGER release_is_not_altered; UPDATE release SET {column} = {value}"),
        );
        let part = part.to_owned();
        assert_eq!(store.verify().unwrap(), [Broken::Release { release_id, part }]);
    }
}

#[test]
fn the_pack_of_a_release_comes_out_as_it_went_in_and_stays() {
    let (_folder, store) = on_disk();
    let id = released_with_pack(&store);
    let pack = |reader: &Reader<'_>| reader.pack_of(&reader.release(id)?.unwrap());
    assert_eq!(store.read(pack).unwrap().as_deref(), Some(&b"PK plakat"[..]));
    for sql in ["DELETE FROM kept_file", "UPDATE kept_file SET bytes = x'00'"] {
        assert!(store.writing().execute(sql, []).is_err(), "{sql}");
    }
    assert_eq!(store.verify().unwrap(), []);
}

#[test]
fn a_pack_that_was_taken_away_or_altered_is_missed() {
    for tampering in [
        "DROP TRIGGER kept_pack_is_not_removed; DELETE FROM kept_file",
        "DROP TRIGGER kept_file_is_not_altered; UPDATE kept_file SET bytes = x'00'",
        "DROP TRIGGER kept_pack_is_not_removed; DELETE FROM kept_file; \
        DROP TRIGGER release_is_not_altered; UPDATE release SET kept = 0",
    ] {
        let (_folder, store) = on_disk();
        let release_id = released_with_pack(&store);
        tamper(&store, tampering);
        let part = "pack".to_owned();
        assert_eq!(store.verify().unwrap(), [Broken::Release { release_id, part }], "{tampering}");
    }
}

#[test]
fn an_altered_row_of_the_ledger_is_named() {
    let (_folder, store) = on_disk();
    released(&store);
    tamper(&store, "DROP TRIGGER ledger_is_not_altered; UPDATE ledger SET who = 'Ktoś' WHERE id = 2");
    assert_eq!(store.verify_ledger(None).unwrap(), [Broken::LedgerRow { id: 2 }]);
    assert_eq!(store.verify().unwrap(), [Broken::LedgerRow { id: 2 }]);
}

#[test]
fn rows_taken_from_the_ledgers_end_are_missed() {
    let (_folder, store) = on_disk();
    released(&store);
    tamper(&store, "DROP TRIGGER ledger_is_not_removed; DELETE FROM ledger WHERE id = 4");
    assert_eq!(store.verify_ledger(None).unwrap(), [Broken::LedgerCut { last: 3, counted: 4 }]);
}

#[test]
fn a_ledger_reckoned_anew_differs_from_a_kept_copy() {
    let (folder, store) = on_disk();
    released(&store);
    let copy = folder.path().join("kopia.db");
    store.backup_to(&copy).unwrap();
    change(&store, StepName::EditPerson, |writer| writer.insert_person(&person("Ewa")));
    assert_eq!(store.verify_ledger(Some(&copy)).unwrap(), [], "the copy is the beginning of it");

    let other = folder.path().join("inny.db");
    let other = Store::open(&other).unwrap();
    for name in ["Anna", "Jan", "Ewa", "Ola", "Ala"] {
        change(&other, StepName::EditPerson, |writer| writer.insert_person(&person(name)));
    }
    assert_eq!(other.verify_ledger(Some(&copy)).unwrap(), [Broken::LedgerDiffers { id: 4 }]);
}

#[test]
fn a_damaged_page_is_told_in_sqlites_words() {
    let (folder, store) = on_disk();
    for number in 0..200 {
        let name = format!("Osoba {number}");
        change(&store, StepName::EditPerson, |writer| writer.insert_person(&person(&name)));
    }
    store.flush().unwrap();
    drop(store);
    let path = folder.path().join("lawka.db");
    let mut bytes = std::fs::read(&path).unwrap();
    let at = bytes.len() - 4096;
    bytes[at..at + 512].fill(0xAA);
    std::fs::write(&path, bytes).unwrap();
    let found = Store::open(&path).and_then(|store| store.verify());
    let told = match &found {
        Ok(broken) => broken.iter().any(|each| matches!(each, Broken::Database { .. })),
        Err(error) => matches!(error, StoreError::Damaged { .. }),
    };
    assert!(told, "{found:?}");
}
