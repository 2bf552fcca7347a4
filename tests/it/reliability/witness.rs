//! Whether a register is whole: sound for SQLite, its ledger unbroken, and everything in it as its ledger says.

use std::collections::BTreeMap;
use std::path::Path;

use planning::id::{MeetingId, NoticeId, PersonId, RequestId, VenueId};
use serde_json::Value;
use store::{Entity, EntityKind, Reader, Store, StoreError};

/// Opens the register as the next start would, and looks at everything. Answers the last row of its ledger.
pub fn whole(path: &Path) -> i64 {
    let store = Store::open(path).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(store.verify().unwrap(), [], "sound, unbroken, sealed");
    store.read(as_the_ledger_says).unwrap();
    store.read(|reader| reader.last_change()).unwrap()
}

/// A step's rows and its ledger rows commit together: were one half missing, a thing would differ from the newest ledger
/// row about it.
fn as_the_ledger_says(reader: &Reader<'_>) -> Result<(), StoreError> {
    let mut newest: BTreeMap<Entity, Option<Value>> = BTreeMap::new();
    for row in reader.ledger(None, usize::MAX)? {
        newest.entry(row.entity).or_insert(row.after);
    }
    for (entity, told) in newest {
        let found = document(reader, entity)?;
        match (&told, &found) {
            (_, None)
                if !matches!(entity.kind, EntityKind::Register)
                    && told.is_some()
                    && looked_at(entity.kind) =>
            {
                panic!("{entity:?} is in the ledger and not in the register")
            }
            (None, Some(_)) => panic!("{entity:?} was removed and is there"),
            (Some(told), Some(found)) => assert!(agrees(told, found), "{entity:?}: {told} and {found}"),
            _ => {}
        }
    }
    Ok(())
}

const fn looked_at(kind: EntityKind) -> bool {
    matches!(
        kind,
        EntityKind::Person
            | EntityKind::Venue
            | EntityKind::Request
            | EntityKind::Meeting
            | EntityKind::Notice
    )
}

fn document(reader: &Reader<'_>, entity: Entity) -> Result<Option<Value>, StoreError> {
    let id = entity.id;
    Ok(match entity.kind {
        EntityKind::Person => reader.person(PersonId(id))?.map(json),
        EntityKind::Venue => reader.venue(VenueId(id))?.map(json),
        EntityKind::Request => reader.request(RequestId(id))?.map(json),
        EntityKind::Meeting => reader.meeting(MeetingId(id))?.map(json),
        EntityKind::Notice => reader.notice(NoticeId(id))?.map(json),
        _ => None,
    })
}

fn json(thing: impl serde::Serialize) -> Value {
    serde_json::to_value(thing).unwrap()
}

/// Everything the ledger tells is so; what it withholds it can't tell.
fn agrees(told: &Value, found: &Value) -> bool {
    match (told, found) {
        (Value::Object(told), Value::Object(found)) => {
            told.iter().all(|(key, value)| found.get(key).is_some_and(|found| agrees(value, found)))
        }
        (Value::Array(told), Value::Array(found)) => {
            told.len() == found.len() && told.iter().zip(found).all(|(told, found)| agrees(told, found))
        }
        _ => told == found,
    }
}
