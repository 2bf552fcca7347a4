//! Announcements: a preview while somebody types, the checklist, all packs of a season; one poster by other programs in the
//! same run.

use std::path::Path;
use std::time::Duration;

use desk::{Desk, PlaceMeeting, PreviewOrder};
use documents::pieces::poster::{Paper, poster};
use documents::{Announcement, BuiltIn, Desk as Sheet, Language, Library};
use planning::announcement::AnnouncementDraft;
use planning::channel::ChannelId;
use planning::conflict::Verdict;
use planning::id::MeetingId;

use crate::department::open;
use crate::papers;
use crate::table::Table;
use crate::watch::{Times, once};

/// Shorter than what a hand notices while typing.
const PREVIEW: Duration = Duration::from_millis(60);
const SEASON: Duration = Duration::from_secs(8);

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
        table.within(&format!("preview of {id}, words changed"), times.median(), PREVIEW, "–", None);
    }
    let list = Times::of(11, || drop(desk.checklist(meeting_id, None).unwrap()));
    table.time("the checklist of a meeting, every channel", list.median(), "–", None);
    let editor = Times::of(11, || drop(desk.announcement_editor(meeting_id).unwrap()));
    table.time("the editor's state, every channel", editor.median(), "–", None);
}

fn season(table: &mut Table, desk: &Desk, meetings: usize, out: &Path) {
    let (time, all) = once(|| desk.export_packs(out, &|_, _| true).unwrap().answer);
    assert_eq!(all.exports.len(), meetings);
    table.within(&format!("{meetings} packs of a season"), time, SEASON, "–", None);
}

/// One A4 poster to PDF: ours as an accessible PDF, warm; the others in a process of their own.
fn one_poster(table: &mut Table, folder: &Path) {
    let announcement: Announcement = serde_json::from_str(include_str!("announcement.json")).unwrap();
    let library = Library::new(&BuiltIn);
    let make = || {
        let sheet = Sheet::new(&announcement, Language::Pl, &library).unwrap();
        poster(&sheet, Paper::A4).unwrap().pdf().unwrap()
    };
    let warm = Times::of(11, || drop(make())).median();
    for peer in [papers::weasyprint(folder), papers::libre_office(folder)] {
        table.time("one poster to PDF", warm, &peer.name, peer.time);
    }
}
