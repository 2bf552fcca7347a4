//! Places where meetings are held.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::access::Access;
use crate::district::DistrictNumber;
use crate::hours::WeeklyHours;
use crate::id::VenueId;
use crate::person::Absence;
use crate::place::GeoPoint;
use crate::time::Minutes;

/// The kinds of places the cycle has used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum VenueKind {
    School,
    CultureCentre,
    SportsClub,
    CityHall,
    Library,
    SeniorsClub,
    Outdoor,
    #[default]
    Other,
}

/// How the seats stand; capacity depends on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Layout {
    #[default]
    Rows,
    Tables,
    Circle,
    Standing,
}

/// A venue as planning sees it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Venue {
    pub id: VenueId,
    #[serde(flatten)]
    pub details: VenueDetails,
}

/// Everything about a venue but the id.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct VenueDetails {
    pub name: String,
    pub kind: VenueKind,
    /// Street and number, as it stands on a poster.
    pub address: String,
    pub district: Option<DistrictNumber>,
    pub point: Option<GeoPoint>,
    /// People, in the usual layout.
    pub capacity: u32,
    /// People, in other layouts.
    pub layouts: BTreeMap<Layout, u32>,
    pub access: Access,
    pub hours: WeeklyHours,
    pub closures: Vec<Absence>,
    /// Time to set up before the doors open.
    pub setup: Minutes,
    /// Time to clear the place afterwards.
    pub clearing: Minutes,
    pub owner: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    /// How to get there: stops, entrances, where to park; as words for residents.
    pub directions: Option<String>,
}

impl std::ops::Deref for Venue {
    type Target = VenueDetails;
    fn deref(&self) -> &VenueDetails {
        &self.details
    }
}

impl VenueDetails {
    /// How many people fit in a layout; the usual capacity where the layout has no number of its own.
    #[must_use]
    pub fn capacity_in(&self, layout: Option<Layout>) -> u32 {
        layout.and_then(|layout| self.layouts.get(&layout).copied()).unwrap_or(self.capacity)
    }
}
