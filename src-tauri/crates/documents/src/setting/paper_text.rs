//! Text as it can be printed: every character has a glyph, every word can be broken somewhere.

use super::fonts::covers;
use serde_json::Value;

/// Words longer than this may be broken anywhere, in pieces of this length; no Polish word is.
const LONGEST_WORD: usize = 34;

/// What stands for a character that no font has. (U+FFFD would be the proper sign, but the text font lacks it too, and
/// PDF/A-2a forbids a character without a glyph.)
const UNKNOWN: char = '?';

/// Characters of a text that no font has, each once: on paper they become question marks.
pub(crate) fn unprintable(text: &str) -> String {
    let mut found = String::new();
    for c in text.chars().filter(|&c| c != '\n' && !is_joiner(c) && !c.is_control() && !covers(c)) {
        if !found.contains(c) {
            found.push(c);
        }
    }
    found
}

/// Applies [`paper_text`] to every string of a JSON value (keys are left alone).
pub(super) fn printable(value: &mut Value) {
    match value {
        Value::String(text) => *text = paper_text(text),
        Value::Array(items) => items.iter_mut().for_each(printable),
        Value::Object(map) => map.values_mut().for_each(printable),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Replaces what no font has by a question mark, drops joiners and variation selectors, and puts a zero-width space where
/// a word may be parted: an address behind its marks, and any word that would run over the margin.
fn paper_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_inclusive(|c: char| c.is_whitespace() && c != '\u{a0}') {
        let address = is_address(word);
        let mut run = 0;
        for c in word.chars().filter(|&c| !is_joiner(c)) {
            run += 1;
            if run > LONGEST_WORD {
                out.push('\u{200b}');
                run = 1;
            }
            out.push(if c == '\n' || covers(c) { c } else { UNKNOWN });
            // Polish repeats a hyphen at the beginning of the next line: nobody could type such an address.
            if address && matches!(c, '-' | '/' | '@') {
                out.push('\u{200b}');
                run = 0;
            }
        }
    }
    out
}

/// An e-mail or web address.
fn is_address(word: &str) -> bool {
    let joined = |(name, host): (&str, &str)| {
        name.ends_with(char::is_alphanumeric) && host.starts_with(char::is_alphanumeric)
    };
    word.split_once('@').is_some_and(joined) || word.contains('.') && word.contains('/')
}

/// Variation selectors and zero-width joiners: they only choose a shape, which a one-colour font hasn't.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{ad}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_text_is_left_alone() {
        let text = "Ławka dialogu w\u{a0}Dzielnicy\u{a0}XII – „Zażółć gęślą jaźń”, 17.00 → 18.00 №";
        assert_eq!(paper_text(text), text);
        assert_eq!(
            paper_text("Зустріч із мешканцями, 13 травня; п’ятниця"),
            "Зустріч із мешканцями, 13 травня; п’ятниця"
        );
    }

    #[test]
    fn an_address_is_parted_at_its_marks_without_another_hyphen() {
        let parts = |text: &str| paper_text(text).split('\u{200b}').map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(parts("Pisz: biuro@biuro-spotkan.example"), ["Pisz: biuro@", "biuro-", "spotkan.example"]);
        assert_eq!(parts("krakow.example/dzielnica-xii"), ["krakow.example/", "dzielnica-", "xii"]);
        assert_eq!(parts("Bieżanów-Prokocim, Pl. Wszystkich Świętych 3-4").len(), 1);
        assert_eq!(parts("o @lawka i @ref-2").len(), 1);
    }

    #[test]
    fn an_endless_word_can_be_broken_and_keeps_its_letters() {
        let set = paper_text(&"x".repeat(1000));
        assert_eq!(set.split('\u{200b}').map(str::len).max(), Some(LONGEST_WORD));
        assert_eq!(set.replace('\u{200b}', "").len(), 1000);
    }

    #[test]
    fn a_script_without_a_font_becomes_question_marks_and_is_named() {
        assert_eq!(paper_text("a漢🪑"), "a?🪑");
        assert_eq!(unprintable("a漢🪑漢字\u{200d}"), "漢字");
    }
}
