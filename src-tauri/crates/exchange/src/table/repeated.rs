//! The same thing listed twice.

use std::collections::BTreeMap;

use super::error::{RejectedRow, RowReason};
use super::{Table, words};

/// Moves rows whose `(name, detail)` stood in an earlier row to the rejected ones.
pub fn reject<T>(mut table: Table<T>, key: impl Fn(&T) -> (String, Option<String>)) -> Table<T> {
    let mut first_rows = BTreeMap::new();
    let mut kept = Vec::with_capacity(table.rows.len());
    for (row, read) in table.rows {
        let (name, detail) = key(&read);
        let folded = (words::folded(&name), detail.as_deref().map(words::folded));
        match first_rows.get(&folded) {
            None => {
                first_rows.insert(folded, row);
                kept.push((row, read));
            }
            Some(first_row) => {
                let reason = RowReason::Repeated { first_row: *first_row };
                table.rejected.push(RejectedRow { row, column: None, value: name, reason });
            }
        }
    }
    table.rejected.sort_by_key(|rejected| rejected.row);
    Table { rows: kept, ..table }
}
