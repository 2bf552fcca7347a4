//! The calendar for everybody: announced meetings, written to a folder or a collection. Nothing in it is about anybody
//! who asked.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use exchange::dav::DavError;
use exchange::ical::When;
use exchange::ical::tree::Component;
use exchange::ical::write::{CalendarDraft, EventDraft, EventState, Method, write};
use exchange::shared::stable_uuid;
use planning::lifecycle::Stage;
use planning::meeting::Meeting;
use planning::world::World;
use store::{Collection, Resource};

use super::synchronise::{Pass, Trouble};
use crate::{Desk, DeskError};

const FILE: &str = "spotkania.ics";

impl Desk {
    /// Where the calendar for everybody is written after each synchronisation; `None`: nowhere.
    ///
    /// # Errors
    /// Failed when the folder cannot be written.
    pub fn publish_calendar_to(&self, folder: Option<&Path>) -> Result<Option<PathBuf>, DeskError> {
        let text = folder.map(|folder| folder.display().to_string());
        self.quietly(|writer| Ok(writer.put_public_folder(text.as_deref())?))?;
        self.write_public_calendar()
    }

    /// Writes it now, where it was asked for. It appears whole or not at all, and only when something changed.
    ///
    /// # Errors
    /// Failed when the folder cannot be written.
    pub fn write_public_calendar(&self) -> Result<Option<PathBuf>, DeskError> {
        let Some(folder) = self.store().read(|reader| reader.public_folder())? else { return Ok(None) };
        let path = Path::new(&folder).join(FILE);
        let bytes = self.public_calendar()?;
        if std::fs::read(&path).is_ok_and(|standing| standing == bytes) {
            return Ok(Some(path));
        }
        let told = |error: &std::io::Error| DeskError::file(&path, error);
        std::fs::create_dir_all(&folder).map_err(|error| told(&error))?;
        let temporary = path.with_extension("ics.part");
        std::fs::write(&temporary, bytes).map_err(|error| told(&error))?;
        std::fs::rename(&temporary, &path).map_err(|error| told(&error))?;
        Ok(Some(path))
    }

    /// All announced meetings as one calendar.
    ///
    /// # Errors
    /// Failed when the register cannot be read.
    pub fn public_calendar(&self) -> Result<Vec<u8>, DeskError> {
        self.look(|world, _| Ok(write(&calendar(world, world.meetings()))))
    }
}

/// What the public has seen, or had seen before it fell through.
fn is_public(meeting: &Meeting) -> bool {
    let fell_through = meeting.stage == Stage::Cancelled && meeting.announced_start.is_some();
    meeting.stage.is_public() || meeting.stage == Stage::TookPlace || fell_through
}

fn calendar<'a>(world: &World, meetings: impl Iterator<Item = &'a Meeting>) -> CalendarDraft {
    let public: Vec<&Meeting> = meetings.filter(|meeting| is_public(meeting)).collect();
    // The same meetings give the same bytes: the stamp is of what is told, not of when it was written.
    let stamp = public.iter().filter_map(|meeting| meeting.confirmed_at).max();
    let mut draft = CalendarDraft::new(Method::Publish, stamp.unwrap_or(DateTime::UNIX_EPOCH));
    draft.name = Some(world.settings.office.cycle.clone());
    draft.events = public.iter().map(|meeting| event(world, meeting)).collect();
    draft
}

fn event(world: &World, meeting: &Meeting) -> EventDraft {
    let instant = |at: DateTime<Utc>| When::Instant(at);
    let mut event = EventDraft::new(
        meeting.uid.clone(),
        instant(meeting.start),
        instant(meeting.end()),
        meeting.name.clone(),
    );
    event.sequence = meeting.sequence;
    if let Some(venue) = world.venue(meeting.venue_id) {
        event.location = Some(format!("{}, {}", venue.name, venue.address));
        event.geo = venue.point.map(|point| (point.latitude, point.longitude));
    }
    let office = &world.settings.office;
    event.url = Some(office.page_base.clone()).filter(|page| !page.is_empty());
    event.categories = vec![office.cycle.clone()];
    event.state =
        if meeting.stage == Stage::Cancelled { EventState::Cancelled } else { EventState::Confirmed };
    event
}

impl Pass<'_> {
    /// Into the collections that are marked for it, one resource for each meeting, and into the folder.
    pub(crate) fn publish(&mut self) -> Result<(), Trouble> {
        let all = self.desk.store().read(|reader| reader.collections_of(self.account.id))?;
        for collection in all.iter().filter(|each| each.public && each.events) {
            self.publish_to(collection)?;
        }
        self.desk.write_public_calendar()?;
        Ok(())
    }

    fn publish_to(&self, collection: &Collection) -> Result<(), Trouble> {
        let wanted = self.desk.look(|world, _| {
            let public = world.meetings().filter(|meeting| is_public(meeting));
            Ok(public
                .map(|meeting| (self.public_href(collection, meeting), stored(world, meeting)))
                .collect())
        })?;
        let wanted: HashMap<String, Vec<u8>> = wanted;
        let standing = self.desk.store().read(|reader| {
            let mut found = HashMap::new();
            for (href, _) in reader.etags(collection.id)? {
                if let Some(resource) = reader.resource(collection.id, &href)? {
                    found.insert(href, resource);
                }
            }
            Ok(found)
        })?;
        for (href, body) in &wanted {
            let there = standing.get(href);
            if there.is_some_and(|there| there.body == *body) {
                continue;
            }
            self.publish_one(collection, href, body, there)?;
        }
        for (href, there) in standing.iter().filter(|(href, _)| !wanted.contains_key(*href)) {
            match self.connection.delete(href, &there.etag) {
                // Somebody else has written there: it is theirs now.
                Ok(()) | Err(DavError::Changed) => {}
                Err(error) => return Err(error.into()),
            }
            self.desk.quietly(|writer| Ok(writer.remove_resource(collection.id, href)?))?;
        }
        Ok(())
    }

    fn publish_one(
        &self,
        collection: &Collection,
        href: &str,
        body: &[u8],
        there: Option<&Resource>,
    ) -> Result<(), Trouble> {
        let known = there.map(|there| there.etag.clone());
        let put = match self.connection.put(href, body, known.as_deref(), false) {
            // This calendar is written from here alone: what stands there is an older version of ours.
            Err(DavError::Changed) => {
                let now = self.connection.etag(href)?;
                self.connection.put(href, body, now.as_deref(), false)?
            }
            other => other?,
        };
        let etag = match put.etag {
            Some(etag) => etag,
            None => self.connection.etag(href)?.unwrap_or_default(),
        };
        self.desk.quietly(|writer| {
            let (href, body) = (href.to_owned(), body.to_vec());
            Ok(writer.put_resource(&Resource {
                collection_id: collection.id,
                href,
                etag,
                body,
                document: None,
            })?)
        })?;
        Ok(())
    }

    fn public_href(&self, collection: &Collection, meeting: &Meeting) -> String {
        format!("{}/{}.ics", collection.href.trim_end_matches('/'), stable_uuid(&meeting.uid))
    }
}

/// One meeting as a server stores it: without METHOD (RFC 4791 §4.1), and with a UID of its own, since some servers refuse
/// one that stands in another calendar of the account, as it does where the plan is shared.
fn stored(world: &World, meeting: &Meeting) -> Vec<u8> {
    let bytes = write(&calendar(world, std::iter::once(meeting)));
    match Component::read(&bytes) {
        Some(mut calendar) => {
            calendar.remove("METHOD");
            for event in calendar.components_mut().filter(|each| each.is("VEVENT")) {
                event.remove("UID");
                event.add(format!("UID:{}", stable_uuid(&format!("public:{}", meeting.uid))));
            }
            calendar.write()
        }
        None => bytes,
    }
}
