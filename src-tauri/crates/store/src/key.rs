//! Opening the file, with its key where it is encrypted. The only place where a connection to a file begins.

use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use crate::error::StoreError;

/// The key of an encrypted register: 32 bytes. It stands in no log: its `Debug` shows nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct Key([u8; 32]);

impl std::fmt::Debug for Key {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Key(…)")
    }
}

impl Key {
    #[must_use]
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    #[must_use]
    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// As SQLCipher takes a raw key: `x'…'`.
    pub(crate) fn raw(&self) -> String {
        let digits: String = self.0.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("x'{digits}'")
    }
}

/// Whether this build can encrypt.
pub const CAN_ENCRYPT: bool = cfg!(feature = "encryption");

/// Opens a database; nothing is read yet.
pub(crate) fn open(path: &Path, flags: OpenFlags, key: Option<&Key>) -> Result<Connection, StoreError> {
    let connection = Connection::open_with_flags(path, flags)?;
    unlock(&connection, key)?;
    Ok(connection)
}

/// Opens a database for reading and writing and makes it where there is none.
pub(crate) fn open_or_make(path: &Path, key: Option<&Key>) -> Result<Connection, StoreError> {
    open(path, OpenFlags::default(), key)
}

#[cfg(feature = "encryption")]
fn unlock(connection: &Connection, key: Option<&Key>) -> Result<(), StoreError> {
    match key {
        Some(key) => Ok(connection.pragma_update(None, "key", key.raw())?),
        None => Ok(()),
    }
}

#[cfg(not(feature = "encryption"))]
const fn unlock(_: &Connection, key: Option<&Key>) -> Result<(), StoreError> {
    match key {
        Some(_) => Err(StoreError::NoEncryption),
        None => Ok(()),
    }
}
