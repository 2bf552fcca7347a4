//! What is in a pack: every file with its digest, its purpose and its alternative text.

use crate::announcement::Language;
use crate::desk::Desk;
use crate::error::PaperError;
use crate::pack::PackFile;
use crate::pieces::filling::render;
use crate::pieces::text::sheet;
use crate::typography::typeset;
use minijinja::context;
use minijinja::value::Serde;
use serde::Serialize;
use sha2::{Digest, Sha256};

/// `manifest.json`: the release and the digests of all other files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Manifest<'a> {
    pub uid: &'a str,
    pub sequence: u32,
    pub release: u32,
    /// ISO 8601 date of the release.
    pub date: String,
    pub title: String,
    /// RFC 3339, Europe/Warsaw.
    pub start: &'a str,
    /// `scheduled`, `rescheduled` or `cancelled`.
    pub status: &'a str,
    pub files: Vec<Entry<'a>>,
}

/// One file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry<'a> {
    pub path: &'a str,
    pub bytes: usize,
    pub sha256: String,
    pub media_type: &'a str,
    pub purpose: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alt: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<&'a str>,
}

/// The manifest of files as JSON.
///
/// # Errors
/// [`PaperError::Export`] when it can't be written.
pub(crate) fn manifest(desk: &Desk<'_>, files: &[PackFile]) -> Result<Vec<u8>, PaperError> {
    let a = desk.announcement;
    let manifest = Manifest {
        uid: &a.uid,
        sequence: a.sequence,
        release: a.release.number,
        date: a.release.date.to_string(),
        title: desk.sheet.title.replace('\u{a0}', " "),
        start: &desk.sheet.when.start,
        status: desk.sheet.status.kind,
        files: files.iter().map(entry).collect(),
    };
    let fault =
        |e: serde_json::Error| PaperError::Export { piece: "manifest".to_owned(), reason: e.to_string() };
    let mut bytes = serde_json::to_vec_pretty(&manifest).map_err(fault)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn entry(file: &PackFile) -> Entry<'_> {
    Entry {
        path: &file.path,
        bytes: file.bytes.len(),
        sha256: sha256(&file.bytes),
        media_type: file.media_type,
        purpose: &file.purpose,
        alt: file.alt.as_deref(),
        channel: file.channel.as_deref(),
    }
}

/// Lower-case hexadecimal SHA-256.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[derive(Serialize)]
struct Listed<'a> {
    path: &'a str,
    purpose: String,
    alt: &'a str,
}

/// `CZYTAJ.txt`: what each file is for, for a person.
///
/// # Errors
/// [`PaperError::Template`] when the built-in template is broken.
pub(crate) fn readme(desk: &Desk<'_>, files: &[PackFile]) -> Result<String, PaperError> {
    // Folder by folder, in the order in which the folders begin.
    let folder = |file: &PackFile| file.path.split_once('/').map_or("", |(folder, _)| folder).to_owned();
    let first = |file: &PackFile| files.iter().position(|other| folder(other) == folder(file));
    let mut files: Vec<&PackFile> = files.iter().collect();
    files.sort_by_key(|file| first(file));
    let listed: Vec<Listed<'_>> = files
        .iter()
        .map(|file| Listed {
            path: &file.path,
            purpose: typeset(&file.purpose, Language::Pl),
            alt: file.alt.as_deref().unwrap_or(""),
        })
        .collect();
    render(desk, "texts/readme.txt", context! { s => sheet(desk), files => Serde(listed) })
}
