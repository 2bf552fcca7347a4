//! The job: one file for each step an officer takes. Joins the rules, the register, the paper and the outside world.
//!
//! Knows no window. Its inputs and outputs are the one typed contract, generated to TypeScript for the window and
//! printed as JSON by `lawka`. One turn is always: read a snapshot → the rules decide → one write → *what changed*.

mod ask_options;
mod cancel_meeting;
mod check_placement;
mod clock;
mod close_meeting;
mod confirm_meeting;
mod decline_request;
mod desk;
mod due;
mod edit;
mod edit_announcement;
mod error;
mod export_pack;
mod files;
mod import_calendar;
mod import_tables;
mod invite;
mod load_sample;
mod look_up;
mod meeting_steps;
mod move_meeting;
mod notices;
mod place_meeting;
mod plan_season;
mod prepare;
mod public_texts;
mod publish;
mod receive_request;
mod release_meeting;
mod show_calendar;
mod show_meeting;
mod show_today;
mod templates;
mod undo;

pub use ask_options::{DayOutlook, OptionsMap, Run, VenueRow};
pub use check_placement::{PlacementCheck, PlacementQuestion, VenueChoice};
pub use clock::{Clock, FixedClock, SystemClock};
pub use confirm_meeting::Confirmed;
pub use desk::{Answer, Desk};
pub use edit::Written;
pub use edit_announcement::AnnouncementWritten;
pub use error::{DeskError, Failure, Refusal, Thing};
pub use export_pack::{Export, ExportedFile};
pub use import_calendar::{CalendarImport, CalendarOwner, HitMeeting, UnreadEvent};
pub use import_tables::{ImportedRow, TableImport, TableKind};
pub use load_sample::SampleLoaded;
pub use look_up::{ChannelCard, MeetingCard, Register, RequestCard};
pub use move_meeting::MoveMeeting;
pub use notices::{MarkNotice, NoticeCard, NoticeSent};
pub use place_meeting::{PlaceMeeting, Placed};
pub use plan_season::{
    ApplySeason, AskWhyHere, PlanSeason, SeasonApplied, SeasonChange, SeasonCheck, SeasonElsewhere,
    SeasonLeftOut, SeasonPlace, SeasonPlacement, SeasonProgress, SeasonProposal, SeasonStart, SeasonTrouble,
    SeasonWhyHere, UnplacedBecause,
};
pub use publish::{Publish, Published};
pub use receive_request::Received;
pub use release_meeting::BackOnTheList;
pub use show_calendar::{BusySpan, CalendarPage, DayNote, ResourceBusy};
pub use show_meeting::{ChannelState, MeetingPanel, ParticipantCard};
pub use show_today::{Today, TodayItem, TodayLine};
pub use undo::Undone;
