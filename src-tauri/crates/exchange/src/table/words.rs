//! Words compared as people type them: without regard to case, Polish letters, spaces and punctuation.

/// `"Imię i nazwisko*"` → `"imie i nazwisko"`.
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        let c = match c {
            'ą' => 'a',
            'ć' => 'c',
            'ę' => 'e',
            'ł' => 'l',
            'ń' => 'n',
            'ó' => 'o',
            'ś' => 's',
            'ź' | 'ż' => 'z',
            // Combining marks, where a letter was typed as two.
            '\u{300}'..='\u{36F}' => continue,
            other => other,
        };
        if c.is_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn case_letters_and_punctuation_do_not_matter() {
        assert_eq!(folded("  Imię i nazwisko * "), "imie i nazwisko");
        assert_eq!(folded("PĘTLA_INDUKCYJNA"), "petla indukcyjna");
        assert_eq!(folded("Z\u{307}o\u{301}łw"), "zolw");
    }
}
