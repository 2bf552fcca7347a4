//! Which change was the last, whoever made it.

use crate::error::StoreError;
use crate::reader::Reader;

impl Reader<'_> {
    /// A number that grows with every change of the store, by this program or another: the newest row of the ledger,
    /// which is only ever appended to. Zero in a new store.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn last_change(&self) -> Result<i64, StoreError> {
        let newest = self
            .connection
            .prepare_cached("SELECT coalesce(max(id), 0) FROM ledger")?
            .query_row([], |row| row.get(0));
        Ok(newest?)
    }
}
