//! The poster for notice boards, A4 and A3.

use crate::announcement::Photo;
use crate::desk::Desk;
use crate::error::PaperError;
use crate::pieces::fitting::{Fitted, Ways, fitting_page, picture_name};
use crate::qr::qr_svg;
use crate::setting::{Job, Margins, to_pdf, to_png};
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
    /// How far the type had to be tightened: 0 (roomy) to 8.
    pub step: usize,
    /// Whether the photo is on it; it gives way when the words need its place.
    pub with_photo: bool,
}

#[derive(Serialize)]
struct Data<'a> {
    sheet: &'a crate::sheet::Sheet,
    scale: f64,
    step: usize,
    logo: Option<&'a str>,
    photo: Option<&'a str>,
}

/// Steps of tightening the template knows.
const STEPS: usize = 9;

/// No letter comes nearer to the edge of an A4 sheet, in points: an office printer leaves about 6 mm white.
const EDGE: f64 = 18.0;

/// The fields a poster prints.
const PRINTED: [&str; 15] = [
    "title",
    "cycle",
    "venue.name",
    "venue.street",
    "venue.room",
    "venue.directions",
    "venue.nearest_stop",
    "venue.parking",
    "how_to_take_part",
    "topics",
    "lead",
    "contact",
    "organiser",
    "host.office",
    "page_url",
];

/// Sets the poster on one page, tightening the type step by step until it fits; a photo is left out before words are.
///
/// # Errors
/// [`PaperError::DoesNotFit`] when even the tightest step without the photo needs a second page or
/// would cut words.
pub fn poster(desk: &Desk<'_>, paper: Paper) -> Result<Poster, PaperError> {
    let qr = qr_svg(&desk.sheet.page_url)?;
    let a = desk.announcement;
    let shapes = if a.photo.is_some() { 2 } else { 1 };
    let has_photo = |shape: usize| shape + 1 < shapes;
    let job = |shape: usize, step: usize| {
        let picture =
            |stem, photo: Option<&Photo>| photo.map(|p| (picture_name(stem, &p.bytes), p.bytes.clone()));
        let (logo, photo) = (
            picture("logo", a.logo.as_ref()),
            picture("photo", a.photo.as_ref().filter(|_| has_photo(shape))),
        );
        let name = |picture: &'_ Option<(String, Vec<u8>)>| picture.as_ref().map(|(name, _)| name.clone());
        let (logo_name, photo_name) = (name(&logo), name(&photo));
        let data = Data {
            sheet: &desk.sheet,
            scale: paper.scale(),
            step,
            logo: logo_name.as_deref(),
            photo: photo_name.as_deref(),
        };
        let mut job = Job::new(paper.name(), "typst/poster.typ", &data)?;
        job.pictures.insert("qr.svg".to_owned(), qr.clone().into_bytes());
        job.pictures.extend(logo.into_iter().chain(photo));
        Ok(job)
    };
    let edge = EDGE * paper.scale();
    let margins = Margins { x: edge, top: edge, bottom: edge };
    let ways = Ways { shapes, steps: STEPS };
    let Fitted { document, shape, step } = fitting_page(desk, ways, margins, &PRINTED, job)?;
    Ok(Poster { document, paper, ident: desk.ident(paper.name()), step, with_photo: has_photo(shape) })
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
