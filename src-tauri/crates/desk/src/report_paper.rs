//! A report as PDF: the tables as the window shows them.

use std::path::Path;

use documents::{BuiltIn, Library, Report, report_pdf};
use planning::announcement::AnnouncementLanguage;
use planning::time::warsaw;
use serde::Deserialize;
use ts_rs::TS;

use crate::export_report::{ReportWritten, write};
use crate::prepare::language;
use crate::{Desk, DeskError, Failure};

/// A report as it stands on the screen.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
#[ts(export)]
pub struct ReportPaper {
    pub title: String,
    /// What the figures mean.
    pub about: String,
    pub language: AnnouncementLanguage,
    pub tables: Vec<PaperTable>,
    /// Stands before the tables.
    pub map: Option<PaperMap>,
}

/// Areas on a flat page, told apart by their filling. Points are whole units of that page, `[x, y]`, y downwards.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
#[ts(export)]
pub struct PaperMap {
    pub name: String,
    /// What the map shows, in words.
    pub alt: String,
    /// Whose outlines these are, and under which licence.
    pub credit: String,
    pub areas: Vec<PaperArea>,
    pub legend: Vec<PaperSwatch>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
#[ts(export)]
pub struct PaperArea {
    /// Stands in the area: „XVI”.
    pub label: String,
    pub label_at: [i32; 2],
    pub rings: Vec<Vec<[i32; 2]>>,
    pub filling: PaperFilling,
}

/// What a filling means.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
#[ts(export)]
pub struct PaperSwatch {
    pub filling: PaperFilling,
    pub means: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum PaperFilling {
    Solid,
    Hatched,
    Dotted,
    Empty,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
#[ts(export)]
pub struct PaperTable {
    pub name: String,
    pub columns: Vec<PaperColumn>,
    pub rows: Vec<Vec<String>>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
#[ts(export)]
pub struct PaperColumn {
    pub name: String,
    /// Figures stand right.
    pub figures: bool,
}

impl Desk {
    /// Writes a report as a tagged PDF.
    ///
    /// # Errors
    /// Failed when the file cannot be written.
    pub fn export_report(&self, paper: ReportPaper, path: &Path) -> Result<ReportWritten, DeskError> {
        let (office, date) =
            self.look(|world, now| Ok((world.settings.office.department.clone(), warsaw::date(now))))?;
        let report = Report {
            title: paper.title,
            about: paper.about,
            office,
            date,
            language: language(paper.language),
            tables: paper.tables.into_iter().map(table).collect(),
            map: paper.map.map(map),
        };
        let bytes = report_pdf(&report, &Library::new(&BuiltIn))
            .map_err(|error| Failure::Paper { detail: error.to_string() })?;
        write(path, &bytes)
    }
}

fn table(of: PaperTable) -> documents::ReportTable {
    let column = |PaperColumn { name, figures }| documents::ReportColumn { name, figures };
    documents::ReportTable {
        name: of.name,
        columns: of.columns.into_iter().map(column).collect(),
        rows: of.rows,
    }
}

fn map(PaperMap { name, alt, credit, areas, legend }: PaperMap) -> documents::ReportMap {
    let point = |[x, y]: [i32; 2]| (x, y);
    let area = |of: PaperArea| documents::MapArea {
        label: of.label,
        label_at: point(of.label_at),
        rings: of.rings.into_iter().map(|ring| ring.into_iter().map(point).collect()).collect(),
        filling: filling(of.filling),
    };
    let swatch = |PaperSwatch { filling: of, means }| (filling(of), means);
    documents::ReportMap {
        name,
        alt,
        credit,
        areas: areas.into_iter().map(area).collect(),
        legend: legend.into_iter().map(swatch).collect(),
    }
}

fn filling(of: PaperFilling) -> documents::MapFilling {
    match of {
        PaperFilling::Solid => documents::MapFilling::Solid,
        PaperFilling::Hatched => documents::MapFilling::Hatched,
        PaperFilling::Dotted => documents::MapFilling::Dotted,
        PaperFilling::Empty => documents::MapFilling::Empty,
    }
}
