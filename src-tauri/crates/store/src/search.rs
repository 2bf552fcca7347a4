//! Search over folded words: "lagiewniki" finds Łagiewniki, "bial" finds Prądnik Biały.
//!
//! FTS5's own folding leaves ł as it is, so `planning::fold` folds what goes in and what is asked for. The index follows in
//! the transaction of the change, undo included, because the one door tells it what has changed.

use planning::district::{self, DistrictNumber};
use planning::fold::fold;
use planning::id::{MeetingId, PersonId, RequestId, VenueId};
use planning::meeting::Meeting;
use planning::person::{Person, PersonDetails};
use planning::request::Request;
use planning::time::warsaw;
use planning::venue::{Venue, VenueDetails};
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::entity::{Changed, Entity, EntityKind};
use crate::error::StoreError;
use crate::reader::Reader;
use crate::row;

/// A thing that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Hit {
    pub kind: EntityKind,
    #[ts(type = "number")]
    pub id: i64,
    pub title: String,
}

/// The kinds that are found, by the number in their key. Never reordered: the numbers stand in files.
const KINDS: [EntityKind; 4] =
    [EntityKind::Person, EntityKind::Venue, EntityKind::Request, EntityKind::Meeting];
const KEYS_PER_ID: i64 = 16;

/// A word in the name counts ten times one elsewhere.
const FIND: &str =
    "SELECT rowid, title FROM search WHERE search MATCH ? ORDER BY bm25(search, 10.0, 1.0), rowid LIMIT ?";

struct Entry {
    title: String,
    words: Vec<String>,
}

impl Reader<'_> {
    /// Things with all the words, each at least begun: the best first, at most `limit`; none where nothing is asked.
    pub fn search(&self, text: &str, limit: usize) -> Result<Vec<Hit>, StoreError> {
        let Some(query) = query(text) else { return Ok(vec![]) };
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        row::all(self.connection, FIND, params![query, limit], |row| hit(row.get(0)?, row.get(1)?))
    }
}

/// Brings the index in step with what has changed.
pub(crate) fn refresh(reader: &Reader<'_>, changed: &Changed) -> Result<(), StoreError> {
    for entity in &with_dependants(reader, changed)?.entities {
        let Some(key) = key(*entity) else { continue };
        let delete = "DELETE FROM search WHERE rowid = ?";
        reader.connection.prepare_cached(delete)?.execute([key])?;
        if let Some(Entry { title, words }) = entry(reader, *entity)? {
            let insert = "INSERT INTO search (rowid, name, words, title) VALUES (?, ?, ?, ?)";
            let (name, words) = (fold(&title), fold(&words.join(" ")));
            reader.connection.prepare_cached(insert)?.execute(params![key, name, words, title])?;
        }
    }
    Ok(())
}

/// Fills an empty index with everything that is found.
pub(crate) fn index_all(reader: &Reader<'_>) -> Result<(), StoreError> {
    let people = reader.people()?.into_iter().map(|person| person.id.into());
    let venues = reader.venues()?.into_iter().map(|venue| venue.id.into());
    let requests = reader.requests()?.into_iter().map(|request| request.id.into());
    let meetings = reader.meetings()?.into_iter().map(|meeting| meeting.id.into());
    refresh(reader, &people.chain(venues).chain(requests).chain(meetings).collect())
}

/// Makes the index from nothing: FTS5 lets removed words go only when it merges. (Its `secure-delete` option would do so at
/// once, but makes a file whose index SQLite before 3.42 can't read.)
pub(crate) fn rebuild(connection: &Connection) -> Result<(), StoreError> {
    connection.execute("INSERT INTO search (search) VALUES ('rebuild')", [])?;
    Ok(())
}

/// A meeting is found by the words of its request and its venue, so it follows them.
fn with_dependants(reader: &Reader<'_>, changed: &Changed) -> Result<Changed, StoreError> {
    let mut all = changed.entities.clone();
    for entity in &changed.entities {
        let meetings = match entity.kind {
            EntityKind::Request => reader.meetings_of(RequestId(entity.id))?,
            EntityKind::Venue => reader.meetings_at(VenueId(entity.id))?,
            _ => vec![],
        };
        all.extend(meetings.into_iter().map(|meeting| Entity::from(meeting.id)));
    }
    Ok(all.into_iter().collect())
}

fn entry(reader: &Reader<'_>, entity: Entity) -> Result<Option<Entry>, StoreError> {
    let id = entity.id;
    Ok(match entity.kind {
        EntityKind::Person => reader.person(PersonId(id))?.map(of_person),
        EntityKind::Venue => reader.venue(VenueId(id))?.map(of_venue),
        EntityKind::Request => reader.request(RequestId(id))?.map(of_request),
        EntityKind::Meeting => {
            reader.meeting(MeetingId(id))?.map(|meeting| of_meeting(reader, meeting)).transpose()?
        }
        _ => None,
    })
}

fn of_person(person: Person) -> Entry {
    let PersonDetails { name, office, email, .. } = person.details;
    Entry { title: name, words: office.into_iter().chain(email).collect() }
}

fn of_venue(venue: Venue) -> Entry {
    let VenueDetails { name, address, owner, district, .. } = venue.details;
    Entry { title: name, words: [address].into_iter().chain(owner).chain(district_words(district)).collect() }
}

fn of_request(request: Request) -> Entry {
    Entry { words: request_words(&request), title: request.details.title }
}

/// The date is found as 2026-05-13.
fn of_meeting(reader: &Reader<'_>, meeting: Meeting) -> Result<Entry, StoreError> {
    let mut words = vec![warsaw::date(meeting.start).to_string()];
    if let Some(request) = reader.request(meeting.request_id)? {
        words.push(request.title.clone());
        words.extend(request_words(&request));
    }
    if let Some(venue) = reader.venue(meeting.venue_id)? {
        words.extend([venue.name.clone(), venue.address.clone()]);
    }
    Ok(Entry { title: meeting.details.name, words })
}

fn request_words(request: &Request) -> Vec<String> {
    let requester = &request.requester;
    let mut words = vec![request.topic.clone(), requester.name.clone()];
    words.extend(request.case_mark.clone());
    words.extend(requester.body.clone());
    words.extend(request.bodies.iter().map(|body| body.name.clone()));
    words.extend(district_words(request.district));
    words
}

fn district_words(number: Option<DistrictNumber>) -> Option<String> {
    number.and_then(district::by_number).map(|district| district.official.clone())
}

/// Every word in quotation marks, so that none is an operator of FTS5; `*` lets a begun word count.
fn query(text: &str) -> Option<String> {
    let folded = fold(text);
    let words: Vec<String> = folded
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| format!("\"{word}\"*"))
        .collect();
    (!words.is_empty()).then(|| words.join(" "))
}

fn key(entity: Entity) -> Option<i64> {
    let number = KINDS.iter().position(|kind| *kind == entity.kind)?;
    Some(entity.id * KEYS_PER_ID + i64::try_from(number).ok()?)
}

fn hit(key: i64, title: String) -> Result<Hit, StoreError> {
    let (id, number) = (key / KEYS_PER_ID, key % KEYS_PER_ID);
    let kind = usize::try_from(number).ok().and_then(|number| KINDS.get(number).copied());
    let kind = kind.ok_or_else(|| StoreError::inconsistent(format!("search key {key}")))?;
    Ok(Hit { kind, id, title })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_words_and_never_operators() {
        assert_eq!(query("Łagiewniki OR \"-biały").as_deref(), Some("\"lagiewniki\"* \"or\"* \"bialy\"*"));
        assert_eq!(query(" .,* "), None);
    }

    #[test]
    fn a_key_tells_its_thing() {
        let entity = Entity::from(VenueId(7));
        let found = hit(key(entity).unwrap(), String::new()).unwrap();
        assert_eq!((found.kind, found.id), (entity.kind, entity.id));
    }
}
