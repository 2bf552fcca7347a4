//! Calendars: as somebody's busy time, or by themselves.

use std::fs::File;
use std::io::BufReader;
use std::path::PathBuf;

use chrono::NaiveDate;
use desk::{CalendarOwner, Desk};
use exchange::ical::report::Report;
use planning::time::warsaw;

use super::{CommandError, Outcome, told};
use crate::arguments::CalendarArguments;
use crate::calendar_words::unread_because;

pub fn import(desk: &Desk, arguments: &CalendarArguments) -> Outcome {
    let owner = match (arguments.person, arguments.venue) {
        (Some(person), None) => CalendarOwner::Person(person),
        (None, Some(venue)) => CalendarOwner::Venue(venue),
        _ => return Err(CommandError::Usage("give --person or --venue, one of them".to_owned())),
    };
    let answer = desk.import_calendar(&arguments.file, owner)?;
    let import = &answer.answer;
    let mut text = format!(
        "Wczytano kalendarz „{}”: wystąpienia: {}, zajęte: {}, nieodczytane: {}.",
        import.name,
        import.occurrences,
        import.busy,
        import.rejected.len()
    );
    if import.incomplete {
        text.push_str("\nUwaga: kalendarz jest niepełny; czas, który wygląda na wolny, może być zajęty.");
    }
    for unread in &import.rejected {
        text.push_str(&format!("\n  wiersz {}: {}", unread.line, unread_because(&unread.reason)));
    }
    for hit in &import.hit {
        text.push_str(&format!("\n  koliduje teraz: spotkanie {} „{}”", hit.meeting_id, hit.name));
    }
    told(&answer, text)
}

pub fn expand(files: &[PathBuf], from: NaiveDate, to: NaiveDate) -> Outcome {
    let mut report = Report::default();
    for file in files {
        let name = file.display().to_string();
        let failed = |error: std::io::Error| CommandError::Failed(format!("{name}: {error}"));
        let source = BufReader::new(File::open(file).map_err(failed)?);
        report.add(&name, source, (from, to), warsaw::ZONE).map_err(failed)?;
    }
    let text = format!("Wystąpienia: {}, odrzucone: {}.", report.occurrences.len(), report.rejected.len());
    told(&report, text)
}
