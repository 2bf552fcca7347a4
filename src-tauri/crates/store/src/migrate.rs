//! Migrations: numbered, forward only, never edited once released; each says in its first lines why it is there. They run
//! in one transaction: an upgrade happens whole or not at all.

use rusqlite::{Connection, TransactionBehavior};

use crate::error::StoreError;

/// `PRAGMA application_id`: "Ławk" in ASCII as far as it goes. Tells our files from those of other programs.
const APPLICATION_ID: u32 = 0x4C61_776B;

/// In their order; the version of a database is the number of those that have run.
pub(crate) const MIGRATIONS: [&str; 10] = [
    include_str!("schema/0001_first.sql"),
    include_str!("schema/0002_trust.sql"),
    include_str!("schema/0003_booking.sql"),
    include_str!("schema/0004_letters_and_outcomes.sql"),
    include_str!("schema/0005_together.sql"),
    include_str!("schema/0006_announcing.sql"),
    include_str!("schema/0007_drafts.sql"),
    include_str!("schema/0008_kept_packs.sql"),
    include_str!("schema/0009_long_stays.sql"),
    include_str!("schema/0010_calendar_answers.sql"),
];

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

/// The version of a database that has content and is about to be upgraded.
pub(crate) fn pending(connection: &Connection) -> Result<Option<u32>, StoreError> {
    Ok(Some(check(connection)?).filter(|found| (1..VERSION).contains(found)))
}

/// Brings the database to [`VERSION`].
pub(crate) fn run(connection: &mut Connection) -> Result<(), StoreError> {
    run_all(connection, &MIGRATIONS)
}

/// Brings the database to the version of the last of these migrations.
pub(crate) fn run_all(connection: &mut Connection, migrations: &[&str]) -> Result<(), StoreError> {
    let version = u32::try_from(migrations.len()).map_err(StoreError::inconsistent)?;
    if check(connection)? >= version {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another process may have been quicker.
    let from = check(&transaction)?;
    for (migration, number) in migrations.iter().zip(1_u32..) {
        if number > from {
            transaction.execute_batch(migration)?;
        }
    }
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", version.max(from))?;
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
