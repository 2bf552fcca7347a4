//! From lines to calendars: one pass, one calendar in memory at a time.
//!
//! Components we do not know (VLOCATION, PARTICIPANT, VAVAILABILITY, X-…) are walked through, not rejected; an END
//! closes what it names, and whatever was left open inside it.

use std::collections::HashMap;
use std::io::{self, BufRead};

use super::event::{self, Event};
use super::fault::{Reason, Rejected};
use super::freebusy::FreeBusy;
use super::lines::{LINE_LIMIT, LogicalLine, LogicalLines};
use super::moment::{self, Clock, Moment};
use super::property::{self, ContentLine};
use super::recurrence::rule::Rule;
use super::vtimezone::{Definition, Observance};

/// Deeper components are not looked into; RFC 9073 needs five levels.
const DEPTH_LIMIT: usize = 32;

/// Zones of one calendar, named or defined; parts and rules of one definition.
const ZONES_LIMIT: usize = 1_000;

/// Events of one file: about ten times what a busy office gathers in ten years.
const EVENTS_LIMIT: usize = 500_000;

/// Faults that are listed one by one.
const FAULTS_LIMIT: usize = 1_000;

/// One VCALENDAR.
#[derive(Debug, Default)]
pub struct Calendar {
    /// X-WR-CALNAME or RFC 7986 NAME.
    pub name: Option<String>,
    /// Upper case.
    pub method: Option<String>,
    /// X-WR-TIMEZONE: what floating times mean, by the word of Google, Apple and Outlook.
    pub zone_name: Option<String>,
    /// Names of zones, as [`Clock::Zone`] counts them, and the line that first used each.
    pub tzids: Vec<(String, u64)>,
    pub definitions: Vec<Definition>,
    pub events: Vec<Event>,
    pub free_busy: Vec<FreeBusy>,
    tzid_numbers: HashMap<String, u32>,
}

impl Calendar {
    /// How a property's time without `Z` is read.
    fn clock(&mut self, tzid: Option<&str>, line: u64) -> Clock {
        let Some(tzid) = tzid.filter(|tzid| !tzid.trim().is_empty()) else { return Clock::Floating };
        if let Some(number) = self.tzid_numbers.get(tzid) {
            return Clock::Zone(*number);
        }
        let number = u32::try_from(self.tzids.len()).unwrap_or(u32::MAX);
        if self.tzids.len() >= ZONES_LIMIT {
            // Not among the named ones: read as local, as the last that is reported.
            return Clock::Zone(number);
        }
        self.tzids.push((tzid.to_owned(), line));
        self.tzid_numbers.insert(tzid.to_owned(), number);
        Clock::Zone(number)
    }
}

#[derive(Debug)]
enum Part {
    Calendar,
    Event(Box<Event>),
    FreeBusy(Box<FreeBusy>),
    Zone(Definition),
    Observance(Box<Observance>),
    Other,
}

struct Open {
    name: String,
    line: u64,
    part: Part,
}

/// Reads `source` and hands over each calendar when it ends. Gives the faults back.
///
/// # Errors
/// Those of the source.
pub fn read(source: impl BufRead, each: &mut dyn FnMut(Calendar, &mut Faults)) -> io::Result<Faults> {
    let mut reader = Reader {
        open: Vec::new(),
        deeper: 0,
        calendar: Calendar::default(),
        any: false,
        events: 0,
        faults: Faults::default(),
    };
    let mut lines = LogicalLines::new(source)?;
    while let Some(line) = lines.next()? {
        reader.take(&line, each);
    }
    reader.finish(each);
    Ok(reader.faults)
}

/// The list of faults, bounded.
#[derive(Debug, Default)]
pub struct Faults {
    pub list: Vec<Rejected>,
}

impl Faults {
    pub fn add(&mut self, line: u64, uid: Option<&str>, reason: Reason, event_lost: bool) {
        match self.list.len() {
            0..FAULTS_LIMIT => {
                self.list.push(Rejected { line, uid: uid.map(str::to_owned), reason, event_lost })
            }
            FAULTS_LIMIT => {
                let reason = Reason::TooManyFaults { limit: FAULTS_LIMIT };
                self.list.push(Rejected { line, uid: None, reason, event_lost });
            }
            // The last entry stands for all the others; what they lost must not be hidden.
            _ => {
                if let Some(last) = self.list.last_mut() {
                    last.event_lost |= event_lost;
                }
            }
        }
    }
}

struct Reader {
    open: Vec<Open>,
    /// Levels below [`DEPTH_LIMIT`].
    deeper: u64,
    calendar: Calendar,
    any: bool,
    events: usize,
    faults: Faults,
}

impl Reader {
    fn take(&mut self, line: &LogicalLine<'_>, each: &mut dyn FnMut(Calendar, &mut Faults)) {
        let text = line.text.as_ref();
        let Some(at) = text.find([':', ';']) else {
            return self.faults.add(line.number, None, Reason::NotAContentLine, false);
        };
        let name = text[..at].trim();
        if name.eq_ignore_ascii_case("BEGIN") {
            self.begin(component_name(&text[at + 1..]), line.number, each);
        } else if name.eq_ignore_ascii_case("END") {
            self.end(&component_name(&text[at + 1..]), line.number, each);
        } else if self.deeper == 0 && self.wants(name) {
            self.property(line);
        }
    }

    fn wants(&self, name: &str) -> bool {
        let among = |names: &[&str]| names.iter().any(|wanted| wanted.eq_ignore_ascii_case(name));
        match self.open.last().map(|open| &open.part) {
            Some(Part::Event(_)) => event::is_wanted(name),
            Some(Part::FreeBusy(_)) => among(&["UID", "FREEBUSY"]),
            Some(Part::Zone(_)) => among(&["TZID", "X-LIC-LOCATION"]),
            Some(Part::Observance(_)) => among(&["DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "RRULE", "RDATE"]),
            Some(Part::Calendar) => among(&["METHOD", "X-WR-CALNAME", "NAME", "X-WR-TIMEZONE", "CALSCALE"]),
            Some(Part::Other) | None => false,
        }
    }

    fn begin(&mut self, name: String, line: u64, each: &mut dyn FnMut(Calendar, &mut Faults)) {
        self.leave_siblings(&name, each);
        if self.open.len() >= DEPTH_LIMIT {
            if self.deeper == 0 {
                self.faults.add(line, None, Reason::NestedTooDeep { limit: DEPTH_LIMIT }, false);
            }
            self.deeper += 1;
            return;
        }
        let inside = self.open.last().map(|open| &open.part);
        if matches!(name.as_str(), "VEVENT" | "VFREEBUSY") && inside.is_none() {
            self.faults.add(line, None, Reason::OutsideCalendar { name: name.clone() }, true);
        }
        let part = match (name.as_str(), inside) {
            ("VCALENDAR", _) => Part::Calendar,
            ("VEVENT", Some(Part::Calendar)) => Part::Event(Box::new(Event { line, ..Event::default() })),
            ("VFREEBUSY", Some(Part::Calendar)) => Part::FreeBusy(Box::default()),
            ("VTIMEZONE", Some(Part::Calendar)) => Part::Zone(Definition::default()),
            ("STANDARD" | "DAYLIGHT", Some(Part::Zone(_))) => Part::Observance(Box::new(Observance {
                daylight: name == "DAYLIGHT",
                ..Observance::default()
            })),
            _ => Part::Other,
        };
        self.any |= matches!(part, Part::Calendar);
        self.open.push(Open { name, line, part });
    }

    /// The components of RFC 5545 §3.6 stand side by side: one that begins inside another means that the other's END
    /// is missing or misspelt.
    fn leave_siblings(&mut self, name: &str, each: &mut dyn FnMut(Calendar, &mut Faults)) {
        const SIBLINGS: [&str; 5] = ["VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE"];
        const INNER: [&str; 3] = ["VALARM", "STANDARD", "DAYLIGHT"];
        let known =
            |open: &Open| SIBLINGS.contains(&open.name.as_str()) || INNER.contains(&open.name.as_str());
        while SIBLINGS.contains(&name) && self.deeper == 0 && self.open.last().is_some_and(known) {
            self.abandon(each);
        }
    }

    fn end(&mut self, name: &str, line: u64, each: &mut dyn FnMut(Calendar, &mut Faults)) {
        if self.deeper > 0 {
            self.deeper -= 1;
            return;
        }
        let Some(at) = self.open.iter().rposition(|open| open.name == name) else {
            return self.faults.add(line, None, Reason::StrayEnd { name: name.to_owned() }, false);
        };
        while self.open.len() > at + 1 {
            self.abandon(each);
        }
        self.close(each);
    }

    /// The innermost component, ended as it should be.
    fn close(&mut self, each: &mut dyn FnMut(Calendar, &mut Faults)) {
        let Some(open) = self.open.pop() else { return };
        match open.part {
            Part::Calendar => self.hand_over(each),
            Part::Event(event) => self.keep(*event),
            Part::FreeBusy(free_busy) => self.calendar.free_busy.push(*free_busy),
            Part::Zone(definition) if self.calendar.definitions.len() < ZONES_LIMIT => {
                self.calendar.definitions.push(definition);
            }
            Part::Observance(observance) => {
                if let Some(Open { part: Part::Zone(definition), .. }) = self.open.last_mut()
                    && definition.observances.len() < ZONES_LIMIT
                {
                    definition.observances.push(*observance);
                }
            }
            Part::Zone(_) | Part::Other => {}
        }
    }

    /// An event that cannot be dated is not kept at all.
    fn keep(&mut self, event: Event) {
        self.events += 1;
        let reason = match self.events {
            _ if event.broken => return,
            0..=EVENTS_LIMIT if event.start.is_none() => Reason::NoStart,
            0..=EVENTS_LIMIT => return self.calendar.events.push(event),
            _ => Reason::TooManyEvents { limit: EVENTS_LIMIT },
        };
        self.faults.add(event.line, event.uid.as_deref(), reason, true);
    }

    /// The innermost component, not ended: what an event would have said further on is not known.
    fn abandon(&mut self, each: &mut dyn FnMut(Calendar, &mut Faults)) {
        let Some(open) = self.open.last_mut() else { return };
        let lost = match &mut open.part {
            Part::Event(event) => {
                event.broken = true;
                true
            }
            Part::FreeBusy(_) => true,
            _ => false,
        };
        let (line, name) = (open.line, open.name.clone());
        self.faults.add(line, None, Reason::Unclosed { name }, lost);
        self.close(each);
    }

    fn finish(&mut self, each: &mut dyn FnMut(Calendar, &mut Faults)) {
        while !self.open.is_empty() {
            self.abandon(each);
        }
        if !self.any && self.faults.list.iter().all(|fault| !fault.event_lost) {
            self.faults.add(1, None, Reason::NoCalendar, true);
        }
    }

    fn hand_over(&mut self, each: &mut dyn FnMut(Calendar, &mut Faults)) {
        each(std::mem::take(&mut self.calendar), &mut self.faults);
    }

    fn property(&mut self, line: &LogicalLine<'_>) {
        let Some(read) = property::parse(&line.text) else {
            return self.unreadable(line.number, Reason::NotAContentLine);
        };
        if line.cut {
            self.unreadable(line.number, Reason::LineTooLong { limit: LINE_LIMIT });
        }
        let clock = self.calendar.clock(read.zone_name().as_deref(), line.number);
        let Some(open) = self.open.last_mut() else { return };
        match &mut open.part {
            Part::Event(event) => take_event_property(event, &read, clock, line.number, &mut self.faults),
            Part::FreeBusy(free_busy) => {
                if let Err(reason) = free_busy.take(&read, clock) {
                    self.faults.add(line.number, None, reason, true);
                }
            }
            Part::Zone(definition) => take_zone_property(definition, &read),
            Part::Observance(observance) => take_observance_property(observance, &read),
            Part::Calendar => take_calendar_property(&mut self.calendar, read, line.number, &mut self.faults),
            Part::Other => {}
        }
    }

    /// A wanted line that cannot be read: in an event its times may hang on it.
    fn unreadable(&mut self, line: u64, reason: Reason) {
        let uid = match self.open.last().map(|open| &open.part) {
            Some(Part::Event(event)) => event.uid.clone(),
            _ => None,
        };
        self.faults.add(line, uid.as_deref(), reason, false);
    }
}

fn component_name(text: &str) -> String {
    text.trim().chars().take(64).collect::<String>().to_ascii_uppercase()
}

fn take_event_property(
    event: &mut Event,
    line: &ContentLine,
    clock: Clock,
    number: u64,
    faults: &mut Faults,
) {
    if let Err(fault) = event.take(line, clock) {
        let newly = fault.fatal && !event.broken;
        event.broken |= fault.fatal;
        faults.add(number, event.uid.as_deref(), fault.reason, newly);
    }
}

fn take_zone_property(definition: &mut Definition, line: &ContentLine) {
    match line.name.as_str() {
        "TZID" => definition.tzid = super::text::unescape(line.value.trim()),
        _ => definition.location = Some(line.value.trim().to_owned()),
    }
}

fn take_observance_property(observance: &mut Observance, line: &ContentLine) {
    let value = line.value.as_str();
    match line.name.as_str() {
        "DTSTART" => observance.start = moment::moment(value, Clock::Floating).map(Moment::civil),
        "TZOFFSETFROM" => observance.offset_from = moment::utc_offset(value),
        "TZOFFSETTO" => observance.offset_to = moment::utc_offset(value),
        "RRULE" if observance.rules.len() < ZONES_LIMIT => observance.rules.extend(Rule::parse(value).ok()),
        "RRULE" => {}
        _ => {
            let room = event::DATES_LIMIT.saturating_sub(observance.dates.len());
            let dates = value.split(',').filter_map(|item| moment::moment(item, Clock::Floating));
            observance.dates.extend(dates.map(Moment::civil).take(room));
        }
    }
}

fn take_calendar_property(calendar: &mut Calendar, line: ContentLine, number: u64, faults: &mut Faults) {
    let value = super::text::unescape(line.value.trim());
    match line.name.as_str() {
        "METHOD" => calendar.method = Some(value.to_ascii_uppercase()),
        "X-WR-CALNAME" => calendar.name = Some(value),
        "NAME" if calendar.name.is_none() => calendar.name = Some(value),
        "X-WR-TIMEZONE" => calendar.zone_name = Some(value),
        "CALSCALE" if !value.eq_ignore_ascii_case("GREGORIAN") => {
            faults.add(number, None, Reason::CalendarScale, false);
        }
        _ => {}
    }
}
