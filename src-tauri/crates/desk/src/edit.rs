//! People, venues, periods and settings are written as the forms have them.

use planning::id::{PersonId, VenueId};
use planning::period::PeriodDetails;
use planning::person::{Person, PersonDetails};
use planning::settings::Settings;
use planning::venue::{Venue, VenueDetails};
use serde::Serialize;
use store::{EntityKind, StepName};
use ts_rs::TS;

use crate::{Answer, Desk, DeskError, Refusal, Thing};

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Written {
    pub thing: Option<Thing>,
}

impl Desk {
    /// Adds a person, or with an id changes one.
    ///
    /// # Errors
    /// Refused without a name, or when there is nobody with this id.
    pub fn put_person(
        &self,
        id: Option<PersonId>,
        details: &PersonDetails,
    ) -> Result<Answer<Written>, DeskError> {
        named(&details.name)?;
        self.act(StepName::EditPerson, |writer, world, _| {
            let id = match id {
                Some(id) => {
                    world.person(id).ok_or_else(|| DeskError::not_found(EntityKind::Person, id.0))?;
                    writer.update_person(&Person { id, details: details.clone() })?;
                    id
                }
                None => writer.insert_person(details)?,
            };
            Ok(written(EntityKind::Person, id.0))
        })
    }

    /// Adds a venue, or with an id changes one.
    ///
    /// # Errors
    /// Refused without a name, or when there is no venue with this id.
    pub fn put_venue(
        &self,
        id: Option<VenueId>,
        details: &VenueDetails,
    ) -> Result<Answer<Written>, DeskError> {
        named(&details.name)?;
        self.act(StepName::EditVenue, |writer, world, _| {
            let id = match id {
                Some(id) => {
                    world.venue(id).ok_or_else(|| DeskError::not_found(EntityKind::Venue, id.0))?;
                    writer.update_venue(&Venue { id, details: details.clone() })?;
                    id
                }
                None => writer.insert_venue(details)?,
            };
            Ok(written(EntityKind::Venue, id.0))
        })
    }

    /// # Errors
    /// Failed when the register cannot be written.
    pub fn put_settings(&self, settings: &Settings) -> Result<Answer<Written>, DeskError> {
        self.act(StepName::EditSettings, |writer, _, _| {
            writer.put_settings(settings)?;
            Ok(Written { thing: None })
        })
    }

    /// Adds a school break, a session, an event.
    ///
    /// # Errors
    /// Refused without a name.
    pub fn add_period(&self, details: &PeriodDetails) -> Result<Answer<Written>, DeskError> {
        named(&details.name)?;
        self.act(StepName::EditPeriods, |writer, _, _| {
            let id = writer.insert_period(details)?;
            Ok(written(EntityKind::Period, id.0))
        })
    }
}

fn named(name: &str) -> Result<(), DeskError> {
    if name.trim().is_empty() { Err(Refusal::Empty { field: "name".to_owned() }.into()) } else { Ok(()) }
}

const fn written(kind: EntityKind, id: i64) -> Written {
    Written { thing: Some(Thing { kind, id }) }
}
