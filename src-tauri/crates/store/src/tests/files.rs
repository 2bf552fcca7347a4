//! The file itself: new, shared, foreign, from the future, damaged, read-only, copied.

use std::path::Path;

use rusqlite::Connection;

use super::*;

fn write(path: &Path, sql: &str) -> Vec<u8> {
    let connection = Connection::open(path).unwrap();
    connection.execute_batch(sql).unwrap();
    drop(connection);
    std::fs::read(path).unwrap()
}

#[test]
fn a_store_is_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Store>();
}

#[test]
fn a_store_is_made_with_its_folder() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("nowy folder/Ławka ąę/lawka.db");
    placed(&Store::open(&path).unwrap());
    let again = Store::open(&path).unwrap();
    assert_eq!(again.read(|reader| reader.meetings()).unwrap().len(), 1);
    assert_eq!(again.integrity().unwrap(), Vec::<String>::new());
}

#[test]
fn a_newer_database_is_refused_untouched() {
    let (folder, store) = on_disk();
    placed(&store);
    drop(store);
    let path = folder.path().join("lawka.db");
    let before = write(&path, "PRAGMA user_version = 99");
    let newer = StoreError::Newer { found: 99, known: crate::migrate::VERSION };
    assert_eq!(Store::open(&path).unwrap_err(), newer);
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[test]
fn a_database_of_another_program_is_refused_untouched() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("places.sqlite");
    let before = write(&path, "CREATE TABLE bookmark (id INTEGER); PRAGMA application_id = 7");
    assert_eq!(Store::open(&path).unwrap_err(), StoreError::Foreign { application_id: 7 });
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[test]
fn what_is_no_database_is_called_damaged_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lawka.db");
    let bytes = b"To jest zwykly tekst, a nie baza danych. ".repeat(100);
    std::fs::write(&path, &bytes).unwrap();
    assert!(matches!(Store::open(&path), Err(StoreError::Damaged { .. })));
    assert_eq!(std::fs::read(&path).unwrap(), bytes);
}

#[test]
fn an_empty_file_becomes_a_store() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lawka.db");
    std::fs::write(&path, b"").unwrap();
    placed(&Store::open(&path).unwrap());
}

#[test]
fn a_folder_that_is_a_file_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("plik");
    std::fs::write(&file, b"").unwrap();
    assert!(matches!(Store::open(&file.join("lawka.db")), Err(StoreError::Io { .. })));
}

#[test]
fn two_stores_on_one_file_see_each_others_changes() {
    let (folder, one) = on_disk();
    let other = Store::open(&folder.path().join("lawka.db")).unwrap();
    let versions = (one.data_version().unwrap(), other.data_version().unwrap());
    let (_, _, meeting_id) = placed(&one);
    assert_eq!(one.data_version().unwrap(), versions.0);
    assert_ne!(other.data_version().unwrap(), versions.1);
    assert!(other.read(|reader| reader.meeting(meeting_id)).unwrap().is_some());
    assert_eq!(other.undo("Ewa", at(1)).unwrap().unwrap().0, StepName::PlaceMeeting);
    assert_eq!(one.read(|reader| reader.meeting(meeting_id)).unwrap(), None);
    assert_eq!(one.history().unwrap().redo, Some(StepName::PlaceMeeting));
}

#[test]
fn changes_from_two_threads_and_two_stores_are_all_kept() {
    let (folder, one) = on_disk();
    let other = Store::open(&folder.path().join("lawka.db")).unwrap();
    std::thread::scope(|scope| {
        for store in [&one, &one, &other, &other] {
            scope.spawn(move || {
                for number in 0..10 {
                    let name = number.to_string();
                    change(store, StepName::EditPerson, |writer| writer.insert_person(&person(&name)));
                }
            });
        }
    });
    assert_eq!(one.read(|reader| reader.people()).unwrap().len(), 40);
    assert_eq!(one.read(|reader| reader.first_broken_ledger_row()).unwrap(), None);
}

#[test]
fn a_reading_stays_of_one_moment_while_others_write() {
    let (folder, one) = on_disk();
    let other = Store::open(&folder.path().join("lawka.db")).unwrap();
    let seen = one.read(|reader| {
        let before = reader.people()?.len();
        change(&other, StepName::EditPerson, |writer| writer.insert_person(&person("Anna")));
        Ok((before, reader.people()?.len()))
    });
    assert_eq!(seen.unwrap(), (0, 0));
    assert_eq!(one.read(|reader| reader.people()).unwrap().len(), 1);
}

#[test]
fn a_backup_holds_everything_in_one_file() {
    let (folder, store) = on_disk();
    placed(&store);
    let copies = tempfile::tempdir().unwrap();
    let path = copies.path().join("kopia.db");
    store.backup_to(&path).unwrap();
    placed_person(&store);
    store.backup_to(&path).unwrap();
    let names: Vec<_> =
        std::fs::read_dir(copies.path()).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert_eq!(names, ["kopia.db"]);
    let copy = Store::open(&path).unwrap();
    assert_eq!(content(&copy), content(&store));
    assert_eq!(copy.history().unwrap(), store.history().unwrap());
    drop(folder);
}

fn placed_person(store: &Store) {
    change(store, StepName::EditPerson, |writer| writer.insert_person(&person("Ewa")));
}

#[test]
fn a_backup_that_fails_leaves_the_old_one_and_no_rubbish() {
    let store = memory();
    let copies = tempfile::tempdir().unwrap();
    let path = copies.path().join("kopia.db");
    std::fs::create_dir_all(path.join("zajęte")).unwrap();
    assert!(store.backup_to(&path).is_err());
    assert!(path.join("zajęte").exists());
    assert_eq!(std::fs::read_dir(copies.path()).unwrap().count(), 1);
}

#[test]
fn a_damaged_page_is_reported() {
    let (folder, store) = on_disk();
    placed(&store);
    store.flush().unwrap();
    drop(store);
    let path = folder.path().join("lawka.db");
    let mut bytes = std::fs::read(&path).unwrap();
    let pages = bytes.len() / 4096;
    for page in 2..pages {
        bytes[page * 4096..page * 4096 + 64].fill(0xAA);
    }
    std::fs::write(&path, bytes).unwrap();
    let found = Store::open(&path).and_then(|store| store.integrity());
    assert!(
        match &found {
            Ok(problems) => !problems.is_empty(),
            Err(error) => matches!(error, StoreError::Damaged { .. }),
        },
        "{found:?}"
    );
}

#[test]
fn any_sqlite_tool_can_read_check_and_dump_the_file() {
    let (folder, store) = on_disk();
    placed(&store);
    let plain = Connection::open(folder.path().join("lawka.db")).unwrap();
    let check: String = plain.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(check, "ok");
    let names: String =
        plain.query_row("SELECT group_concat(name) FROM venue", [], |row| row.get(0)).unwrap();
    assert_eq!(names, "Szkoła");
}
