//! A copy in place of the present, and what must not be forgotten over it.

use rusqlite::Connection;

use super::*;
use crate::{AccessKind, PutBack};

fn add(store: &Store, name: &str) -> planning::id::PersonId {
    change(store, StepName::EditPerson, |writer| writer.insert_person(&person(name)))
}

fn names(store: &Store) -> Vec<String> {
    store.read(|reader| reader.people()).unwrap().into_iter().map(|person| person.details.name).collect()
}

fn put_back(store: &Store, copy: &std::path::Path) -> Answer<PutBack> {
    store.put_back(copy, None, &final_step(StepName::RestoreCopy))
}

#[test]
fn the_content_is_the_copys_and_the_ledger_goes_on() {
    let (folder, store) = on_disk();
    add(&store, "Anna");
    let (wanted, copy) = (content(&store), folder.path().join("kopia.db"));
    store.backup_to(&copy).unwrap();
    let ewa = add(&store, "Ewa");
    let before = store.read(|reader| reader.ledger(None, 99)).unwrap();
    let told = put_back(&store, &copy).unwrap();
    assert_eq!(told, PutBack { same_lineage: true, erased_again: 0 });
    assert_eq!(content(&store), wanted);
    let after = store.read(|reader| reader.ledger(None, 99)).unwrap();
    assert_eq!(after[1..], before, "what happened since stays known");
    assert_eq!((after[0].step, after[0].entity), (StepName::RestoreCopy, crate::Entity::REGISTER));
    assert_eq!(store.verify().unwrap(), []);
    assert!(add(&store, "Ola") > ewa, "no id comes back as somebody else");
    assert_eq!(store.undo("Anna", at(9)).unwrap().unwrap().0, StepName::EditPerson);
    assert_eq!(names(&store), ["Anna"]);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 4, "database, log, its memory, the copy");
}

#[test]
fn another_program_sees_it_as_a_change() {
    let (folder, store) = on_disk();
    add(&store, "Anna");
    let copy = folder.path().join("kopia.db");
    store.backup_to(&copy).unwrap();
    add(&store, "Ewa");
    let other = Store::open(store.path()).unwrap();
    let seen = other.read(|reader| reader.last_change()).unwrap();
    put_back(&store, &copy).unwrap();
    assert!(other.read(|reader| reader.last_change()).unwrap() > seen);
    assert_eq!(names(&other), ["Anna"]);
    add(&other, "Ola");
    assert_eq!(names(&store), ["Anna", "Ola"]);
}

#[test]
fn who_was_erased_does_not_come_back_with_an_old_copy() {
    let (folder, store) = on_disk();
    let (request_id, ..) = placed(&store);
    let copy = folder.path().join("kopia.db");
    store.backup_to(&copy).unwrap();
    let erase = |writer: &mut Writer<'_>| -> Answer<()> {
        writer.erase_requester(request_id)?;
        writer.note_erasure(request_id, "art. 17 ust. 1 lit. b RODO", "Anna", at(2))
    };
    store.change(final_step(StepName::EraseRequester), erase).unwrap();
    let told = put_back(&store, &copy).unwrap();
    assert_eq!(told.erased_again, 1);
    let request = store.read(|reader| reader.request(request_id)).unwrap().unwrap();
    assert_eq!(request.details.requester, Requester::default());
    assert_eq!(store.read(|reader| reader.erasures()).unwrap().len(), 1);
    store.flush().unwrap();
    let bytes = std::fs::read(store.path()).unwrap();
    assert!(!String::from_utf8_lossy(&bytes).contains("Próbny"));
}

#[test]
fn accesses_stay_noted() {
    let (folder, store) = on_disk();
    let (request_id, ..) = placed(&store);
    let copy = folder.path().join("kopia.db");
    store.note_access(AccessKind::Viewed, request_id, "Anna", at(1)).unwrap();
    store.backup_to(&copy).unwrap();
    store.note_access(AccessKind::Exported, request_id, "Ewa", at(2)).unwrap();
    put_back(&store, &copy).unwrap();
    let who: Vec<String> =
        store.read(|reader| reader.accesses(9)).unwrap().into_iter().map(|access| access.who).collect();
    assert_eq!(who, ["Ewa", "Anna"]);
}

#[test]
fn a_copy_of_another_register_comes_with_its_own_ledger() {
    let (folder, store) = on_disk();
    add(&store, "Anna");
    let other = Store::open(&folder.path().join("inny.db")).unwrap();
    let later = Step { at: at(7), ..step(StepName::EditPerson) };
    other.change(later, |writer| writer.insert_person(&person("Ewa"))).unwrap();
    let copy = folder.path().join("kopia.db");
    other.backup_to(&copy).unwrap();
    assert!(!put_back(&store, &copy).unwrap().same_lineage);
    assert_eq!(names(&store), ["Ewa"]);
    assert_eq!(store.verify().unwrap(), []);
}

#[test]
fn what_is_no_sound_copy_changes_nothing() {
    let (folder, store) = on_disk();
    add(&store, "Anna");
    let wanted = content(&store);
    let copy = folder.path().join("kopia.db");
    assert!(matches!(put_back(&store, &copy), Err(StoreError::Io { .. })), "not there");
    std::fs::write(&copy, b"To nie jest baza danych. ".repeat(400)).unwrap();
    assert!(matches!(put_back(&store, &copy), Err(StoreError::Damaged { .. })));
    std::fs::remove_file(&copy).unwrap();
    store.backup_to(&copy).unwrap();
    Connection::open(&copy).unwrap().execute_batch("PRAGMA user_version = 99").unwrap();
    assert!(matches!(put_back(&store, &copy), Err(StoreError::Newer { .. })));
    Connection::open(&copy)
        .unwrap()
        .execute_batch(
            "DROP TRIGGER ledger_is_not_altered; UPDATE ledger SET who = 'Ktoś'; PRAGMA user_version = 2",
        )
        .unwrap();
    assert!(matches!(put_back(&store, &copy), Err(StoreError::Damaged { .. })), "its ledger is broken");
    assert_eq!(content(&store), wanted);
    assert!(!store.path().with_added_extension("restoring").exists());
}
