//! Requests that are turned down, with their letter; forms that outlive the program.

use desk::{DeclineRequest, Desk, DeskError, FixedClock, Refusal};
use planning::id::RequestId;
use planning::request::RequestState;
use store::AccessKind;

use crate::support::department::{Department, now};

const REASON: &str = "Sprawa dotyczy innej gminy";

fn order(request_id: RequestId, reason: &str) -> DeclineRequest {
    let reason = reason.to_owned();
    DeclineRequest { request_id, reason, role: None, own_words: String::new(), folder: None }
}

fn words(path: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    let mut text = String::new();
    std::io::Read::read_to_string(&mut archive.by_name("word/document.xml").unwrap(), &mut text).unwrap();
    text.replace('\u{a0}', " ")
}

#[test]
fn a_request_is_declined_with_a_letter_that_says_why_and_its_writing_is_noted() {
    let department = Department::sample();
    let desk = &department.desk;
    let id = desk.requests().unwrap()[0].id;
    let folder = department.folder.path().join("pisma");
    let declined =
        desk.decline(&DeclineRequest { folder: Some(folder), ..order(id, REASON) }).unwrap().answer;
    let request = desk.request(id).unwrap();
    assert_eq!((request.state, request.decline_reason.as_deref()), (RequestState::Declined, Some(REASON)));
    let docx = declined.files.iter().find(|file| file.path.ends_with(".docx")).unwrap();
    let text = words(&docx.path);
    assert!(text.contains(REASON) && text.contains(&request.requester.name), "{text}");
    assert!(declined.files.iter().any(|file| file.path.ends_with(".pdf")));
    let seen = desk.accesses(Some(id.into())).unwrap();
    assert!(seen.iter().any(|access| access.what == AccessKind::Exported));

    let again = department.folder.path().join("jeszcze raz");
    let written =
        desk.write_decline_letter(&DeclineRequest { folder: Some(again), ..order(id, "") }).unwrap();
    assert!(words(&written.files[0].path).contains(REASON), "the reason of that day");
    desk.undo().unwrap();
    assert_eq!(desk.request(id).unwrap().state, RequestState::Waiting);
}

#[test]
fn where_the_letter_cannot_be_written_the_request_goes_on_waiting() {
    let department = Department::sample();
    let desk = &department.desk;
    let id = desk.requests().unwrap()[0].id;
    let file = department.folder.path().join("plik");
    std::fs::write(&file, "nie folder").unwrap();
    let failed = desk.decline(&DeclineRequest { folder: Some(file), ..order(id, REASON) });
    assert!(matches!(failed, Err(DeskError::Failed { .. })), "{failed:?}");
    assert_eq!(desk.request(id).unwrap().state, RequestState::Waiting);
    assert_eq!(desk.decline(&order(id, " ")).unwrap_err(), DeskError::from(Refusal::ReasonNeeded));
}

#[test]
fn a_form_left_open_is_there_when_the_program_starts_again_until_it_is_dropped_or_a_month_old() {
    let department = Department::sample();
    let content = r#"{"name":"Pętla","base":"","draft":{"title":"Pętla"}}"#;
    department.desk.keep_draft("request", content).unwrap();
    let open = |days: i64| {
        let clock = Box::new(FixedClock(now() + chrono::TimeDelta::days(days)));
        Desk::open(department.folder.path(), clock, "tester").unwrap()
    };
    assert_eq!(open(1).drafts().unwrap()[0].content, content);
    let other = Desk::open(department.folder.path(), Box::new(FixedClock(now())), "ktoś inny").unwrap();
    assert_eq!(other.drafts().unwrap(), []);
    assert!(other.keep_draft("request", "to nie JSON").is_err());
    assert_eq!(open(31).drafts().unwrap(), []);
    assert_eq!(open(1).drafts().unwrap(), [], "what is a month old is gone");
}
