//! A meeting that another desk wrote, with its announcement, releases and publications.

use std::collections::BTreeSet;

use chrono::DateTime;
use exchange::shared::{Document, Kind};
use planning::announcement::AnnouncementDraft;
use planning::booking::Booking;
use planning::id::{MeetingId, RequestId, VenueId};
use planning::meeting::{Meeting, MeetingDetails};
use planning::outcome::Outcome;
use planning::publication::{Publication, PublicationDetails};
use planning::request::{Request, RequestDetails, RequestState};
use planning::time::{Interval, warsaw};
use planning::venue::VenueDetails;
use serde_json::{Map, Value, json};
use store::{ReleaseDetails, Writer};

use super::calendar_answers;
use super::documents::object;
use super::names::Names;
use super::take::{NotTaken, Taken, somebody, understood};

pub(super) fn meeting(writer: &mut Writer<'_>, names: &mut Names, document: &Document) -> Taken {
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
    let before = known.as_ref().map_or(&[][..], |meeting| &meeting.bookings);
    fields.insert("bookings".to_owned(), json!(bookings(writer, names, document, before)?));
    fields.insert("calendar_answers".to_owned(), json!(calendar_answers::of(names, document)));
    let mut details: MeetingDetails = understood(Value::Object(fields))?;
    details.ask_again();
    let id = match known {
        Some(meeting) => {
            writer.update_meeting(&Meeting { id: meeting.id, details })?;
            meeting.id
        }
        None => writer.insert_meeting(&details)?,
    };
    announcement(writer, document, id)?;
    outcome(writer, document, id)?;
    releases(writer, names, document, id)?;
    publications(writer, document, id)
}

/// Fields that are the meeting's own and point to nothing.
fn plain(document: &Document) -> impl Iterator<Item = (&String, &Value)> {
    let apart = ["request", "venue", "participants", "bookings", "calendar_answers"];
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

fn outcome(writer: &mut Writer<'_>, document: &Document, id: MeetingId) -> Taken {
    let before = writer.outcome(id)?;
    let mut fields = object(&before.clone().unwrap_or_default());
    for (name, value) in &document.fields {
        if let Some(name) = name.strip_prefix("outcome.") {
            fields.insert(name.to_owned(), value.clone());
        }
    }
    let after: Outcome = understood(Value::Object(fields))?;
    if after != before.unwrap_or_default() {
        writer.put_outcome(id, &after)?;
    }
    Ok(())
}

/// What owners of halls said: what is known keeps its place in the order, what is new comes behind.
fn bookings(
    writer: &mut Writer<'_>,
    names: &mut Names,
    document: &Document,
    known: &[Booking],
) -> Result<Vec<Booking>, NotTaken> {
    let mut said = Vec::new();
    for (name, fields) in elements(document, "booking:") {
        said.push(booking(writer, names, document, name, fields)?);
    }
    let mut all = Vec::new();
    for old in known {
        let same = said.iter().position(|new| (new.venue_id, new.interval) == (old.venue_id, old.interval));
        all.extend(same.map(|at| said.remove(at)));
    }
    all.append(&mut said);
    Ok(all)
}

fn booking(
    writer: &mut Writer<'_>,
    names: &mut Names,
    document: &Document,
    name: &str,
    fields: &Map<String, Value>,
) -> Result<Booking, NotTaken> {
    let not_understood = || NotTaken::NotUnderstood(name.to_owned());
    let (venue, times) = name.rsplit_once('@').ok_or_else(not_understood)?;
    let (start, end) = times.split_once('-').ok_or_else(not_understood)?;
    let instant = |seconds: &str| DateTime::from_timestamp(seconds.parse().ok()?, 0);
    let interval = instant(start).zip(instant(end)).and_then(|(start, end)| Interval::new(start, end));
    let mut fields = fields.clone();
    fields.insert("interval".to_owned(), json!(interval.ok_or_else(not_understood)?));
    fields.insert("venue_id".to_owned(), json!(asked_venue(writer, names, document, venue)?));
    understood(Value::Object(fields))
}

/// A hall that was asked; where it is not shared, one with the name that travels along.
fn asked_venue(
    writer: &mut Writer<'_>,
    names: &mut Names,
    document: &Document,
    uid: &str,
) -> Result<VenueId, NotTaken> {
    if uid == document.text("venue") {
        return its_venue(writer, names, document);
    }
    if let Some(id) = names.id(Kind::Venue, uid)
        && writer.venue(VenueId(id))?.is_some()
    {
        return Ok(VenueId(id));
    }
    let named = document.look.venues.iter().find(|venue| venue.uid == uid && !venue.name.trim().is_empty());
    let named = named.ok_or_else(|| NotTaken::NotUnderstood("a hall in it is not known here".to_owned()))?;
    let id = writer.insert_venue(&VenueDetails { name: named.name.clone(), ..VenueDetails::default() })?;
    names.put(Kind::Venue, id.0, uid);
    Ok(id)
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
        let at = at.parse().ok().and_then(|seconds| DateTime::from_timestamp(seconds, 0));
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
