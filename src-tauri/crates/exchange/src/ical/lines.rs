//! Logical lines of a calendar: unfolding by bytes, before anything is taken for characters (RFC 5545 §3.1).
//!
//! Folding may fall inside a UTF-8 character, and white space before a fold belongs to the value: neither survives a
//! reader that works line by line on text. The file streams through: no more than [`LINE_LIMIT`] bytes of one line, and the
//! first [`HEAD`] bytes of the file, are ever held.

use std::borrow::Cow;
use std::io::{self, BufRead, Chain, Cursor, Read};

use encoding_rs::Encoding;
use memchr::memchr;

use crate::charset;

/// Bytes of one logical line that are kept; an attachment is longer, an event's own properties never are.
pub const LINE_LIMIT: usize = 1 << 20;

/// Bytes at the beginning that tell how lines end and which encoding the file is in.
const HEAD: u64 = 1 << 18;

/// One unfolded line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogicalLine<'a> {
    /// Of its first physical line, from 1.
    pub number: u64,
    pub text: Cow<'a, str>,
    /// Bytes beyond [`LINE_LIMIT`] were dropped.
    pub cut: bool,
}

/// The logical lines of a source, without empty ones.
#[derive(Debug)]
pub struct LogicalLines<R> {
    source: Chain<Cursor<Vec<u8>>, R>,
    /// Physical lines that are behind.
    number: u64,
    line_end: u8,
    legacy: Option<&'static Encoding>,
    /// The line being put together.
    line: Vec<u8>,
    cut: bool,
}

impl<R: BufRead> LogicalLines<R> {
    /// `source`: UTF-8 (with or without a mark) or, where it is not valid UTF-8, Windows-1250 or ISO-8859-2.
    ///
    /// # Errors
    /// Those of the source.
    pub fn new(mut source: R) -> io::Result<Self> {
        let mut head = Vec::new();
        source.by_ref().take(HEAD).read_to_end(&mut head)?;
        if head.starts_with(b"\xEF\xBB\xBF") {
            head.drain(..3);
        }
        // Bare carriage returns end lines only in files that have no other line end.
        let line_end = if !head.contains(&b'\n') && head.contains(&b'\r') { b'\r' } else { b'\n' };
        let legacy = (!is_utf8(&head)).then(|| charset::polish_single_byte(&head));
        let source = Cursor::new(head).chain(source);
        Ok(Self { source, number: 0, line_end, legacy, line: Vec::new(), cut: false })
    }

    /// The next line, until the one after it is asked for.
    ///
    /// # Errors
    /// Those of the source.
    pub fn next(&mut self) -> io::Result<Option<LogicalLine<'_>>> {
        loop {
            self.line.clear();
            self.cut = false;
            let number = self.number + 1;
            if !self.physical()? {
                return Ok(None);
            }
            while self.continues()? {
                self.source.consume(1);
                self.physical()?;
            }
            if !self.line.iter().all(u8::is_ascii_whitespace) {
                let cut = self.cut;
                return Ok(Some(LogicalLine { number, text: self.text()?, cut }));
            }
        }
    }

    /// Takes over a physical line without its end; `false` when there is none.
    fn physical(&mut self) -> io::Result<bool> {
        let begins = self.line.len();
        let (mut any, mut ended) = (false, false);
        while !ended {
            let chunk = filled(&mut self.source)?;
            if chunk.is_empty() {
                break;
            }
            let end = memchr(self.line_end, chunk);
            let piece = &chunk[..end.unwrap_or(chunk.len())];
            let room = LINE_LIMIT - self.line.len();
            self.cut |= piece.len() > room;
            self.line.extend_from_slice(&piece[..piece.len().min(room)]);
            let used = piece.len() + usize::from(end.is_some());
            self.source.consume(used);
            (any, ended) = (true, end.is_some());
        }
        self.number += u64::from(any);
        let returns = self.line[begins..].iter().rev().take_while(|byte| **byte == b'\r').count();
        self.line.truncate(self.line.len() - returns);
        Ok(any)
    }

    /// Whether the line goes on. Passes empty lines, which some mail systems put between all lines.
    fn continues(&mut self) -> io::Result<bool> {
        loop {
            let chunk = filled(&mut self.source)?;
            let empty = chunk.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            self.number += chunk[..empty].iter().filter(|byte| **byte == self.line_end).count() as u64;
            let next = chunk.get(empty).copied();
            let over = chunk.is_empty();
            self.source.consume(empty);
            if next.is_some() || over {
                return Ok(matches!(next, Some(b' ' | b'\t')));
            }
        }
    }

    fn text(&mut self) -> io::Result<Cow<'_, str>> {
        if let Ok(text) = std::str::from_utf8(&self.line) {
            return Ok(Cow::Borrowed(text));
        }
        // A cut may have fallen inside a character; otherwise the file is in an older Polish encoding.
        if self.cut {
            return Ok(Cow::Owned(String::from_utf8_lossy(&self.line).into_owned()));
        }
        let legacy = match self.legacy {
            Some(known) => known,
            None => {
                let sample = [&self.line, filled(&mut self.source)?].concat();
                *self.legacy.insert(charset::polish_single_byte(&sample))
            }
        };
        Ok(Cow::Owned(legacy.decode_without_bom_handling(&self.line).0.into_owned()))
    }
}

/// What the source holds ready, at least a byte unless it has ended.
fn filled(source: &mut impl BufRead) -> io::Result<&[u8]> {
    // Asked twice because a borrow that is given back can't be asked for again in a loop.
    while let Err(error) = source.fill_buf() {
        if error.kind() != io::ErrorKind::Interrupted {
            return Err(error);
        }
    }
    source.fill_buf()
}

/// Whether the beginning of a file is UTF-8; it may end inside a character.
fn is_utf8(head: &[u8]) -> bool {
    std::str::from_utf8(head).map_or_else(|error| error.error_len().is_none(), |_| true)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(bytes: &[u8]) -> Vec<(u64, bool, String)> {
        // Through a buffer so small that every line and fold crosses its end.
        let mut lines = LogicalLines::new(io::BufReader::with_capacity(3, bytes)).unwrap();
        let mut found = vec![];
        while let Some(line) = lines.next().unwrap() {
            found.push((line.number, line.cut, line.text.into_owned()));
        }
        found
    }

    fn texts(bytes: &[u8]) -> Vec<String> {
        lines(bytes).into_iter().map(|line| line.2).collect()
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
        let lengths: Vec<_> = lines(&bytes).into_iter().map(|line| (line.0, line.1, line.2.len())).collect();
        assert_eq!(lengths, [(1, true, LINE_LIMIT), (2, false, 5)]);
    }

    #[test]
    fn numbers_are_those_of_the_file() {
        let numbers: Vec<u64> = lines(b"A:1\n\nB:\n 2\nC:3").into_iter().map(|line| line.0).collect();
        assert_eq!(numbers, [1, 3, 5]);
    }
    #[test]
    fn a_file_of_empty_lines_alone_is_passed_in_one_go() {
        let mut bytes = vec![b'\n'; 2_000_000];
        bytes.extend_from_slice(b"UID:1\n");
        assert_eq!(lines(&bytes), [(2_000_001, false, "UID:1".to_owned())]);
    }

    #[test]
    fn lines_behind_the_first_part_of_the_file_are_read_like_those_in_it() {
        let head = "SUMMARY:Rada Łagiewnik\r\n".repeat(HEAD as usize / 20);
        let bytes = [head.as_bytes(), b"LOCATION:Kr\xF3lowa \xA6l\xB1ska\r\nUID:1\r\n"].concat();
        let found = texts(&bytes);
        assert_eq!(found[found.len() - 2..], ["LOCATION:Królowa Śląska", "UID:1"]);
        assert!(found[..found.len() - 2].iter().all(|line| line == "SUMMARY:Rada Łagiewnik"));
    }

    #[test]
    fn a_source_that_fails_on_the_way_is_a_failure_and_not_a_shorter_calendar() {
        struct Broken;
        impl Read for Broken {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::Error::other("the disk is gone"))
            }
        }
        let head = "UID:1\n".repeat(HEAD as usize);
        let mut lines = LogicalLines::new(io::BufReader::new(head.as_bytes().chain(Broken))).unwrap();
        let failed = loop {
            match lines.next() {
                Ok(Some(_)) => {}
                Ok(None) => break None,
                Err(error) => break Some(error.to_string()),
            }
        };
        assert_eq!(failed.as_deref(), Some("the disk is gone"));
    }
}
