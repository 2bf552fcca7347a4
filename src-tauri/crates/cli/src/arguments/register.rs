//! What goes into the register and what is asked of it: tables, calendars, lists, the ledger, personal data.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Subcommand, ValueEnum};
use desk::Subject;
use planning::id::{PersonId, VenueId};

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
pub struct CalendarArguments {
    pub file: PathBuf,
    /// Whose calendar it is.
    #[arg(long, value_name = "ID", required_unless_present = "venue", conflicts_with = "venue")]
    pub person: Option<PersonId>,
    /// The hall whose calendar it is.
    #[arg(long, value_name = "ID")]
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
