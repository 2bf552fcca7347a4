//! The place: the register's facts, and the officer's words about getting there.

use planning::announcement::PlaceWords;
use planning::venue::Venue;

use super::words::written;

pub(super) fn place(venue: &Venue, words: &PlaceWords) -> documents::Venue {
    let (postal_code, city) = (None, "Kraków".to_owned());
    documents::Venue {
        name: venue.name.clone(),
        street: venue.address.clone(),
        postal_code,
        city,
        room: written(&words.room),
        directions: written(&words.directions).or_else(|| venue.directions.clone()),
        nearest_stop: written(&words.nearest_stop),
        parking: written(&words.parking),
        lat: venue.point.map(|point| point.latitude),
        lon: venue.point.map(|point| point.longitude),
    }
}
