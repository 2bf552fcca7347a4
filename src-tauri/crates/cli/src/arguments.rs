//! What `lawka` is asked.

mod dates;
mod papers;
mod register;
mod telling;
mod together;

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use clap::{Parser, Subcommand};
use planning::id::{MeetingId, RequestId};

pub use dates::*;
pub use papers::{Letter, OutcomeArguments};
pub use register::*;
pub use telling::*;
pub use together::*;

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

#[cfg(test)]
mod tests {
    use super::*;

    /// What other programs were promised (README.md), one line each.
    const CONTRACT: &str = "
        sample
        import people FILE
        import venues FILE
        import requests FILE
        import calendar FILE.ics --person 1
        import calendar FILE.ics --venue 1
        list requests
        list meetings
        list people
        list venues
        list notices
        list channels
        options 1 --from 2026-12-01 --to 2026-12-31
        options 1 --from 2026-12-01 --to 2026-12-31 --best 5
        options 1 --from 2026-12-01 --to 2026-12-31 --why
        check 1 --start 2026-12-16T17:00 --venue 2
        place 1 --start 2026-12-16T17:00 --venue 2
        move 1 --start 2026-12-16T17:00
        move 1 --start 2026-12-16T17:00 --venue 2
        confirm 1
        cancel 1 --reason choroba
        notices
        notices --sent 1 --by mail
        notices --sent 1 --by phone
        notices --sent 1 --by letter
        export 1 --out DIR
        publish 1 --channel krakow_pl --url https://www.krakow.pl/lawka --at 2026-12-01T10:00
        undo
        redo
        ledger
        ledger --since 2026-12-01T10:00
        ledger verify
        ics expand A.ics B.ics --from 2026-12-01 --to 2026-12-31
        plan INSTANCE.json --seconds 5 --seed 1 --warm SOLUTION.json --out SOLUTION.json
        season --from 2026-12-01 --to 2027-03-31
        season --from 2026-12-01 --to 2027-03-31 --apply
        account add --url https://dav.example --user anna --password-env HASLO --collection spotkania
        calendar subscribe https://dav.example/x.ics --person 1
        calendar subscribe https://dav.example/x.ics --venue 1
        sync
        sync --account 1 --dry-run
        conflicts
        conflicts resolve 1 --take mine
        conflicts resolve 1 --take theirs
        conflicts resolve 1 --take both
        backup FILE
        restore FILE
        export-all DIR
        import-all DIR
        verify
        person export 1 --out DIR
        person erase 1 --basis wniosek
        retention due
        encrypt
        decrypt
        doctor";

    fn asked(line: &str) -> Result<Arguments, clap::Error> {
        Arguments::try_parse_from(std::iter::once("lawka").chain(line.split_whitespace()))
    }

    #[test]
    fn every_line_of_the_contract_is_understood() {
        let lines = CONTRACT.lines().map(str::trim).filter(|line| !line.is_empty());
        let refused: Vec<String> =
            lines.filter_map(|line| Some(format!("{line}: {}", asked(line).err()?))).collect();
        assert_eq!(refused, Vec::<String>::new());
    }

    #[test]
    fn a_calendar_is_of_one_person_or_one_hall() {
        for line in ["import calendar A.ics", "import calendar A.ics --person 1 --venue 1"] {
            assert!(asked(line).is_err(), "{line}");
        }
    }

    #[test]
    fn the_definition_holds_together() {
        use clap::CommandFactory;
        Arguments::command().debug_assert();
    }
}
