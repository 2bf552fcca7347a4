//! Calendar servers: accounts, subscriptions, synchronisation, what two desks changed differently.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use planning::id::{PersonId, VenueId};

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
pub struct SubscribeArguments {
    pub url: String,
    /// Whose busy time it is.
    #[arg(long, value_name = "ID", required_unless_present = "venue", conflicts_with = "venue")]
    pub person: Option<PersonId>,
    /// The hall whose busy time it is.
    #[arg(long, value_name = "ID")]
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
