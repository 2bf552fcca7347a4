//! Fitting text to a page: the type is tightened step by step, then the officer is told.

use crate::announcement::Announcement;
use crate::desk::Desk;
use crate::error::PaperError;
use crate::setting::{Job, set_pages};
use typst_layout::PagedDocument;

/// Sets a job with the first step that needs at most `most` pages.
///
/// # Errors
/// [`PaperError::DoesNotFit`] when no step does.
pub(crate) fn fitting_pages(
    desk: &Desk<'_>,
    steps: usize,
    most: usize,
    job: impl Fn(usize) -> Result<Job, PaperError>,
) -> Result<(PagedDocument, usize), PaperError> {
    let mut last = (String::new(), 0);
    for step in 0..steps {
        let job = job(step)?;
        let document = set_pages(&job, desk.library)?;
        let pages = document.pages().len();
        if pages <= most {
            return Ok((document, step));
        }
        last = (job.piece.to_owned(), pages);
    }
    Err(PaperError::DoesNotFit {
        piece: last.0,
        pages: last.1,
        most,
        longest: longest_field(desk.announcement),
    })
}

/// The free-text field with the most characters that a poster prints.
fn longest_field(a: &Announcement) -> String {
    let optional = |text: &Option<String>| text.as_deref().map_or(0, |t| t.chars().count());
    let fields = [
        ("title", a.title.chars().count()),
        ("venue.name", a.venue.name.chars().count()),
        ("venue.directions", optional(&a.venue.directions)),
        ("venue.nearest_stop", optional(&a.venue.nearest_stop)),
        ("venue.parking", optional(&a.venue.parking)),
        ("how_to_take_part", a.how_to_take_part.chars().count()),
        ("topics", a.topics.iter().map(|t| t.chars().count()).sum()),
        ("lead", if a.topics.is_empty() { a.lead.chars().count() } else { 0 }),
    ];
    fields.iter().max_by_key(|(_, length)| *length).map_or(String::new(), |(name, _)| (*name).to_owned())
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
