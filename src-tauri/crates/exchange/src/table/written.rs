//! Tables out: a workbook (ECMA-376, SpreadsheetML) of sheets with a heading row. Numbers are numbers, texts are texts:
//! nothing a cell holds is ever taken for a formula.

use rust_xlsxwriter::{Format, Workbook, XlsxError};

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Text(String),
    Number(f64),
}

/// One sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Shortened to the 31 characters a sheet may be called, without the signs it may not hold.
    pub name: String,
    pub columns: Vec<String>,
    pub rows: Vec<Vec<Cell>>,
}

/// # Errors
/// What the writer refuses: more rows or longer texts than a workbook holds.
pub fn workbook(sheets: &[Sheet]) -> Result<Vec<u8>, String> {
    write(sheets).map_err(|error| error.to_string())
}

fn write(sheets: &[Sheet]) -> Result<Vec<u8>, XlsxError> {
    let heading = Format::new().set_bold();
    // What looks like a formula stays a text even when somebody edits the cell.
    let quoted = Format::new().set_quote_prefix();
    let mut book = Workbook::new();
    for sheet in sheets {
        let page = book.add_worksheet();
        page.set_name(name(&sheet.name))?;
        for (column, label) in (0_u16..).zip(&sheet.columns) {
            page.write_string_with_format(0, column, label, &heading)?;
        }
        for (row, cells) in (1_u32..).zip(&sheet.rows) {
            for (column, cell) in (0_u16..).zip(cells) {
                match cell {
                    Cell::Text(text) if text.starts_with(['=', '+', '-', '@', '\t', '\r']) => {
                        page.write_string_with_format(row, column, text, &quoted)?
                    }
                    Cell::Text(text) => page.write_string(row, column, text)?,
                    Cell::Number(number) => page.write_number(row, column, *number)?,
                };
            }
        }
        page.set_freeze_panes(1, 0)?;
        page.autofit();
    }
    book.save_to_buffer()
}

fn name(text: &str) -> String {
    let allowed = text.chars().filter(|letter| !"[]:*?/\\".contains(*letter)).take(31);
    let name: String = allowed.collect();
    if name.trim().is_empty() { "Arkusz".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use calamine::{Data, Reader as _, Xlsx, open_workbook_from_rs};

    use super::*;

    fn read(bytes: Vec<u8>) -> (Vec<String>, Vec<Vec<Data>>) {
        let mut book: Xlsx<_> = open_workbook_from_rs(std::io::Cursor::new(bytes)).unwrap();
        let names = book.sheet_names();
        let range = book.worksheet_range(&names[0]).unwrap();
        (names, range.rows().map(<[Data]>::to_vec).collect())
    }

    #[test]
    fn a_workbook_is_read_back_by_another_library_as_it_was_meant() {
        let sheet = Sheet {
            name: "Czas na ogłoszenie: [2026] / kwartały i wszystkie spotkania".into(),
            columns: vec!["Spotkanie".into(), "Dni".into()],
            rows: vec![vec![Cell::Text("=1+1; Łagiewniki".into()), Cell::Number(21.5)]],
        };
        let (names, rows) = read(workbook(&[sheet]).unwrap());
        assert_eq!(names[0].chars().count(), 31);
        assert_eq!(rows[1], [Data::String("=1+1; Łagiewniki".into()), Data::Float(21.5)]);
    }
}
