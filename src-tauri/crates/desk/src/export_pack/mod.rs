//! Step 7: release. The pack is written under a name that is no pack's, the release is frozen in the register with the
//! pack's bytes, and then the pack gets its name. So a pack that lies in a folder is one that the register knows, and what
//! was released comes out again byte for byte, whatever templates and programs came since.

mod again;
mod all;
mod drafted;

pub use all::ExportedPacks;
pub(crate) use drafted::snapshot;

use std::path::Path;

use chrono::{DateTime, Utc};
use documents::{Pack, PackFile, PackOptions, PaperError, TemplateFault, Templates};
use planning::channel::ChannelId;
use planning::id::{MeetingId, ReleaseId};
use planning::meeting::Meeting;
use planning::time::warsaw;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use store::{ReleaseDetails, StepName};
use ts_rs::TS;

use crate::export_pack::drafted::{Drafted, Group, Wanted};
use crate::public_texts::must_be_free_of;
use crate::templates::{Overrides, overrides};
use crate::unfinished::{Unfinished, sweep};
use crate::{Answer, Desk, DeskError, Failure, Refusal, invite};

/// One file of the pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ExportedFile {
    pub path: String,
    pub purpose: String,
    pub bytes: u32,
    pub sha256: String,
}

/// A channel that stayed out of the pack, and what holds it back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct LeftOut {
    pub channel_id: ChannelId,
    /// Keys of the checklist's lines.
    pub keys: Vec<String>,
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
    /// What the pack holds.
    pub channels: Vec<ChannelId>,
    pub left_out: Vec<LeftOut>,
    /// Templates of the office's own that could not be used; the built-in ones stand in for them.
    pub template_faults: Vec<TemplateFault>,
}

/// Hears (done, total) and may stop the work.
pub type Progress<'a> = &'a (dyn Fn(usize, usize) -> bool + Sync);

impl Desk {
    /// Exports the announcement pack of a final date into a folder: every channel that is ready.
    ///
    /// # Errors
    /// Refused for a date that isn't final, when no channel is ready, or when stopped; failed when the folder can't be
    /// written. In every case no half pack stays, and an older pack is left as it was.
    ///
    /// A release that was made and whose pack then got no name, because the program was killed or the disk failed in that
    /// moment, is exported again as it is.
    pub fn export(
        &self,
        id: MeetingId,
        folder: &Path,
        progress: Progress<'_>,
    ) -> Result<Answer<Export>, DeskError> {
        self.export_wanted(id, Wanted::Ready, folder, progress)
    }

    /// Exports the correction pack: only the channels that show something out of date, each with what it showed and
    /// what is right.
    ///
    /// # Errors
    /// As [`Desk::export`]; refused when nothing is stale.
    pub fn export_correction(
        &self,
        id: MeetingId,
        folder: &Path,
        progress: Progress<'_>,
    ) -> Result<Answer<Export>, DeskError> {
        self.export_wanted(id, Wanted::Stale, folder, progress)
    }

    fn export_wanted(
        &self,
        id: MeetingId,
        wanted: Wanted,
        folder: &Path,
        progress: Progress<'_>,
    ) -> Result<Answer<Export>, DeskError> {
        sweep(self.folder());
        let templates = overrides(&self.folder().join("szablony"));
        let (drafted, meeting) = self.drafted(id, wanted, &templates.texts)?;
        for group in &drafted.groups {
            must_be_free_of(&drafted.personal, &group.announcement)?;
        }
        if let Some(again) = self.released_again(&drafted, &meeting, folder)? {
            progress(1, 1);
            return Ok(again);
        }
        self.release(drafted, &meeting, folder, templates, progress)
    }

    /// Renders and freezes a new release, then puts its pack in place.
    fn release(
        &self,
        drafted: Drafted,
        meeting: &Meeting,
        folder: &Path,
        templates: Overrides,
        progress: Progress<'_>,
    ) -> Result<Answer<Export>, DeskError> {
        let mut pack = render(&drafted, &templates.texts, progress)?;
        pack.template_faults.extend(templates.faults);
        let bytes = documents::zip(&pack.files, drafted.date).map_err(paper)?;
        let target = folder.join(file_name(meeting, &drafted));
        let files = exported(&pack.files);
        let written = Unfinished::write(self.folder(), &target, &bytes)?;
        let answer = self.act(StepName::Export, |writer, _, now| {
            let details = details(meeting, &drafted, &files, (&target, &bytes), now)?;
            Ok(Export {
                pack: target.display().to_string(),
                release_id: writer.insert_pack(details, bytes)?,
                number: drafted.number,
                files,
                channels: drafted.channels(),
                left_out: drafted.left_out.clone(),
                template_faults: pack.template_faults,
            })
        })?;
        written.put_in_place()?;
        Ok(answer)
    }
}

/// Renders each group; several groups lie in folders of their own, since they share the names of their files.
fn render(drafted: &Drafted, templates: &dyn Templates, progress: Progress<'_>) -> Result<Pack, DeskError> {
    let mut whole = Pack { files: Vec::new(), template_faults: Vec::new() };
    for group in &drafted.groups {
        let mut pack = render_group(group, drafted.district_email, templates, progress)?;
        if drafted.groups.len() > 1 {
            pack.files.iter_mut().for_each(|file| file.path = format!("{}/{}", group.folder, file.path));
        }
        whole.files.extend(pack.files);
        whole.template_faults.extend(pack.template_faults);
    }
    whole.template_faults.dedup();
    Ok(whole)
}

fn render_group(
    group: &Group,
    district_email: Option<&str>,
    templates: &dyn Templates,
    progress: Progress<'_>,
) -> Result<Pack, DeskError> {
    let ics = invite::published(&group.announcement);
    let channels = Some(&group.channels);
    let options = PackOptions { channels, progress, templates, district_email, ..PackOptions::default() };
    documents::pack(&group.announcement, ics, &options).map_err(paper)
}

pub(crate) fn paper(error: PaperError) -> DeskError {
    match error {
        PaperError::DoesNotFit { .. } | PaperError::QrCode { .. } => {
            Refusal::CannotBePrinted { detail: error.to_string() }.into()
        }
        PaperError::Stopped => Refusal::Stopped.into(),
        other => Failure::Paper { detail: other.to_string() }.into(),
    }
}

/// „lawka-2026-12-16-7-v1.zip”: the day, the meeting, the release; nothing that a file system could refuse. A correction
/// is called one.
fn file_name(meeting: &Meeting, drafted: &Drafted) -> String {
    let (day, number) = (warsaw::date(meeting.start).format("%Y-%m-%d"), drafted.number);
    let kind = if drafted.correction { "-sprostowanie" } else { "" };
    format!("lawka-{day}-{}-v{number}{kind}.zip", meeting.id)
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

pub(crate) fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn details(
    meeting: &Meeting,
    drafted: &Drafted,
    files: &[ExportedFile],
    (target, bytes): (&Path, &[u8]),
    now: DateTime<Utc>,
) -> Result<ReleaseDetails, DeskError> {
    Ok(ReleaseDetails {
        meeting_id: meeting.id,
        number: drafted.number,
        at: now,
        start: meeting.start,
        venue_id: meeting.venue_id,
        snapshot: drafted.snapshot()?,
        digest: hex(bytes),
        files: serde_json::to_value(files).unwrap_or_default(),
        path: target.display().to_string(),
        channels: drafted.channels(),
        correction: drafted.correction,
        kept: true,
    })
}
