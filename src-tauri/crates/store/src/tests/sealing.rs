//! A register that is encrypted, and opened for everybody again.

use std::path::Path;

use rusqlite::Connection;

use super::*;
use crate::{Key, RecoveryCode, Seal, seal_of};

const NAME: &str = "Zdzisława Próbna-Gżegżółka";

fn key() -> Key {
    RecoveryCode::new([7; 18]).key()
}

fn other_key() -> Key {
    RecoveryCode::new([8; 18]).key()
}

/// A register with somebody in it, in a folder of its own; nobody has it open.
fn register() -> (TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lawka.db");
    let store = Store::open(&path).unwrap();
    placed(&store);
    add(&store, NAME);
    (folder, path)
}

fn add(store: &Store, name: &str) {
    let person = PersonDetails { name: name.to_owned(), ..PersonDetails::default() };
    change(store, StepName::EditPerson, |writer| writer.insert_person(&person));
}

/// Everything, as the portable export has it.
fn content(path: &Path, key: Option<&Key>) -> String {
    let store = Store::open_with(path, key).unwrap();
    assert_eq!(store.verify().unwrap(), []);
    let folder = tempfile::tempdir().unwrap();
    store.export_all(&folder.path().join("wszystko"), &[], ("test", "2026-11-24T12:00:00Z", "")).unwrap();
    std::fs::read_to_string(folder.path().join("wszystko/manifest.json")).unwrap()
}

fn holds(path: &Path, text: &str) -> bool {
    let bytes = std::fs::read(path).unwrap_or_default();
    bytes.windows(text.len()).any(|part| part == text.as_bytes())
}

#[test]
fn encrypting_and_opening_again_loses_nothing() {
    let (_folder, path) = register();
    let before = content(&path, None);
    assert!(Store::recode(&path, None, Some(&key())).unwrap());
    assert_eq!(seal_of(&path).unwrap(), Seal::Sealed);
    assert_eq!(content(&path, Some(&key())), before);
    assert!(!Store::recode(&path, None, Some(&key())).unwrap(), "it is done already");
    assert!(Store::recode(&path, Some(&key()), None).unwrap());
    assert_eq!(seal_of(&path).unwrap(), Seal::Open);
    assert_eq!(content(&path, None), before);
}

#[test]
fn nothing_readable_is_left_in_the_folder() {
    let (folder, path) = register();
    assert!(holds(&path, NAME), "an open register can be read");
    Store::recode(&path, None, Some(&key())).unwrap();
    let store = Store::open_with(&path, Some(&key())).unwrap();
    add(&store, "Mścisław Nowoprzybyły");
    store.backup_to(&folder.path().join("kopia.db")).unwrap();
    for file in std::fs::read_dir(folder.path()).unwrap() {
        let file = file.unwrap().path();
        assert!(!holds(&file, NAME) && !holds(&file, "Nowoprzybyły"), "{}", file.display());
    }
    assert!(!path.with_added_extension("recoding").exists());
}

#[test]
fn a_wrong_key_and_no_key_are_told_and_change_nothing() {
    let (_folder, path) = register();
    Store::recode(&path, None, Some(&key())).unwrap();
    let before = std::fs::read(&path).unwrap();
    let locked = StoreError::Locked { path: path.clone() };
    let wrong = StoreError::WrongKey { path: path.clone() };
    assert_eq!(Store::open(&path).unwrap_err(), locked);
    assert_eq!(Store::open_with(&path, Some(&other_key())).unwrap_err(), wrong);
    assert_eq!(Store::recode(&path, None, None).unwrap_err(), locked);
    assert_eq!(Store::recode(&path, Some(&other_key()), None).unwrap_err(), wrong);
    assert!(std::fs::read(&path).unwrap() == before);
    let plain = Connection::open(&path).unwrap();
    assert!(plain.query_row("SELECT count(*) FROM person", [], |_| Ok(())).is_err());
}

#[test]
fn a_copy_is_encrypted_as_its_register_is_and_comes_back_into_either() {
    let (folder, path) = register();
    let copy = folder.path().join("kopia.db");
    Store::recode(&path, None, Some(&key())).unwrap();
    let store = Store::open_with(&path, Some(&key())).unwrap();
    store.backup_to(&copy).unwrap();
    assert_eq!(seal_of(&copy).unwrap(), Seal::Sealed);
    let step = final_step(StepName::RestoreCopy);
    assert!(store.put_back(&copy, None, &step).unwrap().same_lineage);
    drop(store);
    Store::recode(&path, Some(&key()), None).unwrap();
    let store = Store::open(&path).unwrap();
    assert_eq!(store.put_back(&copy, None, &step).unwrap_err(), StoreError::Locked { path: copy.clone() });
    let wrong = store.put_back(&copy, Some(&other_key()), &step).unwrap_err();
    assert_eq!(wrong, StoreError::WrongKey { path: copy.clone() });
    assert!(store.put_back(&copy, Some(&key()), &step).unwrap().same_lineage);
    assert_eq!(seal_of(&path).unwrap(), Seal::Open, "a register stays as it is");
    assert_eq!(store.verify().unwrap(), []);
}

#[test]
fn an_open_copy_comes_back_into_an_encrypted_register_encrypted() {
    let (folder, path) = register();
    let copy = folder.path().join("kopia.db");
    Store::open(&path).unwrap().backup_to(&copy).unwrap();
    Store::recode(&path, None, Some(&key())).unwrap();
    let store = Store::open_with(&path, Some(&key())).unwrap();
    assert!(store.put_back(&copy, None, &final_step(StepName::RestoreCopy)).unwrap().same_lineage);
    drop(store);
    assert_eq!(seal_of(&path).unwrap(), Seal::Sealed);
    assert!(!holds(&path, NAME));
    assert!(content(&path, Some(&key())).len() > 100);
}

#[test]
fn nobody_is_left_behind_on_the_old_file() {
    let (_folder, path) = register();
    let other = Store::open(&path).unwrap();
    assert_eq!(Store::recode(&path, None, Some(&key())).unwrap_err(), StoreError::Busy);
    add(&other, "Jeszcze ktoś");
    drop(other);
    let before = content(&path, None);
    Store::recode(&path, None, Some(&key())).unwrap();
    assert_eq!(content(&path, Some(&key())), before);
}

#[test]
fn an_export_goes_into_a_new_encrypted_register() {
    let (folder, path) = register();
    let export = folder.path().join("wszystko");
    Store::open(&path).unwrap().export_all(&export, &[], ("test", "2026-11-24T12:00:00Z", "")).unwrap();
    let new = folder.path().join("nowy/lawka.db");
    let store = Store::open_with(&new, Some(&key())).unwrap();
    store.import_all(&export).unwrap();
    drop(store);
    assert_eq!(seal_of(&new).unwrap(), Seal::Sealed);
    assert_eq!(content(&new, Some(&key())), content(&path, None));
}

#[test]
fn what_a_killed_program_left_half_done_is_removed() {
    let (_folder, path) = register();
    let left = path.with_added_extension("recoding");
    std::fs::write(&left, NAME).unwrap();
    drop(Store::open(&path).unwrap());
    assert!(!left.exists());
}

/// Killed while it leaves the write-ahead log, to encrypt or to open: a journal lies there that must be rolled back first.
#[test]
fn a_register_with_an_unfinished_write_in_its_journal_opens_as_it_was_before() {
    for key in [None, Some(key())] {
        let (_folder, path) = register();
        Store::recode(&path, None, key.as_ref()).unwrap();
        let before = content(&path, key.as_ref());
        let killed = tempfile::tempdir().unwrap();
        let connection = crate::key::open_or_make(&path, key.as_ref()).unwrap();
        // So small a cache spills what is not committed into the file.
        let unfinished = "PRAGMA journal_mode = DELETE; PRAGMA cache_size = 1;
             BEGIN; UPDATE person SET name = name || hex(randomblob(20000));";
        connection.execute_batch(unfinished).unwrap();
        for name in ["lawka.db", "lawka.db-journal"] {
            std::fs::copy(path.with_file_name(name), killed.path().join(name)).unwrap();
        }
        assert_eq!(content(&killed.path().join("lawka.db"), key.as_ref()), before);
    }
}
