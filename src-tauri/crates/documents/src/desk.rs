//! The desk: what every piece is made from — the announcement, its sheet in one language, the templates.

use crate::announcement::{Announcement, Language};
use crate::error::PaperError;
use crate::sheet::Sheet;
use crate::templates::Library;

/// The announcement in one language with the templates in use. Cheap to make; pieces borrow it.
#[derive(Debug)]
pub struct Desk<'a> {
    pub announcement: &'a Announcement,
    pub language: Language,
    pub sheet: Sheet,
    pub library: &'a Library<'a>,
}

impl<'a> Desk<'a> {
    /// Lays out an announcement in a language.
    ///
    /// # Errors
    /// [`PaperError::Template`] when the built-in words are broken.
    pub fn new(
        announcement: &'a Announcement,
        language: Language,
        library: &'a Library<'a>,
    ) -> Result<Self, PaperError> {
        let sheet = Sheet::new(announcement, language, library)?;
        Ok(Self { announcement, language, sheet, library })
    }

    /// The officer's own text for a channel in this language, when there is one.
    pub fn own_words(&self, channel: &str) -> Option<&str> {
        let a = self.announcement;
        let all = if self.language == a.language {
            Some(&a.own_words)
        } else {
            a.translations.get(&self.language).map(|words| &words.own_words)
        };
        all.and_then(|all| all.get(channel)).map(String::as_str).filter(|own| !own.trim().is_empty())
    }

    /// A stable identifier of a piece for PDF metadata: same meeting, release, language and piece, same identifier.
    pub(crate) fn ident(&self, piece: &str) -> String {
        let release = self.sheet.release.number;
        format!("{}/{release}/{}/{piece}", self.announcement.uid, self.sheet.language)
    }
}
