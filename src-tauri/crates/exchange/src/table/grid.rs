//! A table as a grid of texts, whatever file it came in.

use super::error::TableError;
use super::{csv_file, workbook};

/// Larger files are no department's list of people.
pub const BYTES_LIMIT: u64 = 50 << 20;
pub const ROWS_LIMIT: u32 = 20_000;
pub const COLUMNS_LIMIT: u32 = 200;

/// One cell: its text, trimmed, or the error a spreadsheet shows in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    Text(String),
    /// `#N/A`, `#REF!`, …
    Broken(String),
}

impl Default for Cell {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

impl Cell {
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) | Self::Broken(text) => text,
        }
    }
}

/// The first row that is not empty, and what follows it; empty rows are left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    pub header: Vec<String>,
    /// `(row number as the spreadsheet shows it, cells)`.
    pub rows: Vec<(u32, Vec<Cell>)>,
}

/// Reads CSV or XLSX: the bytes decide, the name only says what was meant when they are neither.
pub fn read(bytes: &[u8], file_name: &str) -> Result<Grid, TableError> {
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if size > BYTES_LIMIT {
        return Err(TableError::TooLarge { bytes: size, limit: BYTES_LIMIT });
    }
    let called_workbook = [".xlsx", ".xlsm"].iter().any(|end| file_name.to_lowercase().ends_with(end));
    let rows = if bytes.starts_with(b"PK\x03\x04") {
        workbook::rows(bytes)?
    } else if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err(TableError::EncryptedOrOldWorkbook);
    } else if called_workbook {
        return Err(TableError::NotAWorkbook);
    } else {
        csv_file::rows(bytes)?
    };
    with_header(rows)
}

fn with_header(rows: Vec<(u32, Vec<Cell>)>) -> Result<Grid, TableError> {
    let mut rows = rows.into_iter().filter(|(_, cells)| cells.iter().any(|cell| !cell.text().is_empty()));
    let (_, header) = rows.next().ok_or(TableError::Empty)?;
    let header = header.iter().map(|cell| cell.text().to_owned()).collect();
    Ok(Grid { header, rows: rows.collect() })
}

/// Counts rows and columns as they come, so that a hostile file ends early.
pub fn within_limits(row: u32, columns: usize) -> Result<(), TableError> {
    if row > ROWS_LIMIT {
        return Err(TableError::TooManyRows { limit: ROWS_LIMIT });
    }
    if columns > COLUMNS_LIMIT as usize {
        return Err(TableError::TooManyColumns { limit: COLUMNS_LIMIT });
    }
    Ok(())
}
