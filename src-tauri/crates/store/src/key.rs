//! Opening the file, with its key where it is encrypted. The only place where a connection to a file begins.
//!
//! An encrypted register begins with random bytes (SQLCipher's salt), an open one with SQLite's own words. So the file
//! itself tells whether a key is needed, and a copy carried away does so too.

use std::fs::File;
use std::io::Read;
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

    /// As SQLCipher takes a raw key: `x'…'`.
    pub(crate) fn raw(&self) -> String {
        let digits: String = self.0.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("x'{digits}'")
    }
}

/// What a file is by its first page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seal {
    /// There is none yet, or nothing in it.
    Blank,
    /// Anybody who has the file can read it.
    Open,
    /// Encrypted.
    Sealed,
    /// Neither: damaged, or something else.
    Strange,
}

const PAGE: usize = 4096;
const OPEN: &[u8] = b"SQLite format 3\0";
/// Of 4,096 random bytes hardly any of the 256 values stays away; what somebody wrote has far fewer.
const VALUES_OF_RANDOM_BYTES: usize = 240;

/// Whether a file is encrypted.
///
/// # Errors
/// Those of the disk.
pub fn seal_of(path: &Path) -> Result<Seal, StoreError> {
    let mut page = Vec::with_capacity(PAGE);
    match File::open(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Seal::Blank),
        opened => {
            let read = opened.and_then(|file| file.take(PAGE as u64).read_to_end(&mut page));
            read.map_err(|error| StoreError::io(&error, path))?;
        }
    }
    Ok(match page.as_slice() {
        [] => Seal::Blank,
        page if page.starts_with(OPEN) => Seal::Open,
        page if page.len() == PAGE && looks_random(page) => Seal::Sealed,
        _ => Seal::Strange,
    })
}

fn looks_random(page: &[u8]) -> bool {
    let mut seen = [false; 256];
    page.iter().for_each(|byte| seen[usize::from(*byte)] = true);
    seen.iter().filter(|seen| **seen).count() >= VALUES_OF_RANDOM_BYTES
}

/// Opens a database. A key that isn't needed is not used; a new file is encrypted with the key that is given.
pub(crate) fn open(path: &Path, flags: OpenFlags, key: Option<&Key>) -> Result<Connection, StoreError> {
    let seal = seal_of(path)?;
    let key = match (seal, key) {
        (Seal::Sealed, None) => return Err(StoreError::Locked { path: path.to_owned() }),
        (Seal::Sealed | Seal::Blank, key) => key,
        (Seal::Open | Seal::Strange, _) => None,
    };
    let connection = Connection::open_with_flags(path, flags)?;
    let Some(key) = key else { return Ok(connection) };
    // SQLCipher would write to the standard error what we tell in words.
    connection.execute_batch("PRAGMA cipher_log_level = NONE")?;
    connection.pragma_update(None, "key", key.raw())?;
    if seal == Seal::Sealed {
        must_fit(&connection, path)?;
    }
    Ok(connection)
}

/// The first page tells whether the key is the right one; a damaged one can't be told apart from a wrong key.
fn must_fit(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let read = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()));
    match read.map_err(StoreError::from) {
        Err(StoreError::Damaged { .. }) => Err(StoreError::WrongKey { path: path.to_owned() }),
        other => other,
    }
}

/// Opens a database for reading and writing and makes it where there is none.
pub(crate) fn open_or_make(path: &Path, key: Option<&Key>) -> Result<Connection, StoreError> {
    open(path, OpenFlags::default(), key)
}

/// The part after `ATTACH … ` that says how the attached file is opened: without it, it would be taken for one with the key
/// of the main database.
pub(crate) fn attached(path: &Path, key: Option<&Key>) -> Result<String, StoreError> {
    Ok(match (seal_of(path)?, key) {
        (Seal::Sealed, None) => return Err(StoreError::Locked { path: path.to_owned() }),
        (Seal::Sealed | Seal::Blank, Some(key)) => key.raw(),
        _ => String::new(),
    })
}
