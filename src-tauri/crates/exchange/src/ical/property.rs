//! One content line into name, parameters and value (RFC 5545 §3.1).
//!
//! The `ical` crate's `PropertyParser` reads ordinary lines. Lines on which its faults bite are read here: it trims
//! the ends of a line, drops leading colons of the value, and loses parameter values after the tenth.

use ical::PropertyParser;
use ical::property::Property;

use super::text::unescape;

/// Parameter values the `ical` crate reads before it gives up.
const CRATE_VALUES: usize = 10;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentLine {
    /// Upper case, without a vCard group.
    pub name: String,
    /// Names in upper case; values without quotes, RFC 6868 carets undone.
    pub params: Vec<(String, Vec<String>)>,
    /// Raw: TEXT escapes still in place.
    pub value: String,
}

impl ContentLine {
    /// First value of a parameter; `name` in upper case.
    pub fn param(&self, name: &str) -> Option<&str> {
        self.params.iter().find(|(key, _)| key == name)?.1.first().map(String::as_str)
    }

    /// TZID, whole: Exchange's own names hold commas, which some writers leave without quotes and others escape.
    pub fn zone_name(&self) -> Option<String> {
        let (_, values) = self.params.iter().find(|(key, _)| key == "TZID")?;
        let name = values.join(",");
        Some(if name.contains('\\') { unescape(&name) } else { name })
    }
}

/// `None` when the text is no content line (no colon, an unclosed quote, a parameter without `=`).
pub fn parse(line: &str) -> Option<ContentLine> {
    let mut read = if needs_own_reader(line) { own(line)? } else { by_crate(line)? };
    read.name.make_ascii_uppercase();
    for value in read.params.iter_mut().flat_map(|(_, values)| values) {
        if value.contains('^') {
            *value = undo_carets(value);
        }
    }
    Some(read)
}

fn by_crate(line: &str) -> Option<ContentLine> {
    let Property { name, params, value } = PropertyParser::from_reader(line.as_bytes()).next()?.ok()?;
    Some(ContentLine { name, params: params.unwrap_or_default(), value: value.unwrap_or_default() })
}

/// True where the crate would lose or change something.
fn needs_own_reader(line: &str) -> bool {
    line.ends_with(char::is_whitespace)
        || line.starts_with(|c: char| c.is_whitespace() || c == ';')
        || line.contains("::")
        || line.contains(";;")
        || line.contains(",,")
        || line.contains(['\r', '\n'])
        || line.bytes().filter(|byte| *byte == b',').count() >= CRATE_VALUES
}

fn own(line: &str) -> Option<ContentLine> {
    let line = line.trim_start();
    let at = line.find([';', ':'])?;
    let (name, mut rest) = line.split_at(at);
    if name.is_empty() {
        return None;
    }
    let mut params = Vec::new();
    while let Some(after) = rest.strip_prefix(';') {
        let at = after.find(['=', ';', ':'])?;
        if !after[at..].starts_with('=') {
            // An empty parameter (`;;`) is skipped; a name without value makes the line unreadable.
            if at > 0 {
                return None;
            }
            rest = &after[at..];
            continue;
        }
        let (values, left) = param_values(&after[at + 1..])?;
        params.push((after[..at].to_ascii_uppercase(), values));
        rest = left;
    }
    let value = rest.strip_prefix(':')?;
    Some(ContentLine { name: name.to_owned(), params, value: value.to_owned() })
}

fn param_values(mut rest: &str) -> Option<(Vec<String>, &str)> {
    let mut values = Vec::new();
    loop {
        let (value, left) = match rest.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"')?,
            None => rest.split_at(rest.find([',', ';', ':'])?),
        };
        values.push(value.to_owned());
        match left.strip_prefix(',') {
            Some(more) => rest = more,
            None => return Some((values, left)),
        }
    }
}

/// RFC 6868 §3: `^n` newline, `^'` double quote, `^^` caret; any other caret stays.
fn undo_carets(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut chars = value.chars().peekable();
    while let Some(c) = chars.next() {
        let meant = match (c, chars.peek()) {
            ('^', Some('n')) => Some('\n'),
            ('^', Some('\'')) => Some('"'),
            ('^', Some('^')) => Some('^'),
            _ => None,
        };
        if meant.is_some() {
            chars.next();
        }
        out.push(meant.unwrap_or(c));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> ContentLine {
        parse(line).unwrap()
    }

    #[test]
    fn an_ordinary_line_is_read() {
        let line = read("dtstart;tzid=Europe/Warsaw;X-A=\"b:c;d\":20270318T180000");
        assert_eq!(line.name, "DTSTART");
        assert_eq!(line.param("TZID"), Some("Europe/Warsaw"));
        assert_eq!(line.param("X-A"), Some("b:c;d"));
        assert_eq!(line.value, "20270318T180000");
    }

    #[test]
    fn the_eleventh_parameter_value_is_kept() {
        let members: Vec<String> = (1..=12).map(|n| format!("\"mailto:{n}@example.pl\"")).collect();
        let line = read(&format!("ATTENDEE;MEMBER={}:mailto:a@example.pl", members.join(",")));
        assert_eq!(line.params[0].1.len(), 12);
        assert_eq!(line.value, "mailto:a@example.pl");
    }

    #[test]
    fn a_leading_colon_and_a_trailing_space_belong_to_the_value() {
        assert_eq!(read("SUMMARY::Pilne: rada ").value, ":Pilne: rada ");
    }

    #[test]
    fn carets_in_parameters_are_undone_and_left_alone_in_values() {
        let line = read("ATTENDEE;CN=Jan ^'Janek^' ^^ ^n x^y:mailto:a^nb@example.pl");
        assert_eq!(line.param("CN"), Some("Jan \"Janek\" ^ \n x^y"));
        assert_eq!(line.value, "mailto:a^nb@example.pl");
    }

    #[test]
    fn lines_that_are_no_content_lines_are_refused() {
        for line in ["X", ":value", "TEL;CELL:1", "A;B=\"c:d", ";A=b:c", "TEL;CELL::1"] {
            assert_eq!(parse(line), None, "{line}");
        }
    }

    #[test]
    fn empty_values_and_empty_parameters_do_no_harm() {
        assert_eq!(read("SUMMARY:").value, "");
        assert_eq!(read("ATTENDEE;CN=:mailto:a").param("CN"), Some(""));
        assert_eq!(read("DTSTART;;VALUE=DATE:20270318").param("VALUE"), Some("DATE"));
    }
}
