//! CSV as Polish offices save it: UTF-8, UTF-16 or Windows-1250, semicolons, commas or tabs.

use super::error::TableError;
use super::grid::{Cell, within_limits};
use crate::charset;

/// The rows of a CSV file with their numbers.
pub fn rows(bytes: &[u8]) -> Result<Vec<(u32, Vec<Cell>)>, TableError> {
    let text = charset::decode(bytes);
    if text.contains('\0') {
        return Err(TableError::NotText);
    }
    // Each of the three line ends is one, also where a file mixes them: rows are counted by them.
    let text = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n").into() } else { text };
    let (delimiter, text, skipped) = delimiter_of(&text);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut numbers = RowNumbers { text, next: 1 + skipped, counted: 0 };
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|_| TableError::NotText)?;
        let start = record.position().and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or(0);
        let row = numbers.row_at(start, record.iter().map(line_breaks).sum());
        within_limits(row, record.len())?;
        rows.push((row, record.iter().map(|text| Cell::Text(text.trim().to_owned())).collect()));
    }
    Ok(rows)
}

/// Counts rows as a spreadsheet does: empty lines are rows, line breaks inside quotes are not.
struct RowNumbers<'a> {
    text: &'a str,
    next: u32,
    counted: usize,
}

impl RowNumbers<'_> {
    /// `start`: where the reader began to look for the record, which may be before some empty lines.
    fn row_at(&mut self, start: usize, breaks_within: u32) -> u32 {
        let ahead = self.text.as_bytes().get(start..).unwrap_or_default();
        let empty = ahead.iter().take_while(|byte| **byte == b'\n').count();
        let before = self.text.get(self.counted..start + empty).unwrap_or_default();
        self.counted = start + empty;
        let row = self.next.saturating_add(line_breaks(before));
        // Those inside the record are met again on the way to the next one.
        self.next = row.saturating_sub(breaks_within);
        row
    }
}

fn line_breaks(text: &str) -> u32 {
    u32::try_from(text.bytes().filter(|byte| *byte == b'\n').count()).unwrap_or(u32::MAX)
}

/// The delimiter, the text after Excel's `sep=;` line, and how many lines that took.
fn delimiter_of(text: &str) -> (u8, &str, u32) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    if let Some([named @ (b';' | b',' | b'\t')]) = first.strip_prefix("sep=").map(str::as_bytes) {
        return (*named, rest, 1);
    }
    let header = text.lines().find(|line| !line.trim().is_empty()).unwrap_or("");
    let count = |wanted: char| {
        let mut quoted = false;
        let bare = header.chars().filter(move |c| {
            quoted ^= *c == '"';
            !quoted && *c == wanted
        });
        bare.count()
    };
    let best = [';', '\t', ','].into_iter().rev().max_by_key(|delimiter| count(*delimiter)).unwrap_or(';');
    (best as u8, text, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(bytes: &[u8]) -> Vec<(u32, Vec<String>)> {
        let rows = rows(bytes).unwrap();
        rows.into_iter()
            .map(|(row, cells)| (row, cells.iter().map(|c| c.text().to_owned()).collect()))
            .collect()
    }

    #[test]
    fn the_delimiter_is_the_one_the_header_uses_most() {
        for text in [
            "nazwa;adres, ulica\na;b",
            "nazwa,\"adres; ulica; numer\"\na,b",
            "nazwa\tadres, ulica\na\tb",
            "sep=;\nx,y,z;q\na;b",
        ] {
            assert_eq!(texts(text.as_bytes())[1].1, ["a", "b"], "{text}");
        }
    }

    #[test]
    fn row_numbers_are_the_spreadsheets() {
        let numbers: Vec<u32> =
            texts(b"name;notes\na;\"one\ntwo\nthree\"\nb;x\n\nc;y\n").iter().map(|row| row.0).collect();
        assert_eq!(numbers, [1, 2, 3, 5]);
    }

    #[test]
    fn rows_are_counted_whatever_ends_their_lines() {
        let numbers = |text: &str| texts(text.as_bytes()).iter().map(|row| row.0).collect::<Vec<_>>();
        assert_eq!(numbers("name;notes\ra;x\nb;y\r\nc;\"one\rtwo\"\rd;z\n"), [1, 2, 3, 4, 5]);
        assert_eq!(numbers("name;notes\ra;x\rb;y"), [1, 2, 3]);
    }

    #[test]
    fn a_picture_is_not_a_table() {
        assert_eq!(rows(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Err(TableError::NotText));
    }
}
