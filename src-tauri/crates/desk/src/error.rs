//! Two errors: *refused* (a rule says no: it names the rule, the thing and the way out) and *failed* (disk, network,
//! a fault of ours). Neither carries a sentence for the screen: those are in `ui/src/words` and in `cli`.

use planning::conflict::{Placement, Reason};
use planning::lifecycle::{Stage, Step};
use planning::outcome::OutcomeFault;
use planning::request::RequestFault;
use serde::{Deserialize, Serialize};
use store::{EntityKind, StepName, StoreError};
use ts_rs::TS;

/// The thing an answer is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Thing {
    pub kind: EntityKind,
    #[ts(type = "number")]
    pub id: i64,
}

/// Why a rule says no.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(tag = "why", rename_all = "snake_case")]
#[ts(export)]
pub enum Refusal {
    /// Something blocks the placement. `overridable`: a written reason is enough.
    Conflicts {
        reasons: Vec<Reason>,
        alternatives: Vec<Placement>,
        overridable: bool,
    },
    /// The lifecycle does not know this step from here.
    StepNotAllowed {
        thing: Thing,
        from: Stage,
        step: Step,
    },
    /// A request that already has a meeting, or was declined.
    RequestNotWaiting {
        request_id: planning::id::RequestId,
        meeting_id: Option<planning::id::MeetingId>,
    },
    NotFound {
        thing: Thing,
    },
    RequestFaults {
        faults: Vec<RequestFault>,
    },
    /// A reason is needed in words.
    ReasonNeeded,
    /// The sample goes only into an empty register.
    NotEmpty {
        people: u32,
        venues: u32,
        requests: u32,
    },
    NothingToUndo,
    NothingToRedo,
    /// What has left the office stays: a released pack, a sent message, an erasure. Undo ends at that step.
    ReleasedStays {
        step: StepName,
    },
    UnknownChannel {
        channel_id: String,
    },
    ChannelSwitchedOff {
        channel_id: String,
    },
    /// The file is not a table of the kind asked for.
    NotATable {
        error: serde_json::Value,
        detail: String,
    },
    /// The file is not a calendar.
    NotACalendar {
        detail: String,
    },
    /// A file that is no PDF, picture or message.
    NotALetter {
        name: String,
    },
    /// Bytes.
    LetterTooLarge {
        #[ts(type = "number")]
        bytes: u64,
        #[ts(type = "number")]
        most: u64,
    },
    OutcomeFaults {
        faults: Vec<OutcomeFault>,
    },
    /// A text of the announcement does not fit, or a fact is missing.
    CannotBePrinted {
        detail: String,
    },
    /// Somebody's name, address, telephone or PESEL stands in a text for the public.
    PersonalDataInText {
        found: Vec<String>,
    },
    /// The database was written by a newer version of the program.
    NewerDatabase {
        found: u32,
        known: u32,
    },
    /// Only dates that are final can be exported or published.
    NotFinal {
        meeting_id: planning::id::MeetingId,
        stage: Stage,
    },
    Empty {
        field: String,
    },
    /// The file is no sound copy of a register.
    NotACopy {
        path: String,
        detail: String,
    },
    /// The register's own file is no target of a copy and no source of one.
    IsTheRegister {
        path: String,
    },
    /// A whole export goes only into an empty folder.
    FolderNotEmpty {
        path: String,
    },
    /// The folder is no whole portable export.
    NotPortable {
        detail: String,
    },
    /// The case belongs to the archive (category A): its papers are kept for ever (RODO art. 17(3)(d)).
    KeptForArchive {
        request_id: planning::id::RequestId,
        class: String,
    },
    /// The register is encrypted and no key is at hand, or the window is locked.
    Locked,
    /// The code does not open this register or copy (or its first page is damaged).
    WrongRecoveryCode {
        path: String,
    },
    /// A letter is missing or wrong.
    NotARecoveryCode,
    /// Not the words that unlock the window. After a few tries the next one has to wait.
    WrongPassphrase {
        wait_seconds: u32,
    },
    PassphraseTooShort {
        least: u32,
    },
    /// With another key than the one that was given.
    EncryptedAlready,
    NotEncryptedNow,
    /// A hall cannot be kept until a day that is over.
    HoldIsOver {
        #[ts(type = "string")]
        hold_until: chrono::NaiveDate,
    },
    /// No address of a server.
    NotAnAddress {
        url: String,
    },
    /// Names and passwords would be readable on the way; only this machine itself is reached without encryption.
    NotEncrypted {
        url: String,
    },
    /// The domain's records name a server that is not of the domain; the password was not sent there.
    ServerElsewhere {
        domain: String,
        host: String,
    },
    /// Somebody of this name has an account at this server already: two would share everything twice.
    AccountIsThere {
        #[ts(type = "number")]
        account_id: i64,
        url: String,
        user: String,
    },
    NoSuchAccount {
        #[ts(type = "number")]
        account_id: i64,
    },
    /// Neither the keychain nor the environment has it.
    NoPassword {
        #[ts(type = "number")]
        account_id: i64,
    },
    NoSuchCollection {
        name: String,
        found: Vec<String>,
    },
    /// Personal data of requesters go into an address book.
    NotAnAddressBook {
        name: String,
    },
    NoSuchConflict {
        #[ts(type = "number")]
        conflict_id: i64,
    },
    NoSuchSubscription {
        #[ts(type = "number")]
        subscription_id: i64,
    },
    /// There can be no copy of this.
    NoCopy,
    /// Something here still needs it.
    StillNeeded {
        name: String,
    },
    /// No channel has everything it needs.
    NotReady {
        findings: Vec<crate::ChecklistLine>,
    },
    /// There is nothing in public that would have to be corrected.
    NothingStale {
        meeting_id: planning::id::MeetingId,
    },
    NoSuchFinding {
        key: String,
    },
    /// The piece can't be made, or it would break the law: nobody may take it on themselves.
    CannotBeWaived {
        key: String,
    },
    NotAPicture {
        detail: String,
    },
    NoSuchPicture,
    /// The officer stopped a long job.
    Stopped,
    /// Nobody has set up an account to send from: messages stay drafts.
    MailAccountMissing,
    /// The system's keychain has no password, and none was given.
    PasswordNeeded,
    /// The addressee has no e-mail address.
    NoAddress {
        notice_id: planning::id::NoticeId,
    },
    /// A message for this duty is on its way already, or has left.
    AlreadyQueued {
        mail_id: planning::id::MailId,
    },
    /// An officer's word makes no sense in the state the message is in.
    MailIsPast {
        mail_id: planning::id::MailId,
        state: planning::mail::MailState,
    },
}

/// What broke, and whether trying again can help.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "what", rename_all = "snake_case")]
#[ts(export)]
pub enum Failure {
    DiskFull {
        path: String,
    },
    ReadOnly {
        path: String,
    },
    /// The database is held by another program.
    Busy,
    Damaged {
        detail: String,
    },
    File {
        path: String,
        detail: String,
    },
    Paper {
        detail: String,
    },
    /// The mail server, in its own words; nothing was sent.
    Mail {
        detail: String,
    },
    Fault {
        detail: String,
    },
    /// A calendar server.
    Server {
        fault: ServerFault,
        detail: String,
    },
    /// The system's keychain does not answer, or there is none.
    Keychain {
        detail: String,
    },
}

/// What is the matter with a server, by what can be done about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum ServerFault {
    /// No connection: later may be better.
    Unreachable,
    TimedOut,
    /// Name, password or token are not accepted.
    NotLetIn,
    /// Neither the keychain nor the environment has it, and nobody typed it since the program started.
    PasswordMissing,
    Forbidden,
    NotFound,
    /// It is busy, or somebody else holds it.
    AsksToWait,
    NoRoom,
    TooLarge,
    /// The server's is not trusted, or the office's own cannot be read.
    Certificate,
    /// What is there contradicts what was to be written.
    Contradicts,
    NotUnderstood,
    Stopped,
}

/// The error of every step.
#[derive(Clone, Debug, PartialEq, Serialize, thiserror::Error, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export)]
pub enum DeskError {
    #[error("refused: {refusal:?}")]
    Refused { refusal: Refusal },
    #[error("failed: {failure:?}")]
    Failed { failure: Failure },
}

impl From<Refusal> for DeskError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused { refusal }
    }
}

impl From<Failure> for DeskError {
    fn from(failure: Failure) -> Self {
        Self::Failed { failure }
    }
}

impl DeskError {
    pub(crate) fn not_found(kind: EntityKind, id: i64) -> Self {
        Refusal::NotFound { thing: Thing { kind, id } }.into()
    }

    /// A file that could not be read or written, with the disk's own reason.
    pub(crate) fn file(path: &std::path::Path, error: &std::io::Error) -> Self {
        let path = path.display().to_string();
        match error.kind() {
            std::io::ErrorKind::StorageFull => Failure::DiskFull { path },
            std::io::ErrorKind::ReadOnlyFilesystem | std::io::ErrorKind::PermissionDenied => {
                Failure::ReadOnly { path }
            }
            _ => Failure::File { path, detail: error.to_string() },
        }
        .into()
    }
}

impl From<StoreError> for DeskError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Newer { found, known } => Refusal::NewerDatabase { found, known }.into(),
            StoreError::Full => Failure::DiskFull { path: String::new() }.into(),
            StoreError::ReadOnly { path } => Failure::ReadOnly { path: path.display().to_string() }.into(),
            StoreError::Busy => Failure::Busy.into(),
            StoreError::Io { detail } => Failure::File { path: "lawka.db".to_owned(), detail }.into(),
            StoreError::Damaged { detail } => Failure::Damaged { detail }.into(),
            StoreError::CannotUndo { why } => Refusal::ReleasedStays { step: why }.into(),
            StoreError::NotPortable { detail } => Refusal::NotPortable { detail }.into(),
            StoreError::Locked { .. } => Refusal::Locked.into(),
            StoreError::WrongKey { path } => {
                Refusal::WrongRecoveryCode { path: path.display().to_string() }.into()
            }
            other => Failure::Fault { detail: other.to_string() }.into(),
        }
    }
}
