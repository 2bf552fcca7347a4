//! Personal data: handed out, erased, due to be erased, and who has seen them.

use std::path::Path;

use desk::{Desk, Subject};
use planning::time::warsaw;
use serde_json::json;

use super::{Outcome, told};
use crate::trust_words as words;

pub fn export(desk: &Desk, subject: Subject, out: &Path) -> Outcome {
    let data = desk.export_person(subject, out)?;
    told(&data, format!("Zapisano dane osoby:\n  {}\n  {}", data.pdf, data.json))
}

pub fn erase(desk: &Desk, subject: Subject, basis: &str) -> Outcome {
    let answer = desk.erase_person(subject, basis)?;
    told(&answer, words::erased(&answer.answer))
}

pub fn due(desk: &Desk) -> Outcome {
    let due = desk.retention_due()?;
    let line = |due: &planning::retention::RetentionDue| {
        let mark = due.case_mark.as_deref().unwrap_or("bez znaku");
        format!("{}  {}  {}  „{}”", due.erase_from, due.request_id, mark, due.name)
    };
    let lines: Vec<String> = due.iter().map(line).collect();
    let text = match lines.len() {
        0 => "Nic nie czeka na usunięcie.".to_owned(),
        _ => format!(
            "Do usunięcia (od dnia, wniosek, znak sprawy, temat):\n{}\nUsuwa: lawka person erase request:NUMER --basis \"…\"",
            lines.join("\n")
        ),
    };
    told(&due, text)
}

pub fn accesses(desk: &Desk) -> Outcome {
    let rows = desk.accesses(None)?;
    let line = |row: &store::DataAccess| {
        let at = warsaw::civil(row.at).format("%Y-%m-%d %H.%M");
        format!("{at}  {}  {}  {}", row.who, words::access(row.what), words::thing(row.entity))
    };
    let lines: Vec<String> = rows.iter().map(line).collect();
    told(&json!(rows), lines.join("\n"))
}
