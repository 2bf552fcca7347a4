use crate::{USUAL, made_for, sample, tools};
use documents::{Announcement, PackOptions, Status, letters};

const READ: &str = "import sys, email, email.policy
m = email.message_from_binary_file(open(sys.argv[1], 'rb'), policy=email.policy.default)
assert not m.defects, m.defects
assert all(not p.defects for p in m.walk())
print('subject|' + m['subject'])
print('to|' + m['to'])
print('unsent|' + m['x-unsent'])
print('date|' + m['date'])
print('body|' + m.get_body(('plain',)).get_content().replace('\\n', ' '))
for a in m.iter_attachments():
    print('attachment|' + a.get_filename() + '|' + a.get_content_type() + '|' + a.get_payload(decode=True)[:4].decode('latin1'))
";

fn read(files: &[documents::PackFile], name: &str) -> Option<String> {
    let folder = tools::unpacked(files);
    let path = folder.path().join(name);
    let said = tools::run("python3", &["-c", READ, tools::text_of(&path)])?;
    assert!(said.ok, "{}", said.err);
    Some(said.out.replace('\u{a0}', " "))
}

#[test]
fn the_councils_draft_opens_unsent_with_its_polish_subject_and_the_poster() {
    let Some(out) = read(&USUAL.files, "dzielnica/list-przewodni.eml") else { return };
    assert!(
        out.contains(
            "subject|Ławka dialogu: środa, 13 maja, godz. 17.00 – Szkoła Podstawowa nr 999 w Bieżanowie"
        ),
        "{out}"
    );
    assert!(out.contains("unsent|1") && out.contains("date|Mon, 20 Apr 2026 00:00:00 +0000"), "{out}");
    assert!(out.contains("attachment|plakat-A4.pdf|application/pdf|%PDF"), "{out}");
    assert!(out.contains("attachment|plakat-A4.png|image/png|\u{89}PNG"), "{out}");
    assert!(
        out.contains("attachment|tekst-na-strone.txt|text/plain") && out.contains("tekst na profil."),
        "{out}"
    );
}

#[test]
fn the_councils_draft_names_only_what_goes_with_it() {
    let pack = made_for(&sample::announcement(), &["notice_board"]);
    let Some(out) = read(&pack.files, "dzielnica/list-przewodni.eml") else { return };
    assert!(
        out.contains("W załączeniu: plakat A4 (PDF i PNG), tekst plakatu.") && !out.contains("tekst-na"),
        "{out}"
    );
}

#[test]
fn the_mails_of_a_change_first_greet_then_say_what_has_changed_and_what_to_do() {
    let changed = Status::Rescheduled {
        previous_start: Some(sample::at("2026-05-06T17:00:00+02:00")),
        previous_place: None,
    };
    let cancelled = Status::Cancelled { reason: "awaria ogrzewania.".to_owned() };
    for (status, council, press) in [
        (changed, "uprzejmie informujemy o zmianie,", "informację prasową o zmianie"),
        (cancelled, "uprzejmie informujemy o odwołaniu", "informację prasową o odwołaniu"),
    ] {
        let pack = made_for(
            &Announcement { status, ..sample::announcement() },
            &["notice_board", "district_web", "press_release", "newsletter"],
        );
        let Some(kit) = read(&pack.files, "dzielnica/list-przewodni.eml") else { return };
        assert!(kit.contains(&format!("body|Szanowni Państwo,  {council}")), "{kit}");
        assert!(
            kit.contains("dotychczasowych ogłoszeń") && !kit.contains("prosimy o rozpowszechnienie"),
            "{kit}"
        );
        let letter = read(&pack.files, "e-mail/newsletter.eml").unwrap_or_default();
        assert!(letter.contains(&format!("body|Szanowni Państwo,  {council}")), "{letter}");
        assert!(!letter.contains("ogrzewania.."), "{letter}");
        let media = read(&pack.files, "prasa/e-mail-do-mediow.eml").unwrap_or_default();
        assert!(media.contains(press), "{media}");
    }
}

#[test]
fn the_draft_to_the_media_carries_both_forms_of_the_release() {
    let Some(out) = read(&USUAL.files, "prasa/e-mail-do-mediow.eml") else { return };
    assert!(out.contains("attachment|informacja-prasowa.pdf|application/pdf|%PDF"), "{out}");
    assert!(out.contains("attachment|informacja-prasowa.docx|application/vnd.openxmlformats-officedocument.wordprocessingml.document|PK"), "{out}");
}

#[test]
fn a_letter_by_e_mail_goes_to_its_addressee() {
    let made =
        letters(&sample::announcement(), &sample::letters(), &PackOptions::default()).expect("letters");
    let Some(out) = read(&made, "wniosek-12.eml") else { return };
    assert!(
        out.contains("to|barbara.przykladowa@radni.example") && out.contains("Szanowna Pani Radna,"),
        "{out}"
    );
}

#[test]
fn nothing_of_an_addressee_is_in_the_pack() {
    for file in &USUAL.files {
        let text = String::from_utf8_lossy(&file.bytes);
        assert!(!text.contains("Barbara") && !text.contains("radni.example"), "{}", file.path);
    }
}

#[test]
fn a_letter_that_nobody_signs_is_signed_by_the_office() {
    let mut letter = sample::letters().remove(0);
    letter.signature = documents::Signature::default();
    let a = sample::announcement();
    let draft = documents::letter_mail(&a, &letter, &PackOptions::default()).expect("a letter");
    let body = draft.expect("an e-mail").body;
    assert!(body.trim_end().ends_with("Z poważaniem\n\nUrząd Miasta Krakowa"), "{body}");
}
