//! What every command shares: where the department's data lies.

use std::path::{Path, PathBuf};

/// The department's data and the desk that works on it.
#[derive(Debug)]
pub struct Office {
    data: PathBuf,
}

impl Office {
    /// Nothing is opened yet: the first command does, so that the window is not kept waiting.
    pub fn new(data: PathBuf) -> Self {
        Self { data }
    }

    /// The folder of the department's data.
    pub fn data(&self) -> &Path {
        &self.data
    }
}
