//! What another desk wrote goes into the register. Only what the document says is changed.

use chrono::DateTime;
use exchange::shared::{Document, Kind, Written};
use planning::body::LinkedBody;
use planning::id::{PersonId, RequestId, VenueId};
use planning::person::{Person, PersonDetails};
use planning::request::{Request, RequestDetails, RequestState, Requester};
use planning::venue::{Venue, VenueDetails};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use store::{StoreError, Writer};

use super::documents::object;
use super::names::{Names, body_uid, request_of_requester};
use super::take_meeting::meeting;
use crate::DeskError;

/// Why a document could not go into the register.
#[derive(Debug)]
pub(crate) enum NotTaken {
    /// A newer version of the program wrote something this one does not understand, or what it points to is not there.
    NotUnderstood(String),
    Failed(DeskError),
}

impl From<StoreError> for NotTaken {
    fn from(error: StoreError) -> Self {
        match error {
            // A document that contradicts the register is the document's fault.
            StoreError::Inconsistent { detail } => Self::NotUnderstood(detail),
            other => Self::Failed(other.into()),
        }
    }
}

pub(super) type Taken = Result<(), NotTaken>;

/// Writes a document into the register: a new thing, or the one that bears its name.
pub(crate) fn take(writer: &mut Writer<'_>, names: &mut Names, document: &Document) -> Taken {
    match document.kind {
        Kind::Person => person(writer, names, document),
        Kind::Venue => venue(writer, names, document),
        Kind::Body => body(writer, document),
        Kind::Request => request(writer, names, document),
        Kind::Requester => requester(writer, names, document),
        Kind::Meeting => meeting(writer, names, document),
    }
}

fn person(writer: &mut Writer<'_>, names: &mut Names, document: &Document) -> Taken {
    let mut known = match names.id(Kind::Person, &document.uid) {
        Some(id) => writer.person(PersonId(id))?,
        None => None,
    };
    if let Some(person) = &known
        && erased_there(writer, person.id, &document.written)?
    {
        known = writer.person(person.id)?;
    }
    let before = known.as_ref().map(|person| person.details.clone()).unwrap_or_default();
    let mut details: PersonDetails = with_fields(&before, document, |_| true)?;
    // Why somebody is away does not travel: what this desk knows of it stays.
    for absence in &mut details.absences {
        let same = before.absences.iter().find(|old| (old.from, old.to) == (absence.from, absence.to));
        absence.reason = same.and_then(|old| old.reason.clone());
    }
    match known {
        Some(person) => writer.update_person(&Person { id: person.id, details })?,
        None => {
            let id = writer.insert_person(&details)?;
            names.put(Kind::Person, id.0, &document.uid);
        }
    }
    Ok(())
}

/// Another desk has erased somebody (RODO art. 17): so does this one, with a tombstone of its own. Answers whether it did.
fn erased_there(writer: &mut Writer<'_>, id: PersonId, written: &Written) -> Result<bool, NotTaken> {
    let Some(basis) = &written.erased else { return Ok(false) };
    if writer.erasures()?.iter().any(|each| each.entity == id.into()) {
        return Ok(false);
    }
    let at = DateTime::parse_from_rfc3339(&written.at)
        .map_err(|error| NotTaken::NotUnderstood(error.to_string()))?;
    writer.erase_person(id, "")?;
    writer.note_erasure(id, basis, &written.by, at.to_utc())?;
    Ok(true)
}

fn venue(writer: &mut Writer<'_>, names: &mut Names, document: &Document) -> Taken {
    let known = match names.id(Kind::Venue, &document.uid) {
        Some(id) => writer.venue(VenueId(id))?,
        None => None,
    };
    let before = known.as_ref().map(|venue| venue.details.clone()).unwrap_or_default();
    let details: VenueDetails = with_fields(&before, document, |_| true)?;
    match known {
        Some(venue) => writer.update_venue(&Venue { id: venue.id, details })?,
        None => {
            let id = writer.insert_venue(&details)?;
            names.put(Kind::Venue, id.0, &document.uid);
        }
    }
    Ok(())
}

/// The body's address, at every request that names it.
fn body(writer: &mut Writer<'_>, document: &Document) -> Taken {
    let read: LinkedBody = with_fields(&LinkedBody::default(), document, |_| true)?;
    for mut request in writer.requests()? {
        let mut changed = false;
        for body in request.details.bodies.iter_mut().filter(|body| body_uid(&body.name) == document.uid) {
            changed |= (&body.email, &body.phone) != (&read.email, &read.phone);
            (body.email, body.phone) = (read.email.clone(), read.phone.clone());
        }
        if changed {
            writer.update_request(&request)?;
        }
    }
    Ok(())
}

fn request(writer: &mut Writer<'_>, names: &mut Names, document: &Document) -> Taken {
    let known = match names.id(Kind::Request, &document.uid) {
        Some(id) => writer.request(RequestId(id))?,
        None => None,
    };
    let before = known.as_ref().map(|request| request.details.clone()).unwrap_or_default();
    let mut prepared = document.clone();
    people_of_roles(writer, names, &mut prepared)?;
    let addresses: Vec<LinkedBody> =
        writer.requests()?.into_iter().flat_map(|request| request.details.bodies).collect();
    bodies_by_name(&addresses, &mut prepared);
    let details: RequestDetails =
        with_fields(&before, &prepared, |name| name != "state" && name != "decline_reason")?;
    let state: RequestState = match prepared.fields.get("state") {
        Some(state) => understood(state.clone())?,
        None => known.as_ref().map(|request| request.state).unwrap_or_default(),
    };
    let decline_reason = prepared.fields.get("decline_reason").and_then(Value::as_str).map(str::to_owned);
    let id = match &known {
        Some(request) => request.id,
        None => {
            let id = writer.insert_request(&details)?;
            names.put(Kind::Request, id.0, &document.uid);
            id
        }
    };
    writer.update_request(&Request { id, state, decline_reason, details })?;
    Ok(())
}

fn people_of_roles(writer: &mut Writer<'_>, names: &mut Names, document: &mut Document) -> Taken {
    let look = document.look.clone();
    for role in document.fields.get_mut("roles").and_then(Value::as_array_mut).into_iter().flatten() {
        for candidate in role.get_mut("candidates").and_then(Value::as_array_mut).into_iter().flatten() {
            let uid = candidate.as_str().unwrap_or_default().to_owned();
            *candidate = json!(somebody(writer, names, &uid, &look)?.0);
        }
    }
    Ok(())
}

fn bodies_by_name(known: &[LinkedBody], document: &mut Document) {
    let Some(bodies) = document.fields.get_mut("bodies").and_then(Value::as_array_mut) else { return };
    for body in bodies {
        let name = body.as_str().unwrap_or_default().to_owned();
        let found = known.iter().find(|each| body_uid(&each.name) == body_uid(&name));
        let (email, phone) = found.map(|each| (each.email.clone(), each.phone.clone())).unwrap_or_default();
        *body = json!(LinkedBody { name, email, phone });
    }
}

fn requester(writer: &mut Writer<'_>, names: &Names, document: &Document) -> Taken {
    let request = request_of_requester(&document.uid).and_then(|uid| names.id(Kind::Request, uid));
    let known = match request {
        Some(id) => writer.request(RequestId(id))?,
        None => None,
    };
    let mut known = known.ok_or_else(|| NotTaken::NotUnderstood("its request is not here".to_owned()))?;
    let read: Requester = with_fields(&known.details.requester, document, |name| name != "remarks")?;
    known.details.requester = read;
    if let Some(remarks) = document.fields.get("remarks") {
        known.details.remarks = remarks.as_str().map(str::to_owned);
    }
    Ok(writer.update_request(&known)?)
}

/// Somebody by name on every desk; where people are not shared, one with the name that travels along.
pub(super) fn somebody(
    writer: &mut Writer<'_>,
    names: &mut Names,
    uid: &str,
    look: &exchange::shared::Look,
) -> Result<PersonId, NotTaken> {
    if let Some(id) = names.id(Kind::Person, uid)
        && writer.person(PersonId(id))?.is_some()
    {
        return Ok(PersonId(id));
    }
    let party = look.people.iter().find(|party| party.uid == uid && !party.name.trim().is_empty());
    let party =
        party.ok_or_else(|| NotTaken::NotUnderstood("somebody in it is not known here".to_owned()))?;
    let details =
        PersonDetails { name: party.name.clone(), email: party.email.clone(), ..PersonDetails::default() };
    let id = writer.insert_person(&details)?;
    names.put(Kind::Person, id.0, uid);
    Ok(id)
}

/// What is there, with what the document says.
fn with_fields<T: serde::Serialize + DeserializeOwned>(
    before: &T,
    document: &Document,
    wanted: impl Fn(&str) -> bool,
) -> Result<T, NotTaken> {
    let mut fields = object(before);
    for (name, value) in document.fields.iter().filter(|(name, _)| wanted(name)) {
        fields.insert(name.clone(), value.clone());
    }
    understood(Value::Object(fields))
}

pub(super) fn understood<T: DeserializeOwned>(value: Value) -> Result<T, NotTaken> {
    serde_json::from_value(value).map_err(|error| NotTaken::NotUnderstood(error.to_string()))
}
