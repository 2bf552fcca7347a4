//! A letter's words on paper: pages, a Word document, the files of one letter, its e-mail.

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::Value;
use typst_layout::PagedDocument;

use crate::announcement::Language;
use crate::error::PaperError;
use crate::letters::Addressee;
use crate::pack::PackFile;
use crate::pieces::docx::{Paragraph, Properties, docx_in};
use crate::pieces::mail::{Attached, Draft, Leaving, message};
use crate::salutation::title;
use crate::setting::{Job, set_pages, to_pdf, to_png};
use crate::templates::Library;
use crate::typography::typeset;

pub(super) const CLOSING: &str = "Z poważaniem";

/// Pixels for a point: 90 dots an inch.
const ON_SCREEN: f64 = 1.25;

/// The letter with all its texts, for the templates.
#[derive(Debug, Serialize)]
pub(super) struct LetterSheet {
    pub title: String,
    pub sender: Vec<String>,
    pub mark: String,
    pub place_date: String,
    pub addressee: Vec<String>,
    pub subject: String,
    pub salutation: &'static str,
    pub paragraphs: Vec<String>,
    pub closing: &'static str,
    pub signature: Vec<String>,
}

/// What a letter is printed with.
pub(super) struct Paper<'a> {
    pub library: &'a Library<'a>,
    /// What the template reads beside the letter: organiser, language, release.
    pub sheet: Value,
    pub author: &'a str,
    pub date: NaiveDate,
    /// The PDF's identifier.
    pub ident: String,
    /// Of the files, without ending.
    pub name: String,
}

impl Paper<'_> {
    fn pages(&self, letter: &LetterSheet) -> Result<PagedDocument, PaperError> {
        let data = serde_json::json!({ "sheet": self.sheet, "letter": letter });
        set_pages(&Job::new("letter", "typst/letter.typ", &data)?, self.library)
    }

    pub(super) fn pdf(&self, letter: &LetterSheet) -> Result<Vec<u8>, PaperError> {
        to_pdf(&self.pages(letter)?, "letter", &self.ident)
    }

    /// The first page as PNG, for the screen.
    pub(super) fn picture(&self, letter: &LetterSheet) -> Result<Vec<u8>, PaperError> {
        to_png(&self.pages(letter)?, "letter", ON_SCREEN)
    }

    /// `<name>.docx`, `<name>.pdf`, and what goes with the e-mail that is made with the PDF.
    pub(super) fn files(
        &self,
        letter: &LetterSheet,
        mail: impl FnOnce(&[u8]) -> Option<Draft>,
    ) -> Result<Vec<PackFile>, PaperError> {
        let pdf = self.pdf(letter)?;
        let mail = mail(&pdf);
        let mut files = vec![
            self.file("docx", self.docx(letter)?, crate::media::DOCX, "Pismo do podpisu, do edycji"),
            self.file("pdf", pdf, crate::media::PDF, "Pismo do podpisu, do wydruku"),
        ];
        if let Some(draft) = mail {
            let bytes = message(&draft, &Leaving::Draft { day: self.date }, "letter")?;
            files.push(self.file("eml", bytes, crate::media::EML, "Wersja robocza e-maila"));
            files.extend(draft.invitation.map(|invitation| {
                self.file("ics", invitation.ics, crate::media::ICS, "Zaproszenie do kalendarza")
            }));
        }
        Ok(files)
    }

    fn file(&self, ending: &str, bytes: Vec<u8>, media_type: &'static str, purpose: &str) -> PackFile {
        PackFile {
            path: format!("{}.{ending}", self.name),
            bytes,
            media_type,
            purpose: purpose.to_owned(),
            alt: None,
            channel: None,
        }
    }

    fn docx(&self, letter: &LetterSheet) -> Result<Vec<u8>, PaperError> {
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
        let of = Properties {
            title: &letter.title,
            subject: &letter.subject,
            author: self.author,
            date: self.date,
        };
        docx_in(self.library, "pl", &out, &of)
    }
}

/// The letter as an e-mail with its PDF; `None` where the addressee has no address or nobody can write.
pub(super) fn mail(from: &str, to: Option<&str>, text: &LetterSheet, pdf: &[u8]) -> Option<Draft> {
    let to = to.filter(|to| !to.is_empty() && !from.is_empty())?;
    let mark = (!text.mark.is_empty()).then(|| text.mark.clone());
    let body: Vec<String> = mark
        .into_iter()
        .chain([text.salutation.to_owned()])
        .chain(text.paragraphs.iter().cloned())
        .chain([text.closing.to_owned(), text.signature.join("\n")])
        .filter(|paragraph| !paragraph.is_empty())
        .collect();
    Some(Draft {
        from: from.to_owned(),
        to: to.to_owned(),
        subject: text.subject.clone(),
        body: body.join("\n\n") + "\n",
        attachments: vec![Attached::new("pismo.pdf", crate::media::PDF, pdf.to_vec())],
        invitation: None,
    })
}

/// Lines that hold something, typeset.
pub(super) fn lines(parts: &[&str]) -> Vec<String> {
    parts.iter().map(|part| typeset(part, Language::Pl)).filter(|part| !part.is_empty()).collect()
}

pub(super) fn addressee_lines(to: &Addressee) -> Vec<String> {
    let mut parts = vec![title(to.role, to.gender), &to.name, &to.office];
    parts.extend(to.address.iter().map(String::as_str));
    lines(&parts)
}

/// Letters, digits, `-` and `_`; anything else becomes `-`. None of the names that Windows reserves, and no longer than a
/// file system takes.
pub(super) fn safe_name(id: &str) -> String {
    const MOST: usize = 80;
    let allowed = id.chars().map(|c| if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' });
    let name: String = allowed.take(MOST).collect();
    if name.trim_matches('-').is_empty() {
        "pismo".to_owned()
    } else if is_device(&name) {
        format!("pismo-{name}")
    } else {
        name
    }
}

/// With any ending, these are no files on Windows.
fn is_device(name: &str) -> bool {
    match name.to_ascii_lowercase().as_str() {
        "con" | "prn" | "aux" | "nul" => true,
        other => {
            let port = other.strip_prefix("com").or_else(|| other.strip_prefix("lpt"));
            port.is_some_and(|number| number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_digit()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::safe_name;

    #[test]
    fn a_letter_is_called_by_a_name_that_every_system_takes() {
        assert_eq!(safe_name("12-rada-dzielnicy"), "12-rada-dzielnicy");
        assert_eq!(safe_name("../CON:"), "---CON-");
        assert_eq!(safe_name("con"), "pismo-con");
        assert_eq!(safe_name("LPT1"), "pismo-LPT1");
        assert_eq!(safe_name("…"), "pismo");
        assert_eq!(safe_name(&"a".repeat(5_000)).len(), 80);
    }
}
