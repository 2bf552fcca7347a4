//! People.

use planning::id::PersonId;
use planning::person::{Person, PersonDetails};
use rusqlite::Row;

use crate::column::{Fields, json, latitude, longitude, read_json, read_point, read_word, word};
use crate::error::StoreError;
use crate::reader::Reader;
use crate::row;
use crate::writer::Writer;

impl Reader<'_> {
    /// By name, in the order of the Polish alphabet.
    pub fn people(&self) -> Result<Vec<Person>, StoreError> {
        row::all(self.connection, "SELECT * FROM person ORDER BY name COLLATE polish, id", [], read)
    }

    pub fn person(&self, id: PersonId) -> Result<Option<Person>, StoreError> {
        row::one(self.connection, "SELECT * FROM person WHERE id = ?", [id.0], read)
    }
}

impl Writer<'_> {
    pub fn insert_person(&mut self, details: &PersonDetails) -> Result<PersonId, StoreError> {
        self.add(|connection| Ok(PersonId(row::insert(connection, "person", fields(details)?)?)))
    }

    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn update_person(&mut self, person: &Person) -> Result<(), StoreError> {
        self.alter(person.id, |connection| {
            row::update(connection, "person", ("id", person.id.0), fields(&person.details)?)
        })
    }

    /// Removes a person and their calendars.
    ///
    /// # Errors
    /// [`StoreError::NotFound`]; [`StoreError::InUse`] for who takes part in a meeting.
    pub fn remove_person(&mut self, id: PersonId) -> Result<(), StoreError> {
        self.remove_owner(planning::calendar::Resource::Person(id), "person")
    }
}

fn fields(details: &PersonDetails) -> Result<Fields, StoreError> {
    Ok(vec![
        ("name", details.name.clone().into()),
        ("gender", word(&details.gender)?.into()),
        ("office", details.office.clone().into()),
        ("duty", word(&details.duty)?.into()),
        ("email", details.email.clone().into()),
        ("phone", details.phone.clone().into()),
        ("hours", json(&details.hours)?),
        ("absences", json(&details.absences)?),
        ("latitude", latitude(details.base)),
        ("longitude", longitude(details.base)),
    ])
}

fn read(row: &Row<'_>) -> Result<Person, StoreError> {
    let details = PersonDetails {
        name: row.get("name")?,
        gender: read_word(row, "gender")?,
        office: row.get("office")?,
        duty: read_word(row, "duty")?,
        email: row.get("email")?,
        phone: row.get("phone")?,
        hours: read_json(row, "hours")?,
        absences: read_json(row, "absences")?,
        base: read_point(row)?,
    };
    Ok(Person { id: PersonId(row.get("id")?), details })
}
