//! People, venues and requests from CSV and XLSX, with a report of each row that was not taken.
//!
//! ```
//! let csv = "imię i nazwisko;rola;godziny pracy\nAnna Przykładowa;organizator;pn-pt 8.00-16.00\n";
//! let table = exchange::table::read_people(csv.as_bytes(), "osoby.csv").unwrap();
//! assert_eq!(table.rows[0].1.name, "Anna Przykładowa");
//! ```

mod columns;
mod csv_file;
mod error;
mod grid;
mod hours;
mod people;
mod reading;
mod repeated;
mod requests;
mod row;
mod values;
mod venues;
mod words;
mod workbook;
pub mod written;

pub use error::{RejectedRow, RowReason, TableError};
pub use people::read_people;
pub use requests::read_requests;
pub use row::{Accessibility, Feature, Gender, PersonRow, RequestRow, RoleWord, VenueRow, WeekHours, YesNo};
pub use venues::read_venues;

/// The rows of one table that were understood, and the report of those that were not.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Table<T> {
    /// `(row number as the spreadsheet shows it: the header is 1, what it says)`.
    pub rows: Vec<(u32, T)>,
    /// In the order of the rows; one row may be reported for several columns.
    pub rejected: Vec<RejectedRow>,
    /// Headers that no column of ours answers to; their values were not read.
    pub unknown_columns: Vec<String>,
}
