//! What is kept of the calendar server is no step of the office, and another desk's change is never undone here.

use planning::request::{Request, RequestState};

use super::*;
use crate::{AccountDetails, CollectionDetails, Resource};

fn synchronised(store: &Store, write: impl FnOnce(&mut Writer<'_>) -> Result<(), StoreError>) {
    let step = Step { name: StepName::Synchronise, who: "Ewa".to_owned(), at: at(9), undoable: false };
    store.change(step, write).unwrap();
}

fn collection(writer: &mut Writer<'_>) -> Result<i64, StoreError> {
    let account_id = writer.insert_account(&AccountDetails::default())?;
    writer.insert_collection(&CollectionDetails {
        account_id,
        href: "/a/".to_owned(),
        ..CollectionDetails::default()
    })
}

#[test]
fn what_is_kept_of_a_server_is_neither_told_nor_undone() {
    let store = memory();
    let before = store.read(|reader| reader.last_change()).unwrap();
    synchronised(&store, |writer| {
        let collection_id = collection(writer)?;
        let document = Some(("meeting".to_owned(), "1".to_owned(), serde_json::json!({"fields": {}})));
        writer.put_resource(&Resource {
            collection_id,
            href: "/a/1.ics".to_owned(),
            etag: "\"1\"".to_owned(),
            body: b"BEGIN:VCALENDAR".to_vec(),
            document,
        })
    });
    assert_eq!(store.read(|reader| reader.last_change()).unwrap(), before);
    assert_eq!(store.history().unwrap().undo, None);
    assert_eq!(store.read(|reader| reader.documents(1)).unwrap().len(), 1);
}

#[test]
fn a_step_whose_rows_another_desk_changed_is_no_longer_taken_back() {
    let store = memory();
    let anna = change(&store, StepName::EditPerson, |writer| writer.insert_person(&person("Anna")));
    change(&store, StepName::EditPerson, |writer| writer.insert_person(&person("Ewa")));
    synchronised(&store, |writer| {
        writer.update_person(&planning::person::Person { id: anna, details: person("Anna Maria") })
    });
    assert_eq!(store.undo("Jan", at(10)).unwrap().map(|(step, _)| step), Some(StepName::EditPerson));
    assert_eq!(store.undo("Jan", at(11)).unwrap(), None);
    let names: Vec<String> =
        store.read(|reader| reader.people()).unwrap().into_iter().map(|each| each.details.name).collect();
    assert_eq!(names, ["Anna Maria"]);
}

#[test]
fn what_came_from_elsewhere_stands_in_the_ledger_with_what_was_before() {
    let store = memory();
    let hall = change(&store, StepName::EditVenue, |writer| writer.insert_venue(&venue("Szkoła")));
    synchronised(&store, |writer| {
        writer.update_venue(&planning::venue::Venue { id: hall, details: venue("Dworek") })
    });
    let last = store.read(|reader| reader.ledger_of(hall)).unwrap().remove(0);
    assert_eq!((last.step, last.before.unwrap()["name"].clone()), (StepName::Synchronise, "Szkoła".into()));
}

#[test]
fn who_asked_is_erased_from_what_was_seen_at_the_server_too() {
    let store = memory();
    let id = change(&store, StepName::ReceiveRequest, |writer| writer.insert_request(&Default::default()));
    synchronised(&store, |writer| {
        let collection_id = collection(writer)?;
        writer.put_shared_name("request", id.0, "r")?;
        let said = serde_json::json!({"fields": {"name": "Jan Nowak"}, "look": {}});
        writer.keep_version("requester", "r-requester", "v", &said["fields"])?;
        writer.put_resource(&Resource {
            collection_id,
            href: "/a/1.vcf".to_owned(),
            etag: "\"1\"".to_owned(),
            body: b"FN:Jan Nowak".to_vec(),
            document: Some(("requester".to_owned(), "r-requester".to_owned(), said)),
        })
    });
    change(&store, StepName::EraseRequester, |writer| writer.erase_requester(id));
    let left = store.read(|reader| reader.documents(1)).unwrap().remove(0);
    assert!(!format!("{left:?}").contains("Nowak") && left.body.is_empty(), "{left:?}");
    assert_eq!(store.read(|reader| reader.earlier_versions("requester", "r-requester")).unwrap(), []);
    let request = store.read(|reader| reader.request(id)).unwrap().unwrap();
    assert_eq!(Request { state: RequestState::Waiting, ..request.clone() }, request);
}
