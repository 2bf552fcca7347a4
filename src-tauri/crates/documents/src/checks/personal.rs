//! Personal data in a text: what a requester gave, and what is shaped like an e-mail address, a phone number or a PESEL.

use serde::Serialize;
use ts_rs::TS;

/// Something found in a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Datum {
    pub kind: DatumKind,
    pub found: String,
}

/// What sort of datum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum DatumKind {
    /// Given by a requester, word for word.
    OfRequester,
    Email,
    Phone,
    /// The national number, with a correct check digit (act of 24 Sep 2010 on population records, art. 15).
    Pesel,
}

/// Personal data in a text. `requesters` are looked for whatever their shape, `own` is the office's own contact and
/// never reported.
pub fn find_data(text: &str, requesters: &[String], own: &[&str]) -> Vec<Datum> {
    let mut out: Vec<Datum> = requesters
        .iter()
        .filter(|given| given.trim().chars().count() > 3 && contains(text, given))
        .map(|given| Datum { kind: DatumKind::OfRequester, found: given.clone() })
        .collect();
    let known = |found: &str| {
        own.iter().any(|own| same(own, found)) || requesters.iter().any(|given| same(given, found))
    };
    out.extend(
        emails(text).into_iter().filter(|e| !known(e)).map(|found| Datum { kind: DatumKind::Email, found }),
    );
    for digits in digit_runs(text) {
        if is_pesel(&digits) {
            out.push(Datum { kind: DatumKind::Pesel, found: digits });
        } else if is_phone(&digits) && !known(&digits) {
            out.push(Datum { kind: DatumKind::Phone, found: digits });
        }
    }
    out
}

/// Ignores case and the kind of space; phone numbers are compared by their digits.
fn contains(text: &str, given: &str) -> bool {
    let digits = only_digits(given);
    if digits.len() >= 9 && digits.len() + 4 >= given.chars().filter(|c| !c.is_whitespace()).count() {
        return digit_runs(text).iter().any(|run| run.ends_with(&digits));
    }
    plain(text).contains(&plain(given))
}

fn plain(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn same(a: &str, b: &str) -> bool {
    let (x, y) = (only_digits(a), only_digits(b));
    plain(a) == plain(b) || x.len() >= 9 && (x.ends_with(&y) || y.ends_with(&x)) && y.len() >= 9
}

fn only_digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

fn emails(text: &str) -> Vec<String> {
    text.split(|c: char| c.is_whitespace() || ",;:()<>„”\"".contains(c))
        .map(|word| word.trim_end_matches('.'))
        .filter(|word| {
            word.split_once('@').is_some_and(|(user, host)| !user.is_empty() && host.contains('.'))
        })
        .map(str::to_owned)
        .collect()
}

/// Runs of digits with only spaces, hyphens or dots between them, and an optional country code.
fn digit_runs(text: &str) -> Vec<String> {
    let mut runs = vec![String::new()];
    let mut gap = 0;
    for c in text.chars() {
        if c.is_ascii_digit() {
            if let Some(run) = runs.last_mut() {
                run.push(c);
            }
            gap = 0;
        } else if matches!(c, ' ' | '\u{a0}' | '-' | '\u{202f}') && gap == 0 {
            gap = 1;
        } else if runs.last().is_some_and(|run| !run.is_empty()) {
            runs.push(String::new());
            gap = 0;
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

/// Nine digits, or eleven with the country code 48.
fn is_phone(digits: &str) -> bool {
    digits.len() == 9 && !digits.starts_with('0') || digits.len() == 11 && digits.starts_with("48")
}

fn is_pesel(digits: &str) -> bool {
    const WEIGHTS: [u32; 10] = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3];
    let values: Vec<u32> = digits.chars().filter_map(|c| c.to_digit(10)).collect();
    let [head @ .., check] = values.as_slice() else { return false };
    let sum: u32 = head.iter().zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    let month = values.get(2..4).map_or(0, |m| m[0] * 10 + m[1]) % 20;
    values.len() == 11 && (10 - sum % 10) % 10 == *check && (1..=12).contains(&month)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<DatumKind> {
        find_data(
            text,
            &["Barbara Przykładowa".to_owned(), "600 000 111".to_owned()],
            &["12 000 00 00", "lawka@krakow.example"],
        )
        .into_iter()
        .map(|datum| datum.kind)
        .collect()
    }

    #[test]
    fn a_requesters_name_and_number_are_found_in_any_spacing_and_case() {
        assert_eq!(kinds("na prośbę pani BARBARA\u{a0}Przykładowa"), [DatumKind::OfRequester]);
        assert_eq!(kinds("tel. 600-000-111"), [DatumKind::OfRequester]);
    }

    #[test]
    fn strange_addresses_and_numbers_are_found_and_the_offices_own_are_not() {
        assert_eq!(kinds("pisz: jan@dom.example."), [DatumKind::Email]);
        assert_eq!(kinds("tel. 501 222 333"), [DatumKind::Phone]);
        assert_eq!(kinds("tel. 12 000 00 00, lawka@krakow.example"), []);
        assert_eq!(kinds("tel. +48 12 000 00 00"), []);
    }

    #[test]
    fn a_pesel_needs_its_check_digit() {
        assert_eq!(kinds("44051401359"), [DatumKind::Pesel]);
        assert_eq!(kinds("44051401358"), []);
    }

    #[test]
    fn dates_hours_and_postal_codes_are_no_data() {
        assert_eq!(kinds("13 maja 2026 r., godz. 17.00–19.30, 30-898 Kraków, linie 3, 9 i 13"), []);
    }
}
