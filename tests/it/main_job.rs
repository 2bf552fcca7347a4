//! From a real calendar to the published announcement, and one step back.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::TimeDelta;
use desk::{CalendarOwner, DeskError, MarkNotice, MoveMeeting, PlaceMeeting, Publish, Refusal};
use planning::announcement::AnnouncementDraft;
use planning::channel::ChannelId;
use planning::conflict::{Fact, Placement};
use planning::lead_time::Band;
use planning::lifecycle::Stage;
use planning::notice::Means;
use store::{EntityKind, LedgerRow, StepName};

use crate::support::department::{Department, now};
use crate::support::readers::{python, read};

/// An Outlook export: Windows zone name, a weekly series, one free entry.
const OUTLOOK: &str = "BEGIN:VCALENDAR\r\nPRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN\r\nVERSION:2.0\r\n\
    METHOD:PUBLISH\r\nX-WR-CALNAME:Kalendarz prezydenta\r\n\
    BEGIN:VEVENT\r\nUID:seria-1\r\nDTSTAMP:20261101T080000Z\r\nSUMMARY:Kolegium\\, część II\r\n\
    DTSTART;TZID=Central European Standard Time:20261125T160000\r\n\
    DTEND;TZID=Central European Standard Time:20261125T200000\r\nRRULE:FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;COUNT=80\r\n\
    X-MICROSOFT-CDO-BUSYSTATUS:BUSY\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:wolne-1\r\nDTSTAMP:20261101T080000Z\r\nSUMMARY:Imieniny\r\nTRANSP:TRANSPARENT\r\n\
    DTSTART;VALUE=DATE:20261210\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

fn import_outlook(department: &Department) {
    let file = department.folder.path().join("prezydent.ics");
    std::fs::write(&file, OUTLOOK).unwrap();
    let import =
        department.desk.import_calendar(&file, CalendarOwner::Person(department.mayor())).unwrap().answer;
    assert_eq!((import.name.as_str(), import.occurrences, import.busy), ("Kalendarz prezydenta", 81, 80));
    assert_eq!(import.rejected, vec![]);
}

/// A placement in the middle of the imported series, for a request that needs the Mayor alone.
fn refused(department: &Department, order: &PlaceMeeting) {
    let error = department.desk.place(order).unwrap_err();
    let DeskError::Refused { refusal: Refusal::Conflicts { reasons, alternatives, .. } } = error else {
        panic!("{error:?}")
    };
    let busy = |fact: &Fact| matches!(fact, Fact::PersonBusy { title: Some(title), .. } if &**title == "Kolegium, część II");
    assert!(reasons.iter().any(|reason| busy(&reason.fact)), "{reasons:?}");
    for at in &alternatives {
        let question = desk::PlacementQuestion { request_id: order.request_id, at: *at, duration: None };
        assert!(
            department.desk.check(&question).unwrap().checked.verdict < planning::conflict::Verdict::Unknown
        );
    }
}

#[test]
fn the_main_job_from_a_calendar_to_the_publication_and_one_step_back() {
    let department = Department::sample();
    let desk = &department.desk;
    import_outlook(&department);

    let mayor = department.mayor();
    let requests = desk.requests().unwrap();
    let needs_mayor = requests.iter().find(|card| {
        let request = desk.request(card.id).unwrap();
        let only_mayor = |role: &planning::request::RoleNeed| role.required && role.candidates == [mayor];
        request.roles.iter().any(only_mayor) && !department.best(card.id, 1).is_empty()
    });
    let request_id = needs_mayor.expect("a request of the sample needs the Mayor and can be placed").id;
    let best = department.best(request_id, 1).remove(0);

    let evening =
        "2026-12-16T17:00:00+01:00".parse::<chrono::DateTime<chrono::FixedOffset>>().unwrap().to_utc();
    let busy = Placement { start: evening, venue_id: best.at.venue_id };
    refused(&department, &PlaceMeeting { request_id, at: busy, override_reason: None });
    assert_eq!(desk.meetings().unwrap(), vec![], "a refusal changes nothing");

    let order = PlaceMeeting { request_id, at: best.at, override_reason: None };
    let meeting = desk.place(&order).unwrap().answer.meeting_id;
    let notices = desk.confirm(meeting).unwrap().answer.notices;
    assert!(notices.len() >= 3, "requester, people, venue: {notices:?}");
    let first = MarkNotice { notice_id: notices[0].id, by: Means::Mail };
    assert_eq!(desk.mark_notice(&first).unwrap().answer.notice.sent_at, Some(now()));

    let out = department.folder.path().join("pakiety");
    let export = desk.export(meeting, &out, &|_, _| true).unwrap().answer;
    check_pack(Path::new(&export.pack), &export.files);

    let channel_id = ChannelId("krakow_pl".to_owned());
    let url = "https://www.krakow.pl/lawka-dialogu/1".to_owned();
    let publication =
        Publish { meeting_id: meeting, channel_id, url, at: now(), note: String::new(), proof: None };
    let published = desk.publish(&publication).unwrap().answer;
    let days = planning::lead_time::days(now(), best.at.start) as i32;
    assert_eq!(published.lead_days, Some(days));
    assert_eq!(desk.meetings().unwrap()[0].state, Stage::Announced);

    desk.undo().unwrap();
    assert_eq!(desk.meetings().unwrap()[0].state, Stage::Confirmed);
    assert_eq!(desk.publications(meeting).unwrap(), vec![]);
    let released = desk.undo().unwrap_err();
    assert_eq!(
        released,
        Refusal::ReleasedStays { step: StepName::Export }.into(),
        "what was released stays released"
    );
}

/// Every promised piece is there and is read by somebody else's reader.
fn check_pack(pack: &Path, files: &[desk::ExportedFile]) {
    let folder = pack.parent().unwrap().join("rozpakowany");
    unpack(pack, &folder);
    let of = |ending: &str| -> Vec<String> {
        files.iter().filter(|file| file.path.ends_with(ending)).map(|file| file.path.clone()).collect()
    };
    for ending in [".pdf", ".docx", ".html", ".png", ".ics", ".svg", "manifest.json"] {
        assert!(!of(ending).is_empty(), "no {ending} in {files:?}");
    }
    for pdf in of(".pdf") {
        let path = folder.join(&pdf).display().to_string();
        read("qpdf", &["--check", &path]);
        if let Some(info) = read("pdfinfo", &[&path]) {
            assert!(
                info.contains("Tagged:")
                    && info.lines().any(|line| line.starts_with("Tagged:") && line.ends_with("yes")),
                "{info}"
            );
        }
    }
    for docx in of(".docx") {
        let script = "import sys,zipfile,xml.dom.minidom as m\nz=zipfile.ZipFile(sys.argv[1])\n[m.parseString(z.read(n)) for n in z.namelist() if n.endswith('.xml')]\nprint(m.parseString(z.read('docProps/core.xml')).getElementsByTagName('dc:title')[0].firstChild.data)";
        if let Some(title) = python(script, &folder.join(docx)) {
            assert!(!title.trim().is_empty());
        }
    }
    for ics in of(".ics") {
        let script = "import sys,icalendar\nc=icalendar.Calendar.from_ical(open(sys.argv[1],'rb').read())\ne=[x for x in c.walk('VEVENT')]\nprint(len(e),e[0]['DTSTART'].dt.tzinfo,e[0]['STATUS'])";
        if let Some(text) = python(script, &folder.join(ics)) {
            assert_eq!(text.trim(), "1 Europe/Warsaw CONFIRMED");
        }
    }
    digests_match(&folder, files);
}

fn unpack(pack: &Path, folder: &Path) {
    let script = "import sys,zipfile,pathlib\np=pathlib.Path(sys.argv[1])\nz=zipfile.ZipFile(p)\nassert z.testzip() is None\nz.extractall(p.parent/'rozpakowany')\nprint(len(z.namelist()))";
    let listed = python(script, pack).expect("python3 reads the archive");
    assert!(listed.trim().parse::<usize>().unwrap() > 8);
    assert!(folder.is_dir());
}

/// `sha256sum` agrees with what the export said, and the manifest lists the same digests.
fn digests_match(folder: &Path, files: &[desk::ExportedFile]) {
    let manifest = std::fs::read_to_string(folder.join("manifest.json")).unwrap();
    let said: BTreeMap<&str, &str> =
        files.iter().map(|file| (file.path.as_str(), file.sha256.as_str())).collect();
    for (path, sha256) in said {
        let listed = read("sha256sum", &[&folder.join(path).display().to_string()]).expect("sha256sum");
        assert!(listed.starts_with(sha256), "{path}");
        assert!(path == "manifest.json" || manifest.contains(sha256), "{path} is not in the manifest");
    }
}

#[test]
fn the_same_announcement_exported_again_is_the_same_release_byte_for_byte() {
    let department = Department::sample();
    let meeting = department.confirmed();
    let out = department.folder.path().join("pakiety");
    let first = department.desk.export(meeting, &out, &|_, _| true).unwrap().answer;
    let bytes = std::fs::read(&first.pack).unwrap();
    let second = department.desk.export(meeting, &out, &|_, _| true).unwrap().answer;
    assert_eq!(second, first);
    assert!(std::fs::read(&second.pack).unwrap() == bytes);
}

#[test]
fn nothing_of_the_requester_is_in_the_pack() {
    let department = Department::sample();
    let meeting = department.confirmed();
    let request = department.desk.request(department.desk.meetings().unwrap()[0].request_id).unwrap();
    let out = department.folder.path().join("pakiety");
    let export = department.desk.export(meeting, &out, &|_, _| true).unwrap().answer;
    unpack(Path::new(&export.pack), &out.join("rozpakowany"));
    let requester = &request.requester;
    let personal = [Some(&requester.name), requester.email.as_ref(), requester.phone.as_ref()];
    for file in &export.files {
        let path = out.join("rozpakowany").join(&file.path);
        let text = readable(&path);
        for datum in personal.iter().flatten() {
            assert!(!text.contains(datum.as_str()), "{} in {}", datum, file.path);
        }
    }
}

#[test]
fn the_officers_own_words_are_in_the_pack_and_make_a_new_release() {
    let department = Department::sample();
    let meeting = department.confirmed();
    let out = department.folder.path().join("pakiety");
    let first = department.desk.export(meeting, &out, &|_, _| true).unwrap().answer;
    let words =
        AnnouncementDraft { lead: "Porozmawiajmy o zieleni i chodnikach.".to_owned(), ..Default::default() };
    department.desk.put_announcement(meeting, &words).unwrap();
    assert_eq!(department.desk.announcement_draft(meeting).unwrap(), words);
    let second = department.desk.export(meeting, &out, &|_, _| true).unwrap().answer;
    assert_eq!((first.number, second.number), (1, 2));
    unpack(Path::new(&second.pack), &out.join("rozpakowany"));
    let page = std::fs::read_to_string(out.join("rozpakowany/www/krakow_pl.html")).unwrap();
    assert!(page.contains("Porozmawiajmy o\u{a0}zieleni i\u{a0}chodnikach."), "{page}");
    assert!(Path::new(&first.pack).is_file(), "what was released stays");
}

#[test]
fn a_requesters_telephone_in_the_topic_keeps_the_pack_in_the_office() {
    let department = Department::sample();
    let meeting = department.confirmed();
    let request_id = department.desk.meetings().unwrap()[0].request_id;
    let mut details = department.desk.request(request_id).unwrap().details;
    let phone = details.requester.phone.clone().unwrap();
    details.topic = format!("Proszę dzwonić: {phone}");
    department.desk.edit_request(request_id, &details).unwrap();
    let out = department.folder.path().join("pakiety");
    let error = department.desk.export(meeting, &out, &|_, _| true).unwrap_err();
    assert_eq!(error, Refusal::PersonalDataInText { found: vec![phone] }.into());
    assert!(!out.exists());
}

/// The text of a file as its reader sees it.
fn readable(path: &Path) -> String {
    let name = path.display().to_string();
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("pdf") => read("pdftotext", &[&name, "-"]).unwrap_or_default(),
        Some("docx") => python(
            "import sys,zipfile\nz=zipfile.ZipFile(sys.argv[1])\nprint(''.join(z.read(n).decode('utf-8','replace') for n in z.namelist()))",
            path,
        )
        .unwrap_or_default(),
        _ => String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned(),
    }
}

#[test]
fn moving_an_announced_meeting_makes_channels_stale_and_everybody_due_again() {
    let department = Department::sample();
    let desk = &department.desk;
    let meeting_id = department.confirmed();
    let card = desk.meetings().unwrap().remove(0);
    for notice in desk.meeting(meeting_id).unwrap().notices {
        desk.mark_notice(&MarkNotice { notice_id: notice.id, by: Means::Phone }).unwrap();
    }
    let channel_id = ChannelId("facebook_post".to_owned());
    let url = "https://example.org/1".to_owned();
    let publication = Publish { meeting_id, channel_id, url, at: now(), note: String::new(), proof: None };
    desk.publish(&publication).unwrap();

    let other = department.best(card.request_id, 400);
    let other = other.iter().find(|one| (one.at.start - card.start).abs() > TimeDelta::days(1)).unwrap();
    let order = MoveMeeting {
        meeting_id,
        start: other.at.start,
        venue_id: Some(other.at.venue_id),
        duration: None,
        override_reason: Some("Sala jest niedostępna z powodu awarii".to_owned()),
    };
    desk.move_meeting(&order).unwrap();
    let panel = desk.meeting(meeting_id).unwrap();
    assert_eq!(panel.card.state, Stage::Moved);
    assert!(panel.channels.iter().any(|state| state.publication.as_ref().is_some_and(|one| one.stale)));
    assert!(panel.notices.iter().filter(|notice| notice.sent_at.is_none()).count() >= 3);
    assert!(panel.lead_band >= Band::TooLate);

    desk.undo().unwrap();
    assert_eq!(desk.meetings().unwrap(), vec![desk::MeetingCard { state: Stage::Announced, ..card }]);
}

#[test]
fn undo_and_redo_walk_the_whole_job_and_back() {
    let department = Department::sample();
    let desk = &department.desk;
    let (request_id, best) = department.placeable();
    let before = (desk.meetings().unwrap(), desk.requests().unwrap());
    let meeting = desk
        .place(&PlaceMeeting { request_id, at: best.at, override_reason: None })
        .unwrap()
        .answer
        .meeting_id;
    desk.confirm(meeting).unwrap();
    let after = (desk.meetings().unwrap(), desk.requests().unwrap(), desk.notices().unwrap());
    desk.undo().unwrap();
    desk.undo().unwrap();
    assert_eq!((desk.meetings().unwrap(), desk.requests().unwrap()), before);
    desk.redo().unwrap();
    desk.redo().unwrap();
    assert_eq!((desk.meetings().unwrap(), desk.requests().unwrap(), desk.notices().unwrap()), after);
    assert_eq!(desk.redo().unwrap_err(), Refusal::NothingToRedo.into());
}

#[test]
fn two_programs_on_one_register_see_each_others_changes() {
    let department = Department::sample();
    let other =
        desk::Desk::open(department.folder.path(), Box::new(desk::FixedClock(now())), "druga osoba").unwrap();
    assert_eq!(other.meetings().unwrap(), vec![]);
    let (request_id, best) = department.placeable();
    department.desk.place(&PlaceMeeting { request_id, at: best.at, override_reason: None }).unwrap();
    assert_eq!(other.meetings().unwrap().len(), 1);
    let again = other.place(&PlaceMeeting { request_id, at: best.at, override_reason: None }).unwrap_err();
    assert!(matches!(again, DeskError::Refused { refusal: Refusal::RequestNotWaiting { .. } }), "{again:?}");
}

#[test]
fn the_history_of_a_meeting_says_who_changed_what_of_it_and_of_what_hangs_on_it() {
    let department = Department::sample();
    let meeting = department.confirmed();
    let desk = &department.desk;
    let notice = desk.meeting(meeting).unwrap().notices[0].id;
    desk.mark_notice(&MarkNotice { notice_id: notice, by: Means::Phone }).unwrap();
    desk.cancel(meeting, "sala w remoncie").unwrap();
    let history = desk.meeting(meeting).unwrap().history;
    assert!(history.is_sorted_by(|newer, older| newer.id > older.id));
    let kinds: Vec<EntityKind> = history.iter().map(|row| row.entity.kind).collect();
    for kind in [EntityKind::Meeting, EntityKind::Request, EntityKind::Notice] {
        assert!(kinds.contains(&kind), "{kind:?}");
    }
    let of_meeting = |row: &&LedgerRow| row.entity.kind == EntityKind::Meeting;
    let cancelled = history.iter().find(of_meeting).unwrap();
    let field = |document: &Option<serde_json::Value>| document.as_ref().unwrap()["cancel_reason"].clone();
    assert_eq!(
        (field(&cancelled.before), field(&cancelled.after)),
        (serde_json::Value::Null, "sala w remoncie".into())
    );
    assert_eq!(cancelled.who, "tester");
}
