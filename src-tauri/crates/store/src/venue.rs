//! Venues.

use planning::calendar::Resource;
use planning::district::DistrictNumber;
use planning::id::VenueId;
use planning::time::Minutes;
use planning::venue::{Venue, VenueDetails};
use rusqlite::Row;

use crate::column::{Fields, json, latitude, longitude, read_json, read_point, read_word, word};
use crate::error::StoreError;
use crate::reader::Reader;
use crate::row;
use crate::writer::Writer;

impl Reader<'_> {
    /// By name, in the order of the Polish alphabet.
    pub fn venues(&self) -> Result<Vec<Venue>, StoreError> {
        row::all(self.connection, "SELECT * FROM venue ORDER BY name COLLATE polish, id", [], read)
    }

    pub fn venue(&self, id: VenueId) -> Result<Option<Venue>, StoreError> {
        row::one(self.connection, "SELECT * FROM venue WHERE id = ?", [id.0], read)
    }
}

impl Writer<'_> {
    pub fn insert_venue(&mut self, details: &VenueDetails) -> Result<VenueId, StoreError> {
        self.add(|connection| Ok(VenueId(row::insert(connection, "venue", fields(details)?)?)))
    }

    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn update_venue(&mut self, venue: &Venue) -> Result<(), StoreError> {
        self.alter(venue.id, |connection| {
            row::update(connection, "venue", ("id", venue.id.0), fields(&venue.details)?)
        })
    }

    /// Removes a venue and its calendars.
    ///
    /// # Errors
    /// [`StoreError::NotFound`]; [`StoreError::InUse`] where a meeting is held or a release announces it.
    pub fn remove_venue(&mut self, id: VenueId) -> Result<(), StoreError> {
        self.remove_owner(Resource::Venue(id), "venue")
    }
}

fn fields(details: &VenueDetails) -> Result<Fields, StoreError> {
    Ok(vec![
        ("name", details.name.clone().into()),
        ("kind", word(&details.kind)?.into()),
        ("address", details.address.clone().into()),
        ("district", details.district.map(|district| district.0).into()),
        ("latitude", latitude(details.point)),
        ("longitude", longitude(details.point)),
        ("capacity", details.capacity.into()),
        ("layouts", json(&details.layouts)?),
        ("access", json(&details.access)?),
        ("hours", json(&details.hours)?),
        ("closures", json(&details.closures)?),
        ("setup_minutes", details.setup.0.into()),
        ("clearing_minutes", details.clearing.0.into()),
        ("owner", details.owner.clone().into()),
        ("email", details.email.clone().into()),
        ("phone", details.phone.clone().into()),
        ("directions", details.directions.clone().into()),
    ])
}

fn read(row: &Row<'_>) -> Result<Venue, StoreError> {
    let details = VenueDetails {
        name: row.get("name")?,
        kind: read_word(row, "kind")?,
        address: row.get("address")?,
        district: row.get::<_, Option<u8>>("district")?.map(DistrictNumber),
        point: read_point(row)?,
        capacity: row.get("capacity")?,
        layouts: read_json(row, "layouts")?,
        access: read_json(row, "access")?,
        hours: read_json(row, "hours")?,
        closures: read_json(row, "closures")?,
        setup: Minutes(row.get("setup_minutes")?),
        clearing: Minutes(row.get("clearing_minutes")?),
        owner: row.get("owner")?,
        email: row.get("email")?,
        phone: row.get("phone")?,
        directions: row.get("directions")?,
    };
    Ok(Venue { id: VenueId(row.get("id")?), details })
}
