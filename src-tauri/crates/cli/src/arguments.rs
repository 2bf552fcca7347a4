//! What `lawka` is asked.

mod papers;

use std::path::PathBuf;

use chrono::{DateTime, NaiveDate, Utc};
use clap::{Args, Parser, Subcommand, ValueEnum};
use desk::Subject;
use planning::channel::ChannelId;
use planning::id::{MailId, MeetingId, NoticeId, PersonId, RequestId, VenueId};

pub use papers::{Letter, OutcomeArguments};

use crate::place::parse_instant;

/// Spotkania Prezydenta Miasta z mieszkańcami: terminy, sale, zawiadomienia, ogłoszenia.
#[derive(Debug, Parser)]
#[command(name = "lawka", version, disable_help_subcommand = true)]
pub struct Arguments {
    /// Folder of the register; without it the place where the window keeps it.
    #[arg(long, global = true, env = "LAWKA_DATA", value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// The moment taken for now, instead of the machine's clock.
    #[arg(long, global = true, value_name = "RFC3339", value_parser = parse_now)]
    pub now: Option<DateTime<Utc>>,
    /// The recovery code of an encrypted register, where the keychain doesn't know it.
    #[arg(long, global = true, env = "LAWKA_RECOVERY_CODE", value_name = "CODE", hide_env_values = true)]
    pub recovery_code: Option<String>,
    /// One JSON document on stdout.
    #[arg(long, global = true)]
    pub json: bool,
    #[command(subcommand)]
    pub command: Command,
}

fn parse_now(text: &str) -> Result<DateTime<Utc>, String> {
    parse_instant(text)
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Fill an empty register with the sample department.
    Sample,
    /// Read people, venues, requests (CSV or XLSX) or a calendar (.ics).
    Import {
        #[command(subcommand)]
        what: Import,
    },
    /// What the register holds.
    List { what: List },
    /// Every start × venue of a request: free, warned, unknown, blocked, with reasons.
    Options(OptionsArguments),
    /// Conflicts of one placement.
    Check(PlacementArguments),
    /// Hold a date for a request.
    Place(PlacementArguments),
    /// Move a meeting.
    Move(MoveArguments),
    /// Make a held date final.
    Confirm { meeting: MeetingId },
    /// Write down what the owner of a meeting's hall said.
    Booking(BookingArguments),
    /// Turn a request down; with --letter, write the letter and the e-mail draft that say so.
    Decline {
        request: RequestId,
        #[arg(long)]
        reason: String,
        #[arg(long, value_name = "DIR")]
        letter: Option<PathBuf>,
    },
    /// Call a meeting off.
    Cancel {
        meeting: MeetingId,
        #[arg(long)]
        reason: String,
    },
    /// Who must be told; with --sent, that somebody was.
    Notices(NoticesArguments),
    /// Write the announcement pack.
    Export {
        meeting: MeetingId,
        #[arg(long)]
        out: PathBuf,
    },
    /// What is missing before a meeting's channels can carry it.
    Checklist { meeting: MeetingId },
    /// Take a finding of the checklist on oneself; without --reason, take that back.
    Waive {
        meeting: MeetingId,
        #[arg(long)]
        key: String,
        #[arg(long)]
        reason: Option<String>,
    },
    /// Put a photo into an announcement.
    Photo {
        meeting: MeetingId,
        file: PathBuf,
        #[arg(long)]
        alt: String,
        #[arg(long, default_value = "")]
        credit: String,
    },
    /// Write the correction pack: only what is out of date in public.
    Correct {
        meeting: MeetingId,
        #[arg(long)]
        out: PathBuf,
    },
    /// Write the packs of all meetings ahead whose date is final.
    ExportPacks {
        #[arg(long)]
        out: PathBuf,
    },
    /// Write letters and e-mail drafts to everybody who still waits.
    Letters {
        meeting: MeetingId,
        #[arg(long)]
        out: PathBuf,
    },
    /// The letters that a request came with.
    Letter {
        #[command(subcommand)]
        what: Letter,
    },
    /// A meeting took place.
    Close { meeting: MeetingId },
    /// What came of a meeting: who came, what was raised, who answers; with --record, write it down.
    Outcome(OutcomeArguments),
    /// The account that messages leave from; with --host, set it. Its password is never part of it.
    MailAccount(MailAccountArguments),
    /// Messages on their way out; with --queue, one to everybody of a meeting who waits; with --send, all that is queued
    /// (the password of the account: LAWKA_MAIL_PASSWORD, else the system's keychain).
    Outbox(OutboxArguments),
    /// Who was told, when, how, and who still waits.
    Informed { meeting: Option<MeetingId> },
    /// Record that a channel has carried the announcement.
    Publish(PublishArguments),
    /// Take the last step back.
    Undo,
    /// Do the last undone step again.
    Redo,
    /// Who changed what; `verify` checks that nothing of it was altered.
    #[command(args_conflicts_with_subcommands = true)]
    Ledger {
        #[arg(long, value_parser = parse_now)]
        since: Option<DateTime<Utc>>,
        #[command(subcommand)]
        what: Option<Ledger>,
    },
    /// Copy the register to a file and check the copy.
    Backup { file: PathBuf },
    /// Put a copy in place of the register; the present is kept first.
    Restore { file: PathBuf },
    /// Everything as documented JSON and files, into an empty folder.
    ExportAll { folder: PathBuf },
    /// What export-all wrote, into an empty register.
    ImportAll { folder: PathBuf },
    /// Database, ledger chain and releases: exit 1 and what is broken.
    Verify,
    /// Somebody's personal data (RODO).
    Person {
        #[command(subcommand)]
        what: PersonCommand,
    },
    /// How long personal data are kept.
    Retention { what: Retention },
    /// Who has seen or taken out personal data.
    Accesses,
    /// Encrypt the register and its copies. The recovery code is shown once, on stderr before anything is changed.
    Encrypt,
    /// Open an encrypted register, and its copies, for everybody who can read the files.
    Decrypt,
    /// What is wrong with this installation: exit 1 when something doesn't work.
    Doctor,
    /// What a person who helps needs to know, without personal data, as a ZIP file.
    Diagnose { file: PathBuf },
    /// Accounts at calendar servers.
    Account {
        #[command(subcommand)]
        what: AccountCommand,
    },
    /// Calendars that are read from elsewhere, and the one for everybody.
    Calendar {
        #[command(subcommand)]
        what: CalendarCommand,
    },
    /// Bring the register and the calendar servers together.
    Sync(SyncArguments),
    /// What two desks changed differently.
    Conflicts(ConflictsArguments),
    /// Calendars by themselves.
    Ics {
        #[command(subcommand)]
        what: Ics,
    },
    /// Plan a season from a file (lawka-plan/1).
    Plan(crate::commands::plan::PlanArgs),
    /// Propose dates for everything that waits; with --apply, hold them.
    Season(SeasonArguments),
}

#[derive(Debug, Subcommand)]
pub enum Ledger {
    /// Check the chain; with a kept copy, that its ledger is the beginning of this one.
    Verify {
        #[arg(long, value_name = "COPY")]
        against: Option<PathBuf>,
    },
}

/// ID: `7` or `person:7` for who takes part in meetings (list people), `request:12` for who asked.
#[derive(Debug, Subcommand)]
pub enum PersonCommand {
    /// Write what is known of somebody as PDF and JSON.
    Export {
        id: Subject,
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
    /// Erase somebody's data; a note of when, who and why stays.
    Erase {
        id: Subject,
        #[arg(long, value_name = "TEXT")]
        basis: String,
    },
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Retention {
    /// What is to be erased.
    Due,
}

#[derive(Debug, Subcommand)]
pub enum Import {
    People { file: PathBuf },
    Venues { file: PathBuf },
    Requests { file: PathBuf },
    Calendar(CalendarArguments),
}

#[derive(Debug, Args)]
#[group(id = "owner", required = true, multiple = false, args = ["person", "venue"])]
pub struct CalendarArguments {
    pub file: PathBuf,
    #[arg(long)]
    pub person: Option<PersonId>,
    #[arg(long)]
    pub venue: Option<VenueId>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum List {
    Requests,
    Meetings,
    People,
    Venues,
    Notices,
    Channels,
}

#[derive(Debug, Args)]
pub struct OptionsArguments {
    pub request: RequestId,
    #[arg(long)]
    pub from: NaiveDate,
    #[arg(long)]
    pub to: NaiveDate,
    /// Only the best N, ranked, with the parts of their score.
    #[arg(long, value_name = "N")]
    pub best: Option<usize>,
    /// Why nothing is free: the smallest set of obstacles that must go.
    #[arg(long, conflicts_with = "best")]
    pub why: bool,
}

#[derive(Debug, Args)]
pub struct PlacementArguments {
    pub request: RequestId,
    #[arg(long, value_parser = parse_now)]
    pub start: DateTime<Utc>,
    #[arg(long)]
    pub venue: VenueId,
    /// Why a block is overridden.
    #[arg(long, value_name = "REASON")]
    pub r#override: Option<String>,
}

#[derive(Debug, Args)]
pub struct MoveArguments {
    pub meeting: MeetingId,
    #[arg(long, value_parser = parse_now)]
    pub start: DateTime<Utc>,
    #[arg(long)]
    pub venue: Option<VenueId>,
    /// How long it is to last from now on.
    #[arg(long, value_name = "MINUTES")]
    pub minutes: Option<u32>,
    #[arg(long, value_name = "REASON")]
    pub r#override: Option<String>,
}

#[derive(Debug, Args)]
pub struct BookingArguments {
    pub meeting: MeetingId,
    /// What the owner said; `none` when the hall was given back or never asked.
    pub state: BookingWord,
    /// The last day on which the hall is kept without being booked.
    #[arg(long, value_name = "DATE")]
    pub until: Option<NaiveDate>,
    /// With whom it was agreed, under what number.
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
    /// A hall asked for before, with --from; without it the hall where the meeting stands.
    #[arg(long, requires = "from")]
    pub venue: Option<VenueId>,
    /// The start of that booking, set-up included.
    #[arg(long, value_name = "DATETIME", value_parser = parse_now, requires = "venue")]
    pub from: Option<DateTime<Utc>>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum BookingWord {
    Asked,
    Promised,
    Booked,
    Refused,
    None,
}

#[derive(Debug, Args)]
pub struct SeasonArguments {
    #[arg(long)]
    pub from: NaiveDate,
    #[arg(long)]
    pub to: NaiveDate,
    /// Seconds for everything; 10 when neither this nor --steps is given.
    #[arg(long, value_name = "S")]
    pub seconds: Option<f64>,
    /// Search steps, for a proposal that does not depend on the machine's speed.
    #[arg(long, value_name = "N")]
    pub steps: Option<u64>,
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
    /// A held meeting that stays where it is; may stand several times.
    #[arg(long, value_name = "MEETING")]
    pub keep: Vec<MeetingId>,
    /// Hold what is new and move what moves, as one step.
    #[arg(long)]
    pub apply: bool,
    /// Also write the season as an instance of lawka-plan/1, for other planners and checkers.
    #[arg(long, value_name = "FILE")]
    pub instance: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct NoticesArguments {
    /// This notice was sent.
    #[arg(long, value_name = "ID", requires = "by")]
    pub sent: Option<NoticeId>,
    #[arg(long, requires = "sent")]
    pub by: Option<By>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum By {
    Mail,
    Phone,
    Letter,
}

#[derive(Debug, Args)]
pub struct MailAccountArguments {
    #[arg(long, requires = "from")]
    pub host: Option<String>,
    #[arg(long, default_value_t = 465)]
    pub port: u16,
    #[arg(long, value_enum, default_value = "tls")]
    pub security: Security,
    /// Without it the server asks for no login.
    #[arg(long, default_value = "")]
    pub user: String,
    /// The address of the sender.
    #[arg(long)]
    pub from: Option<String>,
    /// A certificate authority of the office's own, PEM.
    #[arg(long, value_name = "FILE")]
    pub ca: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Security {
    Tls,
    StartTls,
}

#[derive(Debug, Args)]
#[group(multiple = false)]
pub struct OutboxArguments {
    #[arg(long, value_name = "MEETING")]
    pub queue: Option<MeetingId>,
    #[arg(long)]
    pub send: bool,
    /// This message has arrived after all.
    #[arg(long, value_name = "MAIL")]
    pub arrived: Option<MailId>,
    /// Send this message again.
    #[arg(long, value_name = "MAIL")]
    pub again: Option<MailId>,
    #[arg(long, value_name = "MAIL")]
    pub withdraw: Option<MailId>,
}

#[derive(Debug, Args)]
pub struct PublishArguments {
    pub meeting: MeetingId,
    #[arg(long, value_parser = parse_channel)]
    pub channel: ChannelId,
    /// An address; may be left out where a note or a picture proves it.
    #[arg(long, default_value = "")]
    pub url: String,
    #[arg(long, value_parser = parse_now)]
    pub at: DateTime<Utc>,
    /// Proof in words.
    #[arg(long, default_value = "")]
    pub note: String,
    /// A picture that proves it.
    #[arg(long, value_name = "FILE")]
    pub proof: Option<PathBuf>,
}

fn parse_channel(text: &str) -> Result<ChannelId, std::convert::Infallible> {
    Ok(ChannelId(text.to_owned()))
}

#[derive(Debug, Subcommand)]
pub enum Ics {
    /// The occurrences of calendars in a window.
    Expand {
        #[arg(required = true)]
        files: Vec<PathBuf>,
        #[arg(long)]
        from: NaiveDate,
        #[arg(long)]
        to: NaiveDate,
    },
}

#[derive(Debug, Subcommand)]
pub enum AccountCommand {
    /// Look what an account offers and keep it.
    Add(AddAccountArguments),
    List,
    /// What an account's collections are used for, by their numbers.
    Choose {
        account: i64,
        #[arg(long = "collection", value_name = "ID")]
        chosen: Vec<i64>,
        /// Personal data of requesters may go here.
        #[arg(long, value_name = "ID")]
        personal: Vec<i64>,
        /// Announced meetings are published here.
        #[arg(long, value_name = "ID")]
        public: Vec<i64>,
    },
    /// Forget an account; the register stays as it is.
    Remove {
        account: i64,
    },
}

#[derive(Debug, Args)]
pub struct AddAccountArguments {
    #[arg(long)]
    pub url: String,
    #[arg(long, value_name = "NAME")]
    pub user: Option<String>,
    /// The variable of the environment that holds the password or token.
    #[arg(long, value_name = "VAR")]
    pub password_env: Option<String>,
    /// It is a token (Bearer).
    #[arg(long)]
    pub bearer: bool,
    /// The office's own certificate authority, in PEM.
    #[arg(long, value_name = "FILE")]
    pub certificate: Option<PathBuf>,
    /// A collection to share over, by name; all of them when none is named.
    #[arg(long, value_name = "NAME")]
    pub collection: Vec<String>,
    /// An address book that personal data of requesters may go into.
    #[arg(long, value_name = "NAME")]
    pub personal: Vec<String>,
}

#[derive(Debug, Subcommand)]
pub enum CalendarCommand {
    /// An .ics address or a collection as somebody's busy time, kept fresh.
    Subscribe(SubscribeArguments),
    List,
    /// Read every subscribed calendar again.
    Refresh,
    /// Keep it fresh no longer.
    Remove {
        subscription: i64,
    },
    /// Announced meetings as one .ics file in a folder, written after each synchronisation.
    Publish {
        #[arg(value_name = "DIR", required_unless_present = "off")]
        folder: Option<PathBuf>,
        /// No longer.
        #[arg(long)]
        off: bool,
    },
}

#[derive(Debug, Args)]
#[group(id = "subscriber", required = true, multiple = false, args = ["person", "venue"])]
pub struct SubscribeArguments {
    pub url: String,
    #[arg(long)]
    pub person: Option<PersonId>,
    #[arg(long)]
    pub venue: Option<VenueId>,
}

#[derive(Debug, Args)]
pub struct SyncArguments {
    /// Only this account.
    #[arg(long, value_name = "ID")]
    pub account: Option<i64>,
    /// Only say what would be done.
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, Args)]
pub struct ConflictsArguments {
    #[command(subcommand)]
    pub command: Option<ConflictsCommand>,
}

#[derive(Debug, Subcommand)]
pub enum ConflictsCommand {
    /// Decide which version counts; the other one is kept.
    Resolve {
        id: i64,
        #[arg(long)]
        take: TakeArgument,
    },
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum TakeArgument {
    Mine,
    Theirs,
    /// Theirs, and mine beside it as a copy.
    Both,
}
