//! The poster for notice boards, A4 and A3.

use crate::desk::Desk;
use crate::error::PaperError;
use crate::pieces::fitting::{fitting_pages, picture_name};
use crate::qr::qr_svg;
use crate::setting::{Job, to_pdf, to_png};
use serde::Serialize;
use typst_layout::PagedDocument;

/// Paper of a poster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    A4,
    A3,
}

impl Paper {
    /// Lengths relative to A4: √2 for A3 (ISO 216).
    const fn scale(self) -> f64 {
        match self {
            Self::A4 => 1.0,
            Self::A3 => std::f64::consts::SQRT_2,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::A4 => "poster_a4",
            Self::A3 => "poster_a3",
        }
    }
}

/// A poster that has been set: one page, ready for PDF and PNG.
#[derive(Debug)]
pub struct Poster {
    document: PagedDocument,
    paper: Paper,
    ident: String,
    /// How far the type had to be tightened: 0 (roomy) to 4.
    pub step: usize,
}

#[derive(Serialize)]
struct Data<'a> {
    sheet: &'a crate::sheet::Sheet,
    scale: f64,
    step: usize,
    logo: Option<&'a str>,
}

/// Steps of tightening the template knows.
const STEPS: usize = 5;

/// Sets the poster on one page, tightening the type step by step until it fits.
///
/// # Errors
/// [`PaperError::DoesNotFit`] when even the tightest step needs a second page.
pub fn poster(desk: &Desk<'_>, paper: Paper) -> Result<Poster, PaperError> {
    let logo = desk.announcement.logo.as_ref();
    let name = logo.map(|logo| picture_name("logo", &logo.bytes));
    let qr = qr_svg(&desk.sheet.page_url)?;
    let job = |step: usize| {
        let data = Data { sheet: &desk.sheet, scale: paper.scale(), step, logo: name.as_deref() };
        let mut job = Job::new(paper.name(), "typst/poster.typ", &data)?;
        job.pictures.insert("qr.svg".to_owned(), qr.clone().into_bytes());
        if let (Some(name), Some(logo)) = (&name, logo) {
            job.pictures.insert(name.clone(), logo.bytes.clone());
        }
        Ok(job)
    };
    let (document, step) = fitting_pages(desk, STEPS, 1, job)?;
    Ok(Poster { document, paper, ident: desk.ident(paper.name()), step })
}

impl Poster {
    /// Tagged PDF (PDF/UA-1 and PDF/A-2a).
    ///
    /// # Errors
    /// [`PaperError::Export`] when the standard is broken, for example by a logo without alternative text.
    pub fn pdf(&self) -> Result<Vec<u8>, PaperError> {
        to_pdf(&self.document, self.paper.name(), &self.ident)
    }

    /// PNG at a resolution in dots per inch; A4 at 150 dpi has 1240 × 1754 pixels.
    ///
    /// # Errors
    /// [`PaperError::Export`] when it can't be encoded.
    pub fn png(&self, dpi: f64) -> Result<Vec<u8>, PaperError> {
        to_png(&self.document, self.paper.name(), dpi / 72.0)
    }
}
