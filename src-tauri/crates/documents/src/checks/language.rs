//! Readability of Polish, and days of the week that disagree with their dates.

use crate::announcement::{Announcement, Language};
use crate::dates::{months, weekday};
use chrono::{Datelike, NaiveDate};
use chrono_tz::Europe::Warsaw;
use serde::Serialize;

/// Where the index comes from.
pub const READABILITY_SOURCE: &str = "FOG: R. Gunning, The Technique of Clear Writing, 1952; B. Broda et al., Measuring Readability of Polish Texts, LREC 2014";

/// Fewer words say nothing about readability: a title alone always looks hard.
pub(super) const FEWEST_WORDS: usize = 12;

/// Above this a text is hard for a reader without secondary school.
pub(super) const HARD: f64 = 13.0;

/// How hard a Polish text is: Gunning's FOG index, 0.4 × (words per sentence + share of long words in percent), with
/// long words counted from four syllables, as for Polish (R. Gunning, “The Technique of Clear Writing”, 1952; W.
/// Broda et al., „Measuring Readability of Polish Texts”, LREC 2014). Roughly years of school.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Readability {
    pub words: usize,
    pub sentences: usize,
    /// Average words in a sentence.
    pub sentence_words: f64,
    /// Share of words with four syllables or more, in percent.
    pub long_words: f64,
    pub index: f64,
}

/// Measures a text.
pub fn readability(text: &str) -> Readability {
    let words: Vec<&str> =
        text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).collect();
    let sentences = sentences(text).max(1);
    let long = words.iter().filter(|word| syllables(word) >= 4).count();
    let per = |a: usize, b: usize| if b == 0 { 0.0 } else { a as f64 / b as f64 };
    let (sentence_words, long_words) = (per(words.len(), sentences), per(long, words.len()) * 100.0);
    Readability {
        words: words.len(),
        sentences,
        sentence_words,
        long_words,
        index: 0.4 * (sentence_words + long_words),
    }
}

/// Sentences end with a mark after a word that is no abbreviation, or with a line.
fn sentences(text: &str) -> usize {
    const SHORT: [&str; 12] =
        ["godz.", "ul.", "al.", "pl.", "os.", "r.", "tel.", "św.", "im.", "np.", "m.in.", "nr."];
    text.lines()
        .map(|line| {
            let words: Vec<&str> = line.split_whitespace().collect();
            let ended = |word: &&&str| word.ends_with(['.', '!', '?', '…']) && !SHORT.contains(*word);
            let open = words.last().is_some_and(|word| !ended(&word));
            words.iter().filter(ended).count() + usize::from(open)
        })
        .sum()
}

/// Syllables of a Polish word: groups of vowels, where `i` before a vowel only softens.
fn syllables(word: &str) -> usize {
    const VOWELS: &str = "aąeęioóuy";
    let letters: Vec<char> = word.to_lowercase().chars().collect();
    let is_vowel = |index: usize| letters.get(index).is_some_and(|c| VOWELS.contains(*c));
    (0..letters.len())
        .filter(|&index| is_vowel(index) && !(letters[index] == 'i' && is_vowel(index + 1)))
        .count()
}

/// Days of the week written before a date („w środę, 14 maja”) that aren't the day of that date. A date without a year
/// is of the meeting's year.
pub(super) fn wrong_weekdays(text: &str, a: &Announcement) -> Vec<(String, String)> {
    if a.language != Language::Pl {
        return Vec::new();
    }
    let meeting_year = a.start.with_timezone(&Warsaw).year();
    let words: Vec<String> = text
        .replace('\u{a0}', " ")
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
        .collect();
    words
        .windows(3)
        .enumerate()
        .filter_map(|(index, triple)| disagreement(triple, words.get(index + 3), meeting_year))
        .collect()
}

fn disagreement(words: &[String], next: Option<&String>, meeting_year: i32) -> Option<(String, String)> {
    let [named, day, month] = words else { return None };
    let number = day_of_week(named)?;
    let month = months(Language::Pl).iter().position(|name| name == month)? as u32 + 1;
    let year = next
        .and_then(|word| word.parse().ok())
        .filter(|year| (1990..2100).contains(year))
        .unwrap_or(meeting_year);
    let date = NaiveDate::from_ymd_opt(year, month, day.parse().ok()?)?;
    let correct = weekday(date, Language::Pl);
    (date.weekday().num_days_from_monday() != number).then(|| (named.clone(), correct.to_owned()))
}

/// Monday is 0; nominative and accusative.
fn day_of_week(word: &str) -> Option<u32> {
    const NAMES: [&[&str]; 7] = [
        &["poniedziałek"],
        &["wtorek"],
        &["środa", "środę"],
        &["czwartek"],
        &["piątek"],
        &["sobota", "sobotę"],
        &["niedziela", "niedzielę"],
    ];
    NAMES.iter().position(|names| names.contains(&word)).map(|index| index as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_counted_as_spoken() {
        assert_eq!(["park", "dzielnica", "mieszkańcami", "komunikacja"].map(syllables), [1, 3, 4, 5]);
    }

    #[test]
    fn short_sentences_of_short_words_are_easy_and_office_prose_is_not() {
        let easy = readability("Przyjdź na spotkanie. Zadaj pytanie. Powiedz, co jest ważne.");
        let hard = readability(
            "W ramach przedsięwzięcia przeprowadzone zostaną konsultacje społeczne dotyczące zagospodarowania przestrzennego terenów zlokalizowanych w bezpośrednim sąsiedztwie planowanej inwestycji komunikacyjnej.",
        );
        assert!(easy.index < 8.0, "{easy:?}");
        assert!(hard.index > HARD, "{hard:?}");
    }

    #[test]
    fn an_abbreviation_does_not_end_a_sentence() {
        assert_eq!(readability("Spotkanie o godz. 17.00 przy ul. Długiej. Zapraszamy.").sentences, 2);
    }
}
