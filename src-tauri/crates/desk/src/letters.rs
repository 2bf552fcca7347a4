//! The letters that a request came with: attached, shown, taken out again as they came, removed.

use std::path::Path;

use chrono::NaiveDate;
use planning::file_name;
use planning::id::{LetterId, RequestId};
use planning::letter::{self, LetterKind};
use planning::time::warsaw;
use serde::Serialize;
use store::{AccessKind, EntityKind, Letter, StepName};
use ts_rs::TS;

use crate::{Answer, Desk, DeskError, Refusal, files};

/// A message, as a form may be filled in from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct MailLetter {
    pub from_name: Option<String>,
    pub from_address: Option<String>,
    pub subject: Option<String>,
    #[ts(type = "string | null")]
    pub date: Option<NaiveDate>,
    pub text: String,
    /// Names of the files attached to it.
    pub attached: Vec<String>,
}

/// A letter as the window can show it: a picture, a message; a PDF is saved and opened by a program of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct LetterShown {
    pub letter: Letter,
    /// The picture as a `data:` address (RFC 2397), upright and no larger than a screen shows; `None` too for one that can't
    /// be read, or not without harm.
    pub picture: Option<String>,
    pub mail: Option<MailLetter>,
}

/// The letter that was attached or removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct LetterKept {
    pub letter_id: LetterId,
    pub request_id: RequestId,
}

impl Desk {
    /// Copies a file into the register, beside its request.
    ///
    /// # Errors
    /// Refused when it is no PDF, picture or message, or too large; failed when it cannot be read.
    pub fn attach_letter(&self, request: RequestId, path: &Path) -> Result<Answer<LetterKept>, DeskError> {
        let bytes = read(path)?;
        let kind = kind(path, &bytes)?;
        let name = name_of(path, kind);
        self.act(StepName::AttachLetter, |writer, world, now| {
            world.request(request).ok_or_else(|| DeskError::not_found(EntityKind::Request, request.0))?;
            let letter_id = writer.insert_letter(request, &name, kind, bytes, now)?;
            Ok(LetterKept { letter_id, request_id: request })
        })
    }

    /// The letters of a request, in the order in which they were attached.
    ///
    /// # Errors
    /// Failed when the register cannot be read.
    pub fn letters(&self, request: RequestId) -> Result<Vec<Letter>, DeskError> {
        let letters = self.store().read(|reader| reader.letters_of(request))?;
        Ok(letters.into_iter().map(called_safely).collect())
    }

    /// # Errors
    /// Refused when there is no such letter.
    pub fn letter(&self, id: LetterId) -> Result<LetterShown, DeskError> {
        let (letter, bytes) = self.kept_letter(id)?;
        self.note_access(AccessKind::Viewed, letter.request_id);
        let letter = called_safely(letter);
        let picture =
            matches!(letter.kind, LetterKind::Png | LetterKind::Jpeg).then(|| on_screen(&bytes)).flatten();
        let mail = (letter.kind == LetterKind::Mail).then(|| mail(&bytes)).flatten();
        Ok(LetterShown { letter, picture, mail })
    }

    /// Writes a letter out, byte by byte as it came.
    ///
    /// # Errors
    /// Refused when there is no such letter; failed when the file cannot be written.
    pub fn export_letter(&self, id: LetterId, path: &Path) -> Result<Letter, DeskError> {
        let (letter, bytes) = self.kept_letter(id)?;
        std::fs::write(path, bytes).map_err(|error| DeskError::file(path, &error))?;
        self.note_access(AccessKind::Exported, letter.request_id);
        Ok(letter)
    }

    /// # Errors
    /// Refused when there is no such letter.
    pub fn remove_letter(&self, id: LetterId) -> Result<Answer<LetterKept>, DeskError> {
        self.act(StepName::RemoveLetter, |writer, _, _| {
            let letter = writer.letter(id)?.ok_or_else(|| DeskError::not_found(EntityKind::Letter, id.0))?;
            writer.remove_letter(id)?;
            Ok(LetterKept { letter_id: id, request_id: letter.request_id })
        })
    }

    /// What a message on the disk says, for a form to be filled in from. Nothing is kept.
    ///
    /// # Errors
    /// Refused when it is no message; failed when it cannot be read.
    pub fn read_mail(&self, path: &Path) -> Result<MailLetter, DeskError> {
        let bytes = read(path)?;
        match kind(path, &bytes)? {
            LetterKind::Mail => mail(&bytes).ok_or_else(|| not_a_letter(path)),
            _ => Err(not_a_letter(path)),
        }
    }

    fn kept_letter(&self, id: LetterId) -> Result<(Letter, Vec<u8>), DeskError> {
        let found = self.store().read(|reader| Ok(reader.letter(id)?.zip(reader.letter_content(id)?)))?;
        found.ok_or_else(|| DeskError::not_found(EntityKind::Letter, id.0))
    }
}

/// A name that came from outside may be one that another system refuses, or takes for something else.
fn name_of(path: &Path, kind: LetterKind) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    file_name::safe(&name, &format!("pismo.{}", kind.ending()))
}

fn called_safely(letter: Letter) -> Letter {
    let name = file_name::safe(&letter.name, &format!("pismo.{}", letter.kind.ending()));
    Letter { name, ..letter }
}

/// The web view is never handed a picture that unpacks to more than a page.
fn on_screen(bytes: &[u8]) -> Option<String> {
    let photo = documents::prepare_photo(bytes).ok()?;
    Some(documents::data_of("image/jpeg", &photo.bytes))
}

fn read(path: &Path) -> Result<Vec<u8>, DeskError> {
    let bytes = std::fs::metadata(path).map_err(|error| DeskError::file(path, &error))?.len();
    if bytes > letter::MOST_BYTES {
        return Err(Refusal::LetterTooLarge { bytes, most: letter::MOST_BYTES }.into());
    }
    files::read(path)
}

fn kind(path: &Path, bytes: &[u8]) -> Result<LetterKind, DeskError> {
    letter::kind_of(bytes).ok_or_else(|| not_a_letter(path))
}

fn not_a_letter(path: &Path) -> DeskError {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Refusal::NotALetter { name }.into()
}

fn mail(bytes: &[u8]) -> Option<MailLetter> {
    let exchange::mail::Mail { from_name, from_address, subject, date, text, attached } =
        exchange::mail::read(bytes, warsaw::ZONE)?;
    Some(MailLetter { from_name, from_address, subject, date, text, attached })
}
