use crate::{USUAL, file, made, sample, tools};
use documents::{PackOptions, manifest::sha256, zip};
use std::collections::BTreeSet;

#[test]
fn the_same_input_gives_the_same_bytes() {
    let again = made(&sample::announcement());
    for (first, second) in USUAL.files.iter().zip(&again.files) {
        assert_eq!((&first.path, sha256(&first.bytes)), (&second.path, sha256(&second.bytes)));
    }
    let date = sample::announcement().release.date;
    assert_eq!(zip(&USUAL.files, date).expect("a ZIP"), zip(&again.files, date).expect("a ZIP"));
}

#[test]
fn the_manifest_holds_the_digest_of_every_other_file() {
    let manifest: serde_json::Value =
        serde_json::from_slice(&file(&USUAL, "manifest.json").bytes).expect("JSON");
    let listed = manifest["files"].as_array().expect("files");
    assert_eq!(listed.len() + 1, USUAL.files.len());
    for entry in listed {
        let path = entry["path"].as_str().expect("a path");
        assert_eq!(entry["sha256"], sha256(&file(&USUAL, path).bytes), "{path}");
        assert_ne!(entry["purpose"], "");
        assert!(
            entry["media_type"] != "image/png" || entry["alt"].as_str().is_some_and(|alt| !alt.is_empty()),
            "{path}"
        );
    }
}

#[test]
fn python_opens_the_zip_with_its_polish_names_and_fixed_date() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("pack.zip");
    std::fs::write(&path, zip(&USUAL.files, sample::announcement().release.date).expect("a ZIP"))
        .expect("a file");
    let script = "import sys, zipfile
z = zipfile.ZipFile(sys.argv[1])
assert z.testzip() is None
names = z.namelist()
assert len(names) == len(set(names)) == int(sys.argv[2]), len(names)
assert 'społecznościowe/x.txt' in names
assert all(i.flag_bits & 0x800 for i in z.infolist() if not i.filename.isascii())
assert {i.date_time for i in z.infolist()} == {(2026, 4, 20, 0, 0, 0)}
assert {i.external_attr >> 16 & 0o777 for i in z.infolist()} == {0o644}
";
    let count = USUAL.files.len().to_string();
    let Some(said) = tools::run("python3", &["-c", script, tools::text_of(&path), &count]) else { return };
    assert!(said.ok, "{}", said.err);
}

#[test]
fn a_correction_pack_holds_only_the_stale_channels() {
    let stale: BTreeSet<String> = ["x_post".to_owned(), "ics".to_owned()].into();
    let options = PackOptions { channels: Some(&stale), ..PackOptions::default() };
    let pack = documents::pack(&sample::changed(), Vec::new(), &options).expect("a pack");
    let paths: Vec<&str> = pack.files.iter().map(|file| file.path.as_str()).collect();
    let expected = [
        "www/obraz-1200x630.png",
        "społecznościowe/x.txt",
        "kalendarz/spotkanie.ics",
        "CZYTAJ.txt",
        "manifest.json",
    ];
    assert_eq!(paths, expected);
}

#[test]
fn a_stopped_pack_is_no_pack() {
    let options = PackOptions { progress: &|done, _| done < 2, ..PackOptions::default() };
    let outcome = documents::pack(&sample::announcement(), Vec::new(), &options);
    assert_eq!(outcome, Err(documents::PaperError::Stopped));
}
