//! A portable export and the same register made of it again.

use proptest::prelude::*;

use super::*;
use crate::AccessKind;

const STAMP: (&str, &str, &str) = ("lawka 0", "2026-11-24T16:00:00Z", "opis");

/// Everything: the content, the history both ways, the ledger with its chain, accesses and erasures, the counters.
fn all(store: &Store) -> Vec<String> {
    let mut lines = content(store);
    let everything = "SELECT 'ledger ' || json_array(id, at_s, who, step, before, after, withheld, hex(chain)) FROM ledger \
        UNION ALL SELECT 'step ' || json_array(id, name, who, at_s, undoable, undone) FROM step \
        UNION ALL SELECT 'row ' || json_array(id, step_id, table_name, row_id, before, after) FROM step_row \
        UNION ALL SELECT 'access ' || json_array(id, at_s, who, what, entity_kind, entity_id) FROM access \
        UNION ALL SELECT 'erasure ' || json_array(id, at_s, who, basis, entity_kind, entity_id) FROM erasure \
        UNION ALL SELECT 'seq ' || json_array(name, seq) FROM sqlite_sequence ORDER BY 1";
    lines.extend(store.read(|reader| rows(reader, everything)).unwrap());
    lines
}

fn carried(store: &Store) -> (TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let export = folder.path().join("eksport");
    store.export_all(&export, &[], STAMP).unwrap();
    let other = Store::open(&folder.path().join("lawka.db")).unwrap();
    other.import_all(&export).unwrap();
    (folder, other)
}

/// A register with whatever the types allow, a release, an undone step, an erasure and an access.
fn fill(store: &Store, what: Anything) {
    let Anything { people, venue, request, settings, busy, period } = what;
    let (request_id, ..) = placed(store);
    change(store, StepName::Sample, |writer| {
        writer.put_settings(&settings)?;
        writer.insert_period(&period)?;
        writer.insert_request(&request)?;
        let venue = writer.insert_venue(&venue)?;
        writer.replace_calendar(planning::calendar::Resource::Venue(venue), "hala", at(0), &busy)
    });
    for details in &people {
        change(store, StepName::EditPerson, |writer| writer.insert_person(details));
    }
    store.undo("Anna", at(3)).unwrap();
    store.note_access(AccessKind::Viewed, request_id, "Ewa", at(4)).unwrap();
}

#[derive(Clone, Debug)]
struct Anything {
    people: Vec<PersonDetails>,
    venue: VenueDetails,
    request: RequestDetails,
    settings: planning::settings::Settings,
    busy: Vec<planning::busy::BusyBlock>,
    period: planning::period::PeriodDetails,
}

fn anything() -> impl Strategy<Value = Anything> {
    let parts =
        (proptest::collection::vec(any::person(), 1..4), any::venue(), any::request(), any::settings());
    (parts, proptest::collection::vec(any::busy(), 0..9), any::period()).prop_map(
        |((people, venue, request, settings), busy, period)| Anything {
            people,
            venue,
            request,
            settings,
            busy,
            period,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn an_import_into_an_empty_register_gives_an_equal_state(what in anything()) {
        let store = memory();
        fill(&store, what);
        let (_folder, other) = carried(&store);
        prop_assert_eq!(all(&other), all(&store));
        prop_assert_eq!(other.verify().unwrap(), []);
    }
}

#[test]
fn the_history_goes_on_in_the_new_place() {
    let store = memory();
    placed(&store);
    change(&store, StepName::EditPerson, |writer| writer.insert_person(&person("Ewa")));
    let (_folder, other) = carried(&store);
    assert_eq!(other.undo("Anna", at(5)).unwrap().unwrap().0, StepName::EditPerson);
    assert_eq!(other.read(|reader| reader.search("szkola", 9)).unwrap().len(), 2);
    change(&other, StepName::EditPerson, |writer| writer.insert_person(&person("Ola")));
    assert_eq!(other.verify().unwrap(), []);
}

#[test]
fn the_same_register_gives_the_same_files() {
    let store = memory();
    placed(&store);
    let folder = tempfile::tempdir().unwrap();
    let one = store.export_all(&folder.path().join("a"), &[], STAMP).unwrap();
    let other = store.export_all(&folder.path().join("b"), &[], STAMP).unwrap();
    assert_eq!(one, other);
}

#[test]
fn files_beside_the_register_go_along() {
    let (data, store) = on_disk();
    let templates = data.path().join("szablony");
    std::fs::create_dir_all(templates.join("teksty")).unwrap();
    std::fs::write(templates.join("teksty/a ą.txt"), "treść").unwrap();
    let folder = tempfile::tempdir().unwrap();
    let export = folder.path().join("eksport");
    let manifest = store.export_all(&export, &[&templates], STAMP).unwrap();
    let copied = crate::import_files(&manifest, &export, folder.path(), &[]).unwrap();
    assert_eq!(copied, 1);
    assert_eq!(std::fs::read_to_string(folder.path().join("szablony/teksty/a ą.txt")).unwrap(), "treść");
}

#[test]
fn only_an_empty_register_is_filled_and_only_an_empty_folder() {
    let store = memory();
    placed(&store);
    let folder = tempfile::tempdir().unwrap();
    store.export_all(folder.path(), &[], STAMP).unwrap();
    assert_eq!(store.export_all(folder.path(), &[], STAMP), Err(StoreError::NotEmpty));
    assert_eq!(store.import_all(folder.path()), Err(StoreError::NotEmpty));
}

#[test]
#[cfg(unix)]
fn files_that_windows_could_not_take_go_along_under_names_it_can() {
    let (data, store) = on_disk();
    let templates = data.path().join("szablony");
    std::fs::create_dir(&templates).unwrap();
    for (name, text) in
        [("a:b.txt", "1"), ("a-b.txt", "2"), ("nul.txt", "3"), ("Duże.txt", "4"), ("duże.txt", "5")]
    {
        std::fs::write(templates.join(name), text).unwrap();
    }
    let folder = tempfile::tempdir().unwrap();
    let export = folder.path().join("eksport");
    let manifest = store.export_all(&export, &[&templates], STAMP).unwrap();
    let other = Store::open(&folder.path().join("lawka.db")).unwrap();
    other.import_all(&export).unwrap();
    assert_eq!(crate::import_files(&manifest, &export, folder.path(), &[]).unwrap(), 5);
    let arrived = std::fs::read_dir(folder.path().join("szablony")).unwrap().flatten();
    let mut texts: Vec<String> = arrived.map(|file| std::fs::read_to_string(file.path()).unwrap()).collect();
    texts.sort();
    assert_eq!(texts, ["1", "2", "3", "4", "5"]);
}

/// A manifest that brings one file besides, as an attacker would write it.
fn bringing(path: &str, bytes: u64) -> crate::PortableManifest {
    let store = memory();
    let folder = tempfile::tempdir().unwrap();
    let mut manifest = store.export_all(&folder.path().join("a"), &[], STAMP).unwrap();
    let file = crate::PortableFile { path: path.to_owned(), sha256: String::new(), bytes, rows: None };
    manifest.files.push(file);
    manifest
}

#[test]
fn no_file_is_brought_beside_the_register_into_its_own_folders_or_out_of_them() {
    let from = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(from.path().join("files/kopie")).unwrap();
    std::fs::write(from.path().join("files/lawka.db-journal"), "x").unwrap();
    std::fs::write(from.path().join("files/kopie/lawka.db"), "x").unwrap();
    let strange = [
        "files/lawka.db-journal",
        "files/kopie/lawka.db",
        "files/KOPIE/lawka.db",
        "files/../lawka.db",
        "files/szablony/../../x",
        "files//etc/passwd",
        "files/szablony/CON",
        "files/szablony/c:x",
        "files/szablony\\x",
        "files/szablony/x. ",
    ];
    for path in strange {
        let data = tempfile::tempdir().unwrap();
        let answer = crate::import_files(&bringing(path, 1), from.path(), data.path(), &["kopie"]);
        assert!(matches!(answer, Err(StoreError::NotPortable { .. })), "{path}: {answer:?}");
        assert_eq!(std::fs::read_dir(data.path()).unwrap().count(), 0, "{path}");
    }
}

/// An export with one thing wrong, imported.
fn spoilt(spoil: impl FnOnce(&std::path::Path)) -> (Store, Answer<crate::PortableManifest>) {
    let store = memory();
    placed(&store);
    let folder = tempfile::tempdir().unwrap();
    let export = folder.path().join("eksport");
    store.export_all(&export, &[], STAMP).unwrap();
    spoil(&export);
    let other = Store::open(&folder.path().join("lawka.db")).unwrap();
    let answer = other.import_all(&export);
    assert!(!folder.path().join("lawka.db.importing").exists());
    (other, answer)
}

/// Alters the manifest as text.
fn manifest(export: &std::path::Path, alter: impl FnOnce(String) -> String) {
    let path = export.join("manifest.json");
    std::fs::write(&path, alter(std::fs::read_to_string(&path).unwrap())).unwrap();
}

/// A file with other content, and a manifest that says so: only what is inside can tell now.
fn rewritten(export: &std::path::Path, path: &str, text: &str) {
    use sha2::Digest;
    std::fs::write(export.join(path), text).unwrap();
    let digest: String = sha2::Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect();
    manifest(export, |told| {
        let mut told: serde_json::Value = serde_json::from_str(&told).unwrap();
        for file in told["files"].as_array_mut().unwrap().iter_mut().filter(|file| file["path"] == path) {
            file["sha256"] = digest.as_str().into();
            file["bytes"] = text.len().into();
        }
        told.to_string()
    });
}

#[test]
fn an_export_that_was_altered_is_refused_and_the_register_stays_empty() {
    let altered_row = |export: &std::path::Path| {
        let path = export.join("tables/venue.jsonl");
        std::fs::write(&path, std::fs::read_to_string(&path).unwrap().replace("Szkoła", "Szkodą")).unwrap();
    };
    let missing =
        |export: &std::path::Path| std::fs::remove_file(export.join("tables/person.jsonl")).unwrap();
    let outside =
        |export: &std::path::Path| manifest(export, |text| text.replace("tables/person", "../../etc/person"));
    let format = |export: &std::path::Path| manifest(export, |text| text.replace("lawka-register/1", "x/1"));
    let chain = |export: &std::path::Path| {
        manifest(export, |text| text.replacen("\"ledger_chain\": \"", "\"ledger_chain\": \"00", 1));
    };
    let no_json = |export: &std::path::Path| manifest(export, |_| "{\"format\": ".repeat(100_000));
    // The first file's length is one that no file has, and one more than a number can say.
    let endless = |export: &std::path::Path| {
        manifest(export, |text| {
            let at = text.find("\"bytes\": ").unwrap() + 9;
            let end = at + text[at..].find([',', '\n']).unwrap();
            format!("{}{}{}", &text[..at], u64::MAX, &text[end..])
        });
    };
    let twice = |export: &std::path::Path| {
        manifest(export, |text| {
            let mut all: serde_json::Value = serde_json::from_str(&text).unwrap();
            let mut again = all["files"][0].clone();
            again["path"] = again["path"].as_str().unwrap().to_uppercase().into();
            all["files"].as_array_mut().unwrap().push(again);
            all.to_string()
        });
    };
    let too_much = |export: &std::path::Path| {
        let file = serde_json::json!({"path": "files/a/b", "sha256": "", "bytes": 1_u64 << 40});
        manifest(export, |text| {
            let mut all: serde_json::Value = serde_json::from_str(&text).unwrap();
            all["files"].as_array_mut().unwrap().push(file);
            all.to_string()
        });
    };
    let folder_for_a_file = |export: &std::path::Path| {
        std::fs::remove_file(export.join("tables/person.jsonl")).unwrap();
        std::fs::create_dir(export.join("tables/person.jsonl")).unwrap();
    };
    let deep = |export: &std::path::Path| rewritten(export, "tables/person.jsonl", &"[".repeat(1_000_000));
    let no_row = |export: &std::path::Path| rewritten(export, "tables/person.jsonl", "17\n");
    let column = |export: &std::path::Path| {
        rewritten(
            export,
            "tables/person.jsonl",
            "{\"id\": 1, \"x) VALUES (1); DROP TABLE person; --\": 2}\n",
        );
    };
    // Sound as JSON, as a row and as a text; only who reads the hall's hours out of it can tell.
    let no_hours = |export: &std::path::Path| {
        let halls = std::fs::read_to_string(export.join("tables/venue.jsonl")).unwrap();
        let mut row: serde_json::Value = serde_json::from_str(halls.trim_end()).unwrap();
        row["hours"] = r#"{"rules": "zawsze"}"#.into();
        rewritten(export, "tables/venue.jsonl", &format!("{row}\n"));
    };
    type Spoil<'a> = (&'a str, &'a dyn Fn(&std::path::Path));
    let spoils: [Spoil<'_>; 14] = [
        ("hours that are none", &no_hours),
        ("a length without end", &endless),
        ("a file that stands there twice", &twice),
        ("more than a disk takes", &too_much),
        ("a folder in the place of a file", &folder_for_a_file),
        ("an endless depth", &deep),
        ("a row that is none", &no_row),
        ("a column that is SQL", &column),
        ("a row", &altered_row),
        ("a missing file", &missing),
        ("a path that leads outside", &outside),
        ("another format", &format),
        ("another chain", &chain),
        ("no JSON", &no_json),
    ];
    for (what, spoil) in spoils {
        let (store, answer) = spoilt(spoil);
        assert!(
            matches!(answer, Err(StoreError::NotPortable { .. } | StoreError::Io { .. })),
            "{what}: {answer:?}"
        );
        assert_eq!(store.read(|reader| reader.last_change()).unwrap(), 0, "{what}");
    }
}

/// What must never be opened: a link leads out of the folder, a pipe waits for ever.
#[test]
#[cfg(unix)]
fn links_and_pipes_in_an_export_are_refused() {
    let linked = |export: &std::path::Path| {
        let path = export.join("tables/person.jsonl");
        std::fs::rename(&path, export.join("elsewhere")).unwrap();
        std::os::unix::fs::symlink(export.join("elsewhere"), &path).unwrap();
    };
    let piped = |export: &std::path::Path| {
        let path = export.join("tables/person.jsonl");
        std::fs::remove_file(&path).unwrap();
        assert!(std::process::Command::new("mkfifo").arg(&path).status().unwrap().success());
    };
    for spoil in [&linked as &dyn Fn(&std::path::Path), &piped] {
        let (store, answer) = spoilt(spoil);
        assert!(matches!(answer, Err(StoreError::NotPortable { .. })), "{answer:?}");
        assert_eq!(store.read(|reader| reader.last_change()).unwrap(), 0);
    }
}

#[test]
fn an_export_of_a_newer_program_is_refused() {
    let (_, answer) = spoilt(|export| {
        manifest(export, |text| {
            text.replace(&format!("\"schema\": {}", crate::migrate::VERSION), "\"schema\": 99")
        });
    });
    assert_eq!(answer, Err(StoreError::Newer { found: 99, known: crate::migrate::VERSION }));
}
