//! What holds for any bytes that come from outside. The fuzzer looks for bytes that break it; the ordinary tests hold it
//! for everything the fuzzer began with and ever found (`tests/it/fuzzed.rs`).

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use chrono_tz::Europe::Warsaw;
use exchange::dav::multistatus;
use exchange::ical::{Window, busy, expand};
use exchange::shared::{Found, read, write};
use exchange::table::{read_people, read_requests, read_venues};
use store::{Step, StepName, Store, StoreError};

/// A calendar: an answer comes, and it is one that the register could keep.
pub fn import(bytes: &[u8]) {
    let at = |text: &str| text.parse().expect("an instant");
    let window = Window { from: at("2027-01-01T00:00:00Z"), to: at("2028-01-01T00:00:00Z") };
    let expansion = expand(bytes, window, Warsaw);
    assert!(expansion.occurrences.iter().all(|occurrence| occurrence.start <= occurrence.end));
    let blocks = busy(&expansion, Warsaw);
    assert!(blocks.iter().all(|block| block.start < block.end));
    assert!(blocks.windows(2).all(|pair| pair[0].start <= pair[1].start));
}

/// A resource of a calendar server (iCalendar or vCard): what is understood is written so that it is understood again.
pub fn shared(bytes: &[u8]) {
    let Found::Document(document) = read(bytes, None) else { return };
    let fresh = write(&document, None);
    let Found::Document(again) = read(&fresh, None) else { panic!("what was written is not ours") };
    assert_eq!((&again.uid, again.kind), (&document.uid, document.kind));
    let amended = write(&document, Some((bytes, &document)));
    let Found::Document(_) = read(&amended, Some(&document)) else { panic!("what was amended is not ours") };
}

/// A table as CSV or XLSX: rows that were understood, and a reason for every other.
pub fn table(bytes: &[u8]) {
    let name = if bytes.starts_with(b"PK") { "a.xlsx" } else { "a.csv" };
    let district = |name: &str| (name == "XII").then_some(12);
    if let Ok(people) = read_people(bytes, name) {
        assert!(people.rows.iter().all(|(number, row)| *number > 1 && !row.name.trim().is_empty()));
    }
    let _ = read_venues(bytes, name, &district);
    let _ = read_requests(bytes, name, &district);
}

/// What a calendar server answers: nothing that wasn't in it.
pub fn multistatus(bytes: &[u8]) {
    let mut said = 0;
    let _ = multistatus::read(bytes, |response| {
        said += response.href.len() + response.data.as_ref().map_or(0, String::len);
        assert!(response.status.is_none_or(|status| status < u16::MAX));
    });
    assert!(said <= bytes.len(), "an answer doesn't grow");
}

/// A letter that came by mail.
pub fn mail(bytes: &[u8]) {
    if let Some(mail) = exchange::mail::read(bytes, Warsaw) {
        assert!(mail.attached.len() <= bytes.len());
    }
}

/// A portable export with one of its files in other words: it is imported whole and sound, or not at all.
/// The first byte says which file; the rest is what stands in it.
pub fn portable(bytes: &[u8]) {
    let Some((which, text)) = bytes.split_first() else { return };
    let folder = tempfile::tempdir_in(quick_place()).expect("a folder");
    let export = folder.path().join("eksport");
    copy(exported(), &export);
    let mut manifest: serde_json::Value = from_file(&export.join("manifest.json"));
    let files = manifest["files"].as_array_mut().expect("files");
    let index = usize::from(*which) % (files.len() + 1);
    match files.get_mut(index) {
        Some(file) => {
            let path = export.join(file["path"].as_str().expect("a path"));
            std::fs::write(path, text).expect("a file");
            file["bytes"] = text.len().into();
            file["sha256"] = digest(text).into();
            if !file["rows"].is_null() {
                file["rows"] =
                    text.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).count().into();
            }
            std::fs::write(export.join("manifest.json"), manifest.to_string()).expect("a file");
        }
        None => std::fs::write(export.join("manifest.json"), text).expect("a file"),
    }
    let store = Store::open(&folder.path().join("lawka.db")).expect("a register");
    match store.import_all(&export) {
        Ok(_) => assert_eq!(store.verify().expect("an answer"), [], "what was taken is sound"),
        Err(StoreError::Inconsistent { detail }) => panic!("taken for a fault of ours: {detail}"),
        Err(_) => {
            assert_eq!(store.read(|reader| reader.last_change()).expect("a number"), 0, "nothing was taken")
        }
    }
}

fn digest(bytes: &[u8]) -> String {
    use sha2::Digest;
    sha2::Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn from_file(path: &Path) -> serde_json::Value {
    serde_json::from_slice(&std::fs::read(path).expect("a file")).expect("JSON")
}

/// In memory where the system has such a folder: thousands of registers are made.
fn quick_place() -> PathBuf {
    let memory = PathBuf::from("/dev/shm");
    if memory.is_dir() { memory } else { std::env::temp_dir() }
}

/// A small register's export, made once.
fn exported() -> &'static Path {
    static EXPORT: OnceLock<tempfile::TempDir> = OnceLock::new();
    let folder = EXPORT.get_or_init(|| {
        let folder = tempfile::tempdir_in(quick_place()).expect("a folder");
        let store = Store::in_memory().expect("a register");
        let at = "2026-11-24T16:00:00Z".parse().expect("an instant");
        let step = Step { name: StepName::Sample, who: "Anna".to_owned(), at, undoable: true };
        let filled = store.change(step, |writer| {
            let name = "Ewa Wzorowa".to_owned();
            writer.insert_person(&planning::person::PersonDetails { name, ..Default::default() })?;
            writer.insert_venue(&planning::venue::VenueDetails {
                name: "Klub".to_owned(),
                ..Default::default()
            })?;
            let title = "Spotkanie".to_owned();
            writer.insert_request(&planning::request::RequestDetails { title, ..Default::default() })
        });
        filled.expect("a filled register");
        let about = ("lawka", "2026-11-24T16:00:00Z", "opis");
        store.export_all(&folder.path().join("eksport"), &[], about).expect("an export");
        folder
    });
    Box::leak(folder.path().join("eksport").into_boxed_path())
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.file_type().expect("a kind").is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("a copy");
        }
    }
}
