//! Templates: built in, and replaced file by file by what a city's IT puts into a folder.

use crate::error::TemplateFault;
use std::collections::BTreeMap;
use std::sync::Mutex;

/// Where overriding templates come from. The caller reads the folder; this crate never touches a disk.
pub trait Templates: Sync {
    /// The text of an overriding template by its path (`typst/poster.typ`), or `None` to use the built-in one.
    fn text(&self, path: &str) -> Option<String>;
}

/// No overrides.
#[derive(Debug, Clone, Copy, Default)]
pub struct BuiltIn;

impl Templates for BuiltIn {
    fn text(&self, _path: &str) -> Option<String> {
        None
    }
}

impl Templates for BTreeMap<String, String> {
    fn text(&self, path: &str) -> Option<String> {
        self.get(path).cloned()
    }
}

macro_rules! built_in {
    ($($path:literal),* $(,)?) => {
        /// Every built-in template: path below the folder, text.
        const FILES: &[(&str, &str)] = &[$(($path, include_str!(concat!("../templates/", $path)))),*];
    };
}

built_in! {
    "docx/app.xml",
    "docx/content_types.xml",
    "docx/core.xml",
    "docx/document.xml",
    "docx/document_rels.xml",
    "docx/font_table.xml",
    "docx/footer.xml",
    "docx/package_rels.xml",
    "docx/settings.xml",
    "docx/styles.xml",
    "texts/_access.txt",
    "texts/_change.txt",
    "texts/_informs.txt",
    "texts/bip.html",
    "texts/bluesky.txt",
    "texts/councillor.txt",
    "texts/decline.txt",
    "texts/district_social.txt",
    "texts/district_web.txt",
    "texts/district_mail.txt",
    "texts/etr.txt",
    "texts/letter.txt",
    "texts/press_mail.txt",
    "texts/facebook_event.txt",
    "texts/facebook_post.txt",
    "texts/facebook_story.txt",
    "texts/instagram_post.txt",
    "texts/linkedin.txt",
    "texts/newsletter.txt",
    "texts/page.html",
    "texts/poster_twin.txt",
    "texts/readme.txt",
    "texts/threads.txt",
    "texts/tiktok.txt",
    "texts/tv_crawl.txt",
    "texts/tv_script.txt",
    "texts/x_post.txt",
    "texts/youtube_community.txt",
    "texts/youtube_video.txt",
    "words/pl.json",
    "words/en.json",
    "words/uk.json",
    "typst/common.typ",
    "typst/image.typ",
    "typst/letter.typ",
    "typst/poster.typ",
    "typst/record.typ",
    "typst/release.typ",
    "typst/report.typ",
    "pictograms/accessible_toilet.svg",
    "pictograms/assistance_dog.svg",
    "pictograms/captions.svg",
    "pictograms/disabled_parking.svg",
    "pictograms/easy_to_read.svg",
    "pictograms/induction_loop.svg",
    "pictograms/lift.svg",
    "pictograms/quiet_room.svg",
    "pictograms/ramp.svg",
    "pictograms/sign_language.svg",
    "pictograms/step_free.svg",
    "pictograms/stream.svg",
    "pictograms/wheelchair_places.svg",
    "pictograms/wide_doors.svg",
}

/// The built-in templates by path, for an officer's IT to copy and change.
pub fn built_in() -> impl Iterator<Item = (&'static str, &'static str)> {
    FILES.iter().copied()
}

/// The templates in use: overrides first, and what was wrong with them.
pub struct Library<'a> {
    overrides: &'a dyn Templates,
    faults: Mutex<Vec<TemplateFault>>,
}

impl std::fmt::Debug for Library<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Library").field("faults", &self.faults()).finish_non_exhaustive()
    }
}

impl<'a> Library<'a> {
    /// A library over overriding templates.
    pub fn new(overrides: &'a dyn Templates) -> Self {
        Self { overrides, faults: Mutex::new(Vec::new()) }
    }

    /// Uses the overriding text of `path` if there is one and `read` accepts it; otherwise reports the fault and uses
    /// the built-in text.
    ///
    /// # Errors
    /// What `read` says of the built-in text, or that there is no such template.
    pub fn parse<T>(
        &self,
        path: &str,
        read: impl Fn(&str, &str) -> Result<T, TemplateFault>,
    ) -> Result<T, TemplateFault> {
        if let Some(text) = self.overrides.text(path) {
            match read(path, &text) {
                Ok(value) => return Ok(value),
                Err(fault) => self.report(fault),
            }
        }
        read(path, built_in_text(path)?)
    }

    /// The overriding text if there is one.
    pub fn overriding(&self, path: &str) -> Option<String> {
        self.overrides.text(path)
    }

    /// Notes a fault once.
    pub fn report(&self, fault: TemplateFault) {
        let mut faults = self.faults.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if !faults.contains(&fault) {
            faults.push(fault);
        }
    }

    /// The faults so far, sorted by file.
    pub fn faults(&self) -> Vec<TemplateFault> {
        let mut faults = self.faults.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clone();
        faults.sort_by(|a, b| (&a.file, a.line, &a.reason).cmp(&(&b.file, b.line, &b.reason)));
        faults
    }
}

/// The built-in text of a template.
///
/// # Errors
/// When there is none of that path.
pub fn built_in_text(path: &str) -> Result<&'static str, TemplateFault> {
    FILES.iter().find(|(name, _)| *name == path).map(|(_, text)| *text).ok_or_else(|| TemplateFault {
        file: path.to_owned(),
        line: None,
        reason: "there is no template of this name".to_owned(),
    })
}
