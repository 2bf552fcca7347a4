//! Why a table, or a value of one, was not taken, in words.

use exchange::table::RowReason;
use serde_json::Value;

pub fn refused_because(reason: &RowReason) -> String {
    match reason {
        RowReason::Missing => "brakuje wartości".to_owned(),
        RowReason::NotANumber { min, max } => format!("to nie jest liczba całkowita od {min} do {max}"),
        RowReason::NotACoordinate { .. } => "to nie jest współrzędna geograficzna".to_owned(),
        RowReason::NotOneOf { allowed } => format!("wpisz jedno ze słów: {}", allowed.join(", ")),
        RowReason::NotADistrict => "to nie jest dzielnica: wpisz numer, liczbę rzymską lub nazwę".to_owned(),
        RowReason::NotADate => "to nie jest data; wpisz ją tak: 18.03.2027".to_owned(),
        RowReason::NotATime => "to nie jest godzina; wpisz ją tak: 18.00".to_owned(),
        RowReason::NotHours => "to nie są godziny; wpisz je tak: pn-pt 8.00-16.00".to_owned(),
        RowReason::NotAnEmail => "to nie jest adres e-mail".to_owned(),
        RowReason::NotAPhone => "to nie jest numer telefonu".to_owned(),
        RowReason::NotACaseMark => "to nie jest znak sprawy; wpisz go tak: OR-03.0003.275.2026".to_owned(),
        RowReason::EndsBeforeItBegins => "koniec wypada przed początkiem".to_owned(),
        RowReason::TooLong { max } => format!("tekst jest dłuższy niż {max} znaków"),
        RowReason::CellError { code } => format!("komórka zawiera błąd arkusza {code}"),
        RowReason::Repeated { first_row } => format!("ta sama nazwa jest już w wierszu {first_row}"),
    }
}

/// Of an `exchange::table::TableError` as it is written in JSON.
pub fn not_a_table(error: &Value) -> String {
    let why = match error["kind"].as_str() {
        Some("empty") => "Plik jest pusty. Sprawdź, czy dane są na pierwszym arkuszu.",
        Some("too_large") => "Plik jest za duży. Podziel go na mniejsze.",
        Some("too_many_rows") => "Plik ma za dużo wierszy. Podziel go na mniejsze.",
        Some("too_many_columns") => "Plik ma za dużo kolumn. Zostaw tylko te, które są potrzebne.",
        Some("not_a_workbook") => {
            "Plik nie jest skoroszytem XLSX, choć tak się nazywa. Zapisz go ponownie jako XLSX lub CSV."
        }
        Some("encrypted_or_old_workbook") => {
            "Skoroszyt jest zaszyfrowany albo w dawnym formacie XLS. Zapisz go bez hasła jako XLSX."
        }
        Some("damaged_workbook") => {
            "Skoroszyt jest uszkodzony. Otwórz go w arkuszu kalkulacyjnym i zapisz ponownie."
        }
        Some("not_text") => "To nie jest ani CSV, ani XLSX. Zapisz tabelę w jednym z tych formatów.",
        Some("missing_columns") => {
            "W tabeli brakuje potrzebnych kolumn. Sprawdź, czy pierwszy wiersz zawiera nagłówki."
        }
        Some("repeated_column") => "Dwie kolumny znaczą to samo. Zostaw jedną z nich.",
        _ => "Ten plik nie jest tabelą, której szukamy. Zapisz ją jako CSV lub XLSX.",
    };
    let found: Vec<&str> =
        error["found"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let found = if found.is_empty() { String::new() } else { format!(" W pliku są: {}.", found.join(", ")) };
    format!("{why}{found} Nic nie zmieniono.")
}
