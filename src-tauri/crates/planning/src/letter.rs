//! The letter a request came with: which files are letters, and how large they may be.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A scanned letter of thirty pages has some 10 MB. Bytes.
pub const MOST_BYTES: u64 = 20 * 1024 * 1024;

/// What a letter is, known by its content and not by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum LetterKind {
    Pdf,
    /// A message with its headers (RFC 5322).
    Mail,
    Png,
    Jpeg,
}

impl LetterKind {
    /// What a file of it is called at its end.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Mail => "eml",
            Self::Png => "png",
            Self::Jpeg => "jpg",
        }
    }

    /// RFC 6838.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Mail => "message/rfc822",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }
}

/// `None` for what is no letter: a program, an archive, a text without headers.
#[must_use]
pub fn kind_of(bytes: &[u8]) -> Option<LetterKind> {
    match bytes {
        [b'%', b'P', b'D', b'F', b'-', ..] => Some(LetterKind::Pdf),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => Some(LetterKind::Png),
        [0xFF, 0xD8, 0xFF, ..] => Some(LetterKind::Jpeg),
        other => is_mail(other).then_some(LetterKind::Mail),
    }
}

/// A header section that names who wrote and when or about what (RFC 5322 §3.6: `From` and `Date` are obligatory).
fn is_mail(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(64 * 1024)]);
    let section = head.split("\r\n\r\n").next().unwrap_or_default();
    let section = section.split("\n\n").next().unwrap_or_default();
    let has = |name: &str| {
        section
            .lines()
            .any(|line| line.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name)))
    };
    has("From:") && (has("Date:") || has("Subject:"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_is_known_by_its_content() {
        assert_eq!(kind_of(b"%PDF-1.7\n"), Some(LetterKind::Pdf));
        assert_eq!(kind_of(b"\xFF\xD8\xFF\xE0"), Some(LetterKind::Jpeg));
        let mail = b"Received: x\r\nFrom: a@example.org\r\nSubject: Prosba\r\n\r\nDzien dobry";
        assert_eq!(kind_of(mail), Some(LetterKind::Mail));
    }

    #[test]
    fn what_only_looks_like_one_is_none() {
        for bytes in
            [&b""[..], b"MZ\x90", b"PK\x03\x04", b"Dzien dobry\n\nFrom: w tresci\nDate: 1", b"From: a"]
        {
            assert_eq!(kind_of(bytes), None);
        }
    }
}
