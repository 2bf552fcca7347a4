//! Erasing who asked.

use super::*;

#[test]
fn nothing_of_the_person_is_left_in_the_file() {
    let (folder, store) = on_disk();
    let (request_id, _, meeting_id) = placed(&store);
    change(&store, StepName::EditRequest, |writer| {
        let notice_id = writer.insert_notice(&notice(meeting_id, AddresseeKind::Requester, "Zenobia"))?;
        let message = b"To: zenobia@example.org\r\n\r\nPani Zenobia".to_vec();
        writer.insert_mail(&mail_to(meeting_id, notice_id, "zenobia@example.org"), message)?;
        let mut altered = writer.request(request_id)?.unwrap();
        altered.details.requester.name = "Zenobia Próbna".to_owned();
        altered.details.requester.address = Some("ul. Zenobia 4\n30-001 Kraków".to_owned());
        altered.details.requester.salutation = Some(planning::salutation::SalutationRole::Councillor);
        altered.details.remarks = Some("prosi Zenobia".to_owned());
        let letter = b"From: zenobia@example.org\r\nSubject: x\r\n\r\nZenobia".to_vec();
        writer.insert_letter(
            request_id,
            "od Zenobii.eml",
            planning::letter::LetterKind::Mail,
            letter,
            at(1),
        )?;
        writer.update_request(&altered)
    });
    let erased = final_step(StepName::EraseRequester);
    store.change(erased, |writer| writer.erase_requester(request_id)).unwrap();
    store.flush().unwrap();
    for file in std::fs::read_dir(folder.path()).unwrap() {
        let path = file.unwrap().path();
        let bytes = String::from_utf8_lossy(&std::fs::read(&path).unwrap()).to_lowercase();
        // FTS5 may leave out the letters that a word shares with the one before it.
        assert!(!bytes.contains("nobia"), "{}", path.display());
    }
}

#[test]
fn the_request_and_its_meeting_stay() {
    let store = memory();
    let (request_id, _, meeting_id) = placed(&store);
    store.change(final_step(StepName::EraseRequester), |writer| writer.erase_requester(request_id)).unwrap();
    let (request, meeting) =
        store.read(|reader| Ok((reader.request(request_id)?, reader.meeting(meeting_id)?))).unwrap();
    let request = request.unwrap();
    assert_eq!((request.title.as_str(), &request.requester), ("Plac zabaw", &Requester::default()));
    assert!(meeting.is_some());
    change(&store, StepName::EditRequest, |writer| writer.update_request(&request));
}

#[test]
fn an_erasure_is_not_taken_back() {
    let store = memory();
    let (request_id, ..) = placed(&store);
    change(&store, StepName::EraseRequester, |writer| writer.erase_requester(request_id));
    let why = StepName::EraseRequester;
    assert_eq!(store.undo("Anna", at(1)), Err(StoreError::CannotUndo { why }));
    assert_eq!(count(&store, "step_row"), 0);
}

#[test]
fn who_takes_part_is_erased_with_their_calendar_and_the_meeting_keeps_a_number() {
    let (folder, store) = on_disk();
    let (.., meeting_id) = placed(&store);
    let id = change(&store, StepName::EditPerson, |writer| {
        let mut details = person("Zenobia Próbna");
        details.email = Some("zenobia@example.org".to_owned());
        let id = writer.insert_person(&details)?;
        let mut meeting = writer.meeting(meeting_id)?.unwrap();
        meeting.details.participants = vec![planning::meeting::Participant {
            role: planning::request::RoleKind::Host,
            person_id: id,
            required: true,
            presence: planning::request::Attendance::Core,
        }];
        let interval = planning::time::Interval { start: at(1), end: at(2) };
        meeting.details.calendar_answers = vec![planning::calendar_answer::CalendarAnswer {
            person_id: id,
            interval,
            said: planning::calendar_answer::Participation::Declined,
        }];
        writer.update_meeting(&meeting)?;
        let source = planning::busy::BusySource::Meeting(meeting_id);
        let title = Some("wizyta u dr Zenobiusza".into());
        let block = planning::busy::BusyBlock { interval, source, title, point: None };
        writer.replace_calendar(planning::calendar::Resource::Person(id), "praca", at(1), &[block])?;
        Ok(id)
    });
    store.change(final_step(StepName::ErasePerson), |writer| writer.erase_person(id, "№ 1")).unwrap();
    store.flush().unwrap();
    let meeting = store.read(|reader| reader.meeting(meeting_id)).unwrap().unwrap();
    assert_eq!(meeting.participants[0].person_id, id);
    assert_eq!(meeting.calendar_answers, []);
    assert_eq!(store.read(|reader| reader.person(id)).unwrap().unwrap().name, "№ 1");
    for file in std::fs::read_dir(folder.path()).unwrap() {
        let path = file.unwrap().path();
        let bytes = String::from_utf8_lossy(&std::fs::read(&path).unwrap()).to_lowercase();
        assert!(!bytes.contains("enobi"), "{}", path.display());
    }
}

#[test]
fn needs_go_without_a_trace_and_undo_goes_on_working() {
    use planning::access::Feature;
    let (folder, store) = on_disk();
    let id = change(&store, StepName::ReceiveRequest, |writer| writer.insert_request(&request("Plac zabaw")));
    let needs = |needs: Vec<Feature>, name: &str| {
        change(&store, StepName::EditRequest, |writer| {
            let mut altered = writer.request(id)?.unwrap();
            altered.details.needs = needs;
            altered.details.title = name.to_owned();
            writer.update_request(&altered)
        });
    };
    needs(Feature::ALL.to_vec(), "Plac zabaw i ławki");
    needs(Feature::ALL[..1].to_vec(), "Ławki");
    let tidy = step(StepName::ForgetNeeds);
    store.tidy(&tidy, |writer| writer.forget_needs(id)).unwrap();
    store.flush().unwrap();
    let word = serde_json::to_string(&Feature::ALL[0]).unwrap();
    for file in std::fs::read_dir(folder.path()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        assert!(!String::from_utf8_lossy(&bytes).contains(word.trim_matches('"')), "{word}");
    }
    assert_eq!(store.read(|reader| reader.ledger(None, 1)).unwrap()[0].withheld, ["needs"]);
    let title = || store.read(|reader| reader.request(id)).unwrap().unwrap().details.title;
    store.undo("Anna", at(1)).unwrap();
    assert_eq!(title(), "Plac zabaw i ławki");
    store.undo("Anna", at(2)).unwrap();
    assert_eq!(title(), "Plac zabaw");
    store.redo("Anna", at(3)).unwrap();
    assert_eq!(store.read(|reader| reader.request(id)).unwrap().unwrap().details.needs, []);
}
/// A message that tells a requester.
fn mail_to(
    meeting_id: MeetingId,
    notice_id: planning::id::NoticeId,
    to: &str,
) -> planning::mail::MailDetails {
    planning::mail::MailDetails {
        notice_id: Some(notice_id),
        meeting_id,
        to: to.to_owned(),
        subject: "Ławka dialogu".to_owned(),
        state: planning::mail::MailState::Sent,
        queued_at: at(1),
        tried_at: Some(at(2)),
        done_at: Some(at(2)),
        attempts: 1,
        error: None,
    }
}
