//! The job: one file for each step an officer takes. Joins the rules, the register, the paper and the outside world.
//!
//! Knows no window. Its inputs and outputs are the one typed contract, generated to TypeScript for the window and
//! printed as JSON by `lawka`. One turn is always: read a snapshot → the rules decide → one write → *what changed*.

mod access;
mod announcement_editor;
mod ask_options;
mod back_up;
mod book_venue;
mod cancel_meeting;
mod carry;
mod channel_stage;
mod check_placement;
mod checklist;
mod clock;
mod close_meeting;
mod confirm_meeting;
mod correction;
mod decline_letter;
mod decline_request;
mod desk;
mod diagnose;
mod drafts;
mod due;
mod edit;
mod edit_announcement;
mod encryption;
mod erase_person;
mod error;
mod examine;
mod explain_window;
mod export_pack;
mod export_report;
mod files;
mod import_calendar;
mod import_tables;
mod informed;
mod invite;
mod keep_copies;
mod kept_picture;
mod letter;
mod letters;
mod load_sample;
pub mod log;
mod look_at_request;
mod look_up;
mod machine;
mod meeting_steps;
mod move_meeting;
mod notices;
mod outbox;
mod person_data;
mod place_meeting;
mod plan_season;
mod prepare;
mod preview;
mod public_texts;
mod publish;
mod receive_request;
mod record_outcome;
mod release_meeting;
mod report_paper;
mod restore_copy;
mod retention;
mod secrets;
mod show_calendar;
mod show_meeting;
mod show_today;
mod subject;
mod templates;
mod together;
mod undo;
mod unfinished;
mod verify;
mod waive;
mod window_lock;
mod write_letters;

pub use announcement_editor::{AnnouncementEditor, ChannelDesk, LeadClock, LeadDeadline, MadeWords};
pub use documents::checks::{DatumKind, Fact as AnnouncementFact, Weight};
pub use documents::{PreviewPart, TemplateFault};
pub use exchange::dav::Names;

pub use ask_options::{DayOutlook, OptionsMap, PersonRow, Runs, Told, VenueRow};
pub use back_up::BackedUp;
pub use book_venue::{AskedBefore, BookVenue, BookingCard, VenueBooked};
pub use carry::Carried;
pub use channel_stage::ChannelStage;
pub use check_placement::{PlacementCheck, PlacementQuestion, VenueChoice};
pub use checklist::{Checklist, ChecklistLine};
pub use clock::{Clock, FixedClock, SystemClock};
pub use confirm_meeting::Confirmed;
pub use correction::{AnnouncedChange, Correction};
pub use decline_request::{DeclineFile, DeclineRequest, Declined};
pub use desk::{Answer, Desk};
pub use edit::Written;
pub use edit_announcement::AnnouncementWritten;
pub use encryption::{Recoded, decrypt, encrypt, is_encrypted, key_at_hand, new_recovery_code};
pub use erase_person::Erased;
pub use error::{DeskError, Failure, Refusal, ServerFault, Thing};
pub use examine::{Examination, Examined, Finding, Health, examine};
pub use export_pack::{Export, ExportedFile, ExportedPacks, LeftOut, Progress};
pub use export_report::{ReportCell, ReportSheet, ReportWritten};
pub use import_calendar::{CalendarImport, CalendarOwner, HitMeeting, UnreadEvent};
pub use import_tables::{ImportedRow, TableImport, TableKind};
pub use informed::{Informed, InformedRow};
pub use keep_copies::{CopyCard, CopyKept, CopyReason, MOST_DAYS};
pub use kept_picture::{PhotoKept, PictureCard, PictureShown};
pub use letter::LetterOrder;
pub use letters::{LetterKept, LetterShown, MailLetter};
pub use load_sample::SampleLoaded;
pub use log::Log;
pub use look_at_request::RequestNotes;
pub use look_up::{ChannelCard, MeetingCard, Register, RequestCard};
pub use machine::{Machine, MachineFault, MachineFiles};
pub use move_meeting::MoveMeeting;
pub use notices::{MarkNotice, NoticeCard, NoticeSent};
pub use outbox::{
    MailAccountCard, MailCard, MailQueued, MailSettled, MailsQueued, OutboxSent, PasswordState, SettleMail,
};
pub use person_data::PersonData;
pub use place_meeting::{PlaceMeeting, Placed};
pub use plan_season::{
    ApplySeason, AskWhyHere, AskWhyNot, PlanSeason, SeasonApplied, SeasonChange, SeasonCheck,
    SeasonElsewhere, SeasonLeftOut, SeasonPlace, SeasonPlacement, SeasonProgress, SeasonProposal,
    SeasonStart, SeasonTrouble, SeasonWhyHere, UnplacedBecause,
};
pub use preview::{Preview, PreviewOrder};
pub use publish::{Publish, Published};
pub use receive_request::Received;
pub use record_outcome::OutcomeRecorded;
pub use release_meeting::BackOnTheList;
pub use report_paper::{
    PaperArea, PaperColumn, PaperFilling, PaperMap, PaperSwatch, PaperTable, ReportPaper,
};
pub use restore_copy::{Restored, restore_over_damage};
pub use secrets::{Keychain, NoSecrets, ReadOnly, Secrets, SecretsInMemory};
pub use show_calendar::{BusySpan, CalendarPage, DayNote, ResourceBusy};
pub use show_meeting::{ChannelState, MeetingPanel, ParticipantCard};
pub use show_today::{Today, TodayItem, TodayLine};
pub use store::{ConflictKind as SyncConflictKind, Key, RecoveryCode};
pub use subject::Subject;
pub use together::{
    AccountAdded, AccountCard, AccountState, AddAccount, CalendarsRefreshed, ChooseCollections,
    CollectionCard, ContestedField, OperationCard, OperationOutcome, Resolved, SubscribeCalendar,
    SubscribedCalendar, SubscriptionCard, SyncConflict, SyncFailure, SyncProgress, SyncReport, SyncState,
    Synchronise, Take,
};
pub use undo::Undone;
pub use verify::Verified;
pub use waive::{Waive, Waived};
pub use window_lock::{LEAST_PASSPHRASE, WindowLock};
pub use write_letters::{LetterFile, LettersWritten, WriteLetters};
