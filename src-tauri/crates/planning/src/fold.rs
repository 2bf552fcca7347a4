//! Folding of Polish text for search: lower case, no marks, and ł → l, which Unicode decomposition leaves alone.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// "Łagiewniki-Borek Fałęcki" → "lagiewniki-borek falecki". Queries and stored text are folded alike.
#[must_use]
pub fn fold(text: &str) -> String {
    text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).map(without_stroke).collect()
}

/// Letters with a stroke have no canonical decomposition (Unicode, chapter 7.1).
fn without_stroke(letter: char) -> char {
    match letter {
        'ł' => 'l',
        'đ' => 'd',
        'ø' => 'o',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn every_polish_letter_is_found_without_its_mark() {
        assert_eq!(fold("Zażółć gęślą jaźń ŁÓDŹ"), "zazolc gesla jazn lodz");
    }
}
