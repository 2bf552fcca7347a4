//! Logical lines of a calendar: unfolding by bytes, before anything is taken for characters (RFC 5545 §3.1).
//!
//! Folding may fall inside a UTF-8 character, and white space before a fold belongs to the value: neither survives a
//! reader that works line by line on text. Nothing is copied unless a line is folded, and no more than
//! [`LINE_LIMIT`] bytes of one line are ever held.

use std::borrow::Cow;

use encoding_rs::Encoding;
use memchr::memchr;

use crate::charset;

/// Bytes of one logical line that are kept; an attachment is longer, an event's own properties never are.
pub const LINE_LIMIT: usize = 1 << 20;

/// One unfolded line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogicalLine<'a> {
    /// Of its first physical line, from 1.
    pub number: u64,
    pub text: Cow<'a, str>,
    /// Bytes beyond [`LINE_LIMIT`] were dropped.
    pub cut: bool,
}

/// The logical lines of `bytes`, without empty ones.
#[derive(Debug)]
pub struct LogicalLines<'a> {
    rest: &'a [u8],
    number: u64,
    line_end: u8,
    legacy: Option<&'static Encoding>,
}

impl<'a> LogicalLines<'a> {
    /// `bytes`: UTF-8 (with or without a mark) or, where it is not valid UTF-8, Windows-1250 or ISO-8859-2.
    pub fn new(bytes: &'a [u8]) -> Self {
        let rest = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        // Bare carriage returns end lines only in files that have no other line end.
        let line_end = if rest.contains(&b'\n') { b'\n' } else { b'\r' };
        Self { rest, number: 0, line_end, legacy: None }
    }

    fn physical(&mut self) -> Option<&'a [u8]> {
        if self.rest.is_empty() {
            return None;
        }
        let end = memchr(self.line_end, self.rest);
        let (line, rest) = match end {
            Some(at) => (&self.rest[..at], &self.rest[at + 1..]),
            None => (self.rest, &[][..]),
        };
        self.rest = rest;
        self.number += 1;
        let returns = line.iter().rev().take_while(|byte| **byte == b'\r').count();
        Some(&line[..line.len() - returns])
    }

    /// Looks past empty lines, which some mail systems put between all lines.
    fn continues(&self) -> bool {
        let next = self.rest.iter().find(|byte| !matches!(byte, b'\r' | b'\n'));
        matches!(next, Some(b' ' | b'\t'))
    }

    fn unfold(&mut self, first: &'a [u8]) -> (Cow<'a, [u8]>, bool) {
        let mut cut = first.len() > LINE_LIMIT;
        let first = &first[..first.len().min(LINE_LIMIT)];
        if !self.continues() {
            return (Cow::Borrowed(first), cut);
        }
        let mut whole = first.to_vec();
        while self.continues() {
            let Some(piece) = self.physical() else { break };
            let piece = piece.get(1..).unwrap_or_default();
            let room = LINE_LIMIT - whole.len();
            cut |= piece.len() > room;
            whole.extend_from_slice(&piece[..piece.len().min(room)]);
        }
        (Cow::Owned(whole), cut)
    }

    fn text(&mut self, bytes: Cow<'a, [u8]>, cut: bool) -> Cow<'a, str> {
        match bytes {
            Cow::Borrowed(bytes) => match std::str::from_utf8(bytes) {
                Ok(text) => Cow::Borrowed(text),
                Err(_) => Cow::Owned(self.repaired(bytes, cut)),
            },
            Cow::Owned(bytes) => match String::from_utf8(bytes) {
                Ok(text) => Cow::Owned(text),
                Err(error) => Cow::Owned(self.repaired(error.as_bytes(), cut)),
            },
        }
    }

    /// A cut may have fallen inside a character; otherwise the file is in an older Polish encoding.
    fn repaired(&mut self, bytes: &[u8], cut: bool) -> String {
        if cut {
            return String::from_utf8_lossy(bytes).into_owned();
        }
        let rest = self.rest;
        let legacy = self.legacy.get_or_insert_with(|| {
            let sample = [bytes, &rest[..rest.len().min(LINE_LIMIT)]].concat();
            charset::polish_single_byte(&sample)
        });
        legacy.decode_without_bom_handling(bytes).0.into_owned()
    }
}

impl<'a> Iterator for LogicalLines<'a> {
    type Item = LogicalLine<'a>;

    fn next(&mut self) -> Option<LogicalLine<'a>> {
        loop {
            let first = self.physical()?;
            let number = self.number;
            let (bytes, cut) = self.unfold(first);
            if bytes.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            let text = self.text(bytes, cut);
            return Some(LogicalLine { number, text, cut });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(bytes: &[u8]) -> Vec<String> {
        LogicalLines::new(bytes).map(|line| line.text.into_owned()).collect()
    }

    #[test]
    fn white_space_before_a_fold_belongs_to_the_value() {
        assert_eq!(texts(b"SUMMARY:Rada \r\n dzielnicy\r\n"), ["SUMMARY:Rada dzielnicy"]);
    }

    #[test]
    fn a_fold_inside_a_character_is_joined_by_bytes() {
        assert_eq!(texts(b"SUMMARY:\xC5\r\n \x81\xC3\r\n\t\xB3d\xC5\xBA\r\n"), ["SUMMARY:Łódź"]);
    }

    #[test]
    fn empty_lines_between_folds_are_passed_over() {
        assert_eq!(texts(b"VERSION\n\n :2.0\n\nUID\r\r\n :1\r\r\n"), ["VERSION:2.0", "UID:1"]);
    }

    #[test]
    fn a_byte_order_mark_is_not_part_of_the_first_name() {
        assert_eq!(texts(b"\xEF\xBB\xBFBEGIN:VCALENDAR\n"), ["BEGIN:VCALENDAR"]);
    }

    #[test]
    fn lines_that_are_not_utf8_are_read_in_the_polish_encodings() {
        assert_eq!(texts(b"SUMMARY:Kr\xF3lowa \x8Cl\xB9ska\n"), ["SUMMARY:Królowa Śląska"]);
        assert_eq!(texts(b"SUMMARY:Kr\xF3lowa \xA6l\xB1ska\n"), ["SUMMARY:Królowa Śląska"]);
    }

    #[test]
    fn bare_carriage_returns_end_lines_only_where_nothing_else_does() {
        assert_eq!(texts(b"A:1\rB:2\r"), ["A:1", "B:2"]);
        assert_eq!(texts(b"A:1\r2\nB:2\n"), ["A:1\r2", "B:2"]);
    }

    #[test]
    fn a_line_without_end_is_cut_and_says_so() {
        let mut bytes = b"ATTACH:".to_vec();
        bytes.resize(3 * LINE_LIMIT, b'x');
        bytes.extend_from_slice(b"\nUID:1\n");
        let lines: Vec<_> = LogicalLines::new(&bytes).collect();
        assert_eq!(
            lines.iter().map(|l| (l.number, l.cut, l.text.len())).collect::<Vec<_>>(),
            [(1, true, LINE_LIMIT), (2, false, 5)]
        );
    }

    #[test]
    fn numbers_are_those_of_the_file() {
        let numbers: Vec<u64> = LogicalLines::new(b"A:1\n\nB:\n 2\nC:3").map(|l| l.number).collect();
        assert_eq!(numbers, [1, 3, 5]);
    }
}
