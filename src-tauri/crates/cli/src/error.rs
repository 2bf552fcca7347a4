//! Why a command has no answer.

use desk::{Desk, DeskError};

use crate::names::Names;

use crate::commands::Answer;

#[derive(Debug)]
pub enum CommandError {
    /// With the names of what it speaks of.
    Desk(DeskError, Names),
    Usage(String),
    Failed(String),
    /// Answered, and what was asked about isn't whole.
    Broken(Answer),
}

impl CommandError {
    /// The same, able to call people and venues by their names.
    pub fn naming(self, desk: &Desk) -> Self {
        match self {
            Self::Desk(error, _) => Self::Desk(error, Names::of(desk).unwrap_or_default()),
            other => other,
        }
    }
}

impl From<DeskError> for CommandError {
    fn from(error: DeskError) -> Self {
        Self::Desk(error, Names::default())
    }
}
