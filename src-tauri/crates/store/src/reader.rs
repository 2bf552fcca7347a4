//! Reading. What is read for each thing stands in that thing's file.

use rusqlite::Connection;

/// A consistent view of the store: everything read through it is of one moment.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    pub(crate) connection: &'a Connection,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(connection: &'a Connection) -> Self {
        Self { connection }
    }
}
