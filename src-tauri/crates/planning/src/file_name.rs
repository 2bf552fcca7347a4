//! Names of files that every system takes, Windows included: what it reserves or cuts off is replaced, never kept.
//! <https://learn.microsoft.com/windows/win32/fileio/naming-a-file>

/// Of one name, in bytes of UTF-8 and so in UTF-16 units too: room is left for what is put behind it (`.part`, `(2)`).
pub const MOST_BYTES: usize = 120;

/// Devices of DOS; with any ending, and in any case, they are no files on Windows.
const DEVICES: [&str; 6] = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];
const NUMBERED: [&str; 2] = ["COM", "LPT"];

/// A part of a path that means the same file on every system.
#[must_use]
pub fn is_safe(name: &str) -> bool {
    !name.is_empty()
        && name.len() <= MOST_BYTES
        && !name.chars().any(is_forbidden)
        && !name.ends_with(['.', ' '])
        && !name.starts_with(' ')
        && !is_device(name)
}

/// The nearest name that is safe; `instead` where nothing of it is left. The ending stays, however long the name is.
///
/// `instead` itself must be safe.
#[must_use]
pub fn safe(name: &str, instead: &str) -> String {
    let allowed: String = name.chars().map(|c| if is_forbidden(c) { '-' } else { c }).collect();
    let name = shortened(trim(&allowed));
    if name.trim_matches(['-', '.', ' ']).is_empty() {
        return instead.to_owned();
    }
    if is_device(&name) { format!("_{name}") } else { name }
}

fn trim(name: &str) -> &str {
    name.trim_start_matches(' ').trim_end_matches(['.', ' '])
}

/// What Windows forbids, controls, and what makes a name read as another one.
fn is_forbidden(c: char) -> bool {
    matches!(c, '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*')
        || c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Windows looks at what stands before the first dot, without the spaces before that.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end_matches(' ').to_ascii_uppercase();
    let port = |word: &&str| {
        let number = stem.strip_prefix(*word).unwrap_or_default();
        matches!(number, "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "¹" | "²" | "³")
    };
    DEVICES.contains(&stem.as_str()) || NUMBERED.iter().any(port)
}

fn shortened(name: &str) -> String {
    if name.len() <= MOST_BYTES {
        return name.to_owned();
    }
    // An ending is short; a dot far before the end is none.
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) if ending.len() <= 8 => (stem, format!(".{ending}")),
        _ => (name, String::new()),
    };
    // One less, for the sign that a device gets in front.
    let mut cut = (MOST_BYTES - 1 - ending.len()).min(stem.len());
    while !stem.is_char_boundary(cut) {
        cut -= 1;
    }
    format!("{}{ending}", trim(&stem[..cut]))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn usual_names_stay_as_they_are() {
        for name in [
            "Pismo Rady Dzielnicy XII.pdf",
            "zażółć gęślą jaźń.eml",
            "v1.2-ostateczny.docx",
            "com10.txt",
            "console",
        ] {
            assert_eq!(safe(name, "plik"), name);
            assert!(is_safe(name), "{name}");
        }
    }

    #[test]
    fn what_windows_reserves_gets_another_name() {
        for name in ["CON", "con.txt", "Nul .pdf", "COM1.tar.gz", "lpt¹", "aux.", "conin$"] {
            assert!(!is_safe(name), "{name}");
            assert!(is_safe(&safe(name, "plik")), "{name}");
        }
        assert_eq!(safe("nul.pdf", "plik"), "_nul.pdf");
    }

    #[test]
    fn what_would_lead_elsewhere_or_vanish_is_replaced() {
        assert_eq!(safe("../../etc/passwd", "plik"), "..-..-etc-passwd");
        assert_eq!(safe("a:b|c?.pdf", "plik"), "a-b-c-.pdf");
        assert_eq!(safe("faktura. . ", "plik"), "faktura");
        assert_eq!(safe("fdp.\u{202e}exe", "plik"), "fdp.-exe");
        for nothing in ["", "...", " ", "///", "\0"] {
            assert_eq!(safe(nothing, "plik"), "plik", "{nothing:?}");
        }
    }

    #[test]
    fn a_long_name_is_cut_and_keeps_its_ending() {
        let name = safe(&format!("{}.pdf", "ż".repeat(400)), "plik");
        assert!(name.ends_with("ż.pdf") && name.len() <= MOST_BYTES, "{name}");
    }

    fn nasty() -> impl Strategy<Value = String> {
        let parts = prop_oneof![
            Just("CON".to_owned()),
            Just("nul".to_owned()),
            Just("COM1".to_owned()),
            Just("lpt³".to_owned()),
            Just(".".to_owned()),
            Just(" ".to_owned()),
            Just("..".to_owned()),
            Just("/".to_owned()),
            Just("\\".to_owned()),
            Just("ż".repeat(90)),
            Just("\u{202e}".to_owned()),
            Just("C:".to_owned()),
            ".{0,12}",
        ];
        proptest::collection::vec(parts, 0..6).prop_map(|parts| parts.concat())
    }

    proptest! {
        #[test]
        fn whatever_comes_the_name_is_safe_and_safe_names_stay(name in nasty()) {
            let made = safe(&name, "plik");
            prop_assert!(is_safe(&made), "{name:?} became {made:?}");
            prop_assert_eq!(safe(&made, "plik"), made);
        }
    }
}
