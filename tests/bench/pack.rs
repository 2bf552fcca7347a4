//! One announcement pack, the first of a process and later ones; a poster by other programs beside it.

use std::time::Duration;

use desk::PlaceMeeting;
use planning::announcement::AnnouncementDraft;

use crate::department::open;
use crate::papers;
use crate::table::Table;
use crate::watch::{Times, once};

const FIRST: Duration = Duration::from_secs(2);
const LATER: Duration = Duration::from_millis(600);

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
    let mut number = 0;
    // Other words each time: what was released already would come out of the register as it is.
    let later = Times::of(5, || {
        number += 1;
        let body = format!("Porozmawiajmy o zieleni i chodnikach, po raz {number}.");
        desk.put_announcement(meeting, &AnnouncementDraft { body, ..AnnouncementDraft::default() }).unwrap();
        desk.export(meeting, &out, &|_, _| true).unwrap();
    });
    let again = Times::of(5, || {
        desk.export(meeting, &out, &|_, _| true).unwrap();
    });
    let files = export.files.len();
    for peer in [papers::weasyprint(&out), papers::libre_office(&out)] {
        table.within(&format!("one pack of {files} files, the first"), first, FIRST, &peer.name, peer.time);
        table.within(
            &format!("one pack of {files} files, later"),
            later.median(),
            LATER,
            &peer.name,
            peer.time,
        );
    }
    table.time("a released pack out of the register again", again.median(), "–", None);
    let bytes = std::fs::metadata(&export.pack).unwrap().len();
    table.add("size of the pack, kept in the register", format!("{} kB", bytes / 1000), "–", None);
}
