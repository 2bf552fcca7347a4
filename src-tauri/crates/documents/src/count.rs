//! Counting text as the channels count it.

use serde::Serialize;
use ts_rs::TS;
use unicode_segmentation::UnicodeSegmentation;

/// What a channel counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum CountUnit {
    Characters,
    /// X: version 3 of its configuration.
    Weighted,
    /// What a reader sees as one character (Unicode UAX #29); Bluesky.
    Graphemes,
    /// For whoever reads aloud.
    Words,
}

/// How a channel counts.
pub fn unit(channel: &str) -> CountUnit {
    match channel {
        "x_post" => CountUnit::Weighted,
        "bluesky" => CountUnit::Graphemes,
        "tv_script" => CountUnit::Words,
        _ => CountUnit::Characters,
    }
}

/// The length of a text on a channel, as the channel counts.
pub fn length(channel: &str, text: &str) -> usize {
    match unit(channel) {
        CountUnit::Characters => text.chars().count(),
        CountUnit::Weighted => x_length(text),
        CountUnit::Graphemes => text.graphemes(true).count(),
        CountUnit::Words => text.split_whitespace().count(),
    }
}

/// The length on X: version 3 of its configuration. Every address counts 23; characters up to U+10FF and a few marks
/// count 1; the rest, and each emoji as a whole, counts 2.
pub fn x_length(text: &str) -> usize {
    const ADDRESS: usize = 23;
    let mut total = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end();
        let address = address_in(bare);
        total += match address {
            Some((before, after)) => weight(before) + ADDRESS + weight(after),
            None => weight(bare),
        };
        total += weight(&word[bare.len()..]);
    }
    total
}

/// Splits a word around an address: what stands before it and after it.
fn address_in(word: &str) -> Option<(&str, &str)> {
    let start = word.find("https://").or_else(|| word.find("http://")).or_else(|| domain_start(word))?;
    let tail = &word[start..];
    let end = tail.trim_end_matches(['.', ',', ')', ';', ':', '!', '?', '”', '"']).len();
    Some((&word[..start], &tail[end..]))
}

/// A bare domain such as `krakow.pl/lawka` is an address for X too. An e-mail address isn't.
fn domain_start(word: &str) -> Option<usize> {
    const ENDINGS: [&str; 8] = ["pl", "eu", "com", "org", "net", "info", "gov", "edu"];
    let start = word.find(|c: char| c.is_ascii_alphanumeric())?;
    let host =
        word[start..].split(['/', ',', ')', ';', ':', '!', '?', '”', '"']).next()?.trim_end_matches('.');
    let ending = host.rsplit_once('.')?.1;
    (!word.contains('@') && ENDINGS.contains(&ending)).then_some(start)
}

/// The weight of plain text; a joined sequence of emoji counts once.
fn weight(text: &str) -> usize {
    let mut total = 0;
    let mut joined = false;
    for c in text.chars() {
        match c {
            '\u{200d}' => joined = true,
            '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}' => {}
            _ => {
                total += if joined { 0 } else { single(c) };
                joined = false;
            }
        }
    }
    total
}

const fn single(c: char) -> usize {
    match c as u32 {
        0..=4351 | 8192..=8205 | 8208..=8223 | 8242..=8247 => 1,
        _ => 2,
    }
}

/// How many words begin with `#`.
pub fn hashtags(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.starts_with('#') && word.chars().count() > 1).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn polish_letters_and_quotation_marks_count_one_and_an_ellipsis_two() {
        assert_eq!(x_length("Ławka „dialogu” –\u{a0}x"), 19);
        assert_eq!(x_length("…"), 2);
    }

    #[test]
    fn every_address_counts_twenty_three() {
        assert_eq!(x_length("https://www.krakow.pl/a/very/long/path?x=1"), 23);
        assert_eq!(x_length("Zob. krakow.pl/lawka."), 5 + 23 + 1);
        assert_eq!(x_length("pisz: a@krakow.pl"), 17);
    }

    #[test]
    fn a_family_of_emoji_counts_two() {
        assert_eq!(x_length("👩\u{200d}👩\u{200d}👧"), 2);
        assert_eq!(x_length("👍🏽"), 2);
    }

    #[test]
    fn each_channel_counts_in_its_own_way() {
        let family = "👩\u{200d}👩\u{200d}👧 i my";
        assert_eq!(length("facebook_post", family), 10);
        assert_eq!(length("bluesky", family), 6);
        assert_eq!(length("tv_script", family), 3);
    }

    #[test]
    fn hashtags_are_counted() {
        assert_eq!(hashtags("#Kraków i #ŁawkaDialogu # nr"), 2);
    }
}
