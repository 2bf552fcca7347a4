//! One row read field by field; what is wrong with it is collected, not thrown.

use super::Table;
use super::columns::{Column, Layout};
use super::error::{RejectedRow, RowReason, TableError};
use super::grid::{self, Cell, Grid};

/// Characters of a value that are repeated in a report.
const QUOTED: usize = 200;

/// The row that is being read.
#[derive(Debug)]
pub struct Fields<'a> {
    row: u32,
    cells: &'a [Cell],
    header: &'a [String],
    layout: &'a Layout,
    faults: Vec<RejectedRow>,
}

impl Fields<'_> {
    /// The text of a column, when it has one.
    pub fn text(&mut self, column: &'static str) -> Option<String> {
        self.parsed(column, |text| Ok(text.to_owned()))
    }

    /// The text of a column that must have one.
    pub fn required(&mut self, column: &'static str) -> Option<String> {
        self.required_as(column, |text| Ok(text.to_owned()))
    }

    pub fn required_as<T>(
        &mut self,
        column: &'static str,
        parse: impl FnOnce(&str) -> Result<T, RowReason>,
    ) -> Option<T> {
        if self.value(column).is_none() {
            self.fault(column, "", RowReason::Missing);
        }
        self.parsed(column, parse)
    }

    /// What `parse` makes of a column; `None` when it is empty, absent, or wrong (which is noted).
    pub fn parsed<T>(
        &mut self,
        column: &'static str,
        parse: impl FnOnce(&str) -> Result<T, RowReason>,
    ) -> Option<T> {
        let text = match self.value(column)? {
            Cell::Broken(code) => {
                let (value, code) = (code.clone(), code.clone());
                self.fault(column, &value, RowReason::CellError { code });
                return None;
            }
            Cell::Text(text) => text.clone(),
        };
        let checked = if text.chars().count() > LONGEST {
            Err(RowReason::TooLong { max: LONGEST })
        } else {
            parse(&text)
        };
        checked.map_err(|reason| self.fault(column, &text, reason)).ok()
    }

    fn value(&self, column: &str) -> Option<&Cell> {
        self.cells.get(self.layout.place(column)?).filter(|cell| !cell.text().is_empty())
    }

    pub fn fault(&mut self, column: &'static str, value: &str, reason: RowReason) {
        let column = self.layout.place(column).and_then(|at| self.header.get(at)).cloned();
        let value = value.chars().take(QUOTED).collect();
        self.faults.push(RejectedRow { row: self.row, column, value, reason });
    }
}

/// Characters of one cell.
const LONGEST: usize = 4_000;

/// Reads a whole table. `read_row` gives `None` when it noted a fault that leaves no row; a row with any fault is
/// rejected, so that nobody's table comes in half understood.
pub fn read_table<T>(
    bytes: &[u8],
    file_name: &str,
    columns: &[Column],
    read_row: impl Fn(&mut Fields<'_>) -> Option<T>,
) -> Result<Table<T>, TableError> {
    let Grid { header, rows } = grid::read(bytes, file_name)?;
    let layout = Layout::of(&header, columns)?;
    let mut table = Table { rows: Vec::new(), rejected: Vec::new(), unknown_columns: layout.unknown.clone() };
    for (row, cells) in &rows {
        let mut fields = Fields { row: *row, cells, header: &header, layout: &layout, faults: Vec::new() };
        match read_row(&mut fields) {
            Some(read) if fields.faults.is_empty() => table.rows.push((*row, read)),
            _ => table.rejected.append(&mut fields.faults),
        }
    }
    Ok(table)
}
