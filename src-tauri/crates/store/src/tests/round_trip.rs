//! What is read is what was written, whatever it is.

use planning::calendar::Resource;
use planning::channel::ChannelId;
use planning::id::MeetingId;
use planning::mail::{Mail, MailDetails, MailState};
use planning::notice::Notice;
use planning::period::Period;
use planning::person::Person;
use planning::publication::{Publication, PublicationDetails};
use planning::request::Request;
use planning::venue::Venue;
use planning::waiver::{Waiver, WaiverDetails};
use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::{Release, ReleaseDetails};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_person_comes_back_whole(first in any::person(), second in any::person()) {
        let store = memory();
        let id = change(&store, StepName::EditPerson, |writer| writer.insert_person(&first));
        prop_assert_eq!(store.read(|reader| reader.person(id)).unwrap(), Some(Person { id, details: first }));
        let altered = Person { id, details: second };
        change(&store, StepName::EditPerson, |writer| writer.update_person(&altered));
        prop_assert_eq!(store.read(|reader| reader.people()).unwrap(), [altered]);
    }

    #[test]
    fn a_venue_comes_back_whole(first in any::venue(), second in any::venue()) {
        let store = memory();
        let id = change(&store, StepName::EditVenue, |writer| writer.insert_venue(&first));
        prop_assert_eq!(store.read(|reader| reader.venue(id)).unwrap(), Some(Venue { id, details: first }));
        let altered = Venue { id, details: second };
        change(&store, StepName::EditVenue, |writer| writer.update_venue(&altered));
        prop_assert_eq!(store.read(|reader| reader.venues()).unwrap(), [altered]);
    }

    #[test]
    fn a_request_comes_back_whole(
        first in any::request(),
        second in any::request(),
        state in any::request_state(),
        reason in any::text(),
    ) {
        let store = memory();
        let id = change(&store, StepName::ReceiveRequest, |writer| writer.insert_request(&first));
        let waiting = store.read(|reader| reader.request(id)).unwrap().unwrap();
        prop_assert_eq!((waiting.state, waiting.decline_reason), (Default::default(), None));
        prop_assert_eq!(waiting.details, first);
        let altered = Request { id, state, decline_reason: Some(reason), details: second };
        change(&store, StepName::EditRequest, |writer| writer.update_request(&altered));
        prop_assert_eq!(store.read(|reader| reader.requests()).unwrap(), [altered]);
    }

    #[test]
    fn a_meeting_and_its_notices_come_back_whole(
        first in any::meeting_of(vec![]),
        second in any::meeting_of(vec![planning::id::PersonId(2), planning::id::PersonId(1)]),
        told in any::notice_of(MeetingId(1)),
    ) {
        let store = memory();
        let id = change(&store, StepName::PlaceMeeting, |writer| {
            writer.insert_person(&person("A"))?;
            writer.insert_person(&person("B"))?;
            writer.insert_request(&request("R"))?;
            writer.insert_venue(&venue("V"))?;
            writer.insert_meeting(&first)
        });
        let found = store.read(|reader| reader.meeting(id)).unwrap().unwrap();
        prop_assert_eq!(&found.details, &first);
        let altered = planning::meeting::Meeting { id, details: second };
        change(&store, StepName::MoveMeeting, |writer| writer.update_meeting(&altered));
        prop_assert_eq!(store.read(|reader| reader.meetings()).unwrap(), [altered]);
        let told_id = change(&store, StepName::ConfirmMeeting, |writer| writer.insert_notice(&told));
        let wanted = Notice { id: told_id, details: told };
        prop_assert_eq!(store.read(|reader| reader.notices_of(id)).unwrap(), [wanted]);
    }

    #[test]
    fn periods_and_settings_come_back_whole(first in any::period(), set in any::settings()) {
        let store = memory();
        let id = change(&store, StepName::EditPeriods, |writer| {
            writer.put_settings(&set)?;
            writer.insert_period(&first)
        });
        prop_assert_eq!(store.read(|reader| reader.settings()).unwrap(), set);
        let wanted = Period { id, details: first };
        prop_assert_eq!(store.read(|reader| reader.periods()).unwrap(), [wanted]);
    }

    #[test]
    fn busy_time_comes_back_sorted(mut blocks in proptest::collection::vec(any::busy(), 0..20)) {
        let store = memory();
        let id = change(&store, StepName::ImportCalendar, |writer| {
            let owner = Resource::Person(writer.insert_person(&person("A"))?);
            writer.replace_calendar(owner, "praca", at(0), &blocks)
        });
        blocks.sort_by_key(|block| block.interval);
        prop_assert_eq!(store.read(|reader| reader.busy(id)).unwrap(), blocks);
    }
}

#[test]
fn releases_and_publications_come_back_whole() {
    let store = memory();
    let (_, venue_id, meeting_id) = placed(&store);
    let details = ReleaseDetails {
        meeting_id,
        number: 1,
        at: at(3),
        start: at(100),
        venue_id,
        snapshot: json!({"tytuł": "Plac „Zabaw”", "n": 0.1}),
        digest: "ab".repeat(32),
        files: json!([{"name": "plakat.pdf"}]),
        path: "paczka.zip".to_owned(),
        channels: vec![ChannelId("x_post".to_owned())],
        correction: true,
        kept: false,
    };
    let id = change(&store, StepName::Export, |writer| writer.insert_release(&details));
    assert_eq!(store.read(|reader| reader.releases_of(meeting_id)).unwrap(), [Release { id, details }]);

    let details = PublicationDetails {
        meeting_id,
        channel_id: ChannelId("krakow_pl".to_owned()),
        release_id: Some(id),
        at: at(4),
        url: "https://www.krakow.pl/1".to_owned(),
        stale: false,
        by: "Anna".to_owned(),
        start: Some(at(100)),
        venue_id: Some(venue_id),
        note: "zrzut ekranu w aktach".to_owned(),
        proof: Some("ab".repeat(32)),
    };
    let id = change(&store, StepName::Publish, |writer| writer.insert_publication(&details));
    let stale = Publication { id, details: PublicationDetails { stale: true, ..details } };
    change(&store, StepName::MoveMeeting, |writer| writer.update_publication(&stale));
    assert_eq!(store.read(|reader| reader.publications_of(meeting_id)).unwrap(), [stale]);
}

#[test]
fn settings_have_defaults_until_they_are_set() {
    assert_eq!(memory().read(|reader| reader.settings()).unwrap(), Default::default());
}

#[test]
fn names_are_listed_in_the_order_of_the_polish_alphabet() {
    let store = memory();
    change(&store, StepName::Sample, |writer| {
        for name in ["Żak", "Łoś", "Lis", "Ćma", "Cis", "Zając"] {
            writer.insert_person(&person(name))?;
        }
        Ok(())
    });
    let people = store.read(|reader| reader.people()).unwrap();
    let names: Vec<&str> = people.iter().map(|person| person.name.as_str()).collect();
    assert_eq!(names, ["Cis", "Ćma", "Lis", "Łoś", "Zając", "Żak"]);
}

#[test]
fn a_kept_file_comes_back_by_its_digest_and_is_kept_once() {
    let store = memory();
    let file = crate::KeptFile { media_type: "image/png".to_owned(), bytes: vec![0, 159, 146, 150] };
    let keep = || store.change(step(StepName::PutPhoto), |writer| writer.keep_file(&file)).unwrap().0;
    let digest = keep();
    assert_eq!(keep(), digest);
    assert_eq!(store.read(|reader| reader.kept_file(&digest)).unwrap(), Some(file));
    assert_eq!(count(&store, "kept_file"), 1);
    assert_eq!(store.history().unwrap().undo, None, "a file alone is no step");
}

#[test]
fn waivers_and_mails_come_back_whole_and_go_with_undo() {
    let store = memory();
    let (_, _, meeting_id) = placed(&store);
    let waiver = WaiverDetails {
        meeting_id,
        key: "krakow_pl/title/missing".to_owned(),
        by: "Anna".to_owned(),
        at: at(5),
        reason: "Tytuł poda redakcja".to_owned(),
    };
    let id = change(&store, StepName::Waive, |writer| writer.insert_waiver(&waiver));
    assert_eq!(store.read(|reader| reader.waivers_of(meeting_id)).unwrap(), [Waiver { id, details: waiver }]);
    let mail = MailDetails {
        notice_id: None,
        meeting_id,
        to: "rada@dzielnica.example".to_owned(),
        subject: "Ławka dialogu".to_owned(),
        state: MailState::Failed,
        queued_at: at(6),
        tried_at: Some(at(7)),
        done_at: None,
        attempts: 2,
        error: Some("550".to_owned()),
    };
    let id = change(&store, StepName::QueueMail, |writer| writer.insert_mail(&mail, b"Subject: x".to_vec()));
    assert_eq!(store.read(|reader| reader.mails()).unwrap(), [Mail { id, details: mail }]);
    assert_eq!(store.read(|reader| reader.message_of(id)).unwrap(), Some(b"Subject: x".to_vec()));
    store.undo("Anna", at(8)).unwrap();
    assert_eq!(store.read(|reader| reader.mails()).unwrap(), []);
}
