//! People, venues and requests from a spreadsheet. What is there already, by name or case mark, is left alone and said.

use std::path::Path;

use chrono::{DateTime, Utc};
use exchange::table::{self, PersonRow, RejectedRow, RequestRow, TableError, VenueRow};
use planning::district;
use planning::fold::fold;
use planning::world::World;
use serde::{Deserialize, Serialize};
use store::{StepName, Writer};
use ts_rs::TS;

use crate::{Answer, Desk, DeskError, Refusal, files};

mod rows;

/// What the table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum TableKind {
    People,
    Venues,
    Requests,
}

/// A row that was taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ImportedRow {
    pub row: u32,
    #[ts(type = "number")]
    pub id: i64,
    pub name: String,
}

/// What an import did, row by row.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct TableImport {
    pub imported: Vec<ImportedRow>,
    /// Rows of things that are in the register already; nothing was changed.
    pub known: Vec<ImportedRow>,
    /// Each with row, column, value and reason.
    #[ts(
        type = "Array<{ row: number, column: string | null, value: string, reason: { kind: string } & Record<string, unknown> }>"
    )]
    pub rejected: Vec<RejectedRow>,
    pub unknown_columns: Vec<String>,
}

impl Desk {
    /// Reads a CSV or XLSX file into the register: every good row, in one step that can be undone.
    ///
    /// # Errors
    /// Refused when the file is not such a table; failed when it cannot be read. Nothing is changed then.
    pub fn import_table(&self, kind: TableKind, path: &Path) -> Result<Answer<TableImport>, DeskError> {
        let read = read(kind, path)?;
        self.act(step(kind), |writer, world, now| take_rows(writer, world, read, now))
    }

    /// What an import would do, row by row. Nothing is written; the ids are those of nobody.
    ///
    /// # Errors
    /// As those of [`Desk::import_table`].
    pub fn preview_table(&self, kind: TableKind, path: &Path) -> Result<TableImport, DeskError> {
        let read = read(kind, path)?;
        self.rehearse(step(kind), |writer, world, now| take_rows(writer, world, read, now))
    }
}

/// A table as it was read from its file.
enum Rows {
    People(table::Table<PersonRow>),
    Venues(table::Table<VenueRow>),
    Requests(table::Table<RequestRow>),
}

fn read(kind: TableKind, path: &Path) -> Result<Rows, DeskError> {
    let bytes = files::read(path)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let rows = match kind {
        TableKind::People => table::read_people(&bytes, &name).map(Rows::People),
        TableKind::Venues => table::read_venues(&bytes, &name, &district_of).map(Rows::Venues),
        TableKind::Requests => table::read_requests(&bytes, &name, &district_of).map(Rows::Requests),
    };
    rows.map_err(not_a_table)
}

const fn step(kind: TableKind) -> StepName {
    match kind {
        TableKind::People => StepName::ImportPeople,
        TableKind::Venues => StepName::ImportVenues,
        TableKind::Requests => StepName::ImportRequests,
    }
}

fn take_rows(
    writer: &mut Writer<'_>,
    world: &World,
    rows: Rows,
    now: DateTime<Utc>,
) -> Result<TableImport, DeskError> {
    let person = |name: &str| world.people().find(|one| same(&one.name, name)).map(|one| one.id.0);
    let venue = |name: &str| world.venues().find(|one| same(&one.name, name)).map(|one| one.id.0);
    match rows {
        Rows::People(table) => take(
            writer,
            table,
            |row| person(&row.name),
            |row| row.name.clone(),
            |writer, row| Ok(writer.insert_person(&rows::person(row))?.0),
        ),
        Rows::Venues(table) => take(
            writer,
            table,
            |row| venue(&row.name),
            |row| row.name.clone(),
            |writer, row| Ok(writer.insert_venue(&rows::venue(row))?.0),
        ),
        Rows::Requests(table) => take(
            writer,
            table,
            |row| known_request(world, row),
            |row| row.title.clone(),
            |writer, row| Ok(writer.insert_request(&rows::request(row, now))?.0),
        ),
    }
}

fn take<T>(
    writer: &mut Writer<'_>,
    table: table::Table<T>,
    known: impl Fn(&T) -> Option<i64>,
    name: impl Fn(&T) -> String,
    insert: impl Fn(&mut Writer<'_>, &T) -> Result<i64, DeskError>,
) -> Result<TableImport, DeskError> {
    let (mut imported, mut old) = (Vec::new(), Vec::new());
    for (row, data) in &table.rows {
        match known(data) {
            Some(id) => old.push(ImportedRow { row: *row, id, name: name(data) }),
            None => imported.push(ImportedRow { row: *row, id: insert(writer, data)?, name: name(data) }),
        }
    }
    Ok(TableImport { imported, known: old, rejected: table.rejected, unknown_columns: table.unknown_columns })
}

fn same(one: &str, other: &str) -> bool {
    fold(one.trim()) == fold(other.trim())
}

/// The same case, or the same title by the same requester.
fn known_request(world: &World, row: &RequestRow) -> Option<i64> {
    let same_case = |mark: &Option<String>| row.case_mark.is_some() && *mark == row.case_mark;
    let same_letter =
        |title: &str, requester: &str| same(title, &row.title) && same(requester, &row.requester);
    let known = world.requests().find(|request| {
        same_case(&request.case_mark) || same_letter(&request.title, &request.requester.name)
    });
    known.map(|request| request.id.0)
}

fn district_of(text: &str) -> Option<u8> {
    district::find(text).map(|district| district.number.0)
}

fn not_a_table(error: TableError) -> DeskError {
    let detail = error.to_string();
    Refusal::NotATable { error: serde_json::to_value(&error).unwrap_or_default(), detail }.into()
}
