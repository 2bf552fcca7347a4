//! The words of the frames, one file per language: labels and sentences around the officer's own text.

use crate::accessibility::{Feature, Known};
use crate::announcement::{DistrictRef, Invited, Language};
use crate::error::TemplateFault;
use crate::templates::Library;
use crate::typography::typeset;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// Labels and sentences of one language, from `words/<tag>.json`. A missing key is a fault, reported with its line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "each field is the label its name says")]
pub struct Words {
    pub invites: String,
    /// Between „zaprasza” and the cycle's name.
    pub invites_to: String,
    pub invites_all: String,
    pub default_title: String,
    /// „Spotkanie z mieszkańcami {district}”, with the district as in `district_of`.
    pub title_district: String,
    /// „Dzielnicy {roman} {name}”: the district in the genitive.
    pub district_of: String,
    /// „Krakowa”
    pub city_of: String,
    /// „mieszkańcy {of}”, by [`Invited::key`].
    pub audiences: BTreeMap<String, String>,
    /// The usual way to take part, when the officer says no other.
    pub free_entry: String,
    pub when: String,
    pub r#where: String,
    pub audience: String,
    pub everyone: String,
    pub topics: String,
    pub accessibility: String,
    pub no_information: String,
    pub ask_us: String,
    pub directions: String,
    pub nearest_stop: String,
    pub parking: String,
    pub how_to_take_part: String,
    pub pjm: String,
    pub pjm_until: String,
    pub contact: String,
    pub contact_until: String,
    pub phone: String,
    pub organiser: String,
    pub details: String,
    pub photo_credit: String,
    pub status_changed: String,
    pub status_cancelled: String,
    pub cancelled_sentence: String,
    /// Time and place.
    pub changed_sentence: String,
    pub changed_time: String,
    pub changed_place: String,
    pub reason: String,
    pub was: String,
    pub is: String,
    pub was_to_take_place: String,
    /// Follows the cycle's name: „to cykl …”.
    pub cycle_about: String,
    pub come: String,
    /// What stands where a translation is missing; empty in Polish.
    pub no_translation: String,
    pub qr_alt: String,
    pub logo_alt: String,
    pub poster_alt: String,
    pub image_alt: String,
    pub press_release: String,
    pub embargo: String,
    pub media_contact: String,
    pub about_cycle: String,
    pub practical: String,
    pub says: String,
    pub city_of_issue: String,
    pub hashtags: Vec<String>,
    pub etr_title: String,
    pub etr_what: String,
    pub etr_meeting: String,
    pub etr_talk: String,
    pub etr_invited_by: String,
    pub etr_when: String,
    pub etr_start: String,
    pub etr_end: String,
    pub etr_where: String,
    pub etr_get_in: String,
    pub etr_there: String,
    pub etr_unknown: String,
    pub etr_help: String,
    pub etr_call: String,
    pub etr_write: String,
    pub etr_until: String,
    pub etr_cancelled: String,
    pub etr_changed: String,
    pub etr_page: String,
    pub place: String,
    pub newsletter_subject: String,
    pub page_call: String,
    pub field_name: String,
    pub field_description: String,
    pub bip_record: String,
    pub bip_made_by: String,
    pub bip_made_on: String,
    pub pack_title: String,
    pub pack_release: String,
    pub pack_alt: String,
    pub pack_check: String,
    pub kit_dear: String,
    pub kit_request: String,
    /// Before the list of what is attached.
    pub kit_attached: String,
    pub kit_poster: String,
    pub kit_twin: String,
    pub kit_web: String,
    pub kit_social: String,
    /// Before the cycle's name.
    pub kit_changed: String,
    /// Before the cycle's name.
    pub kit_cancelled: String,
    pub kit_replace: String,
    pub kit_take_down: String,
    pub kit_regards: String,
    pub press_attached: String,
    pub press_changed: String,
    pub press_cancelled: String,
    /// By [`Feature::key`].
    pub features: BTreeMap<String, FeatureWords>,
}

/// What is said of a feature that is there, isn't, or isn't known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FeatureWords {
    pub name: String,
    pub yes: String,
    pub no: String,
}

impl Words {
    /// The words of a language from the library, or the built-in ones when an overriding file can't be used.
    ///
    /// # Errors
    /// [`TemplateFault`] when the built-in file is broken.
    pub fn of(language: Language, library: &Library<'_>) -> Result<Self, TemplateFault> {
        library.parse(&format!("words/{}.json", language.tag()), |file, text| read(file, text, language))
    }

    /// The words for one accessibility fact; an unknown one is only named.
    pub fn access(&self, feature: Feature, known: Known) -> &str {
        let Some(words) = self.features.get(feature.key()) else { return feature.key() };
        match known {
            Known::Yes => &words.yes,
            Known::No => &words.no,
            Known::Unknown => &words.name,
        }
    }
}

impl Words {
    /// The district in the genitive: „Dzielnicy XII Bieżanów-Prokocim”.
    pub fn district_of(&self, district: &DistrictRef) -> String {
        self.district_of.replace("{roman}", &district.roman).replace("{name}", district.name())
    }

    /// „Spotkanie z mieszkańcami Dzielnicy XII Bieżanów-Prokocim”
    pub fn title(&self, district: Option<&DistrictRef>) -> String {
        district.map_or_else(
            || self.default_title.clone(),
            |district| self.title_district.replace("{district}", &self.district_of(district)),
        )
    }

    /// „seniorzy Dzielnicy XII Bieżanów-Prokocim”, „seniorzy Krakowa”
    pub fn audience(&self, invited: Invited, district: Option<&DistrictRef>) -> String {
        let of = district.map_or_else(|| self.city_of.clone(), |district| self.district_of(district));
        self.audiences
            .get(invited.key())
            .map_or_else(|| self.everyone.clone(), |who| who.replace("{of}", &of))
    }
}

fn read(file: &str, text: &str, language: Language) -> Result<Words, TemplateFault> {
    let fault = |line, reason: String| TemplateFault { file: file.to_owned(), line, reason };
    // Of an unknown field serde lists the hundred that it knows: a reader needs its name alone.
    let reason = |e: &serde_json::Error| {
        e.to_string().split(", expected one of").next().unwrap_or_default().to_owned()
    };
    let words: Words = serde_json::from_str(text).map_err(|e| fault(Some(e.line()), reason(&e)))?;
    let words = typeset_words(&words, language).map_err(|e| fault(None, e.to_string()))?;
    if let Some(missing) = Invited::GROUPS.iter().find(|group| !words.audiences.contains_key(group.key())) {
        return Err(fault(None, format!("no words for the audience `{}`", missing.key())));
    }
    match Feature::ALL.iter().find(|feature| !words.features.contains_key(feature.key())) {
        Some(missing) => Err(fault(None, format!("no words for the feature `{}`", missing.key()))),
        None => Ok(words),
    }
}

/// The words with their no-break spaces.
fn typeset_words(words: &Words, language: Language) -> Result<Words, serde_json::Error> {
    let mut value = serde_json::to_value(words)?;
    each_text(&mut value, &|text| typeset(text, language));
    serde_json::from_value(value)
}

fn each_text(value: &mut Value, change: &impl Fn(&str) -> String) {
    match value {
        Value::String(text) => *text = change(text),
        Value::Array(items) => items.iter_mut().for_each(|item| each_text(item, change)),
        Value::Object(map) => map.values_mut().for_each(|item| each_text(item, change)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::templates::BuiltIn;

    #[test]
    fn every_language_has_all_words_with_none_empty() {
        let library = Library::new(&BuiltIn);
        for language in Language::ALL {
            let words = Words::of(language, &library).expect("built-in words");
            let value = serde_json::to_value(&words).expect("words as JSON");
            for (key, text) in value.as_object().expect("an object") {
                assert!(
                    text != "" || (key == "no_translation" && language == Language::Pl),
                    "{language:?} {key}"
                );
            }
        }
        assert_eq!(library.faults(), []);
    }
}
