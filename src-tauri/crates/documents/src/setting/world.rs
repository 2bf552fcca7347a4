//! The sealed world of one page: one template, the shared one, data, pictures, fonts.

use super::export::to_pdf;
use super::fonts;
use super::paper_text::printable;
use crate::bounded;
use crate::error::{PaperError, TemplateFault};
use crate::photo::must_be_harmless;
use crate::templates::{Library, built_in_text};
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{LibraryExt, World, WorldExt};
use typst_layout::PagedDocument;

static STANDARD: LazyLock<LazyHash<typst::Library>> =
    LazyLock::new(|| LazyHash::new(typst::Library::default()));

/// One piece to be set.
#[derive(Debug)]
pub(crate) struct Job {
    /// What it is, for messages: `poster`.
    pub piece: &'static str,
    /// Path of the template: `typst/poster.typ`.
    pub template: &'static str,
    /// What the template reads as `data.json`.
    pub data: serde_json::Value,
    /// Pictures by the name the template uses.
    pub pictures: BTreeMap<String, Vec<u8>>,
    /// It is only ever drawn, never a PDF.
    pub drawn_only: bool,
}

impl Job {
    /// A job over serialisable data.
    ///
    /// # Errors
    /// [`PaperError::Export`] when the data can't be written as JSON.
    pub fn new(
        piece: &'static str,
        template: &'static str,
        data: &impl Serialize,
    ) -> Result<Self, PaperError> {
        let data = serde_json::to_value(data)
            .map_err(|e| PaperError::Export { piece: piece.to_owned(), reason: e.to_string() })?;
        Ok(Self { piece, template, data, pictures: BTreeMap::new(), drawn_only: false })
    }
}

/// Sets the pages of a job with the overriding templates; when they fail, reports them and uses the built-in ones.
///
/// # Errors
/// [`PaperError::Template`] with file and line when the built-in template fails on this data, [`PaperError::Export`]
/// when a picture can't be read.
pub(crate) fn set_pages(job: &Job, library: &Library<'_>) -> Result<PagedDocument, PaperError> {
    for (name, bytes) in &job.pictures {
        must_be_harmless(bytes).map_err(|reason| unreadable(job, &TemplateFault::whole(name, reason)))?;
    }
    let paths = [COMMON, job.template];
    if paths.iter().any(|path| library.overriding(path).is_some()) {
        let text = |path: &str| match library.overriding(path) {
            Some(text) => Ok(text),
            None => built_in_text(path).map(str::to_owned),
        };
        let desk = Desk::new(job, text)?;
        let name = (desk.main.text().to_owned(), desk.common.text().to_owned());
        let endless = || Err(TemplateFault::whole(job.template, bounded::TOO_LONG.to_owned()));
        let (template, drawn_only) = (job.template, job.drawn_only);
        let work = move || {
            let document = compile(&desk)?;
            if drawn_only { Ok(document) } else { keeps_the_standards(document, template) }
        };
        match bounded::within_patience(&name, work).unwrap_or_else(endless) {
            Ok(document) => return Ok(document),
            Err(fault) if job.pictures.contains_key(&fault.file) => return Err(unreadable(job, &fault)),
            Err(fault) => library.report(fault),
        }
    }
    compile(&Desk::new(job, |path| built_in_text(path).map(str::to_owned))?).map_err(|fault| {
        if job.pictures.contains_key(&fault.file) { unreadable(job, &fault) } else { fault.into() }
    })
}

/// Pages that can be set are not yet pages that can be handed out: PDF/UA asks for a title, PDF/A for strings of bounded length.
fn keeps_the_standards(document: PagedDocument, template: &str) -> Result<PagedDocument, TemplateFault> {
    match to_pdf(&document, template, template) {
        Ok(_) => Ok(document),
        Err(PaperError::Export { reason, .. }) => Err(TemplateFault::whole(template, reason)),
        Err(other) => Err(TemplateFault::whole(template, other.to_string())),
    }
}

/// A picture that isn't one is the announcement's fault, not the template's.
fn unreadable(job: &Job, fault: &TemplateFault) -> PaperError {
    let picture = fault.file.split('.').next().unwrap_or(&fault.file);
    PaperError::Export { piece: job.piece.to_owned(), reason: format!("{picture}: {}", fault.reason) }
}

const COMMON: &str = "typst/common.typ";

fn compile(desk: &Desk) -> Result<PagedDocument, TemplateFault> {
    typst::compile::<PagedDocument>(desk).output.map_err(|errors| match errors.first() {
        Some(error) => desk.fault(error),
        None => TemplateFault { file: desk.name(desk.main.id()), line: None, reason: "unknown".to_owned() },
    })
}

/// Everything Typst may read.
struct Desk {
    main: Source,
    common: Source,
    files: BTreeMap<String, Bytes>,
}

impl Desk {
    fn new(job: &Job, text: impl Fn(&str) -> Result<String, TemplateFault>) -> Result<Self, TemplateFault> {
        let mut data = job.data.clone();
        printable(&mut data);
        let mut files: BTreeMap<String, Bytes> = pictograms();
        files.insert("data.json".to_owned(), Bytes::from_string(data.to_string()));
        files.extend(job.pictures.iter().map(|(name, bytes)| (name.clone(), Bytes::new(bytes.clone()))));
        Ok(Self {
            main: Source::new(id(job.template)?, text(job.template)?),
            common: Source::new(id(COMMON)?, text(COMMON)?),
            files,
        })
    }

    fn name(&self, id: FileId) -> String {
        id.vpath().get_without_slash().to_owned()
    }

    fn fault(&self, error: &SourceDiagnostic) -> TemplateFault {
        let place = error.span.id();
        let source = place.and_then(|id| self.source(id).ok());
        let start = self.range(error.span).map(|range| range.start);
        let line =
            source.zip(start).and_then(|(source, at)| source.lines().byte_to_line(at)).map(|line| line + 1);
        TemplateFault {
            file: self.name(place.unwrap_or(self.main.id())),
            line,
            reason: error.message.to_string(),
        }
    }
}

/// A file's id; the same path gives the same id, so ids don't pile up.
fn id(path: &str) -> Result<FileId, TemplateFault> {
    let path_fault = |reason: String| TemplateFault { file: path.to_owned(), line: None, reason };
    let vpath = VirtualPath::new(path).map_err(|e| path_fault(format!("{e:?}")))?;
    Ok(RootedPath::new(VirtualRoot::Project, vpath).intern())
}

fn pictograms() -> BTreeMap<String, Bytes> {
    crate::templates::built_in()
        .filter(|(path, _)| path.starts_with("pictograms/"))
        .map(|(path, text)| (path.to_owned(), Bytes::from_string(text)))
        .collect()
}

impl World for Desk {
    fn library(&self) -> &LazyHash<typst::Library> {
        &STANDARD
    }

    fn book(&self) -> &LazyHash<FontBook> {
        fonts::book()
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        [&self.main, &self.common]
            .into_iter()
            .find(|source| source.id() == id)
            .cloned()
            .ok_or_else(|| FileError::NotFound(self.name(id).into()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let name = self.name(id);
        self.files.get(&name).cloned().ok_or_else(|| FileError::NotFound(name.clone().into()))
    }

    fn font(&self, index: usize) -> Option<Font> {
        fonts::font(index)
    }

    /// No clock: dates come with the data.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
