//! People whose presence a meeting needs.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::hours::WeeklyHours;
use crate::id::PersonId;
use crate::place::GeoPoint;

/// Grammatical gender, for the forms of names of offices.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Gender {
    Feminine,
    Masculine,
    #[default]
    Unstated,
}

/// What a person does at meetings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Duty {
    Mayor,
    Deputy,
    Organiser,
    Host,
    Interpreter,
    #[default]
    Other,
}

/// Dates on which somebody is away, both inclusive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Absence {
    #[ts(type = "string")]
    pub from: NaiveDate,
    #[ts(type = "string")]
    pub to: NaiveDate,
    pub reason: Option<String>,
}

impl Absence {
    #[must_use]
    pub fn covers(&self, date: NaiveDate) -> bool {
        self.from <= date && date <= self.to
    }
}

/// A person as planning sees them. Names of office holders are data, never constants.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Person {
    pub id: PersonId,
    #[serde(flatten)]
    pub details: PersonDetails,
}

/// Everything about a person but the id, so that the same shape serves a form, an import and a card.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct PersonDetails {
    pub name: String,
    pub gender: Gender,
    /// The office held, in the nominative: „Zastępca Prezydenta Miasta Krakowa”.
    pub office: Option<String>,
    pub duty: Duty,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub hours: WeeklyHours,
    pub absences: Vec<Absence>,
    /// Where the person starts from, when known.
    pub base: Option<GeoPoint>,
}

impl std::ops::Deref for Person {
    type Target = PersonDetails;
    fn deref(&self) -> &PersonDetails {
        &self.details
    }
}
