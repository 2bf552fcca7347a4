//! Letters to those who asked for the meeting and to linked bodies: DOCX and PDF to be signed, and an e-mail draft.
//!
//! They hold personal data of the addressees, so they are never part of the pack.

use crate::announcement::{Announcement, Gender, Language};
use crate::desk::Desk;
use crate::error::PaperError;
use crate::pack::{PackFile, PackOptions};
use crate::pieces::docx::{Paragraph, Properties, docx};
use crate::pieces::filling::render;
use crate::pieces::mail::{Draft, eml};
use crate::pieces::text::sheet;
use crate::salutation::{Role, possessive, salutation, title};
use crate::setting::{Job, set_pages, to_pdf};
use crate::sheet::Sheet;
use crate::templates::Library;
use crate::typography::typeset;
use minijinja::context;
use serde::{Deserialize, Serialize};

/// One letter to write.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// Short name for the files, made safe here: `wniosek-12`.
    pub id: String,
    pub addressee: Addressee,
    /// Whether the addressee asked for the meeting; otherwise a linked body.
    #[serde(default)]
    pub requested: bool,
    /// Case mark: `OR-03.0003.12.2026`.
    #[serde(default)]
    pub case_mark: Option<String>,
    /// The officer's own sentence, added to the text.
    #[serde(default)]
    pub own_words: String,
    pub signature: Signature,
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
    let mail = letter_mail(desk, letter, &text, &pdf)?;
    let mut files = vec![
        file("docx", letter_docx(desk, &text)?, crate::media::DOCX, "Pismo do podpisu, do edycji"),
        file("pdf", pdf, crate::media::PDF, "Pismo do podpisu, do wydruku"),
    ];
    files.extend(mail.map(|bytes| file("eml", bytes, crate::media::EML, "Wersja robocza e-maila")));
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
        requested => letter.requested,
        possessive => possessive(to.role, to.gender),
        mark,
        own => typeset(&letter.own_words, Language::Pl).replace('\n', " "),
    };
    let text = render(desk, "texts/letter.txt", context! { s => sheet(desk), letter => values })?;
    Ok(text.lines().filter(|line| !line.is_empty()).map(|line| typeset(line, Language::Pl)).collect())
}

fn letter_pdf(desk: &Desk<'_>, letter: &LetterSheet, name: &str) -> Result<Vec<u8>, PaperError> {
    let mut job = Job::new("letter", "typst/letter.typ", &serde_json::json!({}))?;
    job.data = serde_json::json!({ "sheet": desk.sheet, "letter": letter });
    let document = set_pages(&job, desk.library)?;
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

fn letter_mail(
    desk: &Desk<'_>,
    letter: &Letter,
    text: &LetterSheet,
    pdf: &[u8],
) -> Result<Option<Vec<u8>>, PaperError> {
    let office = &desk.sheet.contact.email;
    let Some(to) = letter.addressee.email.as_deref().filter(|to| !to.is_empty() && !office.is_empty()) else {
        return Ok(None);
    };
    let mark = (!text.mark.is_empty()).then(|| text.mark.clone());
    let body: Vec<String> = mark
        .into_iter()
        .chain([text.salutation.to_owned()])
        .chain(text.paragraphs.iter().cloned())
        .chain([text.closing.to_owned(), text.signature.join("\n")])
        .collect();
    let draft = Draft {
        from: office,
        to,
        subject: text.subject.clone(),
        body: &(body.join("\n\n") + "\n"),
        date: desk.announcement.release.date,
        attachments: vec![("pismo.pdf", crate::media::PDF, pdf.to_vec())],
    };
    eml(draft, "letter").map(Some)
}
