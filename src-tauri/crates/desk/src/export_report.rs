//! Reports that leave the program: tables as a workbook, and the answer to a councillor's question with its evidence.

use std::path::Path;

use chrono::{DateTime, NaiveDate, Utc};
use documents::evidence::{Carried, Evidence, Told, evidence};
use exchange::table::written::{Cell, Sheet, workbook};
use planning::id::MeetingId;
use planning::meeting::Meeting;
use planning::notice::Notice;
use planning::publication::Publication;
use planning::time::warsaw;
use planning::world::World;
use serde::{Deserialize, Serialize};
use store::{LedgerRow, StepName};
use ts_rs::TS;

use crate::look_up::channel_cards;
use crate::meeting_steps::meeting_of;
use crate::publish::lead_days;
use crate::{Desk, DeskError, Failure};

/// A table as the window shows it: what is a number goes out as one.
#[derive(Clone, Debug, PartialEq, Deserialize, TS)]
#[ts(export)]
pub struct ReportSheet {
    pub name: String,
    pub columns: Vec<String>,
    pub rows: Vec<Vec<ReportCell>>,
}

#[derive(Clone, Debug, PartialEq, Deserialize, TS)]
#[serde(untagged)]
#[ts(export)]
pub enum ReportCell {
    Number(f64),
    Text(String),
}

/// The file that was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ReportWritten {
    pub path: String,
}

impl Desk {
    /// Writes tables as an XLSX workbook.
    ///
    /// # Errors
    /// Failed when a table holds more than a workbook can, or the file cannot be written.
    pub fn export_workbook(&self, sheets: Vec<ReportSheet>, path: &Path) -> Result<ReportWritten, DeskError> {
        let sheets: Vec<Sheet> = sheets.into_iter().map(sheet).collect();
        let bytes = workbook(&sheets).map_err(|detail| Failure::Fault { detail })?;
        write(path, &bytes)
    }

    /// Writes what the register knows of a meeting as a DOCX: why this date, when it became final, who was told when,
    /// when each channel went out. Without the names of those who asked.
    ///
    /// # Errors
    /// Refused when there is no such meeting; failed when the file cannot be written.
    pub fn export_answer(&self, id: MeetingId, path: &Path) -> Result<ReportWritten, DeskError> {
        let (notices, publications, history) = self.store().read(|reader| {
            Ok((reader.notices_of(id)?, reader.publications_of(id)?, reader.ledger_of(id)?))
        })?;
        let known = self.look(|world, now| {
            let meeting = meeting_of(world, id)?;
            Ok(Evidence {
                held_on: held_on(&history),
                lead_days: lead_days(&world.settings, meeting, &publications),
                told: notices.iter().map(|notice| told(meeting, notice)).collect(),
                channels: carried(world, &publications),
                ..facts(world, meeting, now)
            })
        })?;
        let bytes = evidence(&known, &documents::BuiltIn)
            .map_err(|error| Failure::Paper { detail: error.to_string() })?;
        write(path, &bytes)
    }
}

pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<ReportWritten, DeskError> {
    std::fs::write(path, bytes).map_err(|error| DeskError::file(path, &error))?;
    Ok(ReportWritten { path: path.display().to_string() })
}

fn sheet(of: ReportSheet) -> Sheet {
    let cell = |cell| match cell {
        ReportCell::Number(number) => Cell::Number(number),
        ReportCell::Text(text) => Cell::Text(text),
    };
    let rows = of.rows.into_iter().map(|row| row.into_iter().map(cell).collect()).collect();
    Sheet { name: of.name, columns: of.columns, rows }
}

fn facts(world: &World, meeting: &Meeting, now: DateTime<Utc>) -> Evidence {
    let request = world.request(meeting.request_id);
    let venue = world.venue(meeting.venue_id);
    Evidence {
        title: meeting.name.clone(),
        office: world.settings.office.department.clone(),
        today: warsaw::date(now),
        case_mark: request.and_then(|request| request.case_mark.clone()),
        received_on: request.and_then(|request| request.received_on),
        start: warsaw::date(meeting.start),
        hours: format!("{}–{}", clock(meeting.start), clock(meeting.end())),
        venue: venue.map(|venue| format!("{}, {}", venue.name, venue.address)).unwrap_or_default(),
        capacity: venue.map_or(0, |venue| venue.capacity),
        expected: request.map_or(0, |request| request.attendance),
        confirmed_on: meeting.confirmed_at.map(warsaw::date),
        overridden: meeting.override_reason.clone(),
        ..Evidence::default()
    }
}

/// The day the date was first held; the ledger's rows come newest first.
fn held_on(history: &[LedgerRow]) -> Option<NaiveDate> {
    let held = |row: &&LedgerRow| matches!(row.step, StepName::PlaceMeeting | StepName::ApplySeason);
    history.iter().rev().find(held).map(|row| warsaw::date(row.at))
}

fn told(meeting: &Meeting, notice: &Notice) -> Told {
    let who = serde_json::to_value(notice.addressee.kind).ok();
    let since = meeting.confirmed_at;
    Told {
        who: who.and_then(|word| word.as_str().map(str::to_owned)).unwrap_or_default(),
        when: notice.sent_at.map(moment),
        hours: notice
            .sent_at
            .zip(since)
            .map(|(sent, since)| (sent - since).num_hours())
            .filter(|hours| *hours >= 0),
    }
}

fn carried(world: &World, publications: &[Publication]) -> Vec<Carried> {
    let cards = channel_cards(&world.settings);
    let mut sorted: Vec<&Publication> = publications.iter().collect();
    sorted.sort_by_key(|one| one.at);
    let name =
        |one: &Publication| cards.iter().find(|card| card.id == one.channel_id).map(|card| card.name.clone());
    sorted
        .into_iter()
        .map(|one| Carried {
            channel: name(one).unwrap_or_else(|| one.channel_id.0.clone()),
            when: moment(one.at),
            url: one.url.clone(),
        })
        .collect()
}

fn clock(at: DateTime<Utc>) -> String {
    at.with_timezone(&warsaw::ZONE).format("%-H.%M").to_string()
}

fn moment(at: DateTime<Utc>) -> String {
    format!("{}, godz. {}", documents::dates::full_date(warsaw::date(at), documents::Language::Pl), clock(at))
}
