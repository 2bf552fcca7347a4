//! The register as documents: fields by name, what they point to by the names that every desk knows.

use std::collections::BTreeMap;

use exchange::shared::{Document, Fields, Kind, Look, LookParty, Written};
use planning::district;
use planning::meeting::Meeting;
use planning::person::Person;
use planning::request::{Request, Requester};
use planning::settings::Office;
use planning::venue::Venue;
use serde::Serialize;
use serde_json::{Map, Value, json};
use store::{EntityKind, Reader, StoreError};

use super::calendar_answers;
use super::names::{Names, body_uid, requester_uid};

/// Everything that can be shared, by the kind's order of need.
pub(crate) fn all(
    reader: &Reader<'_>,
    names: &mut Names,
    written: &Written,
) -> Result<Vec<Document>, StoreError> {
    let mut source = Source::new(reader, names, written)?;
    let mut found = Vec::new();
    found.extend(reader.people()?.iter().map(|each| source.person(each)));
    found.extend(reader.venues()?.iter().map(|each| source.venue(each)));
    let requests = reader.requests()?;
    found.extend(source.bodies(&requests));
    found.extend(requests.iter().map(|each| source.request(each)));
    found.extend(requests.iter().filter_map(|each| source.requester(each)));
    for meeting in reader.meetings()? {
        found.push(source.meeting(&meeting)?);
    }
    Ok(found)
}

/// One thing as it is now; `None` where it is not there.
pub(crate) fn one(
    reader: &Reader<'_>,
    names: &mut Names,
    written: &Written,
    kind: Kind,
    uid: &str,
) -> Result<Option<Document>, StoreError> {
    // The register of an office is small: looking for one reads all.
    Ok(all(reader, names, written)?.into_iter().find(|each| each.kind == kind && each.uid == uid))
}

pub(crate) struct Source<'a, 'r> {
    reader: &'a Reader<'r>,
    names: &'a mut Names,
    written: Written,
    people: BTreeMap<i64, Person>,
    venues: BTreeMap<i64, Venue>,
    requests: BTreeMap<i64, Request>,
    office: Office,
    /// Persons that were erased, and on what basis.
    erased: BTreeMap<i64, String>,
}

impl<'a, 'r> Source<'a, 'r> {
    fn new(reader: &'a Reader<'r>, names: &'a mut Names, written: &Written) -> Result<Self, StoreError> {
        Ok(Self {
            reader,
            names,
            written: written.clone(),
            people: reader.people()?.into_iter().map(|each| (each.id.0, each)).collect(),
            venues: reader.venues()?.into_iter().map(|each| (each.id.0, each)).collect(),
            requests: reader.requests()?.into_iter().map(|each| (each.id.0, each)).collect(),
            office: reader.settings()?.office,
            erased: erased_people(reader)?,
        })
    }

    fn document(&self, kind: Kind, uid: String, fields: Fields, look: Look) -> Document {
        Document { written: self.written.clone(), ..Document::new(kind, uid, fields, look) }
    }

    fn person(&mut self, person: &Person) -> Document {
        let uid = self.names.uid(Kind::Person, person.id.0);
        let mut fields = object(&person.details);
        // Where somebody starts from in the morning is nobody else's business, nor is why they were away.
        fields.remove("base");
        for absence in fields.get_mut("absences").and_then(Value::as_array_mut).into_iter().flatten() {
            if let Some(absence) = absence.as_object_mut() {
                absence.remove("reason");
            }
        }
        let mut document = self.document(Kind::Person, uid, whole(fields), Look::default());
        document.written.erased = self.erased.get(&person.id.0).cloned();
        document
    }

    fn venue(&mut self, venue: &Venue) -> Document {
        let uid = self.names.uid(Kind::Venue, venue.id.0);
        let geo = venue.point.map(|point| (point.latitude, point.longitude));
        self.document(Kind::Venue, uid, whole(object(&venue.details)), Look { geo, ..Look::default() })
    }

    fn bodies(&self, requests: &[Request]) -> Vec<Document> {
        let mut found: BTreeMap<String, Document> = BTreeMap::new();
        for body in requests.iter().flat_map(|request| &request.bodies) {
            if body.name.trim().is_empty() {
                continue;
            }
            let uid = body_uid(&body.name);
            let fields = object(body);
            let known = found
                .entry(uid.clone())
                .or_insert_with(|| self.document(Kind::Body, uid, whole(fields.clone()), Look::default()));
            // The same body stands at several requests: what only one of them knows counts.
            for (name, value) in fields {
                let blank = known.fields.get(&name).is_none_or(Value::is_null);
                if blank && !value.is_null() {
                    known.fields.insert(name, value);
                }
            }
        }
        found.into_values().collect()
    }

    fn request(&mut self, request: &Request) -> Document {
        let uid = self.names.uid(Kind::Request, request.id.0);
        let mut fields = object(request);
        // Who asked, and what was noted about the letter, are personal data: they go apart, or not at all.
        for apart in ["id", "requester", "remarks"] {
            fields.remove(apart);
        }
        let bodies: Vec<&str> = request.bodies.iter().map(|body| body.name.as_str()).collect();
        fields.insert("bodies".to_owned(), json!(bodies));
        let mut people = Vec::new();
        for role in fields.get_mut("roles").and_then(Value::as_array_mut).into_iter().flatten() {
            for candidate in role.get_mut("candidates").and_then(Value::as_array_mut).into_iter().flatten() {
                let party = self.party(candidate.as_i64().unwrap_or_default());
                *candidate = json!(party.uid);
                people.push(party);
            }
        }
        let look = Look { categories: self.categories(Some(request)), people, ..Look::default() };
        self.document(Kind::Request, uid, whole(fields), look)
    }

    fn requester(&mut self, request: &Request) -> Option<Document> {
        let remarks = request.remarks.clone().unwrap_or_default();
        if request.requester == Requester::default() && remarks.trim().is_empty() {
            return None;
        }
        let uid = requester_uid(&self.names.uid(Kind::Request, request.id.0));
        let mut fields = object(&request.requester);
        fields.insert("remarks".to_owned(), json!(request.remarks));
        Some(self.document(Kind::Requester, uid, whole(fields), Look::default()))
    }

    fn meeting(&mut self, meeting: &Meeting) -> Result<Document, StoreError> {
        let mut fields = object(&meeting.details);
        for replaced in ["uid", "request_id", "venue_id", "bookings", "calendar_answers"] {
            fields.remove(replaced);
        }
        let request = self.names.uid(Kind::Request, meeting.request_id.0);
        fields.insert("request".to_owned(), json!(request));
        fields.insert("venue".to_owned(), json!(self.names.uid(Kind::Venue, meeting.venue_id.0)));
        let mut people = Vec::new();
        for participant in fields.get_mut("participants").and_then(Value::as_array_mut).into_iter().flatten()
        {
            let Some(participant) = participant.as_object_mut() else { continue };
            let id = participant.remove("person_id").and_then(|id| id.as_i64()).unwrap_or_default();
            let party = self.party(id);
            participant.insert("person".to_owned(), json!(party.uid));
            people.push(party);
        }
        let mut fields = whole(fields);
        calendar_answers::put(meeting, self.names, &mut fields);
        self.announcement(meeting, &mut fields)?;
        self.outcome(meeting, &mut fields)?;
        let mut look = self.look(meeting, people);
        look.venues = self.bookings(meeting, &mut fields);
        Ok(self.document(Kind::Meeting, meeting.uid.clone(), fields, look))
    }

    /// Drafts, releases and publications travel with their meeting; releases and publications each by themselves, so
    /// that those of two desks go together.
    fn announcement(&mut self, meeting: &Meeting, fields: &mut Fields) -> Result<(), StoreError> {
        if let Some(draft) = self.reader.announcement(meeting.id)? {
            for (name, value) in object(&draft) {
                fields.insert(format!("announcement.{name}"), value);
            }
        }
        let releases = self.reader.releases_of(meeting.id)?;
        for release in &releases {
            let mut said = object(&release.details);
            for apart in ["meeting_id", "venue_id", "path", "digest", "number"] {
                said.remove(apart);
            }
            said.insert("venue".to_owned(), json!(self.names.uid(Kind::Venue, release.venue_id.0)));
            fields.insert(format!("release:{}", release.digest), Value::Object(said));
        }
        for publication in self.reader.publications_of(meeting.id)? {
            let mut said = object(&publication.details);
            for apart in ["meeting_id", "release_id", "channel_id", "at"] {
                said.remove(apart);
            }
            let release = releases.iter().find(|release| Some(release.id) == publication.release_id);
            said.insert("release".to_owned(), json!(release.map(|release| &release.digest)));
            let at = publication.at.timestamp();
            fields.insert(format!("publication:{}@{at}", publication.channel_id.0), Value::Object(said));
        }
        Ok(())
    }

    /// What owners of halls said travels each answer by itself, so that those of two desks go together. Gives back the halls.
    fn bookings(&mut self, meeting: &Meeting, fields: &mut Fields) -> Vec<LookParty> {
        let mut venues: Vec<LookParty> = Vec::new();
        for booking in &meeting.bookings {
            let uid = self.names.uid(Kind::Venue, booking.venue_id.0);
            let (start, end) = (booking.interval.start.timestamp(), booking.interval.end.timestamp());
            let mut said = object(booking);
            for apart in ["venue_id", "interval"] {
                said.remove(apart);
            }
            fields.insert(format!("booking:{uid}@{start}-{end}"), Value::Object(said));
            if !venues.iter().any(|known| known.uid == uid) {
                let name = self.venues.get(&booking.venue_id.0).map(|venue| venue.name.clone());
                venues.push(LookParty { uid, name: name.unwrap_or_default(), email: None });
            }
        }
        venues
    }

    fn outcome(&self, meeting: &Meeting, fields: &mut Fields) -> Result<(), StoreError> {
        if let Some(outcome) = self.reader.outcome(meeting.id)? {
            for (name, value) in object(&outcome) {
                fields.insert(format!("outcome.{name}"), value);
            }
        }
        Ok(())
    }

    fn look(&self, meeting: &Meeting, people: Vec<LookParty>) -> Look {
        let venue = self.venues.get(&meeting.venue_id.0);
        let request = self.requests.get(&meeting.request_id.0);
        let words = |venue: &Venue| [venue.name.as_str(), &venue.address].join(", ");
        let mail = Some(self.office.contact_email.clone()).filter(|mail| !mail.trim().is_empty());
        Look {
            location: venue.map(words),
            venue_name: venue.map(|venue| venue.name.clone()),
            venue_address: venue.map(|venue| venue.address.clone()),
            geo: venue.and_then(|venue| venue.point).map(|point| (point.latitude, point.longitude)),
            description: request
                .map(|request| request.topic.clone())
                .filter(|topic| !topic.trim().is_empty()),
            categories: self.categories(request),
            organizer: Some(LookParty {
                uid: String::new(),
                name: self.office.department.clone(),
                email: mail,
            }),
            people,
            venues: vec![],
            request_title: request.map(|request| request.title.clone()),
        }
    }

    fn categories(&self, request: Option<&Request>) -> Vec<String> {
        let district = request.and_then(|request| request.district).and_then(district::by_number);
        let district = district.map(|found| format!("Dzielnica {} {}", found.roman, found.name));
        [self.office.cycle.clone()]
            .into_iter()
            .chain(district)
            .filter(|word| !word.trim().is_empty())
            .collect()
    }

    fn party(&mut self, id: i64) -> LookParty {
        let uid = self.names.uid(Kind::Person, id);
        let person = self.people.get(&id);
        LookParty {
            uid,
            name: person.map(|person| person.name.clone()).unwrap_or_default(),
            email: person.and_then(|person| person.email.clone()),
        }
    }
}

fn erased_people(reader: &Reader<'_>) -> Result<BTreeMap<i64, String>, StoreError> {
    let people = reader.erasures()?.into_iter().filter(|each| each.entity.kind == EntityKind::Person);
    Ok(people.map(|each| (each.entity.id, each.basis)).collect())
}

/// A thing as its fields.
pub(crate) fn object(thing: &impl Serialize) -> Map<String, Value> {
    match serde_json::to_value(thing) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}

fn whole(fields: Map<String, Value>) -> Fields {
    fields.into_iter().collect()
}
