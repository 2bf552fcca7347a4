//! Letters beside requests, what came of a meeting, previews and reports: through the desk, on a real register.

use chrono::TimeDelta;
use desk::{DeskError, LetterOrder, MarkNotice, MoveMeeting, Refusal, TableKind, TodayItem, WriteLetters};
use planning::announcement::AnnouncementDraft;
use planning::letter::LetterKind;
use planning::lifecycle::Stage;
use planning::notice::{AddresseeKind, Means, NoticeKind};
use planning::outcome::{Matter, Outcome};
use planning::person::Gender;
use planning::salutation::SalutationRole;

use crate::support::department::{Department, now};
use crate::support::readers::{python, read};

const MAIL: &[u8] =
    b"From: Stanislawa Probna <s.probna@example.org>\r\nDate: Mon, 16 Nov 2026 08:00:00 +0100\r\n\
    Subject: Prosba o spotkanie\r\n\r\nDzien dobry, prosimy o spotkanie.\r\n";

#[test]
fn a_letter_is_kept_shown_and_given_back_byte_by_byte() {
    let department = Department::sample();
    let desk = &department.desk;
    let request = desk.requests().unwrap()[0].id;
    let path = department.folder.path().join("prosba.eml");
    std::fs::write(&path, MAIL).unwrap();
    let letter_id = desk.attach_letter(request, &path).unwrap().answer.letter_id;

    let shown = desk.letter(letter_id).unwrap();
    assert_eq!((shown.letter.kind, shown.letter.name.as_str()), (LetterKind::Mail, "prosba.eml"));
    let mail = shown.mail.unwrap();
    assert_eq!(mail.from_address.as_deref(), Some("s.probna@example.org"));
    assert!(mail.text.contains("prosimy o spotkanie"));

    let out = department.folder.path().join("kopia.eml");
    desk.export_letter(letter_id, &out).unwrap();
    assert_eq!(std::fs::read(&out).unwrap(), MAIL);
    desk.remove_letter(letter_id).unwrap();
    assert_eq!(desk.letters(request).unwrap(), []);
    desk.undo().unwrap();
    assert_eq!(desk.letters(request).unwrap().len(), 1);
}

#[test]
fn who_asked_is_handed_their_letters_too() {
    let department = Department::sample();
    let desk = &department.desk;
    let request = desk.requests().unwrap()[0].id;
    let path = department.folder.path().join("CON.eml");
    std::fs::write(&path, MAIL).unwrap();
    let letter = desk.attach_letter(request, &path).unwrap().answer.letter_id;
    let out = department.folder.path().join("dla osoby");
    let data = desk.export_person(desk::Subject::Requester(request), &out).unwrap();
    let name = format!("pismo-{letter}.eml");
    assert!(std::fs::read(out.join(&name)).unwrap() == std::fs::read(&path).unwrap());
    let record = std::fs::read_to_string(data.json).unwrap();
    assert!(record.contains("CON.eml") && record.contains(&name), "{record}");
}

#[test]
fn what_is_no_letter_is_refused_by_its_name_and_nothing_is_kept() {
    let department = Department::sample();
    let desk = &department.desk;
    let request = desk.requests().unwrap()[0].id;
    let path = department.folder.path().join("program.pdf");
    std::fs::write(&path, b"MZ\x90\x00 not a letter").unwrap();
    let refused = desk.attach_letter(request, &path).unwrap_err();
    assert_eq!(refused, DeskError::from(Refusal::NotALetter { name: "program.pdf".to_owned() }));
    assert_eq!(desk.letters(request).unwrap(), []);
}

#[test]
fn a_preview_says_what_an_import_will_do_and_writes_nothing() {
    let department = Department::sample();
    let desk = &department.desk;
    let path = department.folder.path().join("osoby.csv");
    std::fs::write(&path, "imię i nazwisko;rola\nNowa Osoba;organizator\n").unwrap();
    let before = (desk.people().unwrap(), desk.ledger(None).unwrap());
    let preview = desk.preview_table(TableKind::People, &path).unwrap();
    assert_eq!((desk.people().unwrap(), desk.ledger(None).unwrap()), before);
    let imported = desk.import_table(TableKind::People, &path).unwrap().answer;
    assert_eq!(preview, imported);
    assert_eq!(desk.people().unwrap().len(), before.0.len() + 1);
    assert_eq!(desk.preview_table(TableKind::People, &path).unwrap().known.len(), 1);
}

#[test]
fn a_matter_that_residents_raised_stands_in_today_until_it_is_answered() {
    let department = Department::sample();
    let meeting = department.confirmed();
    let early = Outcome { attendance: Some(80), ..Outcome::default() };
    let refused = department.desk.put_outcome(meeting, &early).unwrap_err();
    assert!(matches!(
        refused,
        DeskError::Refused { refusal: Refusal::NotFinal { stage: Stage::Confirmed, .. } }
    ));

    let end = department.desk.meeting(meeting).unwrap().card.end;
    let clock = Box::new(desk::FixedClock(end.max(now()) + TimeDelta::days(1)));
    let later = desk::Desk::open(department.folder.path(), clock, "po spotkaniu").unwrap();
    later.close_meeting(meeting).unwrap();
    let items =
        || -> Vec<TodayItem> { later.today().unwrap().lines.into_iter().map(|line| line.item).collect() };
    assert!(items().iter().any(|item| matches!(item, TodayItem::OutcomeMissing { .. })));

    let matter = Matter { text: "Brak oświetlenia".into(), unit: "ZDMK".into(), ..Matter::default() };
    let record = |matter: &Matter| Outcome {
        attendance: Some(80),
        matters: vec![matter.clone()],
        ..Outcome::default()
    };
    later.put_outcome(meeting, &record(&matter)).unwrap();
    assert!(items().iter().any(|item| matches!(item, TodayItem::AnswerDue { unit, .. } if unit == "ZDMK")));
    let answer = "Lampy staną w marcu".to_owned();
    let answered = Matter { answer, answered_on: "2027-02-01".parse().ok(), ..matter };
    later.put_outcome(meeting, &record(&answered)).unwrap();
    assert!(!items().iter().any(|item| matches!(item, TodayItem::AnswerDue { .. })));
}

#[test]
fn the_answer_to_a_councillor_names_nobody_who_asked() {
    let department = Department::sample();
    let meeting = department.confirmed();
    let panel = department.desk.meeting(meeting).unwrap();
    let path = department.folder.path().join("odpowiedz.docx");
    department.desk.export_answer(meeting, &path).unwrap();
    let mut archive = zip::ZipArchive::new(std::fs::File::open(&path).unwrap()).unwrap();
    let mut text = String::new();
    std::io::Read::read_to_string(&mut archive.by_name("word/document.xml").unwrap(), &mut text).unwrap();
    let text = text.replace('\u{a0}', " ");
    assert!(
        text.contains("stał się ostateczny")
            && text.contains(&panel.venue.unwrap().name.replace('\u{a0}', " "))
    );
    let asked = panel.request.unwrap().requester.clone();
    assert!(!text.contains(&asked.name), "{}", asked.name);
}

/// The notice to who asked for a meeting.
fn to_requester(department: &Department, meeting: planning::id::MeetingId) -> planning::id::NoticeId {
    let notices = department.desk.meeting(meeting).unwrap().notices;
    notices.iter().find(|notice| notice.addressee.kind == AddresseeKind::Requester).unwrap().id
}

/// The text of the letter to one addressee, as a Word processor's user has it.
fn written(department: &Department, meeting_id: planning::id::MeetingId, one: LetterOrder) -> Option<String> {
    let folder = department.folder.path().join("pisma");
    let order = WriteLetters { meeting_id, folder, letters: vec![one] };
    let files = department.desk.write_letters(&order).unwrap().answer.files;
    let docx = files.into_iter().find(|file| file.path.ends_with(".docx")).unwrap().path;
    let script = "import sys,zipfile,re
x=zipfile.ZipFile(sys.argv[1]).read('word/document.xml').decode()
print('\\n'.join(re.sub('<[^>]+>','',p) for p in re.findall(r'<w:p[ >].*?</w:p>',x)).replace('\\u00a0',' '))";
    python(script, std::path::Path::new(&docx))
}

#[test]
fn a_moved_meeting_is_told_to_each_by_what_they_know_and_the_hall_of_before_is_let_go() {
    let department = Department::sample();
    let desk = &department.desk;
    let meeting_id = department.confirmed();
    for notice in desk.meeting(meeting_id).unwrap().notices {
        desk.mark_notice(&MarkNotice { notice_id: notice.id, by: Means::Phone }).unwrap();
    }
    let before = desk.meeting(meeting_id).unwrap();
    let old = before.venue.unwrap();
    let request = before.request.unwrap().id;
    let venues = desk.venues().unwrap();
    let another_owner = |id| venues.iter().any(|venue| venue.id == id && venue.email != old.email);
    let elsewhere =
        department.best(request, 400).into_iter().find(|one| another_owner(one.at.venue_id)).unwrap().at;
    let (start, venue_id) = (elsewhere.start, Some(elsewhere.venue_id));
    desk.move_meeting(&MoveMeeting { meeting_id, start, venue_id, duration: None, override_reason: None })
        .unwrap();

    let after = desk.meeting(meeting_id).unwrap();
    let waits = |kind, about| {
        let mut waiting = after.notices.iter().filter(|notice| notice.sent_at.is_none());
        waiting.find(|notice| notice.addressee.kind == kind && notice.kind == about).unwrap().id
    };
    let letter = |notice_id| {
        let order = LetterOrder { notice_id, role: None, own_words: String::new() };
        written(&department, meeting_id, order)
    };
    let Some(let_go) = letter(waits(AddresseeKind::Venue, NoticeKind::Released)) else { return };
    assert!(let_go.contains("rezerwację uprzejmie proszę zwolnić") && let_go.contains(&old.name), "{let_go}");
    assert!(let_go.contains("spotkania, które miało się odbyć w"), "{let_go}");
    assert!(let_go.contains("Zwolnienie rezerwacji: ") && !let_go.contains("odwołane"), "{let_go}");
    let new_hall = letter(waits(AddresseeKind::Venue, NoticeKind::Moved)).unwrap();
    assert!(new_hall.contains("ustalono termin") && !new_hall.contains("było:"), "{new_hall}");
    // Nothing was published: who asked knows the old date from the telephone alone.
    let asked = letter(waits(AddresseeKind::Requester, NoticeKind::Moved)).unwrap();
    assert!(asked.contains("ZMIANA: ") && asked.contains(&format!("było: {}", old.name)), "{asked}");
}

#[test]
fn a_letter_has_the_address_and_the_salutation_that_were_chosen_once() {
    let department = Department::sample();
    let desk = &department.desk;
    let meeting = department.confirmed();
    let request = desk.meetings().unwrap().into_iter().find(|card| card.id == meeting).unwrap().request_id;
    let mut details = desk.request(request).unwrap().details;
    details.requester.gender = Gender::Feminine;
    details.requester.address = Some("ul. Słoneczna 5 m. 7\n30-001 Kraków".to_owned());
    desk.edit_request(request, &details).unwrap();
    let notice_id = to_requester(&department, meeting);
    let order = |role| LetterOrder { notice_id, role, own_words: String::new() };

    let Some(first) = written(&department, meeting, order(Some(SalutationRole::Chair))) else { return };
    assert!(first.contains("Szanowna Pani Przewodnicząca,"), "{first}");
    assert!(first.contains("ul. Słoneczna 5 m. 7\n30-001 Kraków"), "{first}");
    // Chosen once, remembered with the request.
    assert_eq!(desk.request(request).unwrap().requester.salutation, Some(SalutationRole::Chair));
    let second = written(&department, meeting, order(None)).unwrap();
    assert!(second.contains("Szanowna Pani Przewodnicząca,"), "{second}");
    desk.undo().unwrap();
    assert_eq!(desk.request(request).unwrap().requester.salutation, None);
}

#[test]
fn address_and_salutation_are_handed_out_and_erased_with_the_person() {
    let department = Department::sample();
    let desk = &department.desk;
    let request = desk.requests().unwrap()[0].id;
    let mut details = desk.request(request).unwrap().details;
    details.requester.address = Some("ul. Słoneczna 5 m. 7\n30-001 Kraków".to_owned());
    details.requester.salutation = Some(SalutationRole::Councillor);
    desk.edit_request(request, &details).unwrap();
    let ledger = format!("{:?}", desk.ledger(None).unwrap());
    assert!(!ledger.contains("Słoneczna"), "the ledger says only that it changed");
    let out = department.folder.path().join("dla osoby");
    let subject = desk::Subject::Requester(request);
    let data = desk.export_person(subject, &out).unwrap();
    let record = std::fs::read_to_string(data.json).unwrap();
    assert!(record.contains("Słoneczna") && record.contains("councillor"), "{record}");
    if let Some(text) = read("pdftotext", &[&data.pdf, "-"]) {
        assert!(text.contains("Adres do korespondencji") && text.contains("radna lub radny"), "{text}");
    }
    desk.erase_person(subject, "żądanie osoby").unwrap();
    let left = desk.request(request).unwrap().details.requester;
    assert_eq!((left.address, left.salutation), (None, None));
}

#[test]
fn a_private_address_in_a_text_for_the_public_is_found() {
    let department = Department::sample();
    let desk = &department.desk;
    let meeting = department.confirmed();
    let request = desk.meetings().unwrap().into_iter().find(|card| card.id == meeting).unwrap().request_id;
    let mut details = desk.request(request).unwrap().details;
    details.requester.body = None;
    details.requester.address = Some("ul. Słoneczna 5 m. 7\n30-001 Kraków".to_owned());
    desk.edit_request(request, &details).unwrap();
    let body = "Sprawę zgłoszono z ul. Słoneczna 5 m. 7 w Krakowie.".to_owned();
    let draft = AnnouncementDraft { body, ..Default::default() };
    desk.put_announcement(meeting, &draft).unwrap();
    let error = desk.export(meeting, department.folder.path(), &|_, _| true).unwrap_err();
    assert!(matches!(error, DeskError::Refused { refusal: Refusal::PersonalDataInText { .. } }), "{error:?}");
}
