//! What was released already comes out of the register as it was.

use std::path::Path;

use planning::meeting::Meeting;
use store::{Changed, Release};

use super::drafted::Drafted;
use super::{Export, ExportedFile, file_name};
use crate::unfinished::Unfinished;
use crate::{Answer, Desk, DeskError, Failure};

impl Desk {
    /// Puts the pack of a known release into a folder, byte for byte; `None` for a new release.
    pub(super) fn released_again(
        &self,
        drafted: &Drafted,
        meeting: &Meeting,
        folder: &Path,
    ) -> Result<Option<Answer<Export>>, DeskError> {
        let Some(release) = &drafted.known else { return Ok(None) };
        let lost = || Failure::Damaged { detail: format!("the pack of release {} is gone", release.id) };
        let pack = self.store().read(|reader| reader.pack_of(release))?.ok_or_else(lost)?;
        let target = folder.join(file_name(meeting, drafted));
        Unfinished::write(self.folder(), &target, &pack)?.put_in_place()?;
        let answer = Export {
            pack: target.display().to_string(),
            release_id: release.id,
            number: release.number,
            files: files_of(release)?,
            channels: drafted.channels(),
            left_out: drafted.left_out.clone(),
            template_faults: vec![],
        };
        Ok(Some(Answer { answer, changed: Changed::default() }))
    }
}

fn files_of(release: &Release) -> Result<Vec<ExportedFile>, DeskError> {
    let read = serde_json::from_value(release.files.clone());
    read.map_err(|error| Failure::Damaged { detail: format!("release {}: {error}", release.id) }.into())
}
