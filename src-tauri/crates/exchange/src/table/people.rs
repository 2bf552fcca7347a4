//! People.

use super::columns::Column;
use super::error::{RowReason, TableError};
use super::hours;
use super::reading::{Fields, read_table};
use super::row::PersonRow;
use super::{Table, repeated, values};

const COLUMNS: &[Column] = &[
    Column {
        name: "name",
        required: true,
        headers: &["imie i nazwisko", "nazwisko i imie", "osoba", "full name"],
    },
    Column { name: "gender", required: false, headers: &["plec", "rodzaj", "rodzaj gramatyczny", "sex"] },
    Column { name: "office", required: false, headers: &["stanowisko", "urzad", "funkcja", "position"] },
    Column { name: "role", required: false, headers: &["rola", "rola na spotkaniu"] },
    Column { name: "email", required: false, headers: &["e mail", "mail", "adres e mail", "adres email"] },
    Column {
        name: "phone",
        required: false,
        headers: &["telefon", "tel", "nr telefonu", "numer telefonu", "telephone"],
    },
    Column {
        name: "hours",
        required: false,
        headers: &["godziny", "godziny pracy", "dostepnosc", "working hours"],
    },
];

/// People: columns name, gender, office, role, email, phone, hours. Only the name is required.
///
/// # Errors
/// [`TableError`] when the bytes are not a table or the name column is missing.
pub fn read_people(bytes: &[u8], file_name: &str) -> Result<Table<PersonRow>, TableError> {
    let table = read_table(bytes, file_name, COLUMNS, read_row)?;
    Ok(repeated::reject(table, |person| (person.name.clone(), person.email.clone())))
}

fn read_row(fields: &mut Fields<'_>) -> Option<PersonRow> {
    let name = fields.required("name");
    let hours = |text: &str| hours::week_hours(text).ok_or(RowReason::NotHours);
    let read = PersonRow {
        name: String::new(),
        gender: fields.parsed("gender", values::gender),
        office: fields.text("office"),
        role: fields.parsed("role", values::role),
        email: fields.parsed("email", values::email),
        phone: fields.parsed("phone", values::phone),
        hours: fields.parsed("hours", hours).unwrap_or_default(),
    };
    Some(PersonRow { name: name?, ..read })
}
