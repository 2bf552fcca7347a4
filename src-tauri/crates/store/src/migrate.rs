//! Migrations: numbered, forward only, never edited once released; each says in its first lines why it is there. They run
//! in one transaction: an upgrade happens whole or not at all.

use rusqlite::{Connection, TransactionBehavior};

use crate::error::StoreError;

/// `PRAGMA application_id`: "Ławk" in ASCII as far as it goes. Tells our files from those of other programs.
const APPLICATION_ID: u32 = 0x4C61_776B;

/// In their order; the version of a database is the number of those that have run.
pub(crate) const MIGRATIONS: [&str; 1] = [include_str!("schema/0001_first.sql")];

/// The version this program writes.
pub(crate) const VERSION: u32 = MIGRATIONS.len() as u32;

/// Refuses what isn't ours or comes from a newer program. Only reads.
///
/// # Errors
/// [`StoreError::Newer`], [`StoreError::Foreign`], [`StoreError::Damaged`].
pub(crate) fn check(connection: &Connection) -> Result<u32, StoreError> {
    let found = number(connection, "user_version")?;
    let application_id = number(connection, "application_id")?;
    if application_id != APPLICATION_ID && !is_blank(connection)? {
        return Err(StoreError::Foreign { application_id });
    }
    if found > VERSION {
        return Err(StoreError::Newer { found, known: VERSION });
    }
    Ok(found)
}

/// Brings the database to [`VERSION`].
pub(crate) fn run(connection: &mut Connection) -> Result<(), StoreError> {
    if check(connection)? == VERSION {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another process may have been quicker.
    let from = check(&transaction)?;
    for (migration, version) in MIGRATIONS.iter().zip(1_u32..) {
        if version > from {
            transaction.execute_batch(migration)?;
        }
    }
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", VERSION)?;
    Ok(transaction.commit()?)
}

/// Both pragmas are 32 bits of the file's header; SQLite reads them as signed.
fn number(connection: &Connection, pragma: &str) -> Result<u32, StoreError> {
    let signed: i32 = connection.pragma_query_value(None, pragma, |row| row.get(0))?;
    Ok(signed.cast_unsigned())
}

fn is_blank(connection: &Connection) -> Result<bool, StoreError> {
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    Ok(tables == 0)
}
