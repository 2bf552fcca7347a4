//! One announcement pack, the first of a process and later ones; a poster by other programs beside it.

use std::process::Command;
use std::time::Duration;

use desk::PlaceMeeting;

use crate::department::open;
use crate::table::Table;
use crate::watch::{Times, once};

pub fn measure(table: &mut Table) {
    let folder = tempfile::tempdir().unwrap();
    let desk = open(folder.path());
    desk.load_sample().unwrap();
    let request_id = desk.requests().unwrap()[0].id;
    let day = |text: &str| text.parse().unwrap();
    let best = desk.best(request_id, day("2026-12-07"), day("2027-02-14"), 1).unwrap().remove(0);
    let order = PlaceMeeting { request_id, at: best.at, override_reason: None };
    let meeting = desk.place(&order).unwrap().answer.meeting_id;
    desk.confirm(meeting).unwrap();
    let out = folder.path().join("pakiety");
    let (first, export) = once(|| desk.export(meeting, &out, &|_, _| true).unwrap().answer);
    let later = Times::of(5, || {
        desk.export(meeting, &out, &|_, _| true).unwrap();
    });
    let soffice = libre_office(&out);
    let files = export.files.len();
    table.time(
        &format!("one pack of {files} files, the first"),
        first,
        "LibreOffice, one page to PDF",
        soffice,
    );
    table.time(
        &format!("one pack of {files} files, later"),
        later.median(),
        "LibreOffice, one page to PDF",
        soffice,
    );
}

/// LibreOffice turns one page of text to PDF in a process of its own; `None` where it isn't installed.
fn libre_office(folder: &std::path::Path) -> Option<Duration> {
    let page = folder.join("strona.html");
    std::fs::write(&page, "<h1>Ławka dialogu</h1><p>środa, 16 grudnia 2026, godz. 17.00</p>").ok()?;
    let convert = || {
        let mut command = Command::new("soffice");
        command.args(["--headless", "--convert-to", "pdf", "--outdir"]).arg(folder).arg(&page).output()
    };
    convert().ok()?;
    let (time, output) = once(convert);
    output.ok().filter(|output| output.status.success()).map(|_| time)
}
