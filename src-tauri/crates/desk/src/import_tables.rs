//! People, venues and requests from a spreadsheet. What is there already, by name or case mark, is left alone and said.

use std::path::Path;

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
        let bytes = files::read(path)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        match kind {
            TableKind::People => self.import_people(table::read_people(&bytes, &name).map_err(not_a_table)?),
            TableKind::Venues => {
                self.import_venues(table::read_venues(&bytes, &name, &district_of).map_err(not_a_table)?)
            }
            TableKind::Requests => {
                self.import_requests(table::read_requests(&bytes, &name, &district_of).map_err(not_a_table)?)
            }
        }
    }

    fn import_people(&self, table: table::Table<PersonRow>) -> Result<Answer<TableImport>, DeskError> {
        self.act(StepName::ImportPeople, |writer, world, _| {
            let known =
                |name: &str| world.people().find(|person| same(&person.name, name)).map(|person| person.id.0);
            take(
                writer,
                table,
                |row| known(&row.name),
                |row| row.name.clone(),
                |writer, row| Ok(writer.insert_person(&rows::person(row))?.0),
            )
        })
    }

    fn import_venues(&self, table: table::Table<VenueRow>) -> Result<Answer<TableImport>, DeskError> {
        self.act(StepName::ImportVenues, |writer, world, _| {
            let known =
                |name: &str| world.venues().find(|venue| same(&venue.name, name)).map(|venue| venue.id.0);
            take(
                writer,
                table,
                |row| known(&row.name),
                |row| row.name.clone(),
                |writer, row| Ok(writer.insert_venue(&rows::venue(row))?.0),
            )
        })
    }

    fn import_requests(&self, table: table::Table<RequestRow>) -> Result<Answer<TableImport>, DeskError> {
        self.act(StepName::ImportRequests, |writer, world, now| {
            take(
                writer,
                table,
                |row| known_request(world, row),
                |row| row.title.clone(),
                |writer, row| Ok(writer.insert_request(&rows::request(row, now))?.0),
            )
        })
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
