//! The order of the Polish alphabet: c < ć < d, l < ł < m, o < ó, s < ś, z < ź < ż (PN-N-01223; CLDR `pl` agrees).
//!
//! Letters first, then marks that aren't Polish (e before é), then small before capital, so that the order is total and a
//! list never jumps. Digits come before letters, signs before digits.

use std::borrow::Cow;
use std::cmp::Ordering;

use planning::fold::fold;
use rusqlite::Connection;
use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::error::StoreError;

const ALPHABET: [char; 35] = [
    'a', 'ą', 'b', 'c', 'ć', 'd', 'e', 'ę', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'ł', 'm', 'n', 'ń', 'o', 'ó',
    'p', 'q', 'r', 's', 'ś', 't', 'u', 'v', 'w', 'x', 'y', 'z', 'ź', 'ż',
];

/// Used in `ORDER BY`, never in the schema: any SQLite tool can then open the file.
pub(crate) fn register(connection: &Connection) -> Result<(), StoreError> {
    Ok(connection.create_collation("polish", polish)?)
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Space,
    Sign(char),
    Digit(char),
    Letter(usize),
    Foreign(char),
}

/// Compares two texts as a Polish index of names does.
#[must_use]
pub fn polish(one: &str, other: &str) -> Ordering {
    let (first, second) = (composed(one), composed(other));
    let letters = small(&first).map(rank).cmp(small(&second).map(rank));
    let marks = || small(&first).cmp(small(&second));
    let capitals = || first.chars().map(char::is_uppercase).cmp(second.chars().map(char::is_uppercase));
    letters.then_with(marks).then_with(capitals).then_with(|| one.cmp(other))
}

/// A letter and its mark as one code point; nearly every text is so already.
fn composed(text: &str) -> Cow<'_, str> {
    if is_nfc(text) { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}

fn small(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().flat_map(char::to_lowercase)
}

fn rank(letter: char) -> Rank {
    match place(letter) {
        Some(place) => Rank::Letter(place),
        None if letter.is_whitespace() => Rank::Space,
        None if letter.is_numeric() => Rank::Digit(letter),
        None if letter.is_alphabetic() => rank_without_mark(letter),
        None => Rank::Sign(letter),
    }
}

fn place(letter: char) -> Option<usize> {
    ALPHABET.iter().position(|other| *other == letter)
}

/// é stands with e; a letter of another alphabet comes after all of ours.
fn rank_without_mark(letter: char) -> Rank {
    let plain = fold(letter.encode_utf8(&mut [0; 4])).chars().next();
    plain.and_then(place).map_or(Rank::Foreign(letter), Rank::Letter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sorted(mut words: Vec<&str>) -> Vec<&str> {
        words.sort_by(|one, other| polish(one, other));
        words
    }

    #[test]
    fn every_polish_letter_follows_its_plain_one() {
        let alphabet: Vec<&str> = "a ą b c ć d e ę l ł m n ń o ó p s ś t z ź ż".split(' ').collect();
        assert_eq!(sorted(alphabet.iter().rev().copied().collect()), alphabet);
    }

    #[test]
    fn the_districts_stand_as_in_an_index() {
        let wanted = [
            "Bieńczyce",
            "Bieżanów",
            "Czyżyny",
            "Ćwiklińska",
            "Dębniki",
            "Lubocza",
            "Łagiewniki",
            "Mistrzejowice",
        ];
        assert_eq!(sorted(wanted.iter().rev().copied().collect()), wanted);
    }

    #[test]
    fn case_counts_only_where_letters_are_the_same() {
        assert_eq!(sorted(vec!["Lis", "lis", "LAS", "łan"]), ["LAS", "lis", "Lis", "łan"]);
    }

    #[test]
    fn signs_come_before_digits_and_digits_before_letters() {
        assert_eq!(sorted(vec!["SP a", "SP 2", "SP", "SP-1"]), ["SP", "SP 2", "SP a", "SP-1"]);
    }

    #[test]
    fn a_letter_written_in_two_code_points_stands_where_it_belongs() {
        assert_eq!(sorted(vec!["z", "s\u{301}", "s", "t"]), ["s", "s\u{301}", "t", "z"]);
    }

    proptest! {
        #[test]
        fn the_order_is_total(one in "\\PC{0,6}", other in "\\PC{0,6}", third in "\\PC{0,6}") {
            prop_assert_eq!(polish(&one, &other), polish(&other, &one).reverse());
            prop_assert_eq!(polish(&one, &other) == Ordering::Equal, one == other);
            if polish(&one, &other).is_le() && polish(&other, &third).is_le() {
                prop_assert!(polish(&one, &third).is_le());
            }
        }
    }
}
