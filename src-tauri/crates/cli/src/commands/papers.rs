//! Letters that requests came with, and what came of meetings.

use std::io::Read;
use std::path::Path;

use desk::Desk;
use planning::id::MeetingId;
use planning::outcome::Outcome as Record;
use serde_json::{Value, json};

use super::{CommandError, Outcome, told};
use crate::arguments::{Letter, OutcomeArguments};

pub fn letter(desk: &Desk, what: &Letter) -> Outcome {
    match what {
        Letter::Attach { request, file } => {
            let kept = desk.attach_letter(*request, file)?;
            let text = format!("Dołączono pismo {} do wniosku {request}.", kept.answer.letter_id);
            told(&kept, text)
        }
        Letter::List { request } => {
            desk.request(*request)?;
            let letters = desk.letters(*request)?;
            let line = |letter: &store::Letter| {
                format!("  {}  {}  ({} kB)", letter.id, letter.name, letter.bytes.div_euclid(1000))
            };
            let lines: Vec<String> = letters.iter().map(line).collect();
            let text = if lines.is_empty() { "Wniosek nie ma pism.".to_owned() } else { lines.join("\n") };
            told(&letters, text)
        }
        Letter::Save { letter, file } => {
            let saved = desk.export_letter(*letter, file)?;
            told(&saved, format!("Zapisano pismo {letter}: {}.", file.display()))
        }
        Letter::Remove { letter } => {
            let removed = desk.remove_letter(*letter)?;
            told(&removed, format!("Usunięto pismo {letter}. Cofa to: lawka undo."))
        }
    }
}

/// It took place.
pub fn close(desk: &Desk, meeting: MeetingId) -> Outcome {
    let closed = desk.close_meeting(meeting)?;
    told(&closed, format!("Odnotowano, że spotkanie {meeting} się odbyło."))
}

/// Writes the record, or shows it.
pub fn outcome(desk: &Desk, arguments: &OutcomeArguments) -> Outcome {
    let meeting = arguments.meeting;
    let Some(file) = &arguments.record else {
        let record = desk.meeting(meeting)?.outcome;
        let text = record.as_ref().map_or_else(|| "Brak zapisu.".to_owned(), said);
        return told(&json!({ "meeting_id": meeting, "outcome": record }), text);
    };
    let written = desk.put_outcome(meeting, &read(file)?)?;
    let text = said(&written.answer.outcome);
    told(&written, text)
}

fn read(file: &Path) -> Result<Record, CommandError> {
    let wrong = |detail: String| CommandError::Usage(format!("{}: {detail}", file.display()));
    let mut text = String::new();
    let found = if file == Path::new("-") {
        std::io::stdin().read_to_string(&mut text).map(drop)
    } else {
        std::fs::read_to_string(file).map(|read| text = read)
    };
    found.map_err(|error| wrong(error.to_string()))?;
    let given: Value = serde_json::from_str(&text).map_err(|error| wrong(error.to_string()))?;
    let record: Record = serde_json::from_value(given.clone()).map_err(|error| wrong(error.to_string()))?;
    match strange(&given, &json!(record)) {
        // A word that was misspelt would be lost without a word.
        Some(field) => Err(wrong(format!("unknown field {field:?}"))),
        None => Ok(record),
    }
}

/// The first field that the record doesn't have.
fn strange(given: &Value, known: &Value) -> Option<String> {
    match (given, known) {
        (Value::Object(given), Value::Object(known)) => given.iter().find_map(|(field, value)| {
            known.get(field).map_or_else(|| Some(field.clone()), |known| strange(value, known))
        }),
        (Value::Array(given), Value::Array(known)) => {
            given.iter().zip(known).find_map(|(given, known)| strange(given, known))
        }
        _ => None,
    }
}

fn said(record: &Record) -> String {
    let came = record.attendance.map_or_else(|| "nie policzono".to_owned(), |count| count.to_string());
    let matter = |matter: &planning::outcome::Matter| {
        let state = match (matter.answered_on, matter.answer_by) {
            (Some(day), _) => format!("odpowiedziano {day}"),
            (None, Some(day)) => format!("odpowiedź do {day}"),
            (None, None) => "czeka na odpowiedź".to_owned(),
        };
        format!("  {} ({}) – {state}", matter.text, matter.unit)
    };
    let lines =
        std::iter::once(format!("Osób na spotkaniu: {came}.")).chain(record.matters.iter().map(matter));
    lines.collect::<Vec<_>>().join("\n")
}
