//! ZIP archives with the same bytes every time: stable order, one date, fixed permissions.

use chrono::{Datelike, NaiveDate};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

/// Writes entries in the given order, dated midnight of `date` (the ZIP format knows years 1980–2107; others become
/// 1980). Non-ASCII names get the UTF-8 flag (APPNOTE 4.4.4, bit 11).
///
/// # Errors
/// The writer's words: two entries of one name, too large.
pub(crate) fn archive<'a>(
    entries: impl IntoIterator<Item = (&'a str, &'a [u8])>,
    date: NaiveDate,
) -> Result<Vec<u8>, String> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in entries {
        writer.start_file(path, options(path, date)).map_err(|e| e.to_string())?;
        writer.write_all(bytes).map_err(|e| e.to_string())?;
    }
    writer.finish().map(Cursor::into_inner).map_err(|e| e.to_string())
}

fn options(path: &str, date: NaiveDate) -> SimpleFileOptions {
    let compressed = [".png", ".pdf", ".docx", ".jpg"].iter().any(|ending| path.ends_with(ending));
    SimpleFileOptions::default()
        .compression_method(if compressed { CompressionMethod::Stored } else { CompressionMethod::Deflated })
        .last_modified_time(midnight(date))
        .unix_permissions(0o644)
        .system(System::Unix)
}

fn midnight(date: NaiveDate) -> DateTime {
    let year = u16::try_from(date.year()).unwrap_or(0);
    let (month, day) = (date.month() as u8, date.day() as u8);
    DateTime::from_date_and_time(year, month, day, 0, 0, 0).unwrap_or_default()
}
