//! Files made to harm, through the steps an officer takes: refused in clear words, or taken as plain data; the register stays
//! as it was, and nothing outside it is read or written.

use std::io::Write;
use std::path::{Path, PathBuf};

use desk::{CalendarOwner, DeskError, Refusal, TableKind};
use planning::announcement::AnnouncementDraft;
use planning::id::MeetingId;

use crate::support::department::Department;

fn content(department: &Department) -> String {
    let register = department.desk.register().unwrap();
    serde_json::to_string(&(register, department.desk.ledger(None).unwrap())).unwrap()
}

fn file(department: &Department, name: &str, bytes: &[u8]) -> PathBuf {
    let path = department.folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

/// CRC-32 as PNG reckons it (ISO 3309).
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |crc, byte| {
        (0..8).fold(
            crc ^ u32::from(*byte),
            |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 },
        )
    })
}

fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let body = [kind.as_slice(), data].concat();
    [&(data.len() as u32).to_be_bytes()[..], &body, &crc(&body).to_be_bytes()].concat()
}

/// Some dozen bytes that unpack to four gigabytes: 23,000 × 23,000 in four colours of 16 bits.
fn bomb() -> Vec<u8> {
    let side = 23_000_u32.to_be_bytes();
    let head = [&side[..], &side, &[16, 6, 0, 0, 0]].concat();
    let parts =
        [chunk(b"IHDR", &head), chunk(b"IDAT", b"\x78\x9c\x03\0\0\0\0\x01"), chunk(b"IEND", b"")].concat();
    [b"\x89PNG\r\n\x1a\n".as_slice(), &parts].concat()
}

const DRAWING: &[u8] = b"<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>\
    <svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'><script>alert(1)</script><text>&x;</text></svg>";

#[test]
fn a_photo_that_is_a_bomb_or_a_drawing_with_a_script_is_refused() {
    let department = Department::sample();
    let meeting = department.confirmed();
    let before = content(&department);
    let broken =
        [bomb(), DRAWING.to_vec(), b"GIF89a\xff\xff\xff\xff".to_vec(), b"\x89PNG\r\n\x1a\n".to_vec(), vec![]];
    for bytes in broken {
        let path = file(&department, "zdjecie.png", &bytes);
        let error = department.desk.put_photo(meeting, &path).unwrap_err();
        assert!(matches!(error, DeskError::Refused { refusal: Refusal::NotAPicture { .. } }), "{error:?}");
    }
    assert_eq!(content(&department), before);
}

#[test]
fn a_letter_that_is_a_bomb_is_kept_as_it_came_and_never_unpacked_for_the_screen() {
    let department = Department::sample();
    let desk = &department.desk;
    let request = desk.requests().unwrap()[0].id;
    let path = file(&department, "skan.png", &bomb());
    let letter = desk.attach_letter(request, &path).unwrap().answer.letter_id;
    assert_eq!(desk.letter(letter).unwrap().picture, None);
    let out = department.folder.path().join("z powrotem.png");
    desk.export_letter(letter, &out).unwrap();
    assert!(std::fs::read(out).unwrap() == bomb());
    assert!(matches!(
        desk.attach_letter(request, &file(&department, "skan.svg", DRAWING)),
        Err(DeskError::Refused { refusal: Refusal::NotALetter { .. } })
    ));
}

#[test]
#[cfg(unix)]
fn a_letter_with_a_name_that_windows_refuses_is_offered_under_one_it_takes() {
    let department = Department::sample();
    let desk = &department.desk;
    let request = desk.requests().unwrap()[0].id;
    for name in
        ["con.pdf", "skan: 12/05 \"pilne\"?.pdf", "a\u{202e}fdp.exe", &format!("{}.pdf", "ż".repeat(110))]
    {
        let path = file(&department, &name.replace('/', "\\"), b"%PDF-1.7\n");
        let letter = desk.attach_letter(request, &path).unwrap().answer.letter_id;
        let name = desk.letter(letter).unwrap().letter.name;
        assert!(planning::file_name::is_safe(&name), "{name}");
    }
    assert!(desk.letters(request).unwrap().iter().all(|letter| planning::file_name::is_safe(&letter.name)));
}

/// A template in the folder that IT fills, and the pack made with it. Other words, too: what is released already comes out
/// as it was.
fn pack_with(department: &Department, meeting: MeetingId, path: &str, template: &str) -> desk::Export {
    let folder = department.folder.path().join("szablony");
    let _ = std::fs::remove_dir_all(&folder);
    let path = folder.join(path);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, template).unwrap();
    let sum: u32 = template.bytes().map(u32::from).sum();
    let words = AnnouncementDraft { lead: format!("Próba {sum}."), ..AnnouncementDraft::default() };
    department.desk.put_announcement(meeting, &words).unwrap();
    department.desk.export(meeting, &department.folder.path().join("pakiety"), &|_, _| true).unwrap().answer
}

#[test]
fn a_template_that_reaches_out_or_never_ends_is_named_and_the_pack_is_made_without_it() {
    let department = Department::sample();
    let meeting = department.confirmed();
    let secret = file(&department, "tajne.txt", b"to jest tajne");
    let read = format!("#read(\"{}\")", secret.display());
    let include = format!("{{% include '{}' %}}", secret.display());
    for (path, template) in [
        ("texts/x_post.txt", "{% include 'texts/x_post.txt' %}"),
        ("texts/x_post.txt", "{% include '../tajne.txt' %}"),
        ("texts/x_post.txt", &include),
        ("texts/x_post.txt", "{{ 'ha' * 4000000000 }}"),
        ("typst/release.typ", "#let f(x) = f(x)\n#f(1)"),
        ("typst/release.typ", "#read(\"../tajne.txt\")"),
        ("typst/release.typ", &read),
        ("typst/release.typ", "#import \"@preview/cetz:0.3.0\""),
    ] {
        let export = pack_with(&department, meeting, path, template);
        let named: Vec<&str> = export.template_faults.iter().map(|fault| fault.file.as_str()).collect();
        assert_eq!(named, [path], "{template}");
        let pack = std::fs::read(&export.pack).unwrap();
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(pack)).unwrap();
        for index in 0..archive.len() {
            let mut bytes = Vec::new();
            std::io::Read::read_to_end(&mut archive.by_index(index).unwrap(), &mut bytes).unwrap();
            assert!(!bytes.windows(5).any(|word| word == b"tajne"), "{template}");
        }
    }
}

/// An archive with these entries: name, content, whether it is a symbolic link.
fn archive(entries: &[(&str, &[u8], bool)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, bytes, link) in entries {
        if *link {
            zip.add_symlink(*name, std::str::from_utf8(bytes).unwrap(), options).unwrap();
        } else {
            zip.start_file(*name, options).unwrap();
            zip.write_all(bytes).unwrap();
        }
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook that nobody's spreadsheet would write: none puts a file anywhere, none is unpacked without end.
#[test]
fn a_workbook_that_leads_elsewhere_or_unpacks_without_end_changes_nothing_outside_the_register() {
    let department = Department::sample();
    let before = content(&department);
    let spaces = vec![b' '; 90 << 20];
    let many: Vec<String> = (0..20_000).map(|number| format!("xl/{number}.xml")).collect();
    let many: Vec<(&str, &[u8], bool)> =
        many.iter().map(|name| (name.as_str(), b"".as_slice(), false)).collect();
    let outside = department.folder.path().join("obcy.xml");
    let twice = archive(&[("xl/workbook.xml", b"<workbook/>", false), ("xl/workbook.xmm", b"<x/>", false)]);
    // The same name twice: no writer makes this, so the second name is altered where it stands.
    let twice = replaced(twice, b"xl/workbook.xmm", b"xl/workbook.xml");
    for (what, bytes) in [
        ("a bomb", archive(&[("xl/workbook.xml", &spaces, false)])),
        ("a way out", archive(&[("../obcy.xml", b"x", false), (outside.to_str().unwrap(), b"x", false)])),
        ("a link", archive(&[("xl/workbook.xml", b"/etc/passwd", true)])),
        ("a name twice", twice),
        ("many entries", archive(&many)),
        ("an archive in an archive", archive(&[("xl/workbook.xml", &archive(&[("a", b"b", false)]), false)])),
    ] {
        let path = file(&department, "osoby.xlsx", &bytes);
        let error = department.desk.import_table(TableKind::People, &path).unwrap_err();
        assert!(
            matches!(error, DeskError::Refused { refusal: Refusal::NotATable { .. } }),
            "{what}: {error:?}"
        );
        assert!(!outside.exists(), "{what}");
    }
    assert_eq!(content(&department), before);
}

fn replaced(bytes: Vec<u8>, from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut bytes = bytes;
    while let Some(at) = bytes.windows(from.len()).position(|window| window == from) {
        bytes[at..at + to.len()].copy_from_slice(to);
    }
    bytes
}

#[test]
#[cfg(unix)]
fn a_file_that_never_ends_is_not_waited_for() {
    let department = Department::sample();
    let pipe = department.folder.path().join("rura.ics");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let owner = CalendarOwner::Person(department.mayor());
    for path in [pipe.as_path(), Path::new("/dev/zero"), department.folder.path()] {
        assert!(department.desk.import_calendar(path, owner).is_err());
        assert!(department.desk.import_table(TableKind::People, path).is_err());
        assert!(department.desk.read_mail(path).is_err());
    }
}

/// Formulas as people's names: a workbook that goes out holds them as texts.
#[test]
fn a_name_that_is_a_formula_goes_out_as_a_text() {
    use desk::{ReportCell, ReportSheet};
    let department = Department::empty();
    let formulas =
        ["=HYPERLINK(\"http://zly.example\";\"tu\")", "@SUM(A1)", "+1+cmd|' /C calc'!A0", "-2+3", "\t=1+1"];
    let sheet = ReportSheet {
        name: "=Arkusz".to_owned(),
        columns: vec!["=1+1".to_owned()],
        rows: formulas.iter().map(|text| vec![ReportCell::Text((*text).to_owned())]).collect(),
    };
    let path = department.folder.path().join("raport.xlsx");
    department.desk.export_workbook(vec![sheet], &path).unwrap();
    let book = std::fs::read(&path).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(book)).unwrap();
    let mut read = |part: &str| {
        let mut text = String::new();
        std::io::Read::read_to_string(&mut archive.by_name(part).unwrap(), &mut text).unwrap();
        text
    };
    let (cells, styles) = (read("xl/worksheets/sheet1.xml"), read("xl/styles.xml"));
    // Every cell is a shared text (ECMA-376, 18.18.11), and its style says that it is typed with an apostrophe.
    assert_eq!(cells.matches(" t=\"s\"").count(), formulas.len() + 1, "{cells}");
    assert!(!cells.contains("<f>") && !cells.contains("<f "), "{cells}");
    assert!(styles.contains("quotePrefix=\"1\""), "{styles}");
}
