//! Why a command has no answer.

use desk::DeskError;

#[derive(Debug)]
pub enum CommandError {
    Desk(DeskError),
    Usage(String),
    Failed(String),
}

impl From<DeskError> for CommandError {
    fn from(error: DeskError) -> Self {
        Self::Desk(error)
    }
}
