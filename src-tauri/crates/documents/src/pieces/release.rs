//! The press release, as PDF for reading and as DOCX for copying from.

use crate::desk::Desk;
use crate::error::PaperError;
use crate::pieces::docx::{Paragraph, Properties, docx};
use crate::setting::{Job, set_pages, to_pdf, to_pngs};
use crate::sheet::Sheet;
use serde::Serialize;
use typst_layout::PagedDocument;

#[derive(Serialize)]
struct Data<'a> {
    sheet: &'a Sheet,
}

/// The press release as tagged PDF; as many pages as the text needs.
///
/// # Errors
/// [`PaperError`] when the built-in template is broken.
pub fn press_release_pdf(desk: &Desk<'_>) -> Result<Vec<u8>, PaperError> {
    to_pdf(&pages(desk)?, "press_release", &desk.ident("press_release"))
}

/// Its pages as PNG at 90 dots an inch, for a screen.
///
/// # Errors
/// [`PaperError`] when the built-in template is broken.
pub fn press_release_screens(desk: &Desk<'_>) -> Result<Vec<Vec<u8>>, PaperError> {
    to_pngs(&pages(desk)?, "press_release", 1.25)
}

fn pages(desk: &Desk<'_>) -> Result<PagedDocument, PaperError> {
    let job = Job::new("press_release", "typst/release.typ", &Data { sheet: &desk.sheet })?;
    set_pages(&job, desk.library)
}

/// The press release as a Word document: headings, title, author and language set.
///
/// # Errors
/// [`PaperError`] when a built-in part is broken.
pub fn press_release_docx(desk: &Desk<'_>) -> Result<Vec<u8>, PaperError> {
    let s = &desk.sheet;
    let title = format!("{}: {}", s.w.press_release, s.title);
    let of = Properties {
        title: &title,
        subject: &s.cycle_bare,
        author: &s.organiser,
        date: desk.announcement.release.date,
    };
    docx(desk, &paragraphs(s), &of)
}

/// The order is the house's: heading, place and date, embargo, title, lead, body, quotation, practical block, note on
/// the cycle, contact, `###`.
fn paragraphs(s: &Sheet) -> Vec<Paragraph> {
    let mut out = opening(s);
    out.extend((!s.lead.is_empty()).then(|| Paragraph::new("Normal", s.lead.clone())));
    out.extend(s.paragraphs.iter().map(|text| Paragraph::new("Normal", text.clone())));
    if let (Some(quote), Some(who)) = (&s.press.quote, &s.press.quote_who) {
        out.push(Paragraph::new("Normal", format!("– {quote} – {} {who}.", s.w.says)));
    }
    out.push(Paragraph::new("Heading2", s.w.practical.clone()));
    out.extend(s.lines.facts.iter().map(|fact| Paragraph::labelled(&fact.label, fact.text.clone())));
    out.extend(closing(s));
    out
}

fn opening(s: &Sheet) -> Vec<Paragraph> {
    let mut out = vec![Paragraph::new(
        "Quiet",
        format!("{}. {}, {}", s.w.press_release, s.w.city_of_issue, s.release.date),
    )];
    if let Some(embargo) = &s.press.embargo {
        out.insert(0, Paragraph::new("Lead", format!("{} {embargo}", s.w.embargo)));
    }
    if !s.status.overprint.is_empty() {
        out.push(Paragraph::new("Overprint", s.status.overprint.clone()));
    }
    out.push(Paragraph::new("Heading1", s.title.clone()));
    if !s.status.sentence.is_empty() {
        out.push(Paragraph::new("Lead", s.status.sentence.clone()));
    }
    for change in &s.status.changes {
        let label = format!("{} – {}", change.label, s.w.was);
        out.push(Paragraph::labelled(&label, format!("{} → {}: {}", change.was, s.w.is, change.is)));
    }
    out.push(Paragraph::new("Lead", s.lines.release_lead.clone()));
    out
}

fn closing(s: &Sheet) -> Vec<Paragraph> {
    vec![
        Paragraph::new("Heading2", s.w.about_cycle.clone()),
        Paragraph::new("Normal", s.press.about.clone()),
        Paragraph::new("Heading2", s.w.media_contact.clone()),
        Paragraph::new("Normal", s.media_contact.line.clone()),
        Paragraph::labelled(&s.w.details, s.page_url.clone()),
        Paragraph::new("Quiet", "###"),
    ]
}
