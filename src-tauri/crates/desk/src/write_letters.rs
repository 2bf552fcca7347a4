//! Letters and e-mail drafts for those who are to be told, written into a folder. They hold personal data of the
//! addressees and are never part of a pack.

use std::path::PathBuf;

use documents::{PackOptions, letters};
use planning::id::{MeetingId, NoticeId};
use serde::{Deserialize, Serialize};
use store::StepName;
use ts_rs::TS;

use crate::export_pack::paper;
use crate::letter::{LetterOrder, remember_salutation};
use crate::meeting_steps::meeting_of;
use crate::templates::overrides;
use crate::unfinished::{Unfinished, sweep};
use crate::{Answer, Desk, DeskError};

/// Which letters, and where to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct WriteLetters {
    pub meeting_id: MeetingId,
    pub folder: PathBuf,
    /// Empty: everybody who still waits.
    #[serde(default)]
    pub letters: Vec<LetterOrder>,
}

/// One written file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct LetterFile {
    pub notice_id: NoticeId,
    pub path: String,
    pub purpose: String,
}

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct LettersWritten {
    pub folder: String,
    pub files: Vec<LetterFile>,
}

impl Desk {
    /// A salutation that was chosen for who asked is remembered. Writes them: for each a Word file, a PDF, and with an e-mail address a draft; for participants an invitation.
    ///
    /// # Errors
    /// Refused when there is no such meeting or notice; failed when the folder can't be written.
    pub fn write_letters(&self, order: &WriteLetters) -> Result<Answer<LettersWritten>, DeskError> {
        self.look(|world, _| meeting_of(world, order.meeting_id).map(drop))?;
        sweep(self.folder());
        let templates = overrides(&self.folder().join("szablony"));
        let options = PackOptions { templates: &templates.texts, ..PackOptions::default() };
        let mut files = Vec::new();
        for one in self.wanted(order)? {
            let written = self.letter_of(&one, "")?;
            let made = letters(&written.announcement, std::slice::from_ref(&written.letter), &options);
            for file in made.map_err(paper)? {
                let path = order.folder.join(&file.path);
                Unfinished::write(self.folder(), &path, &file.bytes)?.put_in_place()?;
                let path = path.display().to_string();
                files.push(LetterFile { notice_id: one.notice_id, path, purpose: file.purpose });
            }
        }
        let folder = order.folder.display().to_string();
        self.act(StepName::EditRequest, |writer, _, _| {
            order.letters.iter().try_for_each(|one| remember_salutation(writer, one))?;
            Ok(LettersWritten { folder, files })
        })
    }

    fn wanted(&self, order: &WriteLetters) -> Result<Vec<LetterOrder>, DeskError> {
        if !order.letters.is_empty() {
            return Ok(order.letters.clone());
        }
        let notices = self.store().read(|reader| reader.notices_of(order.meeting_id))?;
        let waiting = notices.iter().filter(|notice| notice.sent_at.is_none());
        Ok(waiting
            .map(|notice| LetterOrder { notice_id: notice.id, role: None, own_words: String::new() })
            .collect())
    }
}
