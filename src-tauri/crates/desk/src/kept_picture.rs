//! Pictures that the register keeps: the photo of an announcement, and what proves a publication.

use std::path::Path;

use documents::{data_of, prepare_photo, thumbnail};
use planning::announcement::{AnnouncementDraft, PhotoWords};
use planning::id::MeetingId;
use serde::Serialize;
use store::{KeptFile, StepName};
use ts_rs::TS;

use crate::meeting_steps::meeting_of;
use crate::{Answer, Desk, DeskError, Refusal, files};

const JPEG: &str = "image/jpeg";
/// Of the small picture in a list, in pixels.
const THUMB: u32 = 240;

/// A kept photo in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct PictureCard {
    /// Its digest.
    pub picture: String,
    pub width: u32,
    pub height: u32,
    pub bytes: u32,
    /// A `data:` address.
    pub thumb: String,
}

/// The photo of an announcement, and the words it stands with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct PhotoKept {
    pub meeting_id: MeetingId,
    pub photo: PictureCard,
    pub draft: AnnouncementDraft,
}

/// A kept picture as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct PictureShown {
    pub media_type: String,
    /// A `data:` address.
    pub data: String,
}

impl Desk {
    /// Puts a photo into the announcement of a meeting. It is scaled, turned upright and freed of what the camera wrote.
    /// The words of a photo before stay, but its alternative text does not: it spoke of another picture.
    ///
    /// # Errors
    /// Refused when the file is no picture; failed when it cannot be read.
    pub fn put_photo(&self, id: MeetingId, path: &Path) -> Result<Answer<PhotoKept>, DeskError> {
        let file = picture_of(path)?;
        self.act(StepName::PutPhoto, |writer, world, _| {
            meeting_of(world, id)?;
            let mut draft = writer.announcement(id)?.unwrap_or_default();
            let picture = writer.keep_file(&file)?;
            let before = draft.photo.take().unwrap_or_default();
            let alt = if before.picture == picture { before.alt } else { String::new() };
            draft.photo = Some(PhotoWords { picture: picture.clone(), alt, credit: before.credit });
            writer.put_announcement(id, &draft)?;
            Ok(PhotoKept { meeting_id: id, photo: card(picture, &file)?, draft })
        })
    }

    /// A kept picture, for the screen.
    ///
    /// # Errors
    /// Refused when there is none under this digest.
    pub fn picture(&self, digest: &str) -> Result<PictureShown, DeskError> {
        let file = self.store().read(|reader| reader.kept_file(digest))?;
        match file.filter(|file| file.media_type.starts_with("image/")) {
            Some(file) => {
                Ok(PictureShown { data: data_of(&file.media_type, &file.bytes), media_type: file.media_type })
            }
            None => Err(Refusal::NoSuchPicture.into()),
        }
    }
}

/// A picture from a file, ready to be kept.
pub(crate) fn picture_of(path: &Path) -> Result<KeptFile, DeskError> {
    let bytes = files::read(path)?;
    let not_one = |error: documents::PaperError| Refusal::NotAPicture { detail: error.to_string() };
    let photo = prepare_photo(&bytes).map_err(not_one)?;
    Ok(KeptFile { media_type: JPEG.to_owned(), bytes: photo.bytes })
}

/// The card of a kept photo.
pub(crate) fn card(picture: String, file: &KeptFile) -> Result<PictureCard, DeskError> {
    let not_one = |error: documents::PaperError| Refusal::NotAPicture { detail: error.to_string() };
    let small = thumbnail(&file.bytes, THUMB).map_err(not_one)?;
    let (width, height) = documents::photo::size(&file.bytes).map_err(not_one)?;
    let thumb = data_of("image/png", &small.bytes);
    Ok(PictureCard { picture, width, height, bytes: file.bytes.len() as u32, thumb })
}
