//! Venues.

use super::columns::Column;
use super::error::{RowReason, TableError};
use super::reading::{Fields, read_table};
use super::row::{Accessibility, VenueRow};
use super::{Table, hours, repeated, values};

/// The largest hall of the city holds fewer.
const PEOPLE_LIMIT: u32 = 100_000;

const COLUMNS: &[Column] = &[
    Column {
        name: "name",
        required: true,
        headers: &["nazwa", "nazwa miejsca", "miejsce", "obiekt", "sala", "venue"],
    },
    Column { name: "address", required: true, headers: &["adres", "ulica", "adres miejsca"] },
    Column {
        name: "capacity",
        required: true,
        headers: &["pojemnosc", "liczba miejsc", "miejsca", "miejsc", "seats"],
    },
    Column { name: "district", required: false, headers: &["dzielnica", "nr dzielnicy", "numer dzielnicy"] },
    Column { name: "kind", required: false, headers: &["rodzaj", "typ", "rodzaj miejsca", "type"] },
    Column {
        name: "step_free",
        required: false,
        headers: &["bez stopni", "wejscie bez stopni", "bez barier", "podjazd", "step free entry"],
    },
    Column { name: "lift", required: false, headers: &["winda", "elevator"] },
    Column {
        name: "accessible_toilet",
        required: false,
        headers: &[
            "dostepna toaleta",
            "toaleta dostepna",
            "toaleta",
            "toaleta dla osob z niepelnosprawnosciami",
        ],
    },
    Column { name: "induction_loop", required: false, headers: &["petla indukcyjna", "petla"] },
    Column { name: "parking", required: false, headers: &["miejsca parkingowe", "miejsce parkingowe"] },
    Column {
        name: "quiet_corner",
        required: false,
        headers: &["cichy kacik", "miejsce wyciszenia", "pokoj wyciszenia", "cichy pokoj"],
    },
    Column {
        name: "stop",
        required: false,
        headers: &["przystanek", "przystanek w poblizu", "public transport stop"],
    },
    Column {
        name: "setup_minutes",
        required: false,
        headers: &["przygotowanie", "przygotowanie min", "czas przygotowania", "setup"],
    },
    Column {
        name: "teardown_minutes",
        required: false,
        headers: &["sprzatanie", "sprzatanie min", "czas sprzatania", "teardown", "clearing"],
    },
    Column { name: "opening_hours", required: false, headers: &["godziny", "godziny otwarcia", "hours"] },
    Column { name: "owner", required: false, headers: &["wlasciciel", "zarzadca", "gospodarz", "operator"] },
    Column { name: "latitude", required: false, headers: &["szerokosc", "szerokosc geograficzna", "lat"] },
    Column {
        name: "longitude",
        required: false,
        headers: &["dlugosc", "dlugosc geograficzna", "lon", "lng"],
    },
    Column { name: "email", required: false, headers: &["e mail", "mail", "adres e mail", "adres email"] },
    Column { name: "phone", required: false, headers: &["telefon", "tel", "nr telefonu", "numer telefonu"] },
];

/// Venues: columns as in [`VenueRow`]; name, address and capacity are required. `district_of` answers the number of
/// a district called by its name ("Prądnik Biały" → 4); numerals, roman or arabic, are read here.
///
/// # Errors
/// [`TableError`] when the bytes are not a table or a required column is missing.
pub fn read_venues(
    bytes: &[u8],
    file_name: &str,
    district_of: &dyn Fn(&str) -> Option<u8>,
) -> Result<Table<VenueRow>, TableError> {
    let table = read_table(bytes, file_name, COLUMNS, |fields| read_row(fields, district_of))?;
    Ok(repeated::reject(table, |venue| (venue.name.clone(), Some(venue.address.clone()))))
}

fn read_row(fields: &mut Fields<'_>, district_of: &dyn Fn(&str) -> Option<u8>) -> Option<VenueRow> {
    let (name, address) = (fields.required("name"), fields.required("address"));
    let capacity = fields.required_as("capacity", |text| values::number(text, 1, PEOPLE_LIMIT));
    let hours = |text: &str| hours::week_hours(text).ok_or(RowReason::NotHours);
    let read = VenueRow {
        name: String::new(),
        address: String::new(),
        capacity: 0,
        district: fields.parsed("district", |text| values::district(text, district_of)),
        kind: fields.text("kind"),
        accessibility: accessibility(fields),
        setup_minutes: fields.parsed("setup_minutes", values::minutes),
        teardown_minutes: fields.parsed("teardown_minutes", values::minutes),
        opening_hours: fields.parsed("opening_hours", hours).unwrap_or_default(),
        owner: fields.text("owner"),
        latitude: fields.parsed("latitude", |text| values::degrees(text, 90)),
        longitude: fields.parsed("longitude", |text| values::degrees(text, 180)),
        email: fields.parsed("email", values::email),
        phone: fields.parsed("phone", values::phone),
    };
    Some(VenueRow { name: name?, address: address?, capacity: capacity?, ..read })
}

/// An empty cell is unknown, not no.
fn accessibility(fields: &mut Fields<'_>) -> Accessibility {
    let mut fact = |column| fields.parsed(column, values::yes_no).unwrap_or_default();
    Accessibility {
        step_free: fact("step_free"),
        lift: fact("lift"),
        accessible_toilet: fact("accessible_toilet"),
        induction_loop: fact("induction_loop"),
        parking: fact("parking"),
        quiet_corner: fact("quiet_corner"),
        stop: fact("stop"),
    }
}
