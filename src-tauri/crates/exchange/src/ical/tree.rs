//! A calendar or a card as its lines stand, component by component, so that what we do not know survives what we change.
//!
//! Lines are unfolded and otherwise untouched: order, parameters, spelling and unknown components stay.

use super::lines::LogicalLines;
use super::write::line::Lines;

/// Deeper components are not taken apart: such a file is left alone.
const DEPTH_LIMIT: usize = 32;

/// Lines of one resource: a series of ten years with every date overridden has some 100,000.
const LINES_LIMIT: usize = 500_000;

/// One component with everything in it, in its order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Component {
    /// As it was written; compare with [`Component::is`].
    pub name: String,
    pub parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A content line, unfolded.
    Line(String),
    Component(Component),
}

impl Component {
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), parts: Vec::new() }
    }

    /// The first component of `bytes`; `None` where components are not closed in their order, nest too deep, or where a
    /// line is longer than is kept: what cannot be written back whole is not taken apart.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut open: Vec<Self> = Vec::new();
        let mut lines = LogicalLines::new(bytes).ok()?;
        let mut count = 0;
        while let Some(line) = lines.next().ok()? {
            count += 1;
            if line.cut || count > LINES_LIMIT {
                return None;
            }
            let word = |word: &str| {
                let (head, name) = line.text.split_once(':')?;
                head.trim().eq_ignore_ascii_case(word).then(|| name.trim().to_owned())
            };
            if let Some(name) = word("BEGIN") {
                if open.len() >= DEPTH_LIMIT {
                    return None;
                }
                open.push(Self { name, parts: Vec::new() });
            } else if let Some(name) = word("END") {
                let closed = open.pop().filter(|component| component.is(&name))?;
                match open.last_mut() {
                    Some(parent) => parent.parts.push(Part::Component(closed)),
                    None => return Some(closed),
                }
            } else {
                open.last_mut()?.parts.push(Part::Line(line.text.into_owned()));
            }
        }
        None
    }

    /// UTF-8, CRLF, folded at 75 octets between characters.
    pub fn write(&self) -> Vec<u8> {
        let mut lines = Lines::default();
        self.write_to(&mut lines);
        lines.into_bytes()
    }

    fn write_to(&self, lines: &mut Lines) {
        lines.line(&format!("BEGIN:{}", self.name));
        for part in &self.parts {
            match part {
                Part::Line(line) => lines.line(line),
                Part::Component(component) => component.write_to(lines),
            }
        }
        lines.line(&format!("END:{}", self.name));
    }

    pub fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    pub fn components(&self) -> impl Iterator<Item = &Self> {
        self.parts.iter().filter_map(|part| match part {
            Part::Component(component) => Some(component),
            Part::Line(_) => None,
        })
    }

    pub fn components_mut(&mut self) -> impl Iterator<Item = &mut Self> {
        self.parts.iter_mut().filter_map(|part| match part {
            Part::Component(component) => Some(component),
            Part::Line(_) => None,
        })
    }

    pub fn lines(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().filter_map(|part| match part {
            Part::Line(line) => Some(line.as_str()),
            Part::Component(_) => None,
        })
    }

    /// The first line of a property, whole.
    pub fn line(&self, name: &str) -> Option<&str> {
        self.lines().find(|line| property_name(line).eq_ignore_ascii_case(name))
    }

    /// The raw value of a property's first line.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.line(name).and_then(value_of)
    }

    /// Adds a line after the other lines, before what is nested.
    pub fn add(&mut self, line: String) {
        let at = self.parts.iter().position(|part| matches!(part, Part::Component(_)));
        self.parts.insert(at.unwrap_or(self.parts.len()), Part::Line(line));
    }

    /// Takes every line of a property out.
    pub fn remove(&mut self, name: &str) {
        self.parts.retain(
            |part| !matches!(part, Part::Line(line) if property_name(line).eq_ignore_ascii_case(name)),
        );
    }
}

/// The name of a content line, without a vCard group (RFC 6350 §3.3).
pub fn property_name(line: &str) -> &str {
    let head = line.split([';', ':']).next().unwrap_or_default();
    head.rsplit('.').next().unwrap_or_default().trim()
}

/// What stands after the first colon that is not inside quotes.
pub fn value_of(line: &str) -> Option<&str> {
    let mut quoted = false;
    let colon = line.char_indices().find(|(_, c)| {
        if *c == '"' {
            quoted = !quoted;
        }
        *c == ':' && !quoted
    });
    colon.map(|(at, _)| &line[at + 1..])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const FOREIGN: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-CALNAME:Praca \r\nBEGIN:VEVENT\r\nUID:1\r\n\
        ATTENDEE;CN=\"Rada: zespół\";X-A=b:mailto:rada@example.pl\r\nBEGIN:VALARM\r\nTRIGGER:-PT15M\r\nEND:VALARM\r\n\
        BEGIN:PARTICIPANT\r\nUID:p\r\nBEGIN:VLOCATION\r\nNAME:Sala\r\nEND:VLOCATION\r\nEND:PARTICIPANT\r\n\
        END:VEVENT\r\nEND:VCALENDAR\r\n";

    #[test]
    fn a_file_of_another_program_comes_back_as_it_was() {
        let read = Component::read(FOREIGN.as_bytes()).unwrap();
        assert_eq!(String::from_utf8(read.write()).unwrap(), FOREIGN);
    }

    #[test]
    fn a_colon_inside_quotes_does_not_begin_the_value() {
        let event = Component::read(FOREIGN.as_bytes()).unwrap();
        let attendee = event.components().next().unwrap();
        assert_eq!(attendee.value("attendee"), Some("mailto:rada@example.pl"));
        assert_eq!(property_name("item1.TEL;TYPE=work:12"), "TEL");
    }

    #[test]
    fn what_is_not_closed_in_its_order_is_not_taken_apart() {
        for broken in ["", "BEGIN:VCALENDAR\n", "BEGIN:A\nBEGIN:B\nEND:A\nEND:B\n", "UID:1\nBEGIN:A\nEND:A\n"]
        {
            assert_eq!(Component::read(broken.as_bytes()), None, "{broken}");
        }
        let deep = "BEGIN:A\n".repeat(100) + &"END:A\n".repeat(100);
        assert_eq!(Component::read(deep.as_bytes()), None);
    }

    proptest! {
        #[test]
        fn any_lines_come_back_as_they_were(lines in prop::collection::vec("X-[A-Z]{1,5}:[^\r\n\0]{0,200}", 0..20)) {
            let parts = lines.into_iter().map(Part::Line).collect();
            let component = Component { name: "VCARD".to_owned(), parts };
            prop_assert_eq!(Component::read(&component.write()), Some(component));
        }
    }
}
