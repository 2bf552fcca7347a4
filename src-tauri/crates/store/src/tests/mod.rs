//! The store on real SQLite. Here stand the builders that the tests share.

mod accessing;
mod any;
mod calendars;
mod carrying;
mod changing;
mod drafts;
mod erasing;
mod files;
mod finding;
mod history;
mod keeping_records;
mod letters;
mod putting_back;
mod round_trip;
mod sealing;
mod together;
mod upgrading;
mod verifying;

use chrono::{DateTime, Utc};
use planning::id::{MeetingId, RequestId, VenueId};
use planning::lifecycle::Stage;
use planning::meeting::MeetingDetails;
use planning::notice::{Addressee, AddresseeKind, NoticeDetails, NoticeKind};
use planning::person::{Gender, PersonDetails};
use planning::request::{RequestDetails, Requester};
use planning::time::Minutes;
use planning::venue::VenueDetails;
use tempfile::TempDir;

use crate::{Reader, Step, StepName, Store, StoreError, Writer, capture, row};

type Answer<T> = Result<T, StoreError>;

fn at(hour: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_780_000_000 + hour * 3600, 0).unwrap()
}

fn step(name: StepName) -> Step {
    Step { name, who: "Anna".to_owned(), at: at(0), undoable: true }
}

fn final_step(name: StepName) -> Step {
    Step { undoable: false, ..step(name) }
}

fn memory() -> Store {
    Store::in_memory().unwrap()
}

/// A store in a folder that is gone at the end.
fn on_disk() -> (TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("lawka.db")).unwrap();
    (folder, store)
}

fn change<T>(store: &Store, name: StepName, f: impl FnOnce(&mut Writer<'_>) -> Answer<T>) -> T {
    store.change(step(name), f).unwrap().0
}

fn person(name: &str) -> PersonDetails {
    PersonDetails { name: name.to_owned(), ..PersonDetails::default() }
}

fn venue(name: &str) -> VenueDetails {
    VenueDetails { name: name.to_owned(), capacity: 100, ..VenueDetails::default() }
}

fn request(title: &str) -> RequestDetails {
    let requester = Requester { name: "Jan Próbny".to_owned(), ..Requester::default() };
    RequestDetails { title: title.to_owned(), requester, ..RequestDetails::default() }
}

fn meeting(name: &str, request_id: RequestId, venue_id: VenueId) -> MeetingDetails {
    MeetingDetails {
        uid: format!("{name}@example.org"),
        request_id,
        name: name.to_owned(),
        venue_id,
        start: at(100),
        duration: Minutes(90),
        setup: Minutes(30),
        clearing: Minutes(30),
        stage: Stage::Held,
        participants: vec![],
        sequence: 0,
        override_reason: None,
        cancel_reason: None,
        confirmed_at: None,
        announced_start: None,
        bookings: vec![],
        calendar_answers: vec![],
    }
}

fn notice(meeting_id: MeetingId, kind: AddresseeKind, name: &str) -> NoticeDetails {
    let email = Some(format!("{name}@example.org"));
    let addressee = Addressee { kind, name: name.to_owned(), gender: Gender::Feminine, email, phone: None };
    let (since, due_by) = (at(1), at(25));
    let kind = NoticeKind::Confirmed;
    NoticeDetails { meeting_id, kind, addressee, since, due_by, sent_at: None, sent_by: None }
}

/// A meeting with everything it stands on.
fn placed(store: &Store) -> (RequestId, VenueId, MeetingId) {
    change(store, StepName::PlaceMeeting, |writer| {
        let request = writer.insert_request(&request("Plac zabaw"))?;
        let venue = writer.insert_venue(&venue("Szkoła"))?;
        Ok((request, venue, writer.insert_meeting(&meeting("Plac zabaw", request, venue))?))
    })
}

/// Everything the register holds, as text: row for row, with the search index and the calendars' busy time.
fn content(store: &Store) -> Vec<String> {
    store.read(read_content).unwrap()
}

fn read_content(reader: &Reader<'_>) -> Answer<Vec<String>> {
    let mut lines =
        rows(reader, "SELECT 'search ' || json_array(rowid, name, words, title) FROM search ORDER BY 1")?;
    for captured in &capture::CAPTURED {
        let table = captured.table;
        let image = capture::image(reader.connection, table, table)?;
        let sql = format!("SELECT '{table} ' || {image} FROM {table} ORDER BY {}", captured.key);
        lines.extend(rows(reader, &sql)?);
    }
    for calendar in reader.calendars()? {
        lines.push(format!("{:?}", reader.busy(calendar.id)?));
    }
    Ok(lines)
}

fn rows(reader: &Reader<'_>, sql: &str) -> Answer<Vec<String>> {
    row::all(reader.connection, sql, [], |row| Ok(row.get(0)?))
}

fn count(store: &Store, table: &str) -> i64 {
    let sql = format!("SELECT count(*) FROM {table}");
    store.writing().query_row(&sql, [], |row| row.get(0)).unwrap()
}
