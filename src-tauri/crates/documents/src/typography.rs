//! Typography of running text: clean characters, quotation marks, dashes, and spaces that must not break a line.
//!
//! The rules are those of Polish composition („sierotki”: no one-letter word at the end of a line; a number stays with
//! its unit, an abbreviation with its word), and the corresponding ones of English and Ukrainian. Applying them twice
//! changes nothing.

use crate::announcement::Language;

const NBSP: char = '\u{a0}';

/// Text ready to be shown: cleaned, with proper quotation marks, dashes and no-break spaces. Line breaks stay.
pub fn typeset(text: &str, language: Language) -> String {
    let text = clean(text);
    text.split('\n')
        .map(|line| glue_words(&dashes(&quotes(line, language), language), language))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Paragraphs of a text: separated by an empty line; a single line break inside a paragraph becomes a space.
pub fn paragraphs(text: &str, language: Language) -> Vec<String> {
    clean(text)
        .split("\n\n")
        .map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|part| !part.is_empty())
        .map(|part| typeset(&part, language))
        .collect()
}

/// Text without control characters, without direction overrides (they make a text read differently from what it
/// says, Unicode UAX #9 §2), with single spaces and no more than one empty line in a row.
pub fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept: String = text.chars().filter(|&c| c == '\n' || c == '\t' || !is_unprintable(c)).collect();
    let lines: Vec<String> = kept.split('\n').map(single_spaces).collect();
    collapse_blank_lines(&lines)
}

fn is_unprintable(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

fn single_spaces(line: &str) -> String {
    line.split([' ', '\t']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn collapse_blank_lines(lines: &[String]) -> String {
    let mut out: Vec<&str> = Vec::new();
    for line in lines {
        if line.is_empty() && out.last().is_none_or(|last| last.is_empty()) {
            continue;
        }
        out.push(line);
    }
    out.join("\n").trim_end_matches('\n').to_owned()
}

/// Outer and inner quotation marks: pl „ ” » «, en “ ” ‘ ’, uk « » „ “.
const fn marks(language: Language) -> [&'static str; 4] {
    match language {
        Language::Pl => ["„", "”", "»", "«"],
        Language::En => ["“", "”", "‘", "’"],
        Language::Uk => ["«", "»", "„", "“"],
    }
}

/// The text between the language's outer quotation marks.
pub fn quoted(text: &str, language: Language) -> String {
    let [open, close, ..] = marks(language);
    format!("{open}{text}{close}")
}

/// Straight quotation marks become the language's own; marks already typed properly stay.
fn quotes(line: &str, language: Language) -> String {
    let marks = marks(language);
    let mut out = String::with_capacity(line.len() + 8);
    let mut depth = 0_usize;
    let mut previous = ' ';
    for c in line.chars() {
        match c {
            '"' if opens_after(previous) => {
                out.push_str(if depth == 0 { marks[0] } else { marks[2] });
                depth += 1;
            }
            '"' => {
                out.push_str(if depth > 1 { marks[3] } else { marks[1] });
                depth = depth.saturating_sub(1);
            }
            '\'' if previous.is_alphabetic() => out.push('’'),
            _ => {
                depth = depth_after(depth, c, marks);
                out.push(c);
            }
        }
        previous = c;
    }
    out
}

fn opens_after(previous: char) -> bool {
    previous.is_whitespace() || matches!(previous, '(' | '[' | '–' | '—' | '„' | '“' | '«' | '/' | '"')
}

fn depth_after(depth: usize, c: char, marks: [&str; 4]) -> usize {
    let is = |mark: &str| mark.starts_with(c);
    if is(marks[0]) {
        depth + 1
    } else if is(marks[1]) {
        depth.saturating_sub(1)
    } else {
        depth
    }
}

/// A hyphen between spaces is a dash, three dots are an ellipsis, hours are joined by an en dash; in Polish the hour
/// after „godz.” has a dot.
fn dashes(line: &str, language: Language) -> String {
    let line = line.replace(" - ", " – ").replace("...", "…");
    let words: Vec<String> =
        line.split(' ').map(|word| hour_range(word).unwrap_or_else(|| word.to_owned())).collect();
    match language {
        Language::Pl => dotted_hours(&words).join(" "),
        _ => words.join(" "),
    }
}

/// `17.00-19.00` → `17.00–19.00`; anything else (`3-4`, `12-616-13-60`) is left alone.
fn hour_range(word: &str) -> Option<String> {
    let tail = word.trim_end_matches([',', '.', ';', ')']);
    let (from, to) = tail.split_once('-')?;
    (is_hour(from) && is_hour(to)).then(|| format!("{from}–{to}{}", &word[tail.len()..]))
}

fn is_hour(text: &str) -> bool {
    let Some((hour, minute)) = text.split_once(['.', ':']) else { return false };
    let digits = |s: &str, len: std::ops::RangeInclusive<usize>| {
        len.contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit())
    };
    digits(hour, 1..=2) && digits(minute, 2..=2)
}

fn dotted_hours(words: &[String]) -> Vec<String> {
    let mut after_hour_word = false;
    words
        .iter()
        .map(|word| {
            let dotted = if after_hour_word { with_dots(word) } else { word.clone() };
            after_hour_word = matches!(word.as_str(), "godz." | "godzinie" | "godziny" | "godzina");
            dotted
        })
        .collect()
}

fn with_dots(word: &str) -> String {
    let tail = word.trim_end_matches([',', '.', ';', ')']);
    if tail.split('–').all(is_hour) {
        format!("{}{}", tail.replace(':', "."), &word[tail.len()..])
    } else {
        word.to_owned()
    }
}

fn glue_words(line: &str, language: Language) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let mut words = line.split(' ').peekable();
    while let Some(word) = words.next() {
        out.push_str(word);
        if let Some(next) = words.peek() {
            out.push(if stays_together(last_part(word), first_part(next), language) { NBSP } else { ' ' });
        }
    }
    out
}

fn last_part(word: &str) -> &str {
    word.rsplit(NBSP).next().unwrap_or(word)
}

fn first_part(word: &str) -> &str {
    word.split(NBSP).next().unwrap_or(word)
}

/// Polish text without abbreviations, as a text that is easy to read needs it: „ulica”, „godzina”, „2027 roku”.
pub fn spelled_out(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 32);
    let mut before = "";
    for piece in text.split_inclusive([' ', NBSP, '\n']) {
        let word = piece.trim_end_matches([' ', NBSP, '\n']);
        let space = &piece[word.len()..];
        let end = if word.ends_with('.') && space != " " && space != "\u{a0}" { "." } else { "" };
        match spelled(word, before) {
            Some(whole) => out.extend([whole, if word.ends_with("r.") { end } else { "" }]),
            None => out.push_str(word),
        }
        out.push_str(space);
        before = word;
    }
    out
}

fn spelled(word: &str, before: &str) -> Option<&'static str> {
    let after_year = before.len() == 4 && before.bytes().all(|byte| byte.is_ascii_digit());
    Some(match word {
        "godz." if matches!(before, "o" | "O") => "godzinie",
        "godz." => "godzina",
        "r." if after_year => "roku",
        "r.," if after_year => "roku,",
        "ul." => "ulica",
        "Ul." => "Ulica",
        "al." => "aleja",
        "Al." => "Aleja",
        "pl." => "plac",
        "Pl." => "Plac",
        "os." => "osiedle",
        "Os." => "Osiedle",
        "nr" => "numer",
        "tel." => "telefon",
        _ => return None,
    })
}

/// Whether a line must not be broken between two words.
fn stays_together(left: &str, right: &str, language: Language) -> bool {
    let bare = left.trim_start_matches(['(', '„', '“', '«', '»', '‘', '[']);
    is_orphan(bare, language)
        || is_initial(bare, right)
        || is_binding_abbreviation(bare)
        || right.starts_with('–') && right.chars().count() == 1
        || bare.ends_with(|c: char| c.is_ascii_digit()) && binds_to_number(right, language)
        || is_numbered(bare) && right.starts_with(['I', 'V', 'X'])
        || is_name(bare) && is_house(right)
}

fn is_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word.chars().count() > 2 && word.ends_with(char::is_alphabetic)
}

/// `34`, `12a`, `3-4`, `27/5`: the number of a house after the name of its street.
fn is_house(word: &str) -> bool {
    let word = word.trim_end_matches([',', '.', ';', ')']);
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    (1..=3).contains(&digits)
        && word[digits..].chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '–' | '/'))
        && word[digits..].chars().count() <= 4
}

/// A one-letter word, which must not end a line.
fn is_orphan(word: &str, language: Language) -> bool {
    let mut chars = word.chars();
    let (Some(only), None) = (chars.next(), chars.next()) else { return false };
    match language {
        // Polish names stand in texts of every language.
        Language::Pl | Language::En => "aiouwzAIOUWZ".contains(only),
        Language::Uk => "аієоувзйяжбАІЄОУВЗЙЯaiouwzAIOUWZ".contains(only),
    }
}

/// `J.` before `Nowak`.
fn is_initial(left: &str, right: &str) -> bool {
    let mut chars = left.chars();
    matches!((chars.next(), chars.next(), chars.next()), (Some(c), Some('.'), None) if c.is_uppercase())
        && right.starts_with(char::is_uppercase)
}

fn is_binding_abbreviation(word: &str) -> bool {
    const LIST: [&str; 33] = [
        "godz.",
        "ul.",
        "al.",
        "pl.",
        "os.",
        "nr",
        "tel.",
        "św.",
        "im.",
        "dr",
        "prof.",
        "mgr",
        "inż.",
        "ks.",
        "s.",
        "str.",
        "pkt",
        "art.",
        "ust.",
        "poz.",
        "lit.",
        "nr.",
        "ok.",
        "zob.",
        "Ul.",
        "Al.",
        "Pl.",
        "Os.",
        "Św.",
        "no.",
        "вул.",
        "просп.",
        "№",
    ];
    LIST.contains(&word)
}

/// Units, months, „r.” and further digit groups: they stay with the number before them.
fn binds_to_number(right: &str, language: Language) -> bool {
    const UNITS: [&str; 27] = [
        "r.", "zł", "gr", "km", "m", "cm", "mm", "min", "h", "s", "%", "tys.", "mln", "osób", "osoby",
        "miejsc", "miejsca", "dni", "lat", "m²", "r.,", "р.", "р.,", "м", "км", "p.m.", "a.m.",
    ];
    let word = right.trim_end_matches([',', '.', ';', ')', ':']);
    UNITS.contains(&right)
        || UNITS.contains(&word)
        || right.starts_with(|c: char| c.is_ascii_digit())
        || crate::dates::months(language).contains(&word)
}

fn is_numbered(word: &str) -> bool {
    const LIST: [&str; 9] =
        ["Dzielnica", "Dzielnicy", "Dzielnicę", "Dzielnicą", "Rada", "District", "Район", "Району", "Районі"];
    LIST.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn pl(text: &str) -> String {
        typeset(text, Language::Pl).replace(NBSP, "~")
    }

    #[test]
    fn one_letter_words_never_end_a_line() {
        assert_eq!(pl("Spotkanie w klubie i o parku, z psem"), "Spotkanie w~klubie i~o~parku, z~psem");
        assert_eq!(pl("(w klubie)"), "(w~klubie)");
    }

    #[test]
    fn numbers_stay_with_units_and_abbreviations_with_words() {
        assert_eq!(
            pl("13 maja 2026 r., o godz. 17:00-19:00, ul. Litewska 34"),
            "13~maja 2026~r., o~godz.~17.00–19.00, ul.~Litewska~34"
        );
        assert_eq!(
            pl("Dzielnica XII, tel. 12 616 13 60, J. Kowalska"),
            "Dzielnica~XII, tel.~12~616~13~60, J.~Kowalska"
        );
        assert_eq!(pl("Pl. Wszystkich Świętych 3-4"), "Pl.~Wszystkich Świętych~3-4");
        assert_eq!(pl("ul. Trzech Czereśni 12a."), "ul.~Trzech Czereśni~12a.");
        assert_eq!(pl("Klub Sportowy 2000 lat, sala 5"), "Klub Sportowy 2000~lat, sala 5");
    }

    #[test]
    fn a_text_that_is_easy_to_read_has_no_abbreviations() {
        assert_eq!(
            spelled_out(
                "Do\u{a0}31\u{a0}grudnia 2026\u{a0}r.\nw środę, 13 maja 2026 r., o godz. 17.00\nul. Długa 3"
            ),
            "Do\u{a0}31\u{a0}grudnia 2026\u{a0}roku.\nw środę, 13 maja 2026 roku, o godzinie 17.00\nulica Długa 3"
        );
        assert_eq!(spelled_out("Rada r. pr. Nowak, os.Złote"), "Rada r. pr. Nowak, os.Złote");
    }

    #[test]
    fn straight_quotes_become_polish_and_nest() {
        assert_eq!(pl("Cykl \"Ławka dialogu\""), "Cykl „Ławka dialogu”");
        assert_eq!(pl("\"Klub \"Wola\" zaprasza\""), "„Klub »Wola« zaprasza”");
        assert_eq!(typeset("the \"Bench\"", Language::En), "the “Bench”");
    }

    #[test]
    fn a_dash_does_not_begin_a_line() {
        assert_eq!(pl("Klub - sala 5"), "Klub~– sala 5");
    }

    #[test]
    fn direction_overrides_and_controls_are_removed() {
        assert_eq!(clean("a\u{202e}b\u{0}c\u{7}"), "abc");
        assert_eq!(clean("a\r\n\r\n\r\nb\n"), "a\n\nb");
    }

    proptest! {
        #[test]
        fn setting_twice_changes_nothing(text in "[ a-zżąę\"'.,:0-9(–„”»«\\-\n]{0,80}") {
            for language in Language::ALL {
                let once = typeset(&text, language);
                prop_assert_eq!(typeset(&once, language), once);
            }
        }

        #[test]
        fn no_letter_is_lost(text in "[ a-zżąęó0-9,]{0,80}") {
            let letters = |s: &str| s.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            prop_assert_eq!(letters(&typeset(&text, Language::Pl)), letters(&text));
        }
    }
}
