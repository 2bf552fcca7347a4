//! The officer's own words for an announcement. What is left empty is made from the register's facts.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::channel::ChannelId;
use crate::time::warsaw;

/// Languages the frames of an announcement exist in; the officer's free texts are in Polish first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum AnnouncementLanguage {
    #[default]
    Pl,
    En,
    Uk,
}

impl AnnouncementLanguage {
    /// Polish first.
    pub const ALL: [Self; 3] = [Self::Pl, Self::En, Self::Uk];
}

/// Words for residents: no personal data of the requester (checked before every export).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct AnnouncementDraft {
    /// Headline instead of „Spotkanie z mieszkańcami Dzielnicy …”.
    pub title: String,
    /// One or two sentences: what it is about.
    pub lead: String,
    /// Longer text; paragraphs are parted by an empty line.
    pub body: String,
    pub how_to_take_part: String,
    /// Subjects as short phrases; empty: the request's own.
    pub topics: Vec<String>,
    pub place: PlaceWords,
    /// Whole texts for single channels, instead of the ones made from the facts.
    pub own_words: BTreeMap<ChannelId, String>,
    /// The same texts in other languages; what is empty there is shown as missing, never made by a machine.
    pub translations: BTreeMap<AnnouncementLanguage, DraftTranslation>,
    pub press: PressWords,
    pub photo: Option<PhotoWords>,
}

/// What residents must know of the place besides its name and address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct PlaceWords {
    /// „aula na parterze”
    pub room: String,
    /// Empty: the venue's own directions.
    pub directions: String,
    /// „Bieżanów Potrzask – 180 m, tramwaje 3, 9, 13”
    pub nearest_stop: String,
    pub parking: String,
}

/// The free texts in another language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct DraftTranslation {
    pub title: String,
    pub lead: String,
    pub body: String,
    pub how_to_take_part: String,
    pub topics: Vec<String>,
    pub place: PlaceWords,
    pub photo_alt: String,
    pub own_words: BTreeMap<ChannelId, String>,
}

/// What only the press release carries.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct PressWords {
    /// Not to be published before.
    #[serde(with = "warsaw::serde_instant_option")]
    #[ts(type = "string | null")]
    pub embargo: Option<DateTime<Utc>>,
    pub quote: String,
    /// Name and office of whoever is quoted.
    pub quote_who: String,
    /// Note on the cycle; empty: the usual one.
    pub about: String,
}

/// The picture of the announcement; the picture itself is kept by its digest.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct PhotoWords {
    /// SHA-256 of the kept picture, in hexadecimal digits.
    pub picture: String,
    /// The words that stand for it; without them nothing is exported.
    pub alt: String,
    /// „Jan Przykładowy / www.krakow.pl”
    pub credit: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_written_by_an_earlier_version_are_read() {
        let old = r#"{"title":"A","lead":"B","body":"","how_to_take_part":"","own_words":{"x_post":"C"}}"#;
        let draft: AnnouncementDraft = serde_json::from_str(old).unwrap();
        assert_eq!((draft.title.as_str(), draft.photo, draft.translations.len()), ("A", None, 0));
    }

    #[test]
    fn an_embargo_keeps_its_instant() {
        let embargo = "2026-05-13T08:00:00+02:00".parse::<DateTime<chrono::FixedOffset>>().unwrap().to_utc();
        let press = PressWords { embargo: Some(embargo), ..PressWords::default() };
        let read: PressWords = serde_json::from_str(&serde_json::to_string(&press).unwrap()).unwrap();
        assert_eq!(read, press);
    }
}
