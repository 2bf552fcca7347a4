//! Copies, the portable export, verification and personal data on the command line.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test says what it found by stopping")]

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

struct Lawka {
    folder: tempfile::TempDir,
}

impl Lawka {
    fn empty() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn sample() -> Self {
        let lawka = Self::empty();
        lawka.done(&["sample"]);
        lawka
    }

    fn run(&self, arguments: &[&str]) -> (i32, Value) {
        let output = self.output(arguments);
        let answer = serde_json::from_slice(&output.stdout).unwrap_or(Value::Null);
        (output.status.code().unwrap(), answer)
    }

    fn output(&self, arguments: &[&str]) -> std::process::Output {
        Command::new(env!("CARGO_BIN_EXE_lawka"))
            .args(["--json", "--now", "2026-11-23T09:00:00+01:00", "--data"])
            .arg(self.data())
            .args(arguments)
            .env("LAWKA_MACHINE", self.folder.path().join("etc"))
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .output()
            .unwrap()
    }

    fn done(&self, arguments: &[&str]) -> Value {
        let (code, answer) = self.run(arguments);
        assert_eq!(code, 0, "{arguments:?}: {answer}");
        answer
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("dane")
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }
}

#[test]
fn a_copy_brings_the_register_back_and_the_present_is_kept() {
    let lawka = Lawka::sample();
    let copy = lawka.path("kopia.db");
    let before = lawka.done(&["list", "people"]);
    assert_eq!(lawka.done(&["backup", &copy])["path"], copy);
    lawka.done(&["undo"]);
    assert_eq!(lawka.done(&["list", "people"]), json!([]));
    let restored = lawka.done(&["restore", &copy]);
    assert_eq!(restored["same_register"], true);
    assert!(Path::new(restored["kept"].as_str().unwrap()).is_file());
    assert_eq!(lawka.done(&["list", "people"]), before);
    assert_eq!(lawka.done(&["ledger"])[0]["step"], "restore_copy");
    assert_eq!(lawka.done(&["ledger", "verify", "--against", &copy])["broken"], json!([]));
}

#[test]
fn a_damaged_register_is_put_aside_and_the_copy_takes_its_place() {
    let lawka = Lawka::sample();
    let copy = lawka.path("kopia.db");
    let before = lawka.done(&["list", "requests"]);
    lawka.done(&["backup", &copy]);
    std::fs::write(lawka.data().join("lawka.db"), vec![b'x'; 8192]).unwrap();
    let (code, found) = lawka.run(&["doctor"]);
    assert_eq!((code, &found["health"]), (1, &json!("wrong")));
    assert_eq!(lawka.run(&["verify"]).0, 1);
    let restored = lawka.done(&["restore", &copy]);
    assert!(Path::new(restored["kept"].as_str().unwrap()).join("lawka.db").is_file());
    assert_eq!(lawka.done(&["list", "requests"]), before);
    assert_eq!(lawka.done(&["verify"])["broken"], json!([]));
}

#[test]
fn what_is_no_copy_is_refused_and_changes_nothing() {
    let lawka = Lawka::sample();
    let file = lawka.path("zdjecie.db");
    std::fs::write(&file, b"GIF89a, i nic wiecej".repeat(300)).unwrap();
    let before = lawka.done(&["list", "people"]);
    let (code, answer) = lawka.run(&["restore", &file]);
    assert_eq!((code, &answer["refusal"]["why"]), (3, &json!("not_a_copy")));
    let own = lawka.data().join("lawka.db").display().to_string();
    assert_eq!(lawka.run(&["backup", &own]).0, 3);
    assert_eq!(lawka.run(&["restore", &own]).0, 3);
    assert_eq!(lawka.done(&["list", "people"]), before);
}

#[test]
fn everything_goes_out_and_into_an_empty_register() {
    let (lawka, other) = (Lawka::sample(), Lawka::empty());
    std::fs::create_dir_all(lawka.data().join("szablony/texts")).unwrap();
    std::fs::write(lawka.data().join("szablony/texts/x_post.txt"), "Zapraszamy").unwrap();
    let export = lawka.path("eksport");
    lawka.done(&["export-all", &export]);
    assert_eq!(lawka.run(&["export-all", &export]).0, 3, "the folder is full");
    other.done(&["import-all", &export]);
    for what in
        [["list", "people"], ["list", "requests"], ["list", "venues"], ["ledger", "--since=2000-01-01T00:00"]]
    {
        assert_eq!(other.done(&what), lawka.done(&what), "{what:?}");
    }
    assert!(other.data().join("szablony/texts/x_post.txt").is_file());
    assert_eq!(other.done(&["verify"])["broken"], json!([]));
    let (code, answer) = other.run(&["import-all", &export]);
    assert_eq!((code, &answer["refusal"]["why"]), (3, &json!("not_empty")));
}

#[test]
fn verify_names_what_is_broken_and_exits_with_1() {
    let lawka = Lawka::sample();
    assert_eq!(lawka.done(&["verify"])["broken"], json!([]));
    // Everywhere in the file, so in the ledger's row as well: another digit.
    let path = lawka.data().join("lawka.db");
    let mut bytes = std::fs::read(&path).unwrap();
    for word in [&b"\"lead_min_days\":7"[..], &b"\\\"lead_min_days\\\":7"[..]] {
        for at in 0..bytes.len().saturating_sub(word.len()) {
            if bytes[at..].starts_with(word) {
                bytes[at + word.len() - 1] = b'1';
            }
        }
    }
    std::fs::write(&path, bytes).unwrap();
    let (code, answer) = lawka.run(&["ledger", "verify"]);
    assert_eq!((code, &answer["broken"][0]["what"]), (1, &json!("ledger_row")), "{answer}");
    assert_eq!(lawka.run(&["verify"]).0, 1);
}

#[test]
fn who_asked_gets_their_data_and_is_erased_for_good() {
    let lawka = Lawka::sample();
    let copy = lawka.path("kopia.db");
    lawka.done(&["backup", &copy]);
    let out = lawka.path("dla osoby");
    let data = lawka.done(&["person", "export", "request:1", "--out", &out]);
    let pdf = std::fs::read(data["pdf"].as_str().unwrap()).unwrap();
    assert!(pdf.starts_with(b"%PDF-"));
    let record: Value =
        serde_json::from_slice(&std::fs::read(data["json"].as_str().unwrap()).unwrap()).unwrap();
    let name = record["name"].as_str().unwrap().to_owned();
    assert!(!name.is_empty());
    assert_eq!(lawka.done(&["accesses"])[0]["what"], "exported");

    assert_eq!(lawka.run(&["person", "erase", "request:1", "--basis", " "]).0, 3, "a basis is needed");
    let erased = lawka.done(&["person", "erase", "request:1", "--basis", "art. 17 ust. 1 lit. a RODO"]);
    assert_eq!(erased["scrubbed"], true);
    assert_eq!(lawka.done(&["restore", &copy])["erased_again"], 1);
    lawka.done(&["person", "export", "request:1", "--out", &out]);
    let record: Value =
        serde_json::from_slice(&std::fs::read(data["json"].as_str().unwrap()).unwrap()).unwrap();
    assert_eq!(record["name"], "");
    assert!(record.to_string().contains("art. 17"), "the tombstone: {record}");
    assert_eq!(lawka.run(&["person", "erase", "request:999", "--basis", "x"]).0, 3);
}

#[test]
fn who_takes_part_is_exported_and_erased_by_number() {
    let lawka = Lawka::sample();
    let person = lawka.done(&["list", "people"])[0].clone();
    let id = person["id"].to_string();
    let data = lawka.done(&["person", "export", &id, "--out", &lawka.path("o")]);
    let text = std::fs::read_to_string(data["json"].as_str().unwrap()).unwrap();
    assert!(text.contains(person["name"].as_str().unwrap()));
    lawka.done(&["person", "erase", &id, "--basis", "koniec współpracy"]);
    let people = lawka.done(&["list", "people"]);
    let left = people.as_array().unwrap().iter().find(|each| each["id"] == person["id"]).unwrap();
    assert_eq!((&left["name"], &left["email"]), (&json!(format!("№ {id}")), &Value::Null));
}

#[test]
fn nothing_of_a_fresh_sample_is_due_and_years_later_it_is() {
    let lawka = Lawka::sample();
    assert_eq!(lawka.done(&["retention", "due"]), json!([]));
}

#[test]
fn the_doctor_tells_of_a_policy_file_it_cannot_read() {
    let lawka = Lawka::sample();
    let folder = lawka.folder.path().join("etc");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("policy.json"), "{\"kanaly\": []}").unwrap();
    let (code, answer) = lawka.run(&["doctor"]);
    assert_eq!(code, 1);
    let findings = answer["findings"].as_array().unwrap();
    assert!(findings.iter().any(|each| each["what"] == "machine"), "{answer}");
}

#[test]
fn the_diagnostic_bundle_names_nobody() {
    let lawka = Lawka::sample();
    let file = lawka.path("diagnostyka.zip");
    lawka.done(&["diagnose", &file]);
    let bytes = std::fs::read(&file).unwrap();
    assert!(bytes.starts_with(b"PK"));
    let listing = String::from_utf8_lossy(&bytes);
    assert!(listing.contains("diagnostyka.json"));
}

/// Without a keychain, as on a server: the code has to be given each time.
#[test]
#[cfg(target_os = "linux")]
fn an_encrypted_register_opens_with_its_code_alone() {
    let lawka = Lawka::sample();
    let before = lawka.done(&["list", "people"]);
    let output = lawka.output(&["encrypt"]);
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    let code = answer["recovery_code"].as_str().unwrap();
    assert!(String::from_utf8_lossy(&output.stderr).contains(code), "shown before anything is changed");
    assert_eq!((&answer["encrypted"], &answer["in_keychain"]), (&json!(true), &json!(false)));

    let (exit, refused) = lawka.run(&["list", "people"]);
    assert_eq!((exit, &refused["refusal"]["why"]), (3, &json!("locked")));
    let with = |code: &str, arguments: &[&str]| lawka.run(&[&["--recovery-code", code], arguments].concat());
    assert_eq!(with(code, &["list", "people"]), (0, before.clone()));
    assert_eq!(with(&code.to_lowercase().replace('-', " "), &["list", "people"]), (0, before.clone()));
    assert_eq!(with(code, &["verify"]).1["broken"], json!([]));
    let one_wrong = format!("{}{}", &code[..38], if code.ends_with('A') { 'B' } else { 'A' });
    assert_eq!(with(&one_wrong, &["list", "people"]).1["refusal"]["why"], "not_a_recovery_code");

    let copy = lawka.path("kopia.db");
    assert_eq!(with(code, &["backup", &copy]).0, 0);
    let new = Lawka::empty();
    assert_eq!(new.run(&["restore", &copy]).1["refusal"]["why"], "locked");
    assert_eq!(new.run(&["--recovery-code", code, "restore", &copy]).0, 0);
    assert_eq!(new.run(&["list", "people"]).0, 3, "what comes from an encrypted copy is encrypted");
    assert_eq!(new.run(&["--recovery-code", code, "list", "people"]), (0, before.clone()));

    assert_eq!(with(code, &["decrypt"]).1["encrypted"], false);
    assert_eq!(lawka.done(&["list", "people"]), before);
    assert_eq!(lawka.run(&["decrypt"]).1["refusal"]["why"], "not_encrypted_now");
}
