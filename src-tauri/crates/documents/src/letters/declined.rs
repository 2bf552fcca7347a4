//! The letter that tells somebody that their request is turned down. There is no meeting, so it is made from the
//! request's facts and the officer's reason alone.

use chrono::{Datelike, NaiveDate};
use minijinja::context;

use super::paper::{CLOSING, LetterSheet, Paper, addressee_lines, lines, mail, safe_name};
use super::{Addressee, Signature};
use crate::announcement::Language;
use crate::dates::full_date;
use crate::error::PaperError;
use crate::pack::{PackFile, PackOptions};
use crate::pieces::filling::render_in;
use crate::pieces::mail::Draft;
use crate::salutation::{possessive, salutation};
use crate::templates::Library;
use crate::typography::typeset;
use crate::words::Words;

/// A letter of refusal to write.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DeclineLetter {
    /// Short name for the files, made safe here: `odmowa-12`.
    pub id: String,
    pub addressee: Addressee,
    /// What was asked for: „Pętla autobusowa na Rżące”.
    pub title: String,
    pub case_mark: Option<String>,
    pub received_on: Option<NaiveDate>,
    /// Why, in the officer's words.
    pub reason: String,
    /// The officer's own sentence, added to the text.
    pub own_words: String,
    pub signature: Signature,
    /// Who writes, and the postal address.
    pub office: String,
    pub office_address: String,
    /// „Wydział Komunikacji Społecznej, tel. 12 616 00 00”; empty: nobody is named.
    pub contact: String,
    /// The address the e-mail is written from; empty: no e-mail.
    pub from: String,
    pub date: NaiveDate,
}

/// The letter as files: `<id>.docx`, `<id>.pdf` and, with addresses on both sides, `<id>.eml`. In Polish, the office's
/// language.
///
/// # Errors
/// [`PaperError`] when a built-in template is broken or an e-mail address isn't one.
pub fn decline_letter(
    letter: &DeclineLetter,
    options: &PackOptions<'_>,
) -> Result<Vec<PackFile>, PaperError> {
    let library = Library::new(options.templates);
    let text = sheet(letter, &library)?;
    paper(letter, &library).files(&text, |pdf| draft(letter, &text, pdf))
}

/// Its first page as PNG, for the screen, and its e-mail without the attachment's bytes.
///
/// # Errors
/// [`PaperError`] when a built-in template is broken.
pub fn decline_letter_on_screen(
    letter: &DeclineLetter,
    options: &PackOptions<'_>,
) -> Result<(Vec<u8>, Option<Draft>), PaperError> {
    let library = Library::new(options.templates);
    let text = sheet(letter, &library)?;
    Ok((paper(letter, &library).picture(&text)?, draft(letter, &text, &[])))
}

fn paper<'a>(letter: &'a DeclineLetter, library: &'a Library<'a>) -> Paper<'a> {
    let day = letter.date;
    let release = serde_json::json!({ "year": day.year(), "month": day.month(), "day": day.day() });
    let name = safe_name(&letter.id);
    Paper {
        library,
        sheet: serde_json::json!({ "organiser": letter.office, "language": "pl", "release": release }),
        author: &letter.office,
        date: day,
        ident: format!("decline/{name}/{day}"),
        name,
    }
}

fn sheet(letter: &DeclineLetter, library: &Library<'_>) -> Result<LetterSheet, PaperError> {
    let (to, set) = (&letter.addressee, |text: &str| typeset(text, Language::Pl));
    let words = Words::of(Language::Pl, library)?;
    let signature = &letter.signature;
    let subject = set(&format!("Wniosek o spotkanie: {}", letter.title));
    Ok(LetterSheet {
        title: subject.clone(),
        sender: lines(&[&letter.office, &letter.office_address]),
        mark: set(letter.case_mark.as_deref().unwrap_or("")),
        place_date: format!("{}, {}", words.city_of_issue, full_date(letter.date, Language::Pl)),
        addressee: addressee_lines(to),
        subject,
        salutation: salutation(to.role, to.gender),
        paragraphs: body(letter, library)?,
        closing: CLOSING,
        signature: lines(&[&signature.on_behalf, &signature.name, &signature.post]),
    })
}

fn body(letter: &DeclineLetter, library: &Library<'_>) -> Result<Vec<String>, PaperError> {
    let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let values = context! {
        possessive => possessive(letter.addressee.role, letter.addressee.gender),
        title => line(&letter.title),
        mark => &letter.case_mark,
        received => letter.received_on.map(|day| full_date(day, Language::Pl)),
        reason => sentence(&line(&letter.reason)),
        own => line(&letter.own_words),
        contact => line(&letter.contact),
    };
    let text = render_in(library, "texts/decline.txt", values)?;
    Ok(text.lines().filter(|line| !line.is_empty()).map(|line| typeset(line, Language::Pl)).collect())
}

/// With its full stop, where it has none.
fn sentence(text: &str) -> String {
    let ended = text.is_empty() || text.ends_with(['.', '!', '?', '…']);
    if ended { text.to_owned() } else { format!("{text}.") }
}

fn draft(letter: &DeclineLetter, text: &LetterSheet, pdf: &[u8]) -> Option<Draft> {
    mail(&letter.from, letter.addressee.email.as_deref(), text, pdf)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::announcement::Gender;
    use crate::salutation::Role;

    fn example() -> DeclineLetter {
        DeclineLetter {
            id: "odmowa-12".into(),
            addressee: Addressee {
                name: "Barbara Przykładowa".into(),
                role: Role::Councillor,
                gender: Gender::Feminine,
                email: Some("b.przykladowa@radni.example".into()),
                ..Addressee::default()
            },
            title: "Pętla na Rżące".into(),
            case_mark: Some("OR-03.0003.12.2026".into()),
            received_on: "2026-10-13".parse().ok(),
            reason: "Sprawę prowadzi Zarząd Dróg;\nspotkanie odbędzie się po konsultacjach".into(),
            office: "Wydział Komunikacji Społecznej".into(),
            from: "dialog@krakow.example".into(),
            date: "2026-11-24".parse().unwrap(),
            ..DeclineLetter::default()
        }
    }

    #[test]
    fn the_reason_stands_in_one_sentence_that_ends_once() {
        let said =
            body(&example(), &Library::new(&crate::BuiltIn)).unwrap().join("\n").replace('\u{a0}', " ");
        for wanted in [
            "w odpowiedzi na Pani wniosek o spotkanie „Pętla na Rżące” (znak sprawy: OR-03.0003.12.2026), \
                który wpłynął 13 października 2026 r., uprzejmie informuję",
            "Powód: Sprawę prowadzi Zarząd Dróg; spotkanie odbędzie się po konsultacjach.",
        ] {
            assert!(said.contains(wanted), "{wanted} in {said}");
        }
        assert!(!said.contains("kontakt"), "{said}");
        let ended = DeclineLetter { reason: "Termin już minął.".into(), ..example() };
        let said = body(&ended, &Library::new(&crate::BuiltIn)).unwrap().join("\n");
        assert!(!said.contains(".."), "{said}");
    }

    #[test]
    fn without_an_address_there_is_paper_alone() {
        let options = PackOptions::default();
        let names = |letter: &DeclineLetter| {
            let files = decline_letter(letter, &options).unwrap();
            files.into_iter().map(|file| file.path).collect::<Vec<_>>()
        };
        assert_eq!(names(&example()), ["odmowa-12.docx", "odmowa-12.pdf", "odmowa-12.eml"]);
        let silent = DeclineLetter { from: String::new(), ..example() };
        assert_eq!(names(&silent), ["odmowa-12.docx", "odmowa-12.pdf"]);
    }
}
