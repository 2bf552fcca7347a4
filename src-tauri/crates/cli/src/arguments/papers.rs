//! Letters that requests came with, and what came of meetings.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use planning::id::{LetterId, MeetingId, RequestId};

#[derive(Debug, Subcommand)]
pub enum Letter {
    /// Copy a letter (PDF, PNG, JPEG or a message, up to 20 MB) into the register, beside its request.
    Attach { request: RequestId, file: PathBuf },
    /// The letters of a request.
    List { request: RequestId },
    /// Write a letter out, byte by byte as it came.
    Save { letter: LetterId, file: PathBuf },
    /// Take a letter out of the register; undo brings it back.
    Remove { letter: LetterId },
}

#[derive(Debug, Args)]
pub struct OutcomeArguments {
    pub meeting: MeetingId,
    /// The whole record as JSON: `attendance`, `summary`, `matters`; `-` reads it from stdin. It takes the place of the one
    /// before.
    #[arg(long, value_name = "FILE")]
    pub record: Option<PathBuf>,
}
