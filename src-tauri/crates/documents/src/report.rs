//! A report of tables as a page to hand on: tagged, so that a screen reader goes through it cell by cell.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use crate::announcement::Language;
use crate::dates::full_date;
use crate::error::PaperError;
use crate::report_map::{MapFilling, ReportMap, map_svg, swatch_svg};
use crate::setting::{Job, set_pages, to_pdf};
use crate::templates::Library;
use crate::typography::typeset;

/// A report as it stands on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    pub title: String,
    /// What the figures mean and what they are measured by.
    pub about: String,
    /// Who reports.
    pub office: String,
    pub date: NaiveDate,
    pub language: Language,
    pub tables: Vec<ReportTable>,
    /// Stands before the tables.
    pub map: Option<ReportMap>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportTable {
    pub name: String,
    pub columns: Vec<ReportColumn>,
    /// Each as many cells as there are columns; what is missing is empty.
    pub rows: Vec<Vec<String>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportColumn {
    pub name: String,
    /// Figures stand right.
    pub figures: bool,
}

#[derive(Serialize)]
struct Page<'a> {
    title: String,
    about: String,
    office: String,
    /// „24 listopada 2026 r.”
    made: String,
    language: &'a str,
    year: i32,
    month: u32,
    day: u32,
    tables: Vec<PageTable>,
    map: Option<PageMap>,
}

#[derive(Serialize)]
struct PageMap {
    name: String,
    alt: String,
    credit: String,
    legend: Vec<PageSwatch>,
}

#[derive(Serialize)]
struct PageSwatch {
    picture: &'static str,
    means: String,
}

#[derive(Serialize)]
struct PageTable {
    name: String,
    columns: Vec<PageColumn>,
    rows: Vec<Vec<String>>,
}

#[derive(Serialize)]
struct PageColumn {
    name: String,
    figures: bool,
}

/// The report as PDF/UA-1 and PDF/A-2a; as many pages as it needs, heads of tables on each.
///
/// # Errors
/// [`PaperError`] when the template is broken.
pub fn report_pdf(report: &Report, library: &Library<'_>) -> Result<Vec<u8>, PaperError> {
    let mut job = Job::new("report", "typst/report.typ", &page(report))?;
    if let Some(map) = &report.map {
        job.pictures.insert("map.svg".to_owned(), map_svg(map, report.language).into_bytes());
        let swatches = MapFilling::ALL.map(|each| (each.swatch().to_owned(), swatch_svg(each).into_bytes()));
        job.pictures.extend(swatches);
    }
    let document = set_pages(&job, library)?;
    to_pdf(&document, "report", &format!("report/{}/{}", report.title, report.date))
}

fn page(report: &Report) -> Page<'_> {
    let set = |text: &str| typeset(text.trim(), report.language);
    Page {
        title: set(&report.title),
        about: set(&report.about),
        office: set(&report.office),
        made: full_date(report.date, report.language),
        language: report.language.tag(),
        year: report.date.year(),
        month: report.date.month(),
        day: report.date.day(),
        tables: report.tables.iter().map(|table| page_table(table, &set)).collect(),
        map: report.map.as_ref().map(|map| page_map(map, &set)),
    }
}

fn page_map(map: &ReportMap, set: &impl Fn(&str) -> String) -> PageMap {
    let swatch =
        |(filling, means): &(MapFilling, String)| PageSwatch { picture: filling.swatch(), means: set(means) };
    PageMap {
        name: set(&map.name),
        alt: map.alt.trim().to_owned(),
        credit: set(&map.credit),
        legend: map.legend.iter().map(swatch).collect(),
    }
}

fn page_table(table: &ReportTable, set: &impl Fn(&str) -> String) -> PageTable {
    let width = table.columns.len();
    let row = |cells: &Vec<String>| {
        let mut row: Vec<String> = cells.iter().take(width).map(|cell| set(cell)).collect();
        row.resize(width, String::new());
        row
    };
    let column = |column: &ReportColumn| PageColumn { name: set(&column.name), figures: column.figures };
    PageTable {
        name: set(&table.name),
        columns: table.columns.iter().map(column).collect(),
        rows: table.rows.iter().map(row).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::templates::BuiltIn;

    fn example(rows: usize) -> Report {
        let column = |name: &str, figures| ReportColumn { name: name.into(), figures };
        Report {
            title: "Czas na ogłoszenie".into(),
            about: "Dni od pierwszego ogłoszenia do spotkania.".into(),
            office: "Wydział Komunikacji Społecznej".into(),
            date: "2026-11-24".parse().unwrap(),
            language: Language::Pl,
            tables: vec![ReportTable {
                name: "Spotkania".into(),
                columns: vec![column("Spotkanie", false), column("Dni", true)],
                rows: (0..rows).map(|row| vec![format!("Pętla nr {row} – Żabiniec"), "21".into()]).collect(),
            }],
            map: None,
        }
    }

    #[test]
    fn a_long_table_goes_over_pages_and_the_same_report_gives_the_same_bytes() {
        let library = Library::new(&BuiltIn);
        let long = report_pdf(&example(200), &library).unwrap();
        assert!(long.starts_with(b"%PDF-") && long.len() > report_pdf(&example(3), &library).unwrap().len());
        assert_eq!(long, report_pdf(&example(200), &library).unwrap());
        assert_eq!(library.faults(), []);
    }

    #[test]
    fn a_row_that_is_too_short_or_too_long_keeps_the_others_in_their_columns() {
        let mut report = example(1);
        report.tables[0].rows = vec![vec![], vec!["a".into(), "1".into(), "zbędne".into()]];
        let table = page_table(&report.tables[0], &|text: &str| text.to_owned());
        assert_eq!(table.rows, [["", ""], ["a", "1"]]);
    }

    #[test]
    fn what_a_cell_says_is_never_read_as_markup() {
        let mut report = example(1);
        report.tables[0].rows = vec![vec!["#panic() *b* $x$ <a> \\".into(), "".into()]];
        assert!(report_pdf(&report, &Library::new(&BuiltIn)).is_ok());
    }
}
