//! What somebody does, in one word: the name of an undo step and of a ledger row.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The steps of the job. The window and the command line put them into words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum StepName {
    Sample,
    ImportPeople,
    ImportVenues,
    ImportRequests,
    ImportCalendar,
    ReceiveRequest,
    EditRequest,
    DeclineRequest,
    AttachLetter,
    RemoveLetter,
    PlaceMeeting,
    MoveMeeting,
    /// Back to the list of requests.
    ReleaseMeeting,
    ConfirmMeeting,
    CancelMeeting,
    CloseMeeting,
    BookVenue,
    RecordOutcome,
    MarkNotice,
    EditAnnouncement,
    PutPhoto,
    Waive,
    QueueMail,
    SendMail,
    SettleMail,
    Export,
    Publish,
    EditPerson,
    EditVenue,
    EditSettings,
    EditPeriods,
    ApplySeason,
    /// What other desks changed, over the calendar server.
    Synchronise,
    /// Somebody decided between two desks' versions.
    ResolveConflict,
    /// Personal data of a requester erased (RODO art. 17).
    EraseRequester,
    /// Personal data of who takes part in meetings erased (RODO art. 17).
    ErasePerson,
    /// Special needs deleted some days after the event (RODO art. 5(1)(e), 9).
    ForgetNeeds,
    /// The register of a copy put in place of the present one.
    RestoreCopy,
    Undo,
    Redo,
}

/// Who does what, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub name: StepName,
    pub who: String,
    pub at: DateTime<Utc>,
    /// False for what has left the office: neither it nor anything before it is taken back.
    pub undoable: bool,
}

/// What Ctrl+Z and Ctrl+Y would do now; `None` where they do nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct History {
    pub undo: Option<StepName>,
    pub redo: Option<StepName>,
    /// The step that has left the office and so ends undo, where nothing came after it.
    pub stops_at: Option<StepName>,
}
