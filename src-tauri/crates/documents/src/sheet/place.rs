//! The place in words.

use super::join;
use crate::announcement::{Language, Venue};
use crate::typography::typeset;
use serde::Serialize;

/// The place by parts and as lines.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlaceSheet {
    pub name: String,
    pub room: String,
    pub street: String,
    pub postal_code: String,
    pub city: String,
    /// „ul. Litewska 34, 30-014 Kraków”
    pub address: String,
    /// „Klub Przykład, ul. Litewska 34”
    pub line: String,
    pub lat: Option<f64>,
    pub lon: Option<f64>,
}

impl PlaceSheet {
    pub(super) fn new(venue: &Venue, language: Language) -> Self {
        let set = |text: &str| typeset(text, language);
        let (name, street, city) = (set(&venue.name), set(&venue.street), set(&venue.city));
        let postal_code = set(venue.postal_code.as_deref().unwrap_or(""));
        let town = join(&[&postal_code, &city], "\u{a0}");
        Self {
            room: set(venue.room.as_deref().unwrap_or("")),
            address: join(&[&street, &town], ", "),
            line: join(&[&name, &street], ", "),
            name,
            street,
            postal_code,
            city,
            lat: venue.lat,
            lon: venue.lon,
        }
    }
}
