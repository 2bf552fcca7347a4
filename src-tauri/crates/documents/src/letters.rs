//! Letters to those who asked for the meeting and to linked bodies: DOCX and PDF to be signed, and an e-mail draft.
//!
//! They hold personal data of the addressees, so they are never part of the pack.

use crate::announcement::{Announcement, Gender, Language};
use crate::desk::Desk;
use crate::error::PaperError;
use crate::pack::{PackFile, PackOptions};
use crate::pieces::docx::{Paragraph, Properties, docx};
use crate::pieces::filling::render;
use crate::pieces::mail::{Attached, Draft, Invitation, Leaving, message};
use crate::pieces::text::sheet;
use crate::salutation::{Role, possessive, salutation, title};
use crate::setting::{Job, set_pages, to_pdf, to_png};
use crate::sheet::Sheet;
use crate::templates::Library;
use crate::typography::typeset;
use minijinja::value::Serde;
use minijinja::{Value, context};
use serde::{Deserialize, Serialize};
use typst_layout::PagedDocument;

/// One letter to write.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// Short name for the files, made safe here: `wniosek-12`.
    pub id: String,
    pub addressee: Addressee,
    /// How the meeting concerns the addressee.
    #[serde(default)]
    pub concern: Concern,
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

/// The letter with all its texts, for the templates.
#[derive(Debug, Serialize)]
struct LetterSheet {
    title: String,
    sender: Vec<String>,
    mark: String,
    place_date: String,
    addressee: Vec<String>,
    subject: String,
    salutation: &'static str,
    paragraphs: Vec<String>,
    closing: &'static str,
    signature: Vec<String>,
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
    let pdf = letter_pdf(&desk, &text, &safe_name(&letter.id))?;
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
    let page = to_png(&letter_pages(&desk, &text)?, "letter", ON_SCREEN)?;
    Ok((page, mail_of(&desk, letter, &text, &[])))
}

/// Pixels for a point: 90 dots an inch.
const ON_SCREEN: f64 = 1.25;

fn one(desk: &Desk<'_>, letter: &Letter) -> Result<Vec<PackFile>, PaperError> {
    let text = letter_sheet(desk, letter)?;
    let name = safe_name(&letter.id);
    let pdf = letter_pdf(desk, &text, &name)?;
    let file = |ending: &str, bytes, media_type, purpose: &str| PackFile {
        path: format!("{name}.{ending}"),
        bytes,
        media_type,
        purpose: purpose.to_owned(),
        alt: None,
        channel: None,
    };
    let day = desk.announcement.release.date;
    let mail = mail_of(desk, letter, &text, &pdf)
        .map(|draft| message(&draft, &Leaving::Draft { day }, "letter"))
        .transpose()?;
    let mut files = vec![
        file("docx", letter_docx(desk, &text)?, crate::media::DOCX, "Pismo do podpisu, do edycji"),
        file("pdf", pdf, crate::media::PDF, "Pismo do podpisu, do wydruku"),
    ];
    files.extend(mail.map(|bytes| file("eml", bytes, crate::media::EML, "Wersja robocza e-maila")));
    files.extend(letter.invitation.as_ref().map(|invitation| {
        file("ics", invitation.ics.clone(), crate::media::ICS, "Zaproszenie do kalendarza")
    }));
    Ok(files)
}

/// Letters, digits, `-` and `_`; anything else becomes `-`.
fn safe_name(id: &str) -> String {
    let name: String =
        id.chars().map(|c| if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' }).collect();
    if name.trim_matches('-').is_empty() { "pismo".to_owned() } else { name }
}

fn letter_sheet(desk: &Desk<'_>, letter: &Letter) -> Result<LetterSheet, PaperError> {
    let s = &desk.sheet;
    let to = &letter.addressee;
    let set = |text: &str| typeset(text, Language::Pl);
    let lines = |parts: &[&str]| {
        parts.iter().map(|part| set(part)).filter(|part| !part.is_empty()).collect::<Vec<_>>()
    };
    let mut addressee = lines(&[title(to.role, to.gender), &to.name, &to.office]);
    addressee.extend(to.address.iter().map(|line| set(line)));
    let a = desk.announcement;
    let signature = &letter.signature;
    Ok(LetterSheet {
        title: format!("{}: {}", s.cycle_bare, s.title),
        sender: lines(&[&s.organiser, a.organiser.address.as_deref().unwrap_or("")]),
        mark: set(letter.case_mark.as_deref().unwrap_or("")),
        place_date: format!("{}, {}", s.w.city_of_issue, s.release.date),
        addressee,
        subject: subject(s),
        salutation: salutation(to.role, to.gender),
        paragraphs: body(desk, letter)?,
        closing: "Z poważaniem",
        signature: lines(&[&signature.on_behalf, &signature.name, &signature.post]),
    })
}

fn subject(s: &Sheet) -> String {
    format!("{}{} – {}", s.lines.prefix, s.cycle, s.when.line)
}

fn body(desk: &Desk<'_>, letter: &Letter) -> Result<Vec<String>, PaperError> {
    let to = &letter.addressee;
    let mark = letter.case_mark.as_ref().map_or(String::new(), |mark| format!(" (znak sprawy: {mark})"));
    let values = context! {
        concern => Value::from(Serde(letter.concern)),
        possessive => possessive(to.role, to.gender),
        mark,
        own => typeset(&letter.own_words, Language::Pl).replace('\n', " "),
    };
    let text = render(desk, "texts/letter.txt", context! { s => sheet(desk), letter => values })?;
    Ok(text.lines().filter(|line| !line.is_empty()).map(|line| typeset(line, Language::Pl)).collect())
}

fn letter_pages(desk: &Desk<'_>, letter: &LetterSheet) -> Result<PagedDocument, PaperError> {
    let data = serde_json::json!({ "sheet": desk.sheet, "letter": letter });
    set_pages(&Job::new("letter", "typst/letter.typ", &data)?, desk.library)
}

fn letter_pdf(desk: &Desk<'_>, letter: &LetterSheet, name: &str) -> Result<Vec<u8>, PaperError> {
    let document = letter_pages(desk, letter)?;
    to_pdf(&document, "letter", &desk.ident(&format!("letter/{name}")))
}

fn letter_docx(desk: &Desk<'_>, letter: &LetterSheet) -> Result<Vec<u8>, PaperError> {
    let lines = |style, lines: &[String]| {
        lines.iter().map(|line| Paragraph::new(style, line.clone())).collect::<Vec<_>>()
    };
    let mut out = lines("Address", &letter.sender);
    out.push(Paragraph::new("Rightward", letter.place_date.clone()));
    out.extend((!letter.mark.is_empty()).then(|| Paragraph::new("Normal", letter.mark.clone())));
    out.extend(lines("Address", &letter.addressee));
    out.push(Paragraph::new("Heading2", letter.subject.clone()));
    out.push(Paragraph::new("Normal", letter.salutation));
    out.extend(lines("Normal", &letter.paragraphs));
    out.push(Paragraph::new("Normal", letter.closing));
    out.extend(lines("Address", &letter.signature));
    let s = &desk.sheet;
    let of = Properties {
        title: &letter.title,
        subject: &letter.subject,
        author: &s.organiser,
        date: desk.announcement.release.date,
    };
    docx(desk, &out, &of)
}

fn mail_of(desk: &Desk<'_>, letter: &Letter, text: &LetterSheet, pdf: &[u8]) -> Option<Draft> {
    let office = if letter.from.is_empty() { &desk.sheet.contact.email } else { &letter.from };
    let to = letter.addressee.email.as_deref().filter(|to| !to.is_empty() && !office.is_empty())?;
    let mark = (!text.mark.is_empty()).then(|| text.mark.clone());
    let body: Vec<String> = mark
        .into_iter()
        .chain([text.salutation.to_owned()])
        .chain(text.paragraphs.iter().cloned())
        .chain([text.closing.to_owned(), text.signature.join("\n")])
        .filter(|paragraph| !paragraph.is_empty())
        .collect();
    Some(Draft {
        from: office.clone(),
        to: to.to_owned(),
        subject: text.subject.clone(),
        body: body.join("\n\n") + "\n",
        attachments: vec![Attached::new("pismo.pdf", crate::media::PDF, pdf.to_vec())],
        invitation: letter.invitation.clone(),
    })
}
