//! What comes broken from outside is refused in clear words, says what to do, and changes nothing.

use std::path::PathBuf;

use desk::{CalendarOwner, Desk, DeskError, Failure, FixedClock, Refusal, TableKind};

use crate::support::department::{Department, now};

/// Everything the register holds, to compare before and after.
fn content(department: &Department) -> String {
    let register = department.desk.register().unwrap();
    serde_json::to_string(&(register, department.desk.ledger(None).unwrap())).unwrap()
}

fn file(department: &Department, name: &str, bytes: &[u8]) -> PathBuf {
    let path = department.folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

fn refusal(error: DeskError) -> Refusal {
    match error {
        DeskError::Refused { refusal } => refusal,
        DeskError::Failed { failure } => panic!("failed instead: {failure:?}"),
    }
}

#[test]
fn a_file_that_is_no_calendar_is_refused() {
    let department = Department::sample();
    let before = content(&department);
    let path = file(&department, "plan.ics", b"<html>Zaloguj sie</html>");
    let owner = CalendarOwner::Person(department.mayor());
    let why = refusal(department.desk.import_calendar(&path, owner).unwrap_err());
    assert!(matches!(why, Refusal::NotACalendar { .. }), "{why:?}");
    assert_eq!(content(&department), before);
}

#[test]
fn a_broken_event_is_named_by_its_line_and_the_rest_comes_in() {
    let department = Department::sample();
    let text = "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:a\nDTSTART:2026-12-01 17:00\nEND:VEVENT\n\
        BEGIN:VEVENT\nUID:b\nDTSTART:20261201T160000Z\nDTEND:20261201T170000Z\nEND:VEVENT\nEND:VCALENDAR\n";
    let path = file(&department, "jeden-zly.ics", text.as_bytes());
    let owner = CalendarOwner::Person(department.mayor());
    let import = department.desk.import_calendar(&path, owner).unwrap().answer;
    assert_eq!((import.busy, import.rejected.len()), (1, 1));
    assert_eq!(import.rejected[0].line, 5);
}

#[test]
fn a_calendar_of_nobody_is_refused() {
    let department = Department::sample();
    let path = file(&department, "pusty.ics", b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n");
    let owner = CalendarOwner::Person(planning::id::PersonId(999));
    let why = refusal(department.desk.import_calendar(&path, owner).unwrap_err());
    assert!(matches!(why, Refusal::NotFound { .. }), "{why:?}");
}

#[test]
fn a_table_with_the_wrong_columns_says_which_are_missing() {
    let department = Department::sample();
    let before = content(&department);
    let path = file(&department, "wnioski.csv", "kolor;rozmiar\nczerwony;7\n".as_bytes());
    let why = refusal(department.desk.import_table(TableKind::Requests, &path).unwrap_err());
    let Refusal::NotATable { error, .. } = why else { panic!("{why:?}") };
    assert_eq!(error["kind"], "missing_columns");
    assert_eq!(error["found"], serde_json::json!(["kolor", "rozmiar"]));
    assert_eq!(content(&department), before);
}

#[test]
fn an_xlsx_that_is_none_is_refused() {
    let department = Department::sample();
    let before = content(&department);
    let path = file(&department, "miejsca.xlsx", b"PK\x03\x04 to nie jest arkusz");
    let why = refusal(department.desk.import_table(TableKind::Venues, &path).unwrap_err());
    assert!(matches!(why, Refusal::NotATable { .. }), "{why:?}");
    assert_eq!(content(&department), before);
}

#[test]
fn good_rows_come_in_and_bad_ones_are_reported_with_row_and_column() {
    let department = Department::empty();
    let csv =
        "nazwa;adres;pojemność;dzielnica\nKlub Jesion;ul. Leśna 4;90;XI\nSala Nijaka;ul. Polna 1;dużo;XI\n";
    let bytes = windows_1250(csv);
    let path = file(&department, "miejsca.csv", &bytes);
    let import = department.desk.import_table(TableKind::Venues, &path).unwrap().answer;
    assert_eq!(import.imported.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["Klub Jesion"]);
    assert_eq!(import.rejected.iter().map(|row| row.row).collect::<Vec<_>>(), [3]);
    department.desk.undo().unwrap();
    assert_eq!(department.desk.venues().unwrap(), vec![]);
}

/// The Polish letters of the text as Windows-1250 has them.
fn windows_1250(text: &str) -> Vec<u8> {
    let byte = |letter: char| match letter {
        'ś' => 0x9c,
        'ż' => 0xbf,
        'ć' => 0xe6,
        'ł' => 0xb3,
        ascii => ascii as u8,
    };
    text.chars().map(byte).collect()
}

#[test]
fn an_export_folder_that_cannot_be_written_leaves_the_register_as_it_was() {
    let department = Department::sample();
    let meeting = department.confirmed();
    let before = content(&department);
    let blocked = file(&department, "to-jest-plik", b"");
    let error = department.desk.export(meeting, &blocked.join("pakiety"), &|_, _| true).unwrap_err();
    assert!(
        matches!(error, DeskError::Failed { failure: Failure::File { .. } | Failure::ReadOnly { .. } }),
        "{error:?}"
    );
    assert_eq!(content(&department), before);
}

#[test]
fn a_stopped_export_leaves_nothing_behind() {
    let department = Department::sample();
    let meeting = department.confirmed();
    let before = content(&department);
    let out = department.folder.path().join("pakiety");
    department.desk.export(meeting, &out, &|done, _| done < 2).unwrap_err();
    assert_eq!(content(&department), before);
    let left = std::fs::read_dir(&out).map(|entries| entries.count()).unwrap_or(0);
    assert_eq!(left, 0);
}

#[test]
fn a_database_from_the_future_is_refused_and_left_alone() {
    let department = Department::sample();
    let path = department.folder.path().join("lawka.db");
    let folder = tempfile::tempdir().unwrap();
    let future = folder.path().join("lawka.db");
    drop(department.desk);
    std::fs::copy(&path, &future).unwrap();
    // The version stands in bytes 60–63 of an SQLite file (file format, "user version").
    let mut bytes = std::fs::read(&future).unwrap();
    bytes[60..64].copy_from_slice(&9_999_u32.to_be_bytes());
    std::fs::write(&future, &bytes).unwrap();
    let why = refusal(Desk::open(folder.path(), Box::new(FixedClock(now())), "tester").unwrap_err());
    assert!(matches!(why, Refusal::NewerDatabase { found: 9_999, .. }), "{why:?}");
    assert!(std::fs::read(&future).unwrap() == bytes, "the file was touched");
}

#[test]
fn a_file_that_is_no_database_is_called_damaged() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("lawka.db"), vec![b'x'; 8192]).unwrap();
    let error = Desk::open(folder.path(), Box::new(FixedClock(now())), "tester").unwrap_err();
    assert!(matches!(error, DeskError::Failed { failure: Failure::Damaged { .. } }), "{error:?}");
}
