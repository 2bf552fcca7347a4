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
