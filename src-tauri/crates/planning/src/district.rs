//! The 18 districts of Kraków, from `data/districts.json` (sources and their dates stand in its `_meta`).

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::fold::fold;
use crate::place::GeoPoint;

/// 1–18.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(export)]
pub struct DistrictNumber(pub u8);

/// One district as it ships; contacts are defaults of an editable setting.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct District {
    pub number: DistrictNumber,
    pub roman: String,
    pub name: String,
    /// „Dzielnica XII Bieżanów-Prokocim”.
    pub official: String,
    /// „w Dzielnicy XII Bieżanów-Prokocim”.
    pub official_locative: String,
    pub eligible_voters: u32,
    pub centre: GeoPoint,
    pub aliases: Vec<String>,
    pub council_email: String,
    pub council_www: String,
    pub council_seat: Option<String>,
}

static DISTRICTS: LazyLock<Vec<District>> = LazyLock::new(read_shipped);

/// All 18, in their order.
#[must_use]
pub fn all() -> &'static [District] {
    &DISTRICTS
}

#[must_use]
pub fn by_number(number: DistrictNumber) -> Option<&'static District> {
    DISTRICTS.iter().find(|district| district.number == number)
}

/// The district somebody means by "XII", "12", "Dzielnica XII", its name, or a neighbourhood in it.
#[must_use]
pub fn find(text: &str) -> Option<&'static District> {
    let wanted = fold(text);
    let wanted = wanted.trim().trim_start_matches("dzielnica").trim();
    DISTRICTS.iter().find(|district| district.is_named(wanted)).or_else(|| by_neighbourhood(wanted))
}

fn by_neighbourhood(wanted: &str) -> Option<&'static District> {
    DISTRICTS.iter().find(|district| district.aliases.iter().any(|alias| fold(alias) == wanted))
}

/// A district named within a longer text, and the words that named it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Mention {
    pub district: DistrictNumber,
    /// „Rżąka”.
    pub named: String,
}

/// The one district that a text names by its own name or by a neighbourhood's, in whatever case of Polish grammar:
/// „pętla na Rżące”. `None` where none or several are named.
#[must_use]
pub fn mentioned(text: &str) -> Option<Mention> {
    let folded = fold(text);
    let words: Vec<&str> =
        folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let named_in = |district: &District| {
        let names = district.name.split('-').chain(district.aliases.iter().map(String::as_str));
        let named = names.filter(|name| stands_in(name, &words)).max_by_key(|name| name.len())?;
        Some(Mention { district: district.number, named: named.to_owned() })
    };
    let found: Vec<Mention> = all().iter().filter_map(named_in).collect();
    // „Prądnik Biały” names one district more exactly than „Prądnik” another.
    let within = |one: &Mention, other: &Mention| {
        one != other && fold(&other.named).contains(&fold(&one.named)) && one.named.len() < other.named.len()
    };
    let mut exact = found.iter().filter(|one| !found.iter().any(|other| within(one, other)));
    let first = exact.next()?.clone();
    exact.next().is_none().then_some(first)
}

/// Every word of the name begins a word of the text, endings aside, one after the other.
fn stands_in(name: &str, words: &[&str]) -> bool {
    let folded = fold(name);
    let stems: Vec<&str> = folded
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(stem)
        .collect();
    let long_enough = stems.iter().any(|stem| stem.chars().count() >= 4);
    let begins = |run: &[&str]| run.iter().zip(&stems).all(|(word, stem)| word.starts_with(stem));
    long_enough && words.windows(stems.len()).any(begins)
}

/// The part that stays when a Polish name is declined: „Rżąka”, „na Rżące” → „rza”.
fn stem(word: &str) -> &str {
    let length = word.chars().count();
    let kept = if length > 4 { length - 2 } else { length };
    word.char_indices().nth(kept.max(4)).map_or(word, |(end, _)| &word[..end])
}

impl District {
    fn is_named(&self, folded: &str) -> bool {
        let (roman, name) = (fold(&self.roman), fold(&self.name));
        folded == roman
            || folded == self.number.0.to_string()
            || folded == name
            || folded == format!("{roman} {name}")
    }
}

/// The shape of the shipped file, read once.
#[derive(Deserialize)]
struct Shipped {
    districts: Vec<ShippedDistrict>,
}

#[derive(Deserialize)]
struct ShippedDistrict {
    nr: u8,
    roman: String,
    name: String,
    official: String,
    forms: ShippedForms,
    eligible_voters_2026_09_27: u32,
    centroid: ShippedPoint,
    neighbourhood_aliases: Vec<String>,
    council: ShippedCouncil,
}

#[derive(Deserialize)]
struct ShippedForms {
    official_locative: String,
}

#[derive(Deserialize)]
struct ShippedPoint {
    lat: f64,
    lon: f64,
}

#[derive(Deserialize)]
struct ShippedCouncil {
    www: String,
    email: String,
    seat: Option<ShippedSeat>,
}

#[derive(Deserialize)]
struct ShippedSeat {
    street: Option<String>,
}

#[expect(clippy::expect_used, reason = "the file is compiled in and a test reads it")]
fn read_shipped() -> Vec<District> {
    let shipped: Shipped = serde_json::from_str(include_str!("../data/districts.json"))
        .expect("data/districts.json is compiled in");
    shipped.districts.into_iter().map(District::from).collect()
}

impl From<ShippedDistrict> for District {
    fn from(shipped: ShippedDistrict) -> Self {
        Self {
            number: DistrictNumber(shipped.nr),
            roman: shipped.roman,
            name: shipped.name,
            official: shipped.official,
            official_locative: shipped.forms.official_locative,
            eligible_voters: shipped.eligible_voters_2026_09_27,
            centre: GeoPoint { latitude: shipped.centroid.lat, longitude: shipped.centroid.lon },
            aliases: shipped.neighbourhood_aliases,
            council_email: shipped.council.email,
            council_www: shipped.council.www,
            council_seat: shipped.council.seat.and_then(|seat| seat.street),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_eighteen_in_order() {
        let numbers: Vec<u8> = all().iter().map(|district| district.number.0).collect();
        assert_eq!(numbers, (1..=18).collect::<Vec<u8>>());
    }

    #[test]
    fn a_district_is_found_by_each_way_people_write_it() {
        for text in ["XII", "12", "Dzielnica XII", "Bieżanów-Prokocim", "dzielnica xii biezanow-prokocim"] {
            assert_eq!(find(text).map(|district| district.number.0), Some(12), "{text}");
        }
    }

    #[test]
    fn a_district_is_found_in_a_sentence_whatever_the_case() {
        let number = |text: &str| mentioned(text).map(|found| found.district.0);
        assert_eq!(number("Cisza nocna na Kazimierzu"), Some(1));
        assert_eq!(number("Remont ulic w Łagiewnikach"), Some(9));
        assert_eq!(number("Żłobek w Prądniku Białym"), Some(4));
        assert_eq!(number("Plac zabaw przy szkole"), None);
        assert_eq!(number("Droga z Kazimierza do Łagiewnik"), None, "two districts: nothing is guessed");
    }

    #[test]
    fn a_neighbourhood_leads_to_its_district() {
        assert_eq!(find("kazimierz").map(|district| district.number.0), Some(1));
        assert_eq!(find("Atlantyda").map(|district| district.number.0), None);
    }
}
