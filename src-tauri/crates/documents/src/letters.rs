//! Letters to those who asked for the meeting and to linked bodies: DOCX and PDF to be signed, and an e-mail draft.
//!
//! They hold personal data of the addressees, so they are never part of the pack.

mod declined;
mod paper;

pub use declined::{DeclineLetter, decline_letter, decline_letter_on_screen};

use crate::announcement::{Announcement, Gender, Language};
use crate::desk::Desk;
use crate::error::PaperError;
use crate::pack::{PackFile, PackOptions};
use crate::pieces::filling::render;
use crate::pieces::mail::{Draft, Invitation};
use crate::pieces::text::sheet;
use crate::salutation::{Role, possessive, salutation};
use crate::sheet::Sheet;
use crate::templates::Library;
use crate::typography::typeset;
use minijinja::value::Serde;
use minijinja::{Value, context};
use paper::{LetterSheet, Paper, addressee_lines, lines, safe_name};
use serde::{Deserialize, Serialize};

/// One letter to write.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// Short name for the files, made safe here: `wniosek-12`.
    pub id: String,
    pub addressee: Addressee,
    /// How the meeting concerns the addressee.
    #[serde(default)]
    pub concern: Concern,
    /// The meeting was theirs to host or to take part in, and no longer is; it may take place without them.
    #[serde(default)]
    pub released: bool,
    /// Case mark: `OR-03.0003.12.2026`.
    #[serde(default)]
    pub case_mark: Option<String>,
    /// The officer's own sentence, added to the text.
    #[serde(default)]
    pub own_words: String,
    pub signature: Signature,
    /// The address the e-mail is written from; empty: the office's contact.
    #[serde(default)]
    pub from: String,
    /// The calendar object of a participant, which goes with the e-mail.
    #[serde(skip)]
    pub invitation: Option<Invitation>,
}

/// Why somebody gets a letter.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Concern {
    /// Asked for the meeting.
    Requested,
    /// A body that is linked to the request.
    #[default]
    Linked,
    TakesPart,
    /// Gives the hall.
    Hosts,
    /// Passes the news on to residents.
    PassesOn,
}

/// To whom.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Addressee {
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub role: Role,
    #[serde(default)]
    pub gender: Gender,
    /// Office or body, as printed: „Radna Miasta Krakowa”.
    #[serde(default)]
    pub office: String,
    /// Postal address, a line each.
    #[serde(default)]
    pub address: Vec<String>,
    /// With an address an e-mail draft is made too.
    #[serde(default)]
    pub email: Option<String>,
}

/// Who signs.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// „z up. Prezydenta Miasta Krakowa”; empty when the holder signs in person.
    #[serde(default)]
    pub on_behalf: String,
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub post: String,
}

/// The letters as files, in the order given: `<id>.docx`, `<id>.pdf` and, when there is an e-mail address and the
/// office has one to write from, `<id>.eml` with the PDF attached. Always in Polish, the office's language.
///
/// # Errors
/// [`PaperError`] when a built-in template is broken or an e-mail address isn't one.
pub fn letters(
    a: &Announcement,
    list: &[Letter],
    options: &PackOptions<'_>,
) -> Result<Vec<PackFile>, PaperError> {
    let library = Library::new(options.templates);
    let desk = Desk::new(a, Language::Pl, &library)?;
    let mut files = Vec::new();
    for (index, letter) in list.iter().enumerate() {
        if !(options.progress)(index, list.len()) {
            return Err(PaperError::Stopped);
        }
        files.extend(one(&desk, letter)?);
    }
    Ok(files)
}

/// One letter's e-mail with the letter attached; `None` where the addressee has no address or nobody can write.
///
/// # Errors
/// [`PaperError`] when a built-in template is broken.
pub fn letter_mail(
    a: &Announcement,
    letter: &Letter,
    options: &PackOptions<'_>,
) -> Result<Option<Draft>, PaperError> {
    let library = Library::new(options.templates);
    let desk = Desk::new(a, Language::Pl, &library)?;
    let text = letter_sheet(&desk, letter)?;
    let pdf = paper_of(&desk, letter)?.pdf(&text)?;
    Ok(mail_of(&desk, letter, &text, &pdf))
}

/// The first page of a letter as PNG, for the screen, and its e-mail without the attachment's bytes.
///
/// # Errors
/// [`PaperError`] when a built-in template is broken.
pub fn letter_on_screen(
    a: &Announcement,
    letter: &Letter,
    options: &PackOptions<'_>,
) -> Result<(Vec<u8>, Option<Draft>), PaperError> {
    let library = Library::new(options.templates);
    let desk = Desk::new(a, Language::Pl, &library)?;
    let text = letter_sheet(&desk, letter)?;
    let page = paper_of(&desk, letter)?.picture(&text)?;
    Ok((page, mail_of(&desk, letter, &text, &[])))
}

fn one(desk: &Desk<'_>, letter: &Letter) -> Result<Vec<PackFile>, PaperError> {
    let text = letter_sheet(desk, letter)?;
    paper_of(desk, letter)?.files(&text, |pdf| mail_of(desk, letter, &text, pdf))
}

fn paper_of<'a>(desk: &'a Desk<'a>, letter: &Letter) -> Result<Paper<'a>, PaperError> {
    let name = safe_name(&letter.id);
    let sheet = serde_json::to_value(&desk.sheet)
        .map_err(|error| PaperError::Export { piece: "letter".to_owned(), reason: error.to_string() })?;
    Ok(Paper {
        library: desk.library,
        sheet,
        author: &desk.sheet.organiser,
        date: desk.announcement.release.date,
        ident: desk.ident(&format!("letter/{name}")),
        name,
    })
}

fn letter_sheet(desk: &Desk<'_>, letter: &Letter) -> Result<LetterSheet, PaperError> {
    let s = &desk.sheet;
    let to = &letter.addressee;
    let a = desk.announcement;
    let signature = &letter.signature;
    Ok(LetterSheet {
        title: format!("{}: {}", s.cycle_bare, s.title),
        sender: lines(&[&s.organiser, a.organiser.address.as_deref().unwrap_or("")]),
        mark: typeset(letter.case_mark.as_deref().unwrap_or(""), Language::Pl),
        place_date: format!("{}, {}", s.w.city_of_issue, s.release.date),
        addressee: addressee_lines(to),
        subject: subject(s, letter),
        salutation: salutation(to.role, to.gender),
        paragraphs: body(desk, letter)?,
        closing: paper::CLOSING,
        signature: signed(signature, &s.organiser),
    })
}

/// Where the office named nobody who signs, the office itself stands there.
fn signed(by: &Signature, office: &str) -> Vec<String> {
    let named = lines(&[&by.on_behalf, &by.name, &by.post]);
    if named.is_empty() { vec![office.to_owned()] } else { named }
}

fn subject(s: &Sheet, letter: &Letter) -> String {
    let opening = match (letter.released, letter.concern) {
        (false, _) => &s.lines.prefix,
        (true, Concern::TakesPart) => "Zmiana składu: ",
        (true, _) => "Zwolnienie rezerwacji: ",
    };
    format!("{opening}{} – {}", s.cycle, s.when.line)
}

fn mail_of(desk: &Desk<'_>, letter: &Letter, text: &LetterSheet, pdf: &[u8]) -> Option<Draft> {
    let office = if letter.from.is_empty() { &desk.sheet.contact.email } else { &letter.from };
    let draft = paper::mail(office, letter.addressee.email.as_deref(), text, pdf)?;
    Some(Draft { invitation: letter.invitation.clone(), ..draft })
}

fn body(desk: &Desk<'_>, letter: &Letter) -> Result<Vec<String>, PaperError> {
    let to = &letter.addressee;
    let mark = letter.case_mark.as_ref().map_or(String::new(), |mark| format!(" (znak sprawy: {mark})"));
    let values = context! {
        concern => Value::from(Serde(letter.concern)),
        possessive => possessive(to.role, to.gender),
        mark,
        released => letter.released,
        invited => letter.invitation.is_some(),
        own => typeset(&letter.own_words, Language::Pl).replace('\n', " "),
    };
    let text = render(desk, "texts/letter.txt", context! { s => sheet(desk), letter => values })?;
    Ok(text.lines().filter(|line| !line.is_empty()).map(|line| typeset(line, Language::Pl)).collect())
}
