//! What another desk wrote goes into the register. Only what the document says is changed.

use std::collections::BTreeSet;

use exchange::shared::{Document, Kind};
use planning::announcement::AnnouncementDraft;
use planning::body::LinkedBody;
use planning::id::{MeetingId, PersonId, RequestId, VenueId};
use planning::meeting::{Meeting, MeetingDetails};
use planning::person::{Person, PersonDetails};
use planning::publication::{Publication, PublicationDetails};
use planning::request::{Request, RequestDetails, RequestState, Requester};
use planning::time::warsaw;
use planning::venue::{Venue, VenueDetails};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};
use store::{ReleaseDetails, StoreError, Writer};

use super::documents::object;
use super::names::{Names, body_uid, request_of_requester};
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

type Taken = Result<(), NotTaken>;

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
    let known = match names.id(Kind::Person, &document.uid) {
        Some(id) => writer.person(PersonId(id))?,
        None => None,
    };
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

fn meeting(writer: &mut Writer<'_>, names: &mut Names, document: &Document) -> Taken {
    let known = writer.meetings()?.into_iter().find(|meeting| meeting.uid == document.uid);
    let mut fields = known.as_ref().map(|meeting| object(&meeting.details)).unwrap_or_default();
    for (name, value) in plain(document) {
        fields.insert(name.clone(), value.clone());
    }
    fields.insert("uid".to_owned(), json!(document.uid));
    fields.insert("request_id".to_owned(), json!(its_request(writer, names, document)?));
    fields.insert("venue_id".to_owned(), json!(its_venue(writer, names, document)?));
    let mut participants = document.fields.get("participants").cloned().unwrap_or_else(|| json!([]));
    for participant in participants.as_array_mut().into_iter().flatten() {
        let uid = participant["person"].as_str().unwrap_or_default().to_owned();
        participant["person_id"] = json!(somebody(writer, names, &uid, &document.look)?.0);
    }
    fields.insert("participants".to_owned(), participants);
    let details: MeetingDetails = understood(Value::Object(fields))?;
    let id = match known {
        Some(meeting) => {
            writer.update_meeting(&Meeting { id: meeting.id, details })?;
            meeting.id
        }
        None => writer.insert_meeting(&details)?,
    };
    announcement(writer, document, id)?;
    releases(writer, names, document, id)?;
    publications(writer, document, id)
}

/// Fields that are the meeting's own and point to nothing.
fn plain(document: &Document) -> impl Iterator<Item = (&String, &Value)> {
    let apart = ["request", "venue", "participants"];
    document.fields.iter().filter(move |(name, _)| {
        !apart.contains(&name.as_str()) && !name.contains(':') && !name.contains('.')
    })
}

fn announcement(writer: &mut Writer<'_>, document: &Document, id: MeetingId) -> Taken {
    let before = writer.announcement(id)?;
    let mut fields = object(&before.clone().unwrap_or_default());
    for (name, value) in &document.fields {
        if let Some(name) = name.strip_prefix("announcement.") {
            fields.insert(name.to_owned(), value.clone());
        }
    }
    let after: AnnouncementDraft = understood(Value::Object(fields))?;
    if after != before.unwrap_or_default() {
        writer.put_announcement(id, &after)?;
    }
    Ok(())
}

/// A release is a frozen copy: one that is known stays as it is, one that is new is added.
fn releases(writer: &mut Writer<'_>, names: &mut Names, document: &Document, id: MeetingId) -> Taken {
    let known = writer.releases_of(id)?;
    let mut number = known.iter().map(|release| release.number).max().unwrap_or_default();
    let digests: BTreeSet<&str> = known.iter().map(|release| release.digest.as_str()).collect();
    let new = elements(document, "release:").filter(|(digest, _)| !digests.contains(digest));
    let mut new: Vec<(&str, &Map<String, Value>)> = new.collect();
    new.sort_by_key(|(_, said)| said.get("at").and_then(Value::as_str).unwrap_or_default());
    for (digest, said) in new {
        let venue = said.get("venue").and_then(Value::as_str).and_then(|uid| names.id(Kind::Venue, uid));
        let venue = venue.map_or_else(|| its_venue(writer, names, document), |id| Ok(VenueId(id)))?;
        number += 1;
        let mut fields = said.clone();
        fields.insert("meeting_id".to_owned(), json!(id));
        fields.insert("venue_id".to_owned(), json!(venue));
        fields.insert("number".to_owned(), json!(number));
        fields.insert("digest".to_owned(), json!(digest));
        // The pack lies on the desk that made it.
        fields.insert("path".to_owned(), json!(""));
        let details: ReleaseDetails = understood(Value::Object(fields))?;
        writer.insert_release(&details)?;
    }
    Ok(())
}

fn publications(writer: &mut Writer<'_>, document: &Document, id: MeetingId) -> Taken {
    let releases = writer.releases_of(id)?;
    let mut known = writer.publications_of(id)?;
    for (name, said) in elements(document, "publication:") {
        let Some((channel, at)) = name.rsplit_once('@') else { continue };
        let at = at.parse().ok().and_then(|seconds| chrono::DateTime::from_timestamp(seconds, 0));
        let at = at.ok_or_else(|| NotTaken::NotUnderstood(name.to_owned()))?;
        let digest = said.get("release").and_then(Value::as_str).unwrap_or_default();
        let release = releases.iter().find(|release| release.digest == digest);
        let mut fields = said.clone();
        fields.remove("release");
        fields.insert("meeting_id".to_owned(), json!(id));
        fields.insert("channel_id".to_owned(), json!(channel));
        fields.insert("release_id".to_owned(), json!(release.map(|release| release.id)));
        fields.insert("at".to_owned(), json!(at.with_timezone(&warsaw::ZONE).to_rfc3339()));
        let details: PublicationDetails = understood(Value::Object(fields))?;
        let same = |each: &Publication| each.channel_id == details.channel_id && each.at == details.at;
        match known.iter().position(same) {
            Some(index) => {
                let standing = known.remove(index);
                if standing.details != details {
                    writer.update_publication(&Publication { id: standing.id, details })?;
                }
            }
            None => drop(writer.insert_publication(&details)?),
        }
    }
    for gone in known {
        writer.remove_publication(gone.id)?;
    }
    Ok(())
}

fn elements<'a>(
    document: &'a Document,
    prefix: &'a str,
) -> impl Iterator<Item = (&'a str, &'a Map<String, Value>)> {
    document
        .fields
        .iter()
        .filter_map(move |(name, value)| Some((name.strip_prefix(prefix)?, value.as_object()?)))
}

/// The request a meeting answers; where it is not shared, one with the title that travels along.
fn its_request(
    writer: &mut Writer<'_>,
    names: &mut Names,
    document: &Document,
) -> Result<RequestId, NotTaken> {
    let uid = document.text("request").to_owned();
    if let Some(id) = names.id(Kind::Request, &uid)
        && writer.request(RequestId(id))?.is_some()
    {
        return Ok(RequestId(id));
    }
    let title = document.look.request_title.clone().unwrap_or_else(|| document.text("name").to_owned());
    let id = writer.insert_request(&RequestDetails { title, ..RequestDetails::default() })?;
    if let Some(request) = writer.request(id)? {
        writer.update_request(&Request { state: RequestState::Planned, ..request })?;
    }
    names.put(Kind::Request, id.0, &uid);
    Ok(id)
}

fn its_venue(writer: &mut Writer<'_>, names: &mut Names, document: &Document) -> Result<VenueId, NotTaken> {
    let uid = document.text("venue").to_owned();
    if let Some(id) = names.id(Kind::Venue, &uid)
        && writer.venue(VenueId(id))?.is_some()
    {
        return Ok(VenueId(id));
    }
    let look = &document.look;
    let name = look.venue_name.clone().or_else(|| look.location.clone());
    let name = name.ok_or_else(|| NotTaken::NotUnderstood("its venue is not here".to_owned()))?;
    let point = look.geo.map(|(latitude, longitude)| planning::place::GeoPoint { latitude, longitude });
    let address = look.venue_address.clone().unwrap_or_default();
    let id = writer.insert_venue(&VenueDetails { name, address, point, ..VenueDetails::default() })?;
    names.put(Kind::Venue, id.0, &uid);
    Ok(id)
}

/// Somebody by name on every desk; where people are not shared, one with the name that travels along.
fn somebody(
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

fn understood<T: DeserializeOwned>(value: Value) -> Result<T, NotTaken> {
    serde_json::from_value(value).map_err(|error| NotTaken::NotUnderstood(error.to_string()))
}

/// Takes a thing out of the register.
///
/// # Errors
/// [`StoreError::InUse`] where something of this desk still needs it.
pub(crate) fn remove(
    writer: &mut Writer<'_>,
    names: &Names,
    kind: Kind,
    uid: &str,
) -> Result<(), StoreError> {
    match kind {
        Kind::Person => match names.id(kind, uid) {
            Some(id) if writer.person(PersonId(id))?.is_some() => writer.remove_person(PersonId(id)),
            _ => Ok(()),
        },
        Kind::Venue => match names.id(kind, uid) {
            Some(id) if writer.venue(VenueId(id))?.is_some() => writer.remove_venue(VenueId(id)),
            _ => Ok(()),
        },
        Kind::Request => match names.id(kind, uid) {
            Some(id) if writer.request(RequestId(id))?.is_some() => writer.remove_request(RequestId(id)),
            _ => Ok(()),
        },
        Kind::Requester => {
            let request = request_of_requester(uid).and_then(|uid| names.id(Kind::Request, uid));
            match request {
                Some(id) if writer.request(RequestId(id))?.is_some() => writer.erase_requester(RequestId(id)),
                _ => Ok(()),
            }
        }
        // A body is only a name at a request: it goes with its requests.
        Kind::Body => Ok(()),
        Kind::Meeting => {
            let found = writer.meetings()?.into_iter().find(|meeting| meeting.uid == uid);
            found.map_or(Ok(()), |meeting| writer.remove_meeting(meeting.id))
        }
    }
}
