//! Which character encoding a Polish text is in, and its text.
//!
//! Statistical guessers take short Windows-1250 texts for something else, so the order is: byte order mark, valid
//! UTF-8, then the six letters that Windows-1250 and ISO-8859-2 write with different bytes (ą ś ź Ą Ś Ź).

use std::borrow::Cow;

use encoding_rs::{Encoding, ISO_8859_2, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1250};

/// The encoding of `bytes`, never a failure: what is neither marked nor UTF-8 is one of the two Polish encodings.
pub fn detect(bytes: &[u8]) -> &'static Encoding {
    if let Some((marked, _)) = Encoding::for_bom(bytes) {
        return marked;
    }
    if let Some(unmarked) = utf16_without_mark(bytes) {
        return unmarked;
    }
    if std::str::from_utf8(bytes).is_ok() { UTF_8 } else { polish_single_byte(bytes) }
}

/// The text of `bytes` without its byte order mark; a byte that has no meaning becomes U+FFFD.
pub fn decode(bytes: &[u8]) -> Cow<'_, str> {
    detect(bytes).decode(bytes).0
}

/// Windows-1250 or ISO-8859-2, by the letters that tell them apart; Windows-1250 when nothing does.
pub fn polish_single_byte(bytes: &[u8]) -> &'static Encoding {
    let (mut windows, mut iso) = (0_usize, 0_usize);
    for byte in bytes {
        match byte {
            // ś ź ą Ś Ź Ą in Windows-1250; in ISO-8859-2 controls, and the rare š š Ľ.
            0x9C | 0x9F | 0xB9 | 0x8C | 0x8F | 0xA5 => windows += 1,
            // ą ś ź Ą Ś Ź in ISO-8859-2; in Windows-1250 signs such as ± ¶ ¦.
            0xB1 | 0xB6 | 0xBC | 0xA1 | 0xA6 | 0xAC => iso += 1,
            _ => {}
        }
    }
    if iso > windows { ISO_8859_2 } else { WINDOWS_1250 }
}

/// Spreadsheets sometimes write UTF-16 without a mark: every other byte of plain text is then zero.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [0, first, 0, second, ..] if *first != 0 && *second != 0 => Some(UTF_16BE),
        [first, 0, second, 0, ..] if *first != 0 && *second != 0 => Some(UTF_16LE),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Zażółć gęślą jaźń, Łódź";

    #[test]
    fn each_polish_encoding_is_told_from_the_others() {
        for encoding in [UTF_8, WINDOWS_1250, ISO_8859_2] {
            let (bytes, _, _) = encoding.encode(TEXT);
            assert_eq!((detect(&bytes).name(), &*decode(&bytes)), (encoding.name(), TEXT));
        }
    }

    #[test]
    fn a_byte_order_mark_is_obeyed_and_dropped() {
        let little: Vec<u8> = "\u{FEFF}Łąka".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = "\u{FEFF}Łąka".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode(&little), "Łąka");
        assert_eq!(decode(&big), "Łąka");
        assert_eq!(decode("\u{FEFF}Łąka".as_bytes()), "Łąka");
    }

    #[test]
    fn utf16_without_a_mark_is_seen_by_its_zero_bytes() {
        let bytes: Vec<u8> = "name;rola".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&bytes), "name;rola");
    }
}
