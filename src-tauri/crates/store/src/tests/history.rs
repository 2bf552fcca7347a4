//! Undo and redo give back exactly what was.

use super::*;
use crate::History;
use planning::busy::BusyBlock;
use planning::calendar::Resource;
use planning::id::{NoticeId, PeriodId, PersonId};
use planning::meeting::{Meeting, Participant};
use planning::period::PeriodDetails;
use planning::person::{Person, PersonDetails};
use planning::request::{Attendance, Request, RoleKind};
use planning::settings::Settings;
use planning::venue::Venue;
use proptest::prelude::*;

/// One thing done; a number chooses which of those there are.
#[allow(clippy::large_enum_variant, reason = "a handful of acts in a test")]
#[derive(Clone, Debug)]
enum Act {
    AddPerson(PersonDetails),
    AlterPerson(usize, PersonDetails),
    RemovePerson(usize),
    AddVenue(VenueDetails),
    AlterVenue(usize, VenueDetails),
    RemoveVenue(usize),
    AddRequest(RequestDetails),
    AlterRequest(usize, RequestDetails),
    RemoveRequest(usize),
    AddMeeting(usize, usize, usize),
    AlterMeeting(usize, MeetingDetails),
    RemoveMeeting(usize),
    AddNotice(usize, NoticeDetails),
    RemoveNotice(usize),
    AddPeriod(PeriodDetails),
    RemovePeriod(usize),
    Import(usize, bool, Vec<BusyBlock>),
    Set(Settings),
}

fn act() -> impl Strategy<Value = Act> {
    let n = || 0_usize..5;
    prop_oneof![
        any::person().prop_map(Act::AddPerson),
        (n(), any::person()).prop_map(|(n, details)| Act::AlterPerson(n, details)),
        n().prop_map(Act::RemovePerson),
        any::venue().prop_map(Act::AddVenue),
        (n(), any::venue()).prop_map(|(n, details)| Act::AlterVenue(n, details)),
        n().prop_map(Act::RemoveVenue),
        any::request().prop_map(Act::AddRequest),
        (n(), any::request()).prop_map(|(n, details)| Act::AlterRequest(n, details)),
        n().prop_map(Act::RemoveRequest),
        (n(), n(), n()).prop_map(|(request, venue, person)| Act::AddMeeting(request, venue, person)),
        (n(), any::meeting_of(vec![])).prop_map(|(n, details)| Act::AlterMeeting(n, details)),
        n().prop_map(Act::RemoveMeeting),
        (n(), any::notice_of(MeetingId(1))).prop_map(|(n, details)| Act::AddNotice(n, details)),
        n().prop_map(Act::RemoveNotice),
        any::period().prop_map(Act::AddPeriod),
        n().prop_map(Act::RemovePeriod),
        (n(), proptest::bool::ANY, proptest::collection::vec(any::busy(), 0..4))
            .prop_map(|(n, venue, blocks)| Act::Import(n, venue, blocks)),
        any::settings().prop_map(Act::Set),
    ]
}

fn pick<T: Clone>(all: &[T], n: usize) -> Option<T> {
    if all.is_empty() { None } else { all.get(n % all.len()).cloned() }
}

/// What isn't possible (removing what is used, altering what isn't there) is passed over.
fn perform(writer: &mut Writer<'_>, act: Act) -> Answer<()> {
    let done = attempt(writer, act);
    match done {
        Err(StoreError::InUse { .. } | StoreError::NotFound { .. }) => Ok(()),
        other => other,
    }
}

fn attempt(writer: &mut Writer<'_>, act: Act) -> Answer<()> {
    match act {
        Act::AddPerson(details) => writer.insert_person(&details).map(drop),
        Act::AlterPerson(n, details) => match pick(&writer.people()?, n) {
            Some(Person { id, .. }) => writer.update_person(&Person { id, details }),
            None => Ok(()),
        },
        Act::RemovePerson(n) => {
            let found = pick(&writer.people()?, n).map_or(PersonId(0), |person| person.id);
            writer.remove_person(found)
        }
        Act::AddVenue(details) => writer.insert_venue(&details).map(drop),
        Act::AlterVenue(n, details) => match pick(&writer.venues()?, n) {
            Some(Venue { id, .. }) => writer.update_venue(&Venue { id, details }),
            None => Ok(()),
        },
        Act::RemoveVenue(n) => {
            let found = pick(&writer.venues()?, n).map_or(VenueId(0), |venue| venue.id);
            writer.remove_venue(found)
        }
        Act::AddRequest(details) => writer.insert_request(&details).map(drop),
        Act::AlterRequest(n, details) => match pick(&writer.requests()?, n) {
            Some(request) => writer.update_request(&Request { details, ..request }),
            None => Ok(()),
        },
        Act::RemoveRequest(n) => {
            let found = pick(&writer.requests()?, n).map_or(RequestId(0), |request| request.id);
            writer.remove_request(found)
        }
        other => attempt_rest(writer, other),
    }
}

fn attempt_rest(writer: &mut Writer<'_>, act: Act) -> Answer<()> {
    match act {
        Act::AddMeeting(request, venue, person) => add_meeting(writer, request, venue, person),
        Act::AlterMeeting(n, details) => match pick(&writer.meetings()?, n) {
            Some(Meeting { id, details: MeetingDetails { uid, request_id, venue_id, .. } }) => {
                // A hall that is gone has said nothing: what was said is of the hall the meeting has.
                let of_hall = |booking| planning::booking::Booking { venue_id, ..booking };
                let bookings = details.bookings.into_iter().map(of_hall).collect();
                let details = MeetingDetails { uid, request_id, venue_id, bookings, ..details };
                writer.update_meeting(&Meeting { id, details })
            }
            None => Ok(()),
        },
        Act::RemoveMeeting(n) => {
            let found = pick(&writer.meetings()?, n).map_or(MeetingId(0), |meeting| meeting.id);
            writer.remove_meeting(found)
        }
        Act::AddNotice(n, details) => match pick(&writer.meetings()?, n) {
            Some(Meeting { id, .. }) => {
                writer.insert_notice(&NoticeDetails { meeting_id: id, ..details }).map(drop)
            }
            None => Ok(()),
        },
        Act::RemoveNotice(n) => {
            let found = pick(&writer.notices()?, n).map_or(NoticeId(0), |notice| notice.id);
            writer.remove_notice(found)
        }
        Act::AddPeriod(details) => writer.insert_period(&details).map(drop),
        Act::RemovePeriod(n) => {
            let found = pick(&writer.periods()?, n).map_or(PeriodId(0), |period| period.id);
            writer.remove_period(found)
        }
        Act::Import(n, of_venue, blocks) => import(writer, n, of_venue, &blocks),
        Act::Set(settings) => writer.put_settings(&settings),
        _ => Ok(()),
    }
}

fn add_meeting(writer: &mut Writer<'_>, request: usize, venue: usize, person: usize) -> Answer<()> {
    let number = writer.ledger(None, usize::MAX)?.len() + writer.meetings()?.len();
    let (Some(request), Some(venue)) = (pick(&writer.requests()?, request), pick(&writer.venues()?, venue))
    else {
        return Ok(());
    };
    let mut details = meeting(&format!("S{number}"), request.id, venue.id);
    details.uid = format!("{number}-{}", writer.meetings()?.last().map_or(0, |last| last.id.0));
    if let Some(Person { id, .. }) = pick(&writer.people()?, person) {
        details.participants.push(Participant {
            role: RoleKind::Speaker,
            person_id: id,
            required: true,
            presence: Attendance::Core,
        });
    }
    match writer.insert_meeting(&details) {
        Err(StoreError::Inconsistent { .. }) => Ok(()),
        other => other.map(drop),
    }
}

fn import(writer: &mut Writer<'_>, n: usize, of_venue: bool, blocks: &[BusyBlock]) -> Answer<()> {
    let owner = if of_venue {
        pick(&writer.venues()?, n).map(|venue| Resource::Venue(venue.id))
    } else {
        pick(&writer.people()?, n).map(|person| Resource::Person(person.id))
    };
    match owner {
        Some(owner) => writer.replace_calendar(owner, "praca", at(5), blocks).map(drop),
        None => Ok(()),
    }
}

/// Contents after each change that changed something; the first is the empty store.
fn perform_all(store: &Store, changes: Vec<Vec<Act>>) -> Vec<Vec<String>> {
    let mut contents = vec![content(store)];
    for acts in changes {
        let ((), changed) = store
            .change(step(StepName::Sample), |writer| {
                acts.into_iter().try_for_each(|act| perform(writer, act))
            })
            .unwrap();
        if !changed.is_empty() {
            contents.push(content(store));
        }
    }
    contents
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn every_step_back_and_again_gives_the_very_same_content(
        changes in proptest::collection::vec(proptest::collection::vec(act(), 1..6), 1..10),
    ) {
        let store = memory();
        let contents = perform_all(&store, changes);
        for wanted in contents.iter().rev().skip(1) {
            prop_assert!(store.undo("Ewa", at(9)).unwrap().is_some());
            prop_assert_eq!(&content(&store), wanted);
        }
        prop_assert!(store.undo("Ewa", at(9)).unwrap().is_none());
        for wanted in contents.iter().skip(1) {
            prop_assert!(store.redo("Ewa", at(9)).unwrap().is_some());
            prop_assert_eq!(&content(&store), wanted);
        }
        prop_assert!(store.redo("Ewa", at(9)).unwrap().is_none());
        prop_assert_eq!(store.integrity().unwrap(), Vec::<String>::new());
    }
}

#[test]
fn undo_answers_what_it_took_back_and_what_changed() {
    let store = memory();
    let (request_id, venue_id, meeting_id) = placed(&store);
    let (name, changed) = store.undo("Ewa", at(1)).unwrap().unwrap();
    assert_eq!(name, StepName::PlaceMeeting);
    assert!(changed.contains(request_id) && changed.contains(venue_id) && changed.contains(meeting_id));
    let wanted = History { redo: Some(StepName::PlaceMeeting), ..History::default() };
    assert_eq!(store.history().unwrap(), wanted);
}

#[test]
fn a_new_change_clears_what_could_be_done_again() {
    let store = memory();
    placed(&store);
    store.undo("Anna", at(1)).unwrap();
    change(&store, StepName::EditPerson, |writer| writer.insert_person(&person("Ewa")));
    assert_eq!(store.history().unwrap(), History { undo: Some(StepName::EditPerson), ..History::default() });
    assert_eq!(store.redo("Anna", at(2)).unwrap(), None);
}

#[test]
fn what_has_left_the_office_is_a_wall() {
    let store = memory();
    placed(&store);
    let publish = |writer: &mut Writer<'_>| writer.insert_person(&person("Ewa"));
    store.change(final_step(StepName::Publish), publish).unwrap();
    let before = content(&store);
    let why = StepName::Publish;
    assert_eq!(store.undo("Anna", at(1)), Err(StoreError::CannotUndo { why }));
    assert_eq!(
        (content(&store), store.history().unwrap()),
        (before, History { stops_at: Some(why), ..History::default() })
    );
    assert_eq!(count(&store, "step_row"), 0);
}

#[test]
fn steps_after_the_wall_are_taken_back_up_to_it() {
    let store = memory();
    store.change(final_step(StepName::Publish), |writer| writer.insert_person(&person("Ewa"))).unwrap();
    let before = content(&store);
    placed(&store);
    assert!(store.undo("Anna", at(1)).unwrap().is_some());
    assert_eq!(content(&store), before);
    assert!(store.undo("Anna", at(1)).is_err());
}

#[test]
fn a_release_is_a_wall_even_in_a_step_that_says_otherwise() {
    let store = memory();
    let (_, venue_id, meeting_id) = placed(&store);
    change(&store, StepName::Export, |writer| {
        writer.insert_release(&crate::ReleaseDetails {
            meeting_id,
            number: 1,
            at: at(1),
            start: at(100),
            venue_id,
            snapshot: serde_json::Value::Null,
            digest: String::new(),
            files: serde_json::Value::Null,
            path: String::new(),
            channels: vec![],
            correction: false,
            kept: false,
        })
    });
    assert_eq!(store.undo("Anna", at(2)), Err(StoreError::CannotUndo { why: StepName::Export }));
}

#[test]
fn the_history_survives_a_restart() {
    let (folder, store) = on_disk();
    let empty = content(&store);
    placed(&store);
    let full = content(&store);
    drop(store);
    let path = folder.path().join("lawka.db");
    let store = Store::open(&path).unwrap();
    store.undo("Ewa", at(1)).unwrap().unwrap();
    assert_eq!(content(&store), empty);
    drop(store);
    let store = Store::open(&path).unwrap();
    store.redo("Ewa", at(2)).unwrap().unwrap();
    assert_eq!(content(&store), full);
}

#[test]
fn only_so_many_steps_are_kept() {
    let store = memory();
    for number in 0..crate::undo::HORIZON + 5 {
        change(&store, StepName::EditPerson, |writer| writer.insert_person(&person(&number.to_string())));
    }
    let mut taken_back = 0;
    while store.undo("Anna", at(1)).unwrap().is_some() {
        taken_back += 1;
    }
    assert_eq!(taken_back, crate::undo::HORIZON);
    assert_eq!(store.read(|reader| reader.people()).unwrap().len(), 5);
}

#[test]
fn a_row_that_isnt_as_the_history_left_it_is_not_overwritten() {
    let store = memory();
    placed(&store);
    store.writing().execute("UPDATE venue SET name = 'z zewnątrz'", []).unwrap();
    assert!(matches!(store.undo("Anna", at(1)), Err(StoreError::Inconsistent { .. })));
    assert_eq!(store.read(|reader| reader.meetings()).unwrap().len(), 1);
}

#[test]
fn an_image_with_a_column_that_isnt_there_is_refused() {
    let store = memory();
    change(&store, StepName::EditPerson, |writer| writer.insert_person(&person("Anna")));
    store.undo("Anna", at(1)).unwrap();
    let sql = "UPDATE step_row SET after = json_set(after, '$.\"name) VALUES (1); --\"', 1)";
    store.writing().execute(sql, []).unwrap();
    assert!(matches!(store.redo("Anna", at(1)), Err(StoreError::Inconsistent { .. })));
}

/// One autosave of the words for a meeting.
fn put_away(store: &Store, meeting: MeetingId, words: &str, stretch: &str) {
    let draft = planning::announcement::AnnouncementDraft { body: words.to_owned(), ..Default::default() };
    change(store, StepName::EditAnnouncement, |writer| {
        writer.in_stretch(stretch);
        writer.put_announcement(meeting, &draft)
    });
}

fn words(store: &Store, meeting: MeetingId) -> Option<String> {
    store.read(|reader| reader.announcement(meeting)).unwrap().map(|draft| draft.body)
}

#[test]
fn what_is_written_in_one_stretch_is_taken_back_and_done_again_in_one_step() {
    let store = memory();
    let (.., meeting) = placed(&store);
    put_away(&store, meeting, "Zapraszamy", "a");
    put_away(&store, meeting, "Zapraszamy na rozmowę", "a");
    put_away(&store, meeting, "Zapraszamy na rozmowę o zieleni", "a");
    put_away(&store, meeting, "Zapraszamy na rozmowę o zieleni.", "b");
    let whole = content(&store);
    assert_eq!(store.undo("Anna", at(2)).unwrap().unwrap().0, StepName::EditAnnouncement);
    assert_eq!(words(&store, meeting).as_deref(), Some("Zapraszamy na rozmowę o zieleni"));
    assert_eq!(store.undo("Anna", at(2)).unwrap().unwrap().0, StepName::EditAnnouncement);
    assert_eq!(words(&store, meeting), None);
    assert_eq!(store.history().unwrap().undo, Some(StepName::PlaceMeeting));
    store.redo("Anna", at(3)).unwrap().unwrap();
    store.redo("Anna", at(3)).unwrap().unwrap();
    assert_eq!(content(&store), whole);
}

#[test]
fn a_stretch_ends_where_something_else_was_done() {
    let store = memory();
    let (.., meeting) = placed(&store);
    put_away(&store, meeting, "Zapraszamy", "a");
    change(&store, StepName::EditPerson, |writer| writer.insert_person(&person("Ewa")));
    put_away(&store, meeting, "Zapraszamy na rozmowę", "a");
    store.undo("Anna", at(2)).unwrap().unwrap();
    assert_eq!(words(&store, meeting).as_deref(), Some("Zapraszamy"));
    assert_eq!(store.history().unwrap().undo, Some(StepName::EditPerson));
}

#[test]
fn writing_on_after_an_undo_is_a_step_of_its_own() {
    let store = memory();
    let (.., meeting) = placed(&store);
    put_away(&store, meeting, "Zapraszamy", "a");
    put_away(&store, meeting, "Zapraszamy na rozmowę", "b");
    store.undo("Anna", at(2)).unwrap().unwrap();
    put_away(&store, meeting, "Zapraszamy na spotkanie", "b");
    assert_eq!(store.history().unwrap().redo, None);
    store.undo("Anna", at(2)).unwrap().unwrap();
    assert_eq!(words(&store, meeting).as_deref(), Some("Zapraszamy"));
}

#[test]
fn a_stretch_that_ends_as_it_began_is_no_step() {
    let store = memory();
    let (.., meeting) = placed(&store);
    put_away(&store, meeting, "Zapraszamy", "a");
    put_away(&store, meeting, "Zapraszamy na", "b");
    put_away(&store, meeting, "Zapraszamy", "b");
    store.undo("Anna", at(2)).unwrap().unwrap();
    assert_eq!(words(&store, meeting), None);
    assert_eq!(store.history().unwrap().undo, Some(StepName::PlaceMeeting));
}
