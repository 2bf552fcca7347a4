//! Fitting text to a page: the type is tightened step by step, then the officer is told.

use crate::announcement::Announcement;
use crate::desk::Desk;
use crate::error::PaperError;
use crate::setting::{Job, Margins, illegible, set_pages};
use typst_layout::PagedDocument;

/// What a piece may be set with, the better one first.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ways {
    /// Arrangements: all steps of the first are tried before the second.
    pub shapes: usize,
    /// Steps of tightening, from 0: what fits in one fits in every later one.
    pub steps: usize,
}

/// Sets a job with the first shape, and the first step of it, that needs one page on which every word can be read.
/// `printed` are the fields the piece prints, by name; `job` gets shape and step.
///
/// # Errors
/// [`PaperError::DoesNotFit`] when no step does.
pub(crate) fn fitting_page(
    desk: &Desk<'_>,
    ways: Ways,
    margins: Margins,
    printed: &[&str],
    job: impl Fn(usize, usize) -> Result<Job, PaperError>,
) -> Result<Fitted, PaperError> {
    let set = |shape, step| {
        let job = job(shape, step)?;
        let document = set_pages(&job, desk.library)?;
        let over = match document.pages() {
            [page] => illegible(page, margins),
            _ => Some(String::new()),
        };
        Ok::<_, PaperError>(match over {
            None => Ok(Fitted { document, shape, step }),
            Some(over) => Err((job.piece, over)),
        })
    };
    let mut last = ("", String::new());
    for shape in 0..ways.shapes {
        match first_that_fits(ways.steps, |step| set(shape, step))? {
            Ok(fitted) => return Ok(fitted),
            Err(over) => last = over,
        }
    }
    let (piece, over) = last;
    Err(PaperError::DoesNotFit {
        piece: piece.to_owned(),
        longest: to_shorten(desk.announcement, printed, &over),
    })
}

/// A page that holds its words.
pub(crate) struct Fitted {
    pub document: PagedDocument,
    pub shape: usize,
    pub step: usize,
}

/// The roomiest step is the usual one; otherwise the border is found by halving.
fn first_that_fits<T, E>(
    steps: usize,
    set: impl Fn(usize) -> Result<Result<T, E>, PaperError>,
) -> Result<Result<T, E>, PaperError> {
    let roomy = set(0)?;
    if roomy.is_ok() || steps == 1 {
        return Ok(roomy);
    }
    let (mut too_roomy, mut fits) = (0, steps - 1);
    let mut best = set(fits)?;
    while best.is_ok() && fits - too_roomy > 1 {
        let middle = usize::midpoint(too_roomy, fits);
        match set(middle)? {
            Ok(better) => (best, fits) = (Ok(better), middle),
            Err(_) => too_roomy = middle,
        }
    }
    Ok(best)
}

/// The printed field that holds the words that ran over, else the longest one.
fn to_shorten(a: &Announcement, printed: &[&str], over: &str) -> String {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let fields: Vec<(&str, String)> =
        fields(a).into_iter().filter(|(name, _)| printed.contains(name)).collect();
    let over = letters(over);
    let named = fields.iter().find(|(_, text)| !over.is_empty() && letters(text).contains(&over));
    let found = named.or_else(|| fields.iter().max_by_key(|(_, text)| text.chars().count()));
    found.map_or(String::new(), |(name, _)| (*name).to_owned())
}

/// The free texts of an announcement that may stand on a poster or a picture.
fn fields(a: &Announcement) -> Vec<(&'static str, String)> {
    let optional = |text: &Option<String>| text.clone().unwrap_or_default();
    vec![
        ("title", a.title.clone()),
        ("cycle", a.cycle.clone()),
        ("venue.name", a.venue.name.clone()),
        ("venue.street", a.venue.street.clone()),
        ("venue.room", optional(&a.venue.room)),
        ("venue.directions", optional(&a.venue.directions)),
        ("venue.nearest_stop", optional(&a.venue.nearest_stop)),
        ("venue.parking", optional(&a.venue.parking)),
        ("how_to_take_part", a.how_to_take_part.clone()),
        ("topics", a.topics.join(" ")),
        ("lead", if a.topics.is_empty() { a.lead.clone() } else { String::new() }),
        ("contact", [optional(&a.contact.name), optional(&a.contact.email)].join(" ")),
        ("organiser", a.organiser.name.clone()),
        ("host.office", a.host.office.clone()),
        ("page_url", a.page_url.clone()),
    ]
}

/// A file name whose ending tells Typst the format, from the first bytes.
pub(crate) fn picture_name(stem: &str, bytes: &[u8]) -> String {
    let ending = match bytes {
        [0x89, b'P', b'N', b'G', ..] => "png",
        [0xff, 0xd8, ..] => "jpg",
        _ => "svg",
    };
    format!("{stem}.{ending}")
}
