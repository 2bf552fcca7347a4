//! Requests for a meeting.

use super::columns::Column;
use super::error::{RowReason, TableError};
use super::reading::{Fields, read_table};
use super::row::RequestRow;
use super::{Table, values};

/// Nobody asks for a meeting of more people.
const PEOPLE_LIMIT: u32 = 100_000;

const COLUMNS: &[Column] = &[
    Column { name: "title", required: true, headers: &["tytul", "tytul spotkania", "nazwa", "spotkanie"] },
    Column {
        name: "requester",
        required: true,
        headers: &["wnioskodawca", "zglaszajacy", "osoba zglaszajaca", "requester name"],
    },
    Column { name: "topic", required: false, headers: &["temat", "opis", "sprawa"] },
    Column {
        name: "case_mark",
        required: false,
        headers: &["znak sprawy", "nr sprawy", "numer sprawy", "znak"],
    },
    Column {
        name: "body",
        required: false,
        headers: &["instytucja", "organ", "organizacja", "podmiot", "organisation"],
    },
    Column { name: "email", required: false, headers: &["e mail", "mail", "adres e mail", "adres email"] },
    Column { name: "phone", required: false, headers: &["telefon", "tel", "nr telefonu", "numer telefonu"] },
    Column { name: "district", required: false, headers: &["dzielnica", "nr dzielnicy", "numer dzielnicy"] },
    Column {
        name: "attendance",
        required: false,
        headers: &[
            "liczba osob",
            "liczba uczestnikow",
            "przewidywana liczba osob",
            "frekwencja",
            "uczestnicy",
        ],
    },
    Column {
        name: "duration_minutes",
        required: false,
        headers: &["czas trwania", "czas trwania min", "dlugosc", "duration"],
    },
    Column {
        name: "window_from",
        required: false,
        headers: &["od", "od dnia", "termin od", "data od", "najwczesniej"],
    },
    Column {
        name: "window_to",
        required: false,
        headers: &["do", "do dnia", "termin do", "data do", "najpozniej"],
    },
    Column {
        name: "preferred_weekdays",
        required: false,
        headers: &["dni", "dni tygodnia", "preferowane dni", "preferowane dni tygodnia", "weekdays"],
    },
    Column {
        name: "preferred_from",
        required: false,
        headers: &["godzina od", "godz od", "preferowana godzina od"],
    },
    Column {
        name: "preferred_to",
        required: false,
        headers: &["godzina do", "godz do", "preferowana godzina do"],
    },
    Column { name: "needs", required: false, headers: &["potrzeby", "dostepnosc", "wymagania"] },
    Column {
        name: "received_on",
        required: false,
        headers: &["data wplywu", "wplynelo", "otrzymano", "received"],
    },
    Column {
        name: "linked_bodies",
        required: false,
        headers: &["powiazane", "podmioty powiazane", "rowniez wnosza", "do wiadomosci"],
    },
    Column {
        name: "audience",
        required: false,
        headers: &["odbiorcy", "grupa", "grupa docelowa", "dla kogo"],
    },
];

/// Requests: columns as in [`RequestRow`]; title and requester are required. `district_of` as for
/// [`super::read_venues`].
///
/// # Errors
/// [`TableError`] when the bytes are not a table or a required column is missing.
pub fn read_requests(
    bytes: &[u8],
    file_name: &str,
    district_of: &dyn Fn(&str) -> Option<u8>,
) -> Result<Table<RequestRow>, TableError> {
    read_table(bytes, file_name, COLUMNS, |fields| read_row(fields, district_of))
}

fn read_row(fields: &mut Fields<'_>, district_of: &dyn Fn(&str) -> Option<u8>) -> Option<RequestRow> {
    let (title, requester) = (fields.required("title"), fields.required("requester"));
    let read = RequestRow {
        title: String::new(),
        requester: String::new(),
        topic: fields.text("topic"),
        case_mark: fields.parsed("case_mark", values::case_mark),
        body: fields.text("body"),
        email: fields.parsed("email", values::email),
        phone: fields.parsed("phone", values::phone),
        district: fields.parsed("district", |text| values::district(text, district_of)),
        attendance: fields.parsed("attendance", |text| values::number(text, 1, PEOPLE_LIMIT)),
        duration_minutes: fields.parsed("duration_minutes", |text| values::number(text, 5, 1_440)),
        window_from: fields.parsed("window_from", values::date),
        window_to: fields.parsed("window_to", values::date),
        preferred_weekdays: fields.parsed("preferred_weekdays", values::weekdays).unwrap_or_default(),
        preferred_from: fields.parsed("preferred_from", values::time),
        preferred_to: fields.parsed("preferred_to", values::time),
        needs: fields.parsed("needs", values::needs).unwrap_or_default(),
        received_on: fields.parsed("received_on", values::date),
        linked_bodies: fields.parsed("linked_bodies", |text| Ok(values::names(text))).unwrap_or_default(),
        audience: fields.text("audience"),
    };
    check_order(fields, &read);
    Some(RequestRow { title: title?, requester: requester?, ..read })
}

fn check_order(fields: &mut Fields<'_>, read: &RequestRow) {
    let reversed = |from: Option<_>, to: Option<_>| from.is_some() && to.is_some() && from > to;
    if reversed(read.window_from, read.window_to) {
        let last = read.window_to.map(|day| day.to_string()).unwrap_or_default();
        fields.fault("window_to", &last, RowReason::EndsBeforeItBegins);
    }
    if let (Some(from), Some(to)) = (read.preferred_from, read.preferred_to)
        && from >= to
    {
        fields.fault("preferred_to", &to.to_string(), RowReason::EndsBeforeItBegins);
    }
}
