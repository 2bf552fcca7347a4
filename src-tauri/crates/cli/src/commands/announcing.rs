//! Announcements: what is missing, corrections, letters, who was told.

use std::path::Path;

use desk::{Answer as Answered, Desk, Export, Waive, WriteLetters};
use planning::id::MeetingId;

use super::{Outcome, told};
use crate::announcing::line;

pub fn checklist(desk: &Desk, meeting: MeetingId) -> Outcome {
    let list = desk.checklist(meeting, None)?;
    let lines: Vec<String> = list.findings.iter().map(line).collect();
    let text = format!(
        "Kanały gotowe: {}, wstrzymane: {}.\n{}",
        list.ready.len(),
        list.blocked.len(),
        lines.join("\n")
    );
    told(&list, text.trim_end().to_owned())
}

pub fn waive(desk: &Desk, meeting: MeetingId, key: &str, reason: Option<&str>) -> Outcome {
    let answer = match reason {
        Some(reason) => {
            desk.waive(&Waive { meeting_id: meeting, key: key.to_owned(), reason: reason.to_owned() })?
        }
        None => desk.unwaive(meeting, key)?,
    };
    let text = if reason.is_some() { "Odnotowano pominięcie uwagi." } else { "Uwaga wraca na listę." };
    told(&answer, text.to_owned())
}

pub fn correct(desk: &Desk, meeting: MeetingId, out: &Path) -> Outcome {
    let answer = desk.export_correction(meeting, out, &|_, _| true)?;
    let text = exported("Pakiet sprostowań", &answer);
    told(&answer, text)
}

pub fn export(desk: &Desk, meeting: MeetingId, out: &Path) -> Outcome {
    let answer = desk.export(meeting, out, &|_, _| true)?;
    let text = exported("Pakiet", &answer);
    told(&answer, text)
}

/// With what stayed out and which templates could not be used.
fn exported(what: &str, answer: &Answered<Export>) -> String {
    let export = &answer.answer;
    let mut text =
        format!("{what}: {} (wydanie {}, pliki: {}).", export.pack, export.number, export.files.len());
    if !export.left_out.is_empty() {
        let ids: Vec<&str> = export.left_out.iter().map(|one| one.channel_id.0.as_str()).collect();
        text += &format!("\nWstrzymane kanały: {}.", ids.join(", "));
    }
    for fault in &export.template_faults {
        text += &format!("\nSzablon zastąpiono wbudowanym: {fault}");
    }
    text
}

pub fn export_packs(desk: &Desk, out: &Path) -> Outcome {
    let answer = desk.export_packs(out, &|_, _| true)?;
    let (done, waiting) = (answer.answer.exports.len(), answer.answer.not_ready.len());
    let text = format!("Pakiety: {done}; spotkania, które czekają na uzupełnienie: {waiting}.");
    told(&answer, text)
}

pub fn informed(desk: &Desk, meeting: Option<MeetingId>) -> Outcome {
    let ledger = desk.informed(meeting)?;
    let line = |row: &desk::InformedRow| {
        let how = match (row.hours, row.waiting_hours) {
            (Some(hours), _) => format!("zawiadomiono po {hours} h"),
            (None, Some(hours)) => format!("czeka {hours} h"),
            (None, None) => String::new(),
        };
        format!("  {}  {} – {how}", row.notice_id, row.name)
    };
    let lines: Vec<String> = ledger.rows.iter().map(line).collect();
    let text = format!("Zawiadomiono: {}, czeka: {}.\n{}", ledger.told, ledger.waiting, lines.join("\n"));
    told(&ledger, text.trim_end().to_owned())
}

pub fn letters(desk: &Desk, meeting: MeetingId, out: &Path) -> Outcome {
    let order = WriteLetters { meeting_id: meeting, folder: out.to_owned(), letters: vec![] };
    let written = desk.write_letters(&order)?;
    let text = format!("Zapisano pliki ({}): {}.", written.answer.files.len(), written.answer.folder);
    told(&written, text)
}

pub fn photo(desk: &Desk, meeting: MeetingId, file: &Path, alt: &str, credit: &str) -> Outcome {
    let mut kept = desk.put_photo(meeting, file)?;
    if let Some(photo) = &mut kept.answer.draft.photo {
        photo.alt = alt.to_owned();
        photo.credit = credit.to_owned();
    }
    let draft = kept.answer.draft.clone();
    let written = desk.put_announcement(meeting, &draft)?;
    kept.changed = kept.changed.and(written.changed);
    told(&kept, "Zdjęcie dodane do ogłoszenia.".to_owned())
}
