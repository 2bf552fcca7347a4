//! Pictures for social media and television: day, hour, place, in exact pixels.

use crate::desk::Desk;
use crate::error::PaperError;
use crate::pieces::fitting::{Ways, fitting_page, picture_name};
use crate::setting::{Job, Margins, to_png};
use crate::sheet::Sheet;
use serde::Serialize;
use typst_layout::PagedDocument;

/// A size of picture a channel asks for, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Format {
    pub width: u32,
    pub height: u32,
    /// Kept free of text at the top and bottom (a story's controls lie there).
    pub top: u32,
    pub bottom: u32,
    /// Smallest letters.
    pub least: u32,
    /// Whether the photo, when there is one, stands beside the facts.
    pub photo: bool,
}

const fn format(width: u32, height: u32) -> Format {
    Format { width, height, top: 0, bottom: 0, least: 26, photo: false }
}

impl Format {
    pub const SQUARE: Self = format(1080, 1080);
    pub const PORTRAIT: Self = format(1080, 1350);
    /// 250 px at the top and 340 px at the bottom stay free.
    pub const STORY: Self = Self { top: 250, bottom: 340, ..format(1080, 1920) };
    /// Link card and article picture.
    pub const LINK: Self = Self { photo: true, ..format(1200, 630) };
    pub const EVENT_COVER: Self = Self { photo: true, ..format(1920, 1005) };
    /// Television board: letters of at least 48 px.
    pub const BOARD: Self = Self { least: 48, ..format(1920, 1080) };

    /// Every format of a pack.
    pub const ALL: [Self; 6] =
        [Self::SQUARE, Self::PORTRAIT, Self::STORY, Self::LINK, Self::EVENT_COVER, Self::BOARD];

    /// Where no letter may stand: 5 % at every edge (the graphics-safe area of EBU R95), more where controls lie.
    fn margins(&self) -> Margins {
        let share = |length: u32| f64::from(length) * 0.05;
        let free = |length: u32| share(self.height).max(f64::from(length));
        Margins { x: share(self.width), top: free(self.top), bottom: free(self.bottom) }
    }

    /// `1080x1350`
    pub fn name(&self) -> String {
        format!("{}x{}", self.width, self.height)
    }
}

/// The fields a picture prints.
const PRINTED: [&str; 3] = ["venue.name", "venue.street", "cycle"];

#[derive(Serialize)]
struct Data<'a> {
    sheet: &'a Sheet,
    width: u32,
    height: u32,
    top: u32,
    bottom: u32,
    least: u32,
    photo: Option<&'a str>,
}

/// The picture as PNG of exactly the format's size.
///
/// # Errors
/// [`PaperError::DoesNotFit`] when the place's name is too long even in the smallest letters.
pub fn image(desk: &Desk<'_>, format: Format) -> Result<Vec<u8>, PaperError> {
    image_at(desk, format, 1.0)
}

/// The picture, smaller or larger by a factor.
///
/// # Errors
/// As [`image`].
pub fn image_at(desk: &Desk<'_>, format: Format, scale: f64) -> Result<Vec<u8>, PaperError> {
    to_png(&laid_out(desk, format)?, "image", scale)
}

/// Whether the picture can hold its words; nothing is drawn.
///
/// # Errors
/// As [`image`].
pub fn holds(desk: &Desk<'_>, format: Format) -> Result<(), PaperError> {
    laid_out(desk, format).map(drop)
}

fn laid_out(desk: &Desk<'_>, format: Format) -> Result<PagedDocument, PaperError> {
    let photo = desk.announcement.photo.as_ref().filter(|_| format.photo);
    let name = photo.map(|photo| picture_name("photo", &photo.bytes));
    let Format { width, height, top, bottom, least, .. } = format;
    let data = Data { sheet: &desk.sheet, width, height, top, bottom, least, photo: name.as_deref() };
    let job = |_, _| {
        let mut job = Job::new("image", "typst/image.typ", &data)?;
        job.drawn_only = true;
        if let (Some(name), Some(photo)) = (&name, photo) {
            job.pictures.insert(name.clone(), photo.bytes.clone());
        }
        Ok(job)
    };
    let ways = Ways { shapes: 1, steps: 1 };
    fitting_page(desk, ways, format.margins(), &PRINTED, job).map(|fitted| fitted.document)
}

/// The words that stand for the picture, up to 1000 characters (the limit of X).
pub fn alt(desk: &Desk<'_>) -> String {
    let s = &desk.sheet;
    let (overprint, was) = (overprint(s), was(s));
    let text = format!("{}: {overprint}{}, {}, {}.{was}", s.w.image_alt, s.cycle, s.when.line, s.place.line);
    text.chars().take(1000).collect()
}

/// „ZMIANA. ”, the large word of a change, where it stands on a picture.
pub(crate) fn overprint(s: &Sheet) -> String {
    if s.status.overprint.is_empty() { String::new() } else { format!("{}. ", s.status.overprint) }
}

/// „ Było: czwartek, 7 stycznia 2027 r., godz. 18.30.”, struck through on a picture.
pub(crate) fn was(s: &Sheet) -> String {
    s.status.changes.iter().map(|change| format!(" {}: {}.", s.lines.was_capital, change.was)).collect()
}
