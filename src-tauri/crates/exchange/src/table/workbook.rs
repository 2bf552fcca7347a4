//! The first sheet of an XLSX workbook that has anything in it.
//!
//! Cells are read one by one: a dense range would be allocated for the whole area up to a lone cell at XFD1048576.

use std::io::{Cursor, Read};

use calamine::{Cell as Found, DataRef, Reader, Xlsx, XlsxError};

use super::error::TableError;
use super::grid::{Cell, within_limits};

/// What a workbook may unpack to.
const UNPACKED_LIMIT: u64 = 64 << 20;

/// Sheets that are looked through for one that is not empty.
const SHEETS_LIMIT: usize = 20;

pub fn rows(bytes: &[u8]) -> Result<Vec<(u32, Vec<Cell>)>, TableError> {
    check_unpacked_size(bytes)?;
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    for name in workbook.sheet_names().into_iter().take(SHEETS_LIMIT) {
        let rows = sheet_rows(&mut workbook, &name)?;
        if !rows.is_empty() {
            return Ok(rows);
        }
    }
    Err(TableError::Empty)
}

/// Unpacks everything once and keeps nothing: the sizes an archive declares may lie.
fn check_unpacked_size(bytes: &[u8]) -> Result<(), TableError> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| TableError::NotAWorkbook)?;
    let mut left = UNPACKED_LIMIT;
    for index in 0..archive.len() {
        let part = archive
            .by_index(index)
            .map_err(|error| TableError::DamagedWorkbook { detail: error.to_string() })?;
        let detail = |error: std::io::Error| TableError::DamagedWorkbook { detail: error.to_string() };
        let unpacked = std::io::copy(&mut part.take(left + 1), &mut std::io::sink()).map_err(detail)?;
        if unpacked > left {
            return Err(TableError::TooLarge { bytes: UNPACKED_LIMIT + 1, limit: UNPACKED_LIMIT });
        }
        left -= unpacked;
    }
    Ok(())
}

fn damaged(error: XlsxError) -> TableError {
    match error {
        XlsxError::Zip(_) | XlsxError::FileNotFound(_) => TableError::NotAWorkbook,
        XlsxError::Password => TableError::EncryptedOrOldWorkbook,
        other => TableError::DamagedWorkbook { detail: other.to_string() },
    }
}

fn sheet_rows(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Vec<(u32, Vec<Cell>)>, TableError> {
    let mut reader = match workbook.worksheet_cells_reader(name) {
        Ok(reader) => reader,
        // A sheet of charts has no cells.
        Err(XlsxError::NotAWorksheet(_)) => return Ok(Vec::new()),
        Err(error) => return Err(damaged(error)),
    };
    let mut rows: Vec<(u32, Vec<Cell>)> = Vec::new();
    while let Some(found) = reader.next_cell().map_err(damaged)? {
        place(&mut rows, &found)?;
    }
    Ok(rows)
}

fn place(rows: &mut Vec<(u32, Vec<Cell>)>, found: &Found<DataRef<'_>>) -> Result<(), TableError> {
    let Some(cell) = cell(found.get_value()) else { return Ok(()) };
    let (row, column) = found.get_position();
    let (row, column) = (row.saturating_add(1), column as usize);
    within_limits(row, column + 1)?;
    if rows.last().is_none_or(|last| last.0 != row) {
        rows.push((row, Vec::new()));
    }
    if let Some((_, cells)) = rows.last_mut() {
        if cells.len() <= column {
            cells.resize(column + 1, Cell::default());
        }
        cells[column] = cell;
    }
    Ok(())
}

/// The cell as text: whole numbers without decimals, dates and times as ISO 8601 writes them.
fn cell(data: &DataRef<'_>) -> Option<Cell> {
    let text = match data {
        DataRef::Empty => return None,
        DataRef::Error(error) => return Some(Cell::Broken(error.to_string())),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.trim().to_owned()
        }
        DataRef::SharedString(text) => text.trim().to_owned(),
        DataRef::Bool(yes) => if *yes { "tak" } else { "nie" }.to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::DateTime(moment) => moment_text(moment.as_f64(), moment.to_ymd_hms_milli()),
    };
    (!text.is_empty()).then_some(Cell::Text(text))
}

fn moment_text(serial: f64, parts: (u16, u8, u8, u8, u8, u8, u16)) -> String {
    let (year, month, day, hour, minute, ..) = parts;
    let time = format!("{hour:02}:{minute:02}");
    let date = format!("{year:04}-{month:02}-{day:02}");
    if serial < 1.0 {
        time
    } else if serial.fract() == 0.0 {
        date
    } else {
        format!("{date}T{time}")
    }
}
