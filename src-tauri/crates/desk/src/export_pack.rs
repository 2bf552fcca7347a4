//! Step 7: release. The pack is written to a temporary name and renamed; what was released is frozen with its digests.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use documents::{Announcement, Pack, PackFile, PackOptions, PaperError};
use planning::announcement::AnnouncementDraft;
use planning::district;
use planning::id::{MeetingId, ReleaseId};
use planning::meeting::Meeting;
use planning::time::warsaw;
use planning::world::World;
use serde::Serialize;
use sha2::{Digest, Sha256};
use store::{Release, ReleaseDetails, StepName, Writer};
use ts_rs::TS;

use crate::meeting_steps::meeting_of;
use crate::prepare::announcement;
use crate::public_texts::{must_be_free_of, personal_data};
use crate::publish::not_final;
use crate::templates::overrides;
use crate::{Answer, Desk, DeskError, Failure, Refusal, invite};

/// One file of the pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ExportedFile {
    pub path: String,
    pub purpose: String,
    pub bytes: u32,
    pub sha256: String,
}

/// Where the pack lies and what is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Export {
    /// The ZIP archive.
    pub pack: String,
    pub release_id: ReleaseId,
    /// 1 for the first release of the meeting; the same again while nothing that is announced has changed.
    pub number: u32,
    pub files: Vec<ExportedFile>,
}

/// What would be released: the announcement, its number, and whether that release exists already.
struct Draft {
    announcement: Announcement,
    known: Option<Release>,
    /// What belongs to the requester and must not be in it.
    personal: Vec<String>,
    district_email: Option<&'static str>,
}

impl Desk {
    /// Exports the announcement pack of a final date into a folder. `progress` hears (done, total) and may stop it.
    ///
    /// # Errors
    /// Refused for a date that isn't final or a text that does not fit; failed when the folder can't be written.
    /// Either way no half pack stays, and an older pack is left as it was.
    pub fn export(
        &self,
        id: MeetingId,
        folder: &Path,
        progress: &(dyn Fn(usize, usize) -> bool + Sync),
    ) -> Result<Answer<Export>, DeskError> {
        let (releases, words) =
            self.store().read(|reader| Ok((reader.releases_of(id)?, reader.announcement(id)?)))?;
        let words = words.unwrap_or_default();
        let (draft, meeting) = self.look(|world, now| draft(world, id, (&releases, &words), now))?;
        must_be_free_of(&draft.personal, &draft.announcement)?;
        let templates = overrides(&self.folder().join("szablony"));
        let pack = render(&draft, &templates, progress)?;
        let bytes = documents::zip(&pack.files, draft.announcement.release.date).map_err(paper)?;
        let target = folder.join(file_name(&meeting, draft.announcement.release.number));
        let files = exported(&pack.files);
        let written = Temporary::write(folder, &target, &bytes)?;
        self.act(StepName::Export, |writer, _, now| {
            let details = details(&meeting, &draft, &files, &target, &bytes, now)?;
            let release_id = keep(writer, draft.known.as_ref(), &details)?;
            written.put_in_place()?;
            Ok(Export {
                pack: target.display().to_string(),
                release_id,
                number: draft.announcement.release.number,
                files: files.clone(),
            })
        })
    }
}

fn draft(
    world: &World,
    id: MeetingId,
    (releases, words): (&[Release], &AnnouncementDraft),
    now: DateTime<Utc>,
) -> Result<(Draft, Meeting), DeskError> {
    let meeting = meeting_of(world, id)?;
    let was_public = meeting.cancel_reason.is_some() && meeting.confirmed_at.is_some();
    if !meeting.stage.is_promised() && !was_public {
        return Err(not_final(meeting));
    }
    let last = releases.iter().max_by_key(|release| release.number);
    let same_as_last = match last {
        Some(last) => {
            let again = announcement(world, meeting, words, last.number, warsaw::date(last.at))?;
            (snapshot(&again)? == last.snapshot).then_some((again, last))
        }
        None => None,
    };
    let (announcement, known) = match same_as_last {
        Some((announcement, last)) => (announcement, Some(last.clone())),
        None => {
            let number = last.map_or(1, |last| last.number + 1);
            (announcement(world, meeting, words, number, warsaw::date(now))?, None)
        }
    };
    let request = world.request(meeting.request_id);
    let district = request.and_then(|request| request.district).and_then(district::by_number);
    let draft = Draft {
        announcement,
        known,
        personal: request.map(personal_data).unwrap_or_default(),
        district_email: district.map(|district| district.council_email.as_str()),
    };
    Ok((draft, meeting.clone()))
}

fn snapshot(announcement: &Announcement) -> Result<serde_json::Value, DeskError> {
    serde_json::to_value(announcement).map_err(|error| Failure::Fault { detail: error.to_string() }.into())
}

fn render(
    draft: &Draft,
    templates: &BTreeMap<String, String>,
    progress: &(dyn Fn(usize, usize) -> bool + Sync),
) -> Result<Pack, DeskError> {
    let ics = invite::published(&draft.announcement);
    let district_email = draft.district_email;
    let options = PackOptions { progress, templates, district_email, ..PackOptions::default() };
    documents::pack(&draft.announcement, ics, &options).map_err(paper)
}

fn paper(error: PaperError) -> DeskError {
    match error {
        PaperError::DoesNotFit { .. } | PaperError::QrCode { .. } => {
            Refusal::CannotBePrinted { detail: error.to_string() }.into()
        }
        other => Failure::Paper { detail: other.to_string() }.into(),
    }
}

/// „lawka-2026-12-16-7-v1.zip”: the day, the meeting, the release; nothing that a file system could refuse.
fn file_name(meeting: &Meeting, number: u32) -> String {
    format!("lawka-{}-{}-v{number}.zip", warsaw::date(meeting.start).format("%Y-%m-%d"), meeting.id)
}

fn exported(files: &[PackFile]) -> Vec<ExportedFile> {
    let one = |file: &PackFile| ExportedFile {
        path: file.path.clone(),
        purpose: file.purpose.clone(),
        bytes: file.bytes.len() as u32,
        sha256: hex(&file.bytes),
    };
    files.iter().map(one).collect()
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn details(
    meeting: &Meeting,
    draft: &Draft,
    files: &[ExportedFile],
    target: &Path,
    bytes: &[u8],
    now: DateTime<Utc>,
) -> Result<ReleaseDetails, DeskError> {
    Ok(ReleaseDetails {
        meeting_id: meeting.id,
        number: draft.announcement.release.number,
        at: now,
        start: meeting.start,
        venue_id: meeting.venue_id,
        snapshot: snapshot(&draft.announcement)?,
        digest: hex(bytes),
        files: serde_json::to_value(files).unwrap_or_default(),
        path: target.display().to_string(),
    })
}

/// Nothing that was released is altered: the same announcement again is the same release.
fn keep(
    writer: &mut Writer<'_>,
    known: Option<&Release>,
    details: &ReleaseDetails,
) -> Result<ReleaseId, DeskError> {
    match known {
        Some(release) => Ok(release.id),
        None => Ok(writer.insert_release(details)?),
    }
}

/// A file that is not there yet under its name; dropped, it is gone.
struct Temporary {
    path: PathBuf,
    target: PathBuf,
}

impl Temporary {
    fn write(folder: &Path, target: &Path, bytes: &[u8]) -> Result<Self, DeskError> {
        std::fs::create_dir_all(folder).map_err(|error| DeskError::file(folder, &error))?;
        let path = target.with_extension(format!("zip.{}.part", std::process::id()));
        let written = Self { path, target: target.to_owned() };
        let mut file =
            std::fs::File::create(&written.path).map_err(|error| DeskError::file(folder, &error))?;
        file.write_all(bytes)
            .and_then(|()| file.sync_all())
            .map_err(|error| DeskError::file(folder, &error))?;
        Ok(written)
    }

    fn put_in_place(&self) -> Result<(), DeskError> {
        std::fs::rename(&self.path, &self.target).map_err(|error| DeskError::file(&self.target, &error))
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        // Renamed, it is no longer there; that is no error.
        let _ = std::fs::remove_file(&self.path);
    }
}
