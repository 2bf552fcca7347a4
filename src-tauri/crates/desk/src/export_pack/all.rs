//! The packs of a whole season, one after another.

use std::path::Path;

use planning::id::MeetingId;
use serde::Serialize;
use store::Changed;
use ts_rs::TS;

use super::{Export, Progress};
use crate::{Answer, Desk, DeskError, Refusal};

/// What was exported, and which meetings have no channel that is ready.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ExportedPacks {
    pub exports: Vec<Export>,
    pub not_ready: Vec<MeetingId>,
}

impl Desk {
    /// Exports the packs of all meetings ahead whose date is final. `progress` hears whole packs and may stop between
    /// pieces; what is done by then stays.
    ///
    /// # Errors
    /// Refused when stopped; failed when the folder can't be written.
    pub fn export_packs(
        &self,
        folder: &Path,
        progress: Progress<'_>,
    ) -> Result<Answer<ExportedPacks>, DeskError> {
        let meetings = self.look(|world, now| {
            let ahead = world.meetings().filter(|meeting| meeting.stage.is_promised() && meeting.start > now);
            Ok(ahead.map(|meeting| meeting.id).collect::<Vec<_>>())
        })?;
        let mut answer = ExportedPacks { exports: Vec::new(), not_ready: Vec::new() };
        let mut changed = Changed::default();
        for (done, id) in meetings.iter().enumerate() {
            if !progress(done, meetings.len()) {
                return Err(Refusal::Stopped.into());
            }
            match self.export(*id, folder, &|_, _| progress(done, meetings.len())) {
                Ok(export) => {
                    answer.exports.push(export.answer);
                    changed = changed.and(export.changed);
                }
                Err(DeskError::Refused {
                    refusal: Refusal::NotReady { .. } | Refusal::PersonalDataInText { .. },
                }) => {
                    answer.not_ready.push(*id);
                }
                Err(error) => return Err(error),
            }
        }
        progress(meetings.len(), meetings.len());
        Ok(Answer { answer, changed })
    }
}
