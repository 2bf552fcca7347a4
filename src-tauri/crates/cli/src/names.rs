//! What people and venues are called, so that a message names the thing and not its number.

use std::collections::BTreeMap;

use desk::{Desk, DeskError};
use planning::calendar::Resource;
use planning::id::{PersonId, VenueId};

/// The names of the register. Without one, the number stands with its kind.
#[derive(Debug, Default)]
pub struct Names {
    people: BTreeMap<PersonId, String>,
    venues: BTreeMap<VenueId, String>,
}

impl Names {
    pub fn of(desk: &Desk) -> Result<Self, DeskError> {
        Ok(Self {
            people: desk.people()?.into_iter().map(|one| (one.id, one.details.name)).collect(),
            venues: desk.venues()?.into_iter().map(|one| (one.id, one.details.name)).collect(),
        })
    }

    pub fn person(&self, id: PersonId) -> String {
        self.people.get(&id).cloned().unwrap_or_else(|| format!("osoba {id}"))
    }

    pub fn venue(&self, id: VenueId) -> String {
        self.venues.get(&id).cloned().unwrap_or_else(|| format!("miejsce {id}"))
    }

    pub fn resource(&self, resource: &Resource) -> String {
        match resource {
            Resource::Person(id) => self.person(*id),
            Resource::Venue(id) => self.venue(*id),
        }
    }
}
