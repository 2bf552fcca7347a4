//! What is missing holds a channel back or is taken on by name; what changed is corrected where it was shown.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::{DateTime, TimeDelta, Utc};
use desk::{
    AnnouncedChange, ChannelStage, DeskError, Export, MoveMeeting, PreviewOrder, PreviewPart, Publish,
    Refusal, Waive,
};
use planning::announcement::{AnnouncementDraft, AnnouncementLanguage, DraftTranslation};
use planning::channel::ChannelId;
use planning::id::{MeetingId, VenueId};
use planning::lifecycle::Stage;

use crate::support::department::{Department, now};
use crate::support::readers::python;

fn channel(id: &str) -> ChannelId {
    ChannelId(id.to_owned())
}

fn publish(department: &Department, meeting_id: MeetingId, id: &str) {
    let url = format!("https://example.org/{id}");
    let (channel_id, at) = (channel(id), now());
    let order = Publish { meeting_id, channel_id, url, at, note: String::new(), proof: None };
    department.desk.publish(&order).unwrap();
}

fn export(department: &Department, meeting: MeetingId) -> Export {
    department.desk.export(meeting, &out(department), &|_, _| true).unwrap().answer
}

fn out(department: &Department) -> PathBuf {
    department.folder.path().join("pakiety")
}

/// To another place and another day than it has.
fn move_away(department: &Department, meeting_id: MeetingId) -> (DateTime<Utc>, VenueId) {
    move_away_from(department, meeting_id, &[])
}

/// The same, and not back to a start it had.
fn move_away_from(
    department: &Department,
    meeting_id: MeetingId,
    had: &[DateTime<Utc>],
) -> (DateTime<Utc>, VenueId) {
    let card = department.desk.meetings().unwrap().into_iter().find(|card| card.id == meeting_id).unwrap();
    let other = department.best(card.request_id, 400);
    let away = |at: &planning::conflict::Placement| {
        let another_day = (at.start - card.start).abs() > TimeDelta::days(1);
        another_day && at.venue_id != card.venue_id && !had.contains(&at.start)
    };
    let at = other.iter().map(|one| one.at).find(|at| away(at)).unwrap();
    move_to(department, meeting_id, at.start, at.venue_id);
    (card.start, card.venue_id)
}

fn move_to(department: &Department, meeting_id: MeetingId, start: DateTime<Utc>, venue_id: VenueId) {
    let override_reason = Some("Sala jest niedostępna z powodu awarii".to_owned());
    let order = MoveMeeting { meeting_id, start, venue_id: Some(venue_id), duration: None, override_reason };
    department.desk.move_meeting(&order).unwrap();
}

fn stage(department: &Department, meeting: MeetingId, id: &str) -> ChannelStage {
    let editor = department.desk.announcement_editor(meeting).unwrap();
    editor.channels.into_iter().find(|desk| desk.channel.id.0 == id).unwrap().state
}

/// The pack's texts by their path.
fn unpacked(pack: &str) -> BTreeMap<String, String> {
    let script = "import sys,zipfile,json
z=zipfile.ZipFile(sys.argv[1])
print(json.dumps({n: z.read(n).decode('utf-8','replace') for n in z.namelist() if not n.endswith(('.png','.pdf','.docx'))}))";
    let text = python(script, Path::new(pack)).expect("python3 reads the archive");
    serde_json::from_str(&text).unwrap()
}

#[test]
fn a_channel_goes_from_planned_to_published_and_becomes_stale() {
    let department = Department::sample();
    let meeting = department.confirmed();
    assert_eq!(stage(&department, meeting, "krakow_pl"), ChannelStage::Planned);
    let words = AnnouncementDraft { body: "Porozmawiajmy o zieleni.".to_owned(), ..Default::default() };
    department.desk.put_announcement(meeting, &words).unwrap();
    assert_eq!(stage(&department, meeting, "krakow_pl"), ChannelStage::Drafted);
    export(&department, meeting);
    assert_eq!(stage(&department, meeting, "krakow_pl"), ChannelStage::Released);
    publish(&department, meeting, "krakow_pl");
    assert_eq!(stage(&department, meeting, "krakow_pl"), ChannelStage::Published);
    let (start, venue) = move_away(&department, meeting);
    assert_eq!(stage(&department, meeting, "krakow_pl"), ChannelStage::Stale);
    assert_eq!(
        stage(&department, meeting, "x_post"),
        ChannelStage::Drafted,
        "its release shows the old date"
    );
    // Moved back, what it shows is right again.
    move_to(&department, meeting, start, venue);
    assert_eq!(stage(&department, meeting, "krakow_pl"), ChannelStage::Published);
}

#[test]
fn the_correction_pack_holds_only_what_is_stale_each_with_what_it_showed() {
    let department = Department::sample();
    let desk = &department.desk;
    let meeting = department.confirmed();
    let first = unpacked(&export(&department, meeting).pack);
    assert_eq!(desk.correction(meeting).unwrap(), None);
    let nothing = desk.export_correction(meeting, &out(&department), &|_, _| true).unwrap_err();
    assert_eq!(nothing, Refusal::NothingStale { meeting_id: meeting }.into());
    for id in ["krakow_pl", "x_post", "notice_board"] {
        publish(&department, meeting, id);
    }
    move_away(&department, meeting);
    let correction = desk.correction(meeting).unwrap().unwrap();
    assert_eq!(correction.channels, ["krakow_pl", "notice_board", "x_post"].map(channel));
    assert!(matches!(correction.changes[..], [AnnouncedChange::Start { .. }, AnnouncedChange::Venue { .. }]));
    assert!(correction.notices_due >= 3, "everybody is due to be told again");
    let export = desk.export_correction(meeting, &out(&department), &|_, _| true).unwrap().answer;
    assert_eq!(export.channels, correction.channels);
    assert!(export.pack.ends_with("-v2-sprostowanie.zip"), "{}", export.pack);
    let texts = unpacked(&export.pack);
    assert!(texts.keys().all(|path| !path.contains("facebook") && !path.contains("prasa")), "{texts:?}");
    let page = &texts["www/krakow_pl.html"];
    assert!(page.contains("<strong>ZMIANA.</strong>") && page.contains("EventRescheduled"), "{page}");
    assert!(page.contains("previousStartDate") && page.contains("<s>"), "{page}");
    assert!(
        texts["społecznościowe/x.txt"].contains("ZMIANA") && texts["społecznościowe/x.txt"].contains("było:")
    );
    assert!(texts["plakat/plakat.txt"].starts_with("ZMIANA"));
    assert_eq!(
        (sequence(&first), sequence(&texts)),
        (0, 1),
        "the calendar entry of the same UID is replaced"
    );
    // Publishing the correction closes it.
    for id in ["krakow_pl", "x_post", "notice_board"] {
        publish(&department, meeting, id);
    }
    assert_eq!(desk.correction(meeting).unwrap(), None);
    assert_eq!(desk.meetings().unwrap()[0].state, Stage::Announced);
}

fn sequence(texts: &BTreeMap<String, String>) -> u32 {
    let ics = &texts["kalendarz/spotkanie.ics"];
    let line = ics.lines().find_map(|line| line.strip_prefix("SEQUENCE:")).unwrap();
    line.trim().parse().unwrap()
}

#[test]
fn channels_that_showed_different_dates_are_corrected_each_from_its_own() {
    let department = Department::sample();
    let meeting = department.confirmed();
    publish(&department, meeting, "krakow_pl");
    let (first, _) = move_away(&department, meeting);
    publish(&department, meeting, "x_post");
    move_away_from(&department, meeting, &[first]);
    let export = department.desk.export_correction(meeting, &out(&department), &|_, _| true).unwrap().answer;
    let texts = unpacked(&export.pack);
    let page = texts.iter().find(|(path, _)| path.ends_with("krakow_pl.html")).unwrap();
    let post = texts.iter().find(|(path, _)| path.ends_with("/x.txt")).unwrap();
    assert_ne!(page.0.split('/').next(), post.0.split('/').next(), "each group lies in its folder");
}

#[test]
fn a_cancelled_meeting_is_corrected_everywhere_and_its_calendar_entry_says_cancel() {
    let department = Department::sample();
    let meeting = department.confirmed();
    publish(&department, meeting, "krakow_pl");
    department.desk.cancel(meeting, "Awaria ogrzewania").unwrap();
    let correction = department.desk.correction(meeting).unwrap().unwrap();
    let reason = "Awaria ogrzewania".to_owned();
    assert_eq!(correction.changes, [AnnouncedChange::Cancelled { reason }]);
    let export = department.desk.export_correction(meeting, &out(&department), &|_, _| true).unwrap().answer;
    let texts = unpacked(&export.pack);
    assert!(texts["www/krakow_pl.html"].contains("EventCancelled"));
    let ics = &texts["kalendarz/spotkanie.ics"];
    assert!(ics.contains("METHOD:CANCEL") && ics.contains("STATUS:CANCELLED"), "{ics}");
}

#[test]
fn what_is_missing_keeps_its_channel_out_until_somebody_takes_it_on() {
    let department = Department::sample();
    let desk = &department.desk;
    let meeting = department.confirmed();
    let long = AnnouncementDraft {
        own_words: BTreeMap::from([(channel("x_post"), "Zapraszamy! ".repeat(40))]),
        ..Default::default()
    };
    desk.put_announcement(meeting, &long).unwrap();
    let list = desk.checklist(meeting, None).unwrap();
    assert_eq!(list.blocked, [channel("x_post")]);
    let export = export(&department, meeting);
    assert_eq!(export.left_out.len(), 1);
    let key = export.left_out[0].keys[0].clone();
    assert_eq!(
        (export.left_out[0].channel_id.0.as_str(), key.as_str()),
        ("x_post", "x_post/text/over_limit")
    );
    assert!(export.files.iter().all(|file| !file.path.ends_with("/x.txt")));
    let order = Waive { meeting_id: meeting, key: key.clone(), reason: " ".to_owned() };
    assert_eq!(desk.waive(&order).unwrap_err(), Refusal::ReasonNeeded.into());
    desk.waive(&Waive { reason: "Konto premium, limit 25 000".to_owned(), ..order }).unwrap();
    let list = desk.checklist(meeting, None).unwrap();
    let waiver = list.findings.iter().find(|line| line.key == key).unwrap().waived.clone().unwrap();
    assert_eq!((waiver.by.as_str(), waiver.reason.as_str()), ("tester", "Konto premium, limit 25 000"));
    assert_eq!(list.blocked, []);
    desk.unwaive(meeting, &key).unwrap();
    assert_eq!(desk.checklist(meeting, None).unwrap().blocked, [channel("x_post")]);
}

#[test]
fn a_photo_without_words_holds_everything_back_and_a_datum_cannot_be_waived() {
    let department = Department::sample();
    let desk = &department.desk;
    let meeting = department.confirmed();
    let photo = department.folder.path().join("zdjecie.png");
    std::fs::write(&photo, documents::qr::qr_png("https://krakow.example").unwrap()).unwrap();
    let kept = desk.put_photo(meeting, &photo).unwrap().answer;
    assert!(kept.photo.thumb.starts_with("data:image/png;base64,"));
    let refused = desk.export(meeting, &out(&department), &|_, _| true).unwrap_err();
    let DeskError::Refused { refusal: Refusal::NotReady { findings } } = refused else {
        panic!("{refused:?}")
    };
    assert!(findings.iter().any(|line| line.key == "*/photo/alt_missing"), "{findings:?}");
    let mut words = kept.draft;
    words.photo.as_mut().unwrap().alt = "Mieszkańcy przy stołach w szkolnej auli".to_owned();
    words.body = "PESEL 44051401359".to_owned();
    desk.put_announcement(meeting, &words).unwrap();
    let list = desk.checklist(meeting, None).unwrap();
    let key = list.findings.iter().find(|line| line.key.contains("personal_datum")).unwrap().key.clone();
    let order = Waive { meeting_id: meeting, key: key.clone(), reason: "Tak ma być".to_owned() };
    assert_eq!(desk.waive(&order).unwrap_err(), Refusal::CannotBeWaived { key }.into());
    words.body.clear();
    desk.put_announcement(meeting, &words).unwrap();
    assert!(export(&department, meeting).left_out.is_empty());
}

#[test]
fn a_preview_shows_words_that_are_not_kept_and_what_is_not_translated() {
    let department = Department::sample();
    let meeting = department.confirmed();
    let draft = AnnouncementDraft {
        lead: "Porozmawiajmy o zieleni.".to_owned(),
        translations: BTreeMap::from([(
            AnnouncementLanguage::En,
            DraftTranslation { lead: "Let us talk about parks.".to_owned(), ..Default::default() },
        )]),
        ..Default::default()
    };
    let order = |id: &str, language| PreviewOrder {
        meeting_id: meeting,
        channel_id: channel(id),
        language,
        draft: Some(draft.clone()),
    };
    let text = |id: &str, language| {
        let preview = department.desk.preview(&order(id, language)).unwrap();
        let text = preview.parts.iter().find_map(|part| match part {
            PreviewPart::Text { text, .. } => Some(text.replace('\u{a0}', " ")),
            _ => None,
        });
        (text.unwrap(), preview.missing_translation)
    };
    let (polish, missing) = text("facebook_post", AnnouncementLanguage::Pl);
    assert!(polish.contains("Porozmawiajmy o zieleni.") && missing.is_empty(), "{polish}");
    let (english, missing) = text("facebook_post", AnnouncementLanguage::En);
    assert!(english.contains("Let us talk about parks.") && !english.contains("zieleni"), "{english}");
    assert!(
        missing.contains(&"directions".to_owned()) && !missing.contains(&"lead".to_owned()),
        "{missing:?}"
    );
    assert_eq!(department.desk.announcement_draft(meeting).unwrap(), AnnouncementDraft::default());
    for card in department.desk.channels().unwrap() {
        let preview = department.desk.preview(&order(&card.id.0, AnnouncementLanguage::Pl)).unwrap();
        assert!(!preview.parts.is_empty(), "{} has a preview", card.id);
        assert!(!preview.parts.iter().any(|part| matches!(part, PreviewPart::Trouble { .. })), "{}", card.id);
    }
}

#[test]
fn the_clock_says_by_when_each_channel_must_go_out() {
    let department = Department::sample();
    let meeting = department.confirmed();
    let editor = department.desk.announcement_editor(meeting).unwrap();
    let card = department.desk.meetings().unwrap().remove(0);
    let date = planning::time::warsaw::date(card.start);
    let days: Vec<i64> =
        editor.lead.deadlines.iter().map(|deadline| (date - deadline.last_day).num_days()).collect();
    assert_eq!(days, [21, 14, 7]);
    assert!(editor.channels.iter().all(|desk| desk.last_day == editor.lead.deadlines[0].last_day));
    assert_eq!(editor.lead.lead_days, None);
    publish(&department, meeting, "krakow_pl");
    let editor = department.desk.announcement_editor(meeting).unwrap();
    let lead = planning::lead_time::days(now(), card.start) as i32;
    assert_eq!((editor.lead.lead_days, editor.lead.days_left), (Some(lead), lead));
    let of = |id: &str| editor.channels.iter().find(|desk| desk.channel.id.0 == id).unwrap().lead_days;
    assert_eq!((of("krakow_pl"), of("x_post")), (Some(lead), None));
}

#[test]
fn a_publication_is_proved_by_a_note_or_a_picture_and_says_who_recorded_it() {
    let department = Department::sample();
    let desk = &department.desk;
    let meeting_id = department.confirmed();
    let proof = department.folder.path().join("zrzut.png");
    std::fs::write(&proof, documents::qr::qr_png("https://krakow.example").unwrap()).unwrap();
    let order = Publish {
        meeting_id,
        channel_id: channel("notice_board"),
        url: String::new(),
        at: now(),
        note: "Tablica przy szkole, zdjęcie strażnika".to_owned(),
        proof: Some(proof.display().to_string()),
    };
    desk.publish(&order).unwrap();
    let publication = desk.publications(meeting_id).unwrap().remove(0);
    assert_eq!(publication.by, "tester");
    let shown = desk.picture(publication.proof.as_deref().unwrap()).unwrap();
    assert_eq!(shown.media_type, "image/jpeg");
    let empty = Publish { note: String::new(), proof: None, ..order };
    assert_eq!(desk.publish(&empty).unwrap_err(), Refusal::Empty { field: "url".to_owned() }.into());
}

#[test]
fn all_packs_of_a_season_are_written_with_progress_and_can_be_stopped() {
    let department = Department::sample();
    let desk = &department.desk;
    let mut meetings = Vec::new();
    for request in desk.requests().unwrap() {
        if let Some(best) = department.best(request.id, 1).pop() {
            let order = desk::PlaceMeeting { request_id: request.id, at: best.at, override_reason: None };
            if let Ok(placed) = desk.place(&order) {
                desk.confirm(placed.answer.meeting_id).unwrap();
                meetings.push(placed.answer.meeting_id);
            }
        }
        if meetings.len() == 3 {
            break;
        }
    }
    let stopped = desk.export_packs(&out(&department), &|done, _| done < 1).unwrap_err();
    assert_eq!(stopped, Refusal::Stopped.into());
    let heard = std::sync::Mutex::new(Vec::new());
    let progress = |done, total| {
        heard.lock().unwrap().push((done, total));
        true
    };
    let all = desk.export_packs(&out(&department), &progress).unwrap().answer;
    assert_eq!((all.exports.len(), all.not_ready.len()), (3, 0));
    assert_eq!(heard.lock().unwrap().last(), Some(&(3, 3)));
    let parts = std::fs::read_dir(out(&department)).unwrap();
    assert!(parts.map(|part| part.unwrap().path()).all(|path| path.extension().is_some_and(|e| e == "zip")));
}

#[test]
fn a_broken_template_of_the_office_is_reported_with_its_line_and_the_built_in_one_used() {
    let department = Department::sample();
    let meeting = department.confirmed();
    let folder = department.folder.path().join("szablony/texts");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("x_post.txt"), "Dobry wiersz\n{{ s.nie_ma }}\n").unwrap();
    let export = export(&department, meeting);
    let fault = &export.template_faults[0];
    assert_eq!((fault.file.as_str(), fault.line), ("texts/x_post.txt", Some(2)));
    assert!(!unpacked(&export.pack)["społecznościowe/x.txt"].contains("Dobry wiersz"));
}

/// A template of the office's own, which changes every text of the channel.
fn put_template(department: &Department, name: &str, text: &str) {
    let path = department.folder.path().join("szablony").join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

#[test]
fn what_was_released_comes_out_again_byte_for_byte_whatever_templates_came_since() {
    let department = Department::sample();
    let meeting = department.confirmed();
    let first = export(&department, meeting);
    let released = std::fs::read(&first.pack).unwrap();
    put_template(&department, "texts/x_post.txt", "Zupełnie inny wpis {{ s.title }}");
    std::fs::remove_file(&first.pack).unwrap();
    let again = export(&department, meeting);
    assert_eq!((again.release_id, again.number, &again.files), (first.release_id, 1, &first.files));
    assert!(std::fs::read(&again.pack).unwrap() == released);
    assert_eq!(department.desk.verify().unwrap().broken, []);
    // A new release goes by the new template; the old one stays what it was.
    let words = AnnouncementDraft { body: "Porozmawiajmy o zieleni.".to_owned(), ..Default::default() };
    department.desk.put_announcement(meeting, &words).unwrap();
    let second = export(&department, meeting);
    assert_eq!(second.number, 2);
    assert!(unpacked(&second.pack)["społecznościowe/x.txt"].contains("Zupełnie inny wpis"));
    assert!(std::fs::read(&first.pack).unwrap() == released);
    let verified = department.desk.verify().unwrap();
    assert_eq!((verified.broken, verified.packs_read), (vec![], 2));
}

#[test]
fn a_pack_altered_in_its_folder_is_named_and_the_next_export_puts_it_right() {
    let department = Department::sample();
    let meeting = department.confirmed();
    let first = export(&department, meeting);
    let released = std::fs::read(&first.pack).unwrap();
    std::fs::write(&first.pack, b"PK something else").unwrap();
    let broken = department.desk.verify().unwrap().broken;
    assert_eq!(broken, [store::Broken::Pack { release_id: first.release_id, path: first.pack.clone() }]);
    export(&department, meeting);
    assert!(std::fs::read(&first.pack).unwrap() == released);
    assert_eq!(department.desk.verify().unwrap().broken, []);
}

#[test]
fn words_put_away_at_each_pause_are_taken_back_in_one_step() {
    let department = Department::sample();
    let desk = &department.desk;
    let meeting = department.confirmed();
    for words in ["Por", "Porozmawiajmy", "Porozmawiajmy o zieleni."] {
        let draft = AnnouncementDraft { body: words.to_owned(), ..Default::default() };
        desk.write_announcement(meeting, &draft, Some("1")).unwrap();
    }
    assert_eq!(desk.undo().unwrap().answer.step, store::StepName::EditAnnouncement);
    assert_eq!(desk.announcement_draft(meeting).unwrap().body, "");
    assert_eq!(desk.register().unwrap().history.undo, Some(store::StepName::ConfirmMeeting));
    desk.redo().unwrap();
    assert_eq!(desk.announcement_draft(meeting).unwrap().body, "Porozmawiajmy o zieleni.");
}

#[test]
fn a_draft_of_the_words_goes_when_the_window_has_written_them_and_only_then() {
    let department = Department::sample();
    let desk = &department.desk;
    let meeting = department.confirmed();
    let form = format!("announcement:{meeting}");
    for form in [form.as_str(), "request"] {
        desk.keep_draft(form, r#"{"name":"","base":"","draft":{}}"#).unwrap();
    }
    let forms = || desk.drafts().unwrap().into_iter().map(|draft| draft.form).collect::<Vec<_>>();
    desk.put_announcement(meeting, &AnnouncementDraft::default()).unwrap();
    assert_eq!(forms().len(), 2, "somebody else wrote, not the window the draft belongs to");
    desk.write_announcement(meeting, &AnnouncementDraft::default(), Some("1")).unwrap();
    assert_eq!(forms(), ["request"]);
}
