//! What is announced: the one source every rendering is made from.
//!
//! The types are plain data (serde, snake_case). Texts are as the officer typed them, before typography; times
//! carry their offset and are read as civil time in Europe/Warsaw.

use crate::accessibility::{Feature, Known};
use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A channel's id as in `channels.json`, for example `krakow_pl` or `facebook_post`.
pub type ChannelId = String;

/// One announcement of one meeting: what, when, where, for whom, how to get in, how to take part.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Announcement {
    /// UID of the calendar entry (RFC 5545 §3.8.4.7); the same for every release of this meeting.
    pub uid: String,
    /// SEQUENCE of the calendar entry (RFC 5545 §3.8.7.4).
    #[serde(default)]
    pub sequence: u32,
    /// The language the free texts below are written in.
    #[serde(default)]
    pub language: Language,
    /// Headline: „Spotkanie z mieszkańcami Dzielnicy XII Bieżanów-Prokocim”. Empty: made from the district.
    pub title: String,
    /// Name of the cycle without quotation marks: `Ławka dialogu`.
    pub cycle: String,
    /// One or two sentences: what the meeting is about. Empty when there is nothing to add to the facts.
    #[serde(default)]
    pub lead: String,
    /// Longer text; paragraphs are separated by an empty line.
    #[serde(default)]
    pub body: String,
    /// Subjects as short phrases; the poster lists them.
    #[serde(default)]
    pub topics: Vec<String>,
    /// Beginning, with its offset. Shown as civil time in Europe/Warsaw.
    pub start: DateTime<FixedOffset>,
    /// End, when one is announced.
    #[serde(default)]
    pub end: Option<DateTime<FixedOffset>>,
    /// The district concerned; `None` for a meeting of a group or of the whole city.
    #[serde(default)]
    pub district: Option<DistrictRef>,
    /// Who is invited: „mieszkańcy Dzielnicy XII Bieżanów-Prokocim”, in the nominative. Empty: made from `invited`.
    #[serde(default)]
    pub audience: String,
    /// The group invited, for the frame's own words.
    #[serde(default)]
    pub invited: Invited,
    pub host: OfficeHolder,
    pub venue: Venue,
    /// Facts about access in the order in which they are to be shown.
    #[serde(default)]
    pub accessibility: Vec<Access>,
    /// Last day on which the need of a Polish Sign Language interpreter can be notified.
    #[serde(default)]
    pub pjm_deadline: Option<NaiveDate>,
    /// „Wstęp wolny, bez zapisów. Pytania można przesłać …” Empty: the usual way, in the frame's words.
    #[serde(default)]
    pub how_to_take_part: String,
    pub contact: Contact,
    /// Who organises: „Urząd Miasta Krakowa, Wydział Komunikacji Społecznej”.
    pub organiser: Organiser,
    /// Address of the meeting's page; the QR code leads there.
    pub page_url: String,
    #[serde(default)]
    pub photo: Option<Photo>,
    /// Logo for the poster's slot (PNG, JPEG or SVG); without one the organiser's name stands there.
    #[serde(default)]
    pub logo: Option<Photo>,
    #[serde(default)]
    pub status: Status,
    /// What only the press release needs.
    #[serde(default)]
    pub press: Press,
    /// The officer's own words for a channel; they replace the text made from the facts.
    #[serde(default)]
    pub own_words: BTreeMap<ChannelId, String>,
    /// Free texts in other languages. What is absent is shown as absent, never machine-made.
    #[serde(default)]
    pub translations: BTreeMap<Language, Translation>,
    pub release: Release,
}

/// The group a meeting is for; `Everyone` where nobody said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Invited {
    #[default]
    Everyone,
    Residents,
    Parents,
    Seniors,
    Youth,
    Students,
    Ngos,
    Minorities,
}

impl Invited {
    /// Every group but everyone.
    pub const GROUPS: [Self; 7] = [
        Self::Residents,
        Self::Parents,
        Self::Seniors,
        Self::Youth,
        Self::Students,
        Self::Ngos,
        Self::Minorities,
    ];

    /// Its name in the files of words.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Everyone => "everyone",
            Self::Residents => "residents",
            Self::Parents => "parents",
            Self::Seniors => "seniors",
            Self::Youth => "youth",
            Self::Students => "students",
            Self::Ngos => "ngos",
            Self::Minorities => "minorities",
        }
    }
}

/// Languages the text frames exist in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    #[default]
    Pl,
    En,
    Uk,
}

impl Language {
    /// All languages, Polish first.
    pub const ALL: [Self; 3] = [Self::Pl, Self::En, Self::Uk];

    /// BCP 47 tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Pl => "pl",
            Self::En => "en",
            Self::Uk => "uk",
        }
    }
}

/// The officer's free texts in another language.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Translation {
    #[serde(default)]
    pub title: Option<String>,
    #[serde(default)]
    pub lead: Option<String>,
    #[serde(default)]
    pub body: Option<String>,
    #[serde(default)]
    pub topics: Vec<String>,
    #[serde(default)]
    pub audience: Option<String>,
    #[serde(default)]
    pub how_to_take_part: Option<String>,
    #[serde(default)]
    pub room: Option<String>,
    #[serde(default)]
    pub directions: Option<String>,
    #[serde(default)]
    pub nearest_stop: Option<String>,
    #[serde(default)]
    pub parking: Option<String>,
    #[serde(default)]
    pub organiser: Option<String>,
    #[serde(default)]
    pub cycle: Option<String>,
    #[serde(default)]
    pub office: Option<String>,
    #[serde(default)]
    pub photo_alt: Option<String>,
    /// Whole texts for single channels.
    #[serde(default)]
    pub own_words: BTreeMap<ChannelId, String>,
}

/// A district by its number and official name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DistrictRef {
    /// `XII`
    pub roman: String,
    /// `Dzielnica XII Bieżanów-Prokocim`
    pub official: String,
}

impl DistrictRef {
    /// `Bieżanów-Prokocim`: what stands after the number.
    pub fn name(&self) -> &str {
        let number = format!(" {} ", self.roman);
        self.official.split_once(number.as_str()).map_or(self.official.as_str(), |(_, name)| name)
    }
}

/// Grammatical gender of an office holder; a setting, never guessed from a name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gender {
    Feminine,
    #[default]
    Masculine,
    /// Not set, or a body of several persons.
    Unset,
}

/// Who invites. The office is given in the form that agrees with the gender („Prezydent” or „Prezydentka Miasta
/// Krakowa”), because that choice belongs to the office and not to a program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficeHolder {
    #[serde(default)]
    pub name: Option<String>,
    /// Office in the nominative: `Prezydent Miasta Krakowa`.
    pub office: String,
    #[serde(default)]
    pub gender: Gender,
}

/// Where the meeting is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Venue {
    pub name: String,
    /// Street and number: `ul. Litewska 34`.
    pub street: String,
    #[serde(default)]
    pub postal_code: Option<String>,
    #[serde(default = "krakow")]
    pub city: String,
    /// Room, floor: „aula, parter”.
    #[serde(default)]
    pub room: Option<String>,
    /// How to get there, in words (a map alone is not accessible).
    #[serde(default)]
    pub directions: Option<String>,
    /// „Bieżanów Potrzask – 180 m, tramwaje niskopodłogowe 3, 9, 13”
    #[serde(default)]
    pub nearest_stop: Option<String>,
    #[serde(default)]
    pub parking: Option<String>,
    /// Degrees, WGS 84.
    #[serde(default)]
    pub lat: Option<f64>,
    /// Degrees, WGS 84.
    #[serde(default)]
    pub lon: Option<f64>,
}

fn krakow() -> String {
    "Kraków".to_owned()
}

/// One accessibility fact. `Unknown` is printed as „brak informacji”, never as yes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Access {
    pub feature: Feature,
    pub known: Known,
    /// „drzwi 95 cm”, „3 miejsca przy wejściu”
    #[serde(default)]
    pub detail: Option<String>,
}

/// Whom residents ask. This is the office's own contact; never a requester's.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    #[serde(default)]
    pub name: Option<String>,
    #[serde(default)]
    pub phone: Option<String>,
    #[serde(default)]
    pub email: Option<String>,
    /// Last day on which needs can be notified.
    #[serde(default)]
    pub until: Option<NaiveDate>,
}

/// The organising body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organiser {
    pub name: String,
    /// `https://www.krakow.pl`
    pub url: String,
    /// Postal address, for letters and metadata.
    #[serde(default)]
    pub address: Option<String>,
}

/// A picture with the words that stand for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Photo {
    /// PNG or JPEG; SVG too for a logo.
    pub bytes: Vec<u8>,
    /// Alternative text; a check reports it when empty.
    pub alt: String,
    /// `Jan Przykładowy / www.krakow.pl`
    #[serde(default)]
    pub credit: String,
}

/// State of what is announced; decides overprints and the status in JSON-LD.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Status {
    #[default]
    Scheduled,
    /// The date, the hour or the place changed; what is unchanged is `None`.
    Rescheduled {
        #[serde(default)]
        previous_start: Option<DateTime<FixedOffset>>,
        /// Name and address of the previous place in one line.
        #[serde(default)]
        previous_place: Option<String>,
    },
    Cancelled {
        #[serde(default)]
        reason: String,
    },
}

/// What only the press release carries.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Press {
    /// Not to be published before.
    #[serde(default)]
    pub embargo: Option<DateTime<FixedOffset>>,
    #[serde(default)]
    pub quote: Option<Quote>,
    /// Note about the cycle; a default one is used when empty.
    #[serde(default)]
    pub about: String,
    /// Contact for the media; the residents' contact when absent.
    #[serde(default)]
    pub contact: Option<Contact>,
}

/// Words of somebody, and whose they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    pub text: String,
    /// Name and office, as to be printed after the dash.
    pub who: String,
}

/// The frozen copy this pack belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Release {
    /// 1, 2, 3 … for this meeting.
    pub number: u32,
    /// Day of the release; the date in PDF metadata, releases and the ZIP.
    pub date: NaiveDate,
}
