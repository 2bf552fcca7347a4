//! Why a table, or one of its rows, was not taken. Facts, not sentences; `Display` is English for logs.

use serde::Serialize;

/// One value that was not understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RejectedRow {
    /// As the spreadsheet shows it: the header is row 1.
    pub row: u32,
    /// The header as it stands in the file; `None` when the whole row is meant.
    pub column: Option<String>,
    /// The offending text, at most 200 characters of it.
    pub value: String,
    pub reason: RowReason,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum RowReason {
    #[error("a value is required")]
    Missing,
    #[error("not a whole number from {min} to {max}")]
    NotANumber { min: i64, max: i64 },
    #[error("not a coordinate from {min} to {max} degrees")]
    NotACoordinate { min: i16, max: i16 },
    #[error("not one of the known words: {allowed:?}")]
    NotOneOf { allowed: Vec<&'static str> },
    #[error("not a district: a number from 1 to 18, a roman numeral or a district's name")]
    NotADistrict,
    #[error("not a date such as 2027-03-18 or 18.03.2027")]
    NotADate,
    #[error("not a time of day such as 18.00")]
    NotATime,
    #[error("not opening or working hours such as \"pn-pt 8.00-16.00\"")]
    NotHours,
    #[error("not an e-mail address")]
    NotAnEmail,
    #[error("not a telephone number")]
    NotAPhone,
    #[error("not a case mark such as OR-03.0003.275.2026")]
    NotACaseMark,
    #[error("ends before it begins")]
    EndsBeforeItBegins,
    #[error("longer than {max} characters")]
    TooLong { max: usize },
    #[error("the cell holds the spreadsheet's error {code}")]
    CellError { code: String },
    #[error("the same name stands in row {first_row} already")]
    Repeated { first_row: u32 },
}

/// Why no row could be read at all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum TableError {
    #[error("the file has no rows")]
    Empty,
    #[error("the file has {bytes} bytes; at most {limit} are read")]
    TooLarge { bytes: u64, limit: u64 },
    #[error("more than {limit} rows")]
    TooManyRows { limit: u32 },
    #[error("more than {limit} columns")]
    TooManyColumns { limit: u32 },
    #[error("not an XLSX workbook although it is called one")]
    NotAWorkbook,
    #[error("the workbook is encrypted or in the old XLS format")]
    EncryptedOrOldWorkbook,
    #[error("the workbook is damaged: {detail}")]
    DamagedWorkbook { detail: String },
    #[error("neither text nor an XLSX workbook")]
    NotText,
    #[error("missing columns {missing:?}; found {found:?}")]
    MissingColumns {
        /// Our names for them, English, as in the fields of the row types.
        missing: Vec<&'static str>,
        /// The headers as they stand in the file.
        found: Vec<String>,
    },
    #[error("two columns, {first:?} and {second:?}, both mean {column}")]
    RepeatedColumn { column: &'static str, first: String, second: String },
}
