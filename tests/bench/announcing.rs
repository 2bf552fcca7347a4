//! Announcements: a preview while somebody types, the checklist, all packs of a season; one poster by other programs in the
//! same run.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use desk::{Desk, PlaceMeeting, PreviewOrder};
use documents::pieces::poster::{Paper, poster};
use documents::{Announcement, BuiltIn, Desk as Sheet, Language, Library};
use planning::announcement::AnnouncementDraft;
use planning::channel::ChannelId;
use planning::conflict::Verdict;
use planning::id::MeetingId;

use crate::department::open;
use crate::table::Table;
use crate::watch::{Times, once};

pub fn measure(table: &mut Table) {
    let folder = tempfile::tempdir().unwrap();
    let desk = open(folder.path());
    desk.load_sample().unwrap();
    let meetings = confirmed(&desk, 18);
    previews(table, &desk, meetings[0]);
    season(table, &desk, meetings.len(), &folder.path().join("pakiety"));
    one_poster(table, folder.path());
}

/// So many final dates.
fn confirmed(desk: &Desk, most: usize) -> Vec<MeetingId> {
    let day = |text: &str| text.parse().unwrap();
    let mut meetings = Vec::new();
    for request in desk.requests().unwrap() {
        let best = desk.best(request.id, day("2026-12-01"), day("2027-03-14"), 8).unwrap();
        let open = best.into_iter().filter(|one| one.verdict <= Verdict::Warned);
        let order = |at| PlaceMeeting { request_id: request.id, at, override_reason: None };
        let placed = open.map(|one| desk.place(&order(one.at))).find_map(Result::ok);
        if let Some(placed) = placed {
            desk.confirm(placed.answer.meeting_id).unwrap();
            meetings.push(placed.answer.meeting_id);
        }
        if meetings.len() == most {
            break;
        }
    }
    meetings
}

/// Each run has other words, as while somebody types.
fn previews(table: &mut Table, desk: &Desk, meeting_id: MeetingId) {
    for id in ["notice_board", "tv_board", "krakow_pl", "facebook_post", "press_release"] {
        let mut typed = 0;
        let times = Times::of(21, || {
            typed += 1;
            let draft = AnnouncementDraft {
                lead: format!("Porozmawiajmy o zieleni i chodnikach, po raz {typed}."),
                topics: vec![format!("zieleń i chodniki, po raz {typed}")],
                ..AnnouncementDraft::default()
            };
            let (channel_id, language) = (ChannelId(id.to_owned()), Default::default());
            desk.preview(&PreviewOrder { meeting_id, channel_id, language, draft: Some(draft) }).unwrap();
        });
        table.time(&format!("preview of {id}, words changed"), times.median(), "–", None);
    }
    let list = Times::of(11, || drop(desk.checklist(meeting_id, None).unwrap()));
    table.time("the checklist of a meeting, every channel", list.median(), "–", None);
    let editor = Times::of(11, || drop(desk.announcement_editor(meeting_id).unwrap()));
    table.time("the editor's state, every channel", editor.median(), "–", None);
}

fn season(table: &mut Table, desk: &Desk, meetings: usize, out: &Path) {
    let (time, all) = once(|| desk.export_packs(out, &|_, _| true).unwrap().answer);
    assert_eq!(all.exports.len(), meetings);
    table.time(&format!("{meetings} packs of a season"), time, "–", None);
}

/// One A4 poster to PDF: ours as an accessible PDF, warm and the first of a process; the others in a process of their own.
fn one_poster(table: &mut Table, folder: &Path) {
    let announcement: Announcement = serde_json::from_str(include_str!("announcement.json")).unwrap();
    let library = Library::new(&BuiltIn);
    let make = || {
        let sheet = Sheet::new(&announcement, Language::Pl, &library).unwrap();
        poster(&sheet, Paper::A4).unwrap().pdf().unwrap()
    };
    let warm = Times::of(11, || drop(make())).median();
    let page = folder.join("plakat.html");
    std::fs::write(&page, POSTER).unwrap();
    let weasyprint = python_weasyprint(&page, &folder.join("plakat.pdf"));
    table.time("one poster to PDF", warm, "WeasyPrint, in a process of its own", weasyprint);
    table.time(
        "one poster to PDF",
        warm,
        "LibreOffice, in a process of its own",
        libre_office(folder, &page),
    );
}

/// What a poster says, as a web page.
const POSTER: &str = "<!DOCTYPE html><html lang=pl><meta charset=utf-8><title>Plakat</title>
<style>@page{size:A4;margin:16mm}body{font-family:sans-serif}h1{background:#0b3a78;color:#fff;padding:12mm}
.date{font-size:90pt;font-weight:bold}</style><h1>„Ławka dialogu”</h1><p>środa</p><p class=date>13 maja</p>
<p>godz. 17.00–19.30</p><h2>Szkoła Podstawowa nr 999</h2><p>ul. Przykładowa 34, Kraków</p>
<ul><li>wejście bez stopni<li>pętla indukcyjna<li>dostępna toaleta</ul><p>komunikacja · zieleń · bezpieczeństwo</p>
<p>Kontakt: tel. 12 000 00 00</p></html>";

fn python_weasyprint(page: &Path, pdf: &Path) -> Option<Duration> {
    let python = std::env::var("LAWKA_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    run(Command::new(python).args(["-m", "weasyprint", "--pdf-variant", "pdf/ua-1"]).args([page, pdf]))
}

fn libre_office(folder: &Path, page: &Path) -> Option<Duration> {
    run(Command::new("soffice").args(["--headless", "--convert-to", "pdf", "--outdir"]).arg(folder).arg(page))
}

/// The second of two runs: the first may have to warm the disk. `None` where the program isn't installed.
fn run(command: &mut Command) -> Option<Duration> {
    command.output().ok().filter(|output| output.status.success())?;
    let (time, output) = once(|| command.output());
    output.ok().filter(|output| output.status.success()).map(|_| time)
}
