//! Finding and fixing dates: options, placements, halls, seasons.

use std::path::PathBuf;

use chrono::{DateTime, NaiveDate, Utc};
use clap::{Args, ValueEnum};
use planning::id::{MeetingId, RequestId, VenueId};

use super::parse_now;

#[derive(Debug, Args)]
pub struct OptionsArguments {
    pub request: RequestId,
    /// The first day.
    #[arg(long, value_name = "DATE")]
    pub from: NaiveDate,
    /// The last day, itself included.
    #[arg(long, value_name = "DATE")]
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
    /// When it begins; without an offset in the time of Warsaw.
    #[arg(long, value_name = "DATETIME", value_parser = parse_now)]
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
    /// When it begins; without an offset in the time of Warsaw.
    #[arg(long, value_name = "DATETIME", value_parser = parse_now)]
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
    /// The first day.
    #[arg(long, value_name = "DATE")]
    pub from: NaiveDate,
    /// The last day, itself included.
    #[arg(long, value_name = "DATE")]
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
