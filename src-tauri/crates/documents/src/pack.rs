//! The pack: every piece of one announcement, in one fixed order.

mod contents;
mod work;

use crate::announcement::{Announcement, ChannelId};
use crate::archive::archive;
use crate::desk::Desk;
use crate::error::{PaperError, TemplateFault};
use crate::limits::Limits;
use crate::manifest::{manifest, readme};
use crate::media;
use crate::setting::forget;
use crate::templates::{BuiltIn, Library, Templates};
use std::collections::BTreeSet;

/// One file of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackFile {
    /// Path inside the pack, `/` separated: `plakat/plakat-A4.pdf`.
    pub path: String,
    pub bytes: Vec<u8>,
    /// IANA media type.
    pub media_type: &'static str,
    /// What it is for, in Polish.
    pub purpose: String,
    /// Alternative text of a picture.
    pub alt: Option<String>,
    /// The channel it belongs to; `None` for what serves several.
    pub channel: Option<ChannelId>,
}

/// The files, and what was wrong with overriding templates (the built-in ones were used in their place).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    pub files: Vec<PackFile>,
    pub template_faults: Vec<TemplateFault>,
}

/// What to put into a pack.
#[derive(Clone, Copy)]
pub struct PackOptions<'a> {
    /// Only these channels (a correction pack holds the stale ones); `None`: all.
    pub channels: Option<&'a BTreeSet<ChannelId>>,
    /// Templates that replace built-in ones.
    pub templates: &'a dyn Templates,
    /// Limits of the channels' texts.
    pub limits: &'a Limits,
    /// Where the district council reads its e-mail; without it the draft is addressed to the office itself.
    pub district_email: Option<&'a str>,
    /// Called before each piece with (done, total), from any thread; `false` stops with [`PaperError::Stopped`].
    pub progress: &'a (dyn Fn(usize, usize) -> bool + Sync),
}

impl Default for PackOptions<'_> {
    fn default() -> Self {
        Self {
            channels: None,
            templates: &BuiltIn,
            limits: Limits::shipped(),
            district_email: None,
            progress: &|_, _| true,
        }
    }
}

impl std::fmt::Debug for PackOptions<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PackOptions").field("channels", &self.channels).finish_non_exhaustive()
    }
}

/// Makes every piece of the announcement, `CZYTAJ.txt` and `manifest.json` last. `ics` is the calendar entry, made
/// elsewhere. Holds no personal data of a requester: the announcement has none.
///
/// The same input gives the same bytes, whatever the number of processors.
///
/// # Errors
/// [`PaperError`] when a text can't fit, a picture can't be read or the caller stops it; no partial pack.
pub fn pack(
    announcement: &Announcement,
    ics: Vec<u8>,
    options: &PackOptions<'_>,
) -> Result<Pack, PaperError> {
    let library = Library::new(options.templates);
    let desk = Desk::new(announcement, announcement.language, &library)?;
    let tasks = contents::tasks(&desk, &ics, options);
    let mut files = work::run(&tasks, options.progress)?;
    drop(tasks);
    forget();
    let note = readme(&desk, &files)?;
    files.push(contents::file("CZYTAJ.txt", media::TEXT, "Spis plików pakietu", note.into_bytes()));
    let list = manifest(&desk, &files)?;
    files.push(contents::file(
        "manifest.json",
        media::JSON,
        "Spis plików z sumami SHA-256, dla programów",
        list,
    ));
    Ok(Pack { files, template_faults: library.faults() })
}

/// A pack as one ZIP archive: stable order, date of the release, Unix permissions 644, UTF-8 names.
///
/// # Errors
/// [`PaperError::Export`] when the archive can't be written (two files of one path, more than 4 GB).
pub fn zip(files: &[PackFile], date: chrono::NaiveDate) -> Result<Vec<u8>, PaperError> {
    archive(files.iter().map(|file| (file.path.as_str(), file.bytes.as_slice())), date)
        .map_err(|reason| PaperError::Export { piece: "zip".to_owned(), reason })
}
