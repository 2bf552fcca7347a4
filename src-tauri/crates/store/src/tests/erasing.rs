//! Erasing who asked.

use super::*;

#[test]
fn nothing_of_the_person_is_left_in_the_file() {
    let (folder, store) = on_disk();
    let (request_id, _, meeting_id) = placed(&store);
    change(&store, StepName::EditRequest, |writer| {
        writer.insert_notice(&notice(meeting_id, AddresseeKind::Requester, "Zenobia"))?;
        let mut altered = writer.request(request_id)?.unwrap();
        altered.details.requester.name = "Zenobia Próbna".to_owned();
        altered.details.remarks = Some("prosi Zenobia".to_owned());
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
