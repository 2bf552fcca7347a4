//! The register as a whole: the sample, tables in, undo, redo, the ledger.

use std::fmt::Write;
use std::path::Path;

use chrono::{DateTime, Utc};
use desk::{Desk, TableImport, TableKind};
use planning::time::warsaw;
use serde_json::json;

use super::{CommandError, Outcome, told};
use crate::arguments::Import;
use crate::table_words::refused_because;
use crate::{terms, words};

pub fn sample(desk: &Desk) -> Outcome {
    let answer = desk.load_sample()?;
    let sample = answer.answer;
    let text = format!(
        "Wczytano przykładowy wydział: osoby: {}, miejsca: {}, wnioski: {}, kalendarze: {}.",
        sample.people, sample.venues, sample.requests, sample.calendars
    );
    told(&answer, text)
}

pub fn import(desk: &Desk, what: &Import) -> Outcome {
    let (kind, file): (TableKind, &Path) = match what {
        Import::People { file } => (TableKind::People, file),
        Import::Venues { file } => (TableKind::Venues, file),
        Import::Requests { file } => (TableKind::Requests, file),
        Import::Calendar(_) => return Err(CommandError::Failed("a calendar is no table".to_owned())),
    };
    let answer = desk.import_table(kind, file)?;
    told(&answer, imported(&answer.answer))
}

fn imported(import: &TableImport) -> String {
    let mut text = format!(
        "Przyjęte wiersze: {}, już znane: {}, odrzucone: {}.",
        import.imported.len(),
        import.known.len(),
        import.rejected.len()
    );
    for row in &import.rejected {
        let column = row.column.as_deref().unwrap_or("–");
        let why = refused_because(&row.reason);
        let _ = write!(text, "\n  wiersz {}, kolumna „{column}”: „{}” – {why}", row.row, row.value);
    }
    if !import.unknown_columns.is_empty() {
        let _ = write!(text, "\n  pominięte kolumny: {}", import.unknown_columns.join(", "));
    }
    text
}

pub fn undo(desk: &Desk) -> Outcome {
    let answer = desk.undo()?;
    told(&answer, format!("Cofnięto: {}.", words::step(answer.answer.step)))
}

pub fn redo(desk: &Desk) -> Outcome {
    let answer = desk.redo()?;
    told(&answer, format!("Ponowiono: {}.", words::step(answer.answer.step)))
}

pub fn ledger(desk: &Desk, since: Option<DateTime<Utc>>) -> Outcome {
    let rows = desk.ledger(since)?;
    let lines: Vec<String> = rows
        .iter()
        .map(|row| {
            let at = warsaw::civil(row.at).format("%Y-%m-%d %H.%M");
            let thing = terms::thing(row.entity.kind);
            format!("{at}  {}  {}  {thing} {}", row.who, words::step(row.step), row.entity.id)
        })
        .collect();
    told(&json!(rows), lines.join("\n"))
}
