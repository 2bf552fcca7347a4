//! A VEVENT as it was read, before anything is expanded.

use std::sync::Arc;

use super::fault::Reason;
use super::moment::{self, Clock, Moment, PeriodEnd, Span};
use super::property::ContentLine;
use super::recurrence::rule::{Rule, RuleFault};
use super::text::unescape;

/// RDATE and EXDATE values one event may have.
pub const DATES_LIMIT: usize = 100_000;

/// RRULE and EXRULE lines one event may have; more than one is rare already (RFC 5545 §3.8.5.3).
const RULES_LIMIT: usize = 20;

/// Characters of a value that are repeated in a report.
const QUOTED: usize = 80;

/// Degrees north and east.
pub type Geo = (f64, f64);

#[derive(Debug, Clone, Default)]
pub struct Event {
    pub line: u64,
    pub uid: Option<Arc<str>>,
    pub start: Option<Moment>,
    pub end: Option<Moment>,
    pub duration: Option<Span>,
    pub recurrence_id: Option<Moment>,
    pub this_and_future: bool,
    pub sequence: i64,
    pub rules: Vec<Rule>,
    pub excluded_rules: Vec<Rule>,
    pub dates: Vec<(Moment, Option<PeriodEnd>)>,
    pub excluded_dates: Vec<Moment>,
    pub text: EventText,
    /// Something was wrong with the event as a whole; it is not expanded.
    pub broken: bool,
}

/// What an event says beside its times.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct EventText {
    pub summary: Option<Arc<str>>,
    pub location: Option<Arc<str>>,
    pub geo: Option<Geo>,
    /// Upper case.
    pub status: Option<Arc<str>>,
    /// Upper case.
    pub transp: Option<Arc<str>>,
    /// X-MICROSOFT-CDO-BUSYSTATUS, upper case.
    pub busy_status: Option<Arc<str>>,
}

/// The properties that are read; everything else is passed over without being parsed.
pub fn is_wanted(name: &str) -> bool {
    const WANTED: [&str; 16] = [
        "UID",
        "DTSTART",
        "DTEND",
        "DURATION",
        "RRULE",
        "EXRULE",
        "RDATE",
        "EXDATE",
        "RECURRENCE-ID",
        "SEQUENCE",
        "SUMMARY",
        "LOCATION",
        "GEO",
        "STATUS",
        "TRANSP",
        "X-MICROSOFT-CDO-BUSYSTATUS",
    ];
    WANTED.iter().any(|wanted| wanted.eq_ignore_ascii_case(name))
}

/// A fault in one property, and whether the event can't be understood without it.
#[derive(Debug)]
pub struct PropertyFault {
    pub reason: Reason,
    pub fatal: bool,
}

fn fatal(reason: Reason) -> PropertyFault {
    PropertyFault { reason, fatal: true }
}

fn ignored(reason: Reason) -> PropertyFault {
    PropertyFault { reason, fatal: false }
}

impl Event {
    /// Takes one property over. `clock`: how a time without `Z` is read, by the line's TZID. Of a property that may
    /// stand only once, the first counts.
    pub fn take(&mut self, line: &ContentLine, clock: Clock) -> Result<(), PropertyFault> {
        let value = line.value.as_str();
        match line.name.as_str() {
            "UID" => keep_first(&mut self.uid, || (!value.is_empty()).then(|| unescape(value).into())),
            "DTSTART" => {
                self.start = self.start.or(Some(midnight_of_zone(required("DTSTART", value, clock)?, clock)))
            }
            "DTEND" => self.end = self.end.or(Some(required("DTEND", value, clock)?)),
            "DURATION" => self.duration = self.duration.or(Some(duration(value)?)),
            "RECURRENCE-ID" => self.take_recurrence_id(line, clock)?,
            "RRULE" => take_rule(&mut self.rules, value)?,
            "EXRULE" => take_rule(&mut self.excluded_rules, value)?,
            "RDATE" => self.take_dates(value, clock)?,
            "EXDATE" => self.take_excluded(value, clock)?,
            "SEQUENCE" => self.sequence = value.trim().parse().unwrap_or(self.sequence),
            _ => self.text.take(line.name.as_str(), value),
        }
        Ok(())
    }

    fn take_recurrence_id(&mut self, line: &ContentLine, clock: Clock) -> Result<(), PropertyFault> {
        self.recurrence_id = self.recurrence_id.or(Some(required("RECURRENCE-ID", &line.value, clock)?));
        self.this_and_future |=
            line.param("RANGE").is_some_and(|range| range.eq_ignore_ascii_case("THISANDFUTURE"));
        Ok(())
    }

    fn take_dates(&mut self, value: &str, clock: Clock) -> Result<(), PropertyFault> {
        for item in items(value) {
            let read = match moment::moment(item, clock) {
                Some(start) => (start, None),
                None => moment::period(item, clock)
                    .map(|(start, end)| (start, Some(end)))
                    .ok_or_else(|| ignored(not_a_date("RDATE", item)))?,
            };
            room(self.dates.len())?;
            self.dates.push(read);
        }
        Ok(())
    }

    fn take_excluded(&mut self, value: &str, clock: Clock) -> Result<(), PropertyFault> {
        for item in items(value) {
            let read = moment::moment(item, clock).ok_or_else(|| ignored(not_a_date("EXDATE", item)))?;
            room(self.excluded_dates.len())?;
            self.excluded_dates.push(read);
        }
        Ok(())
    }

    pub fn recurs(&self) -> bool {
        !(self.rules.is_empty() && self.dates.is_empty() && self.excluded_dates.is_empty())
    }
}

impl EventText {
    fn take(&mut self, name: &str, value: &str) {
        let words = || (!value.trim().is_empty()).then(|| unescape(value).into());
        let token = || (!value.trim().is_empty()).then(|| value.trim().to_ascii_uppercase().into());
        match name {
            "SUMMARY" => keep_first(&mut self.summary, words),
            "LOCATION" => keep_first(&mut self.location, words),
            "STATUS" => keep_first(&mut self.status, token),
            "TRANSP" => keep_first(&mut self.transp, token),
            "X-MICROSOFT-CDO-BUSYSTATUS" => keep_first(&mut self.busy_status, token),
            "GEO" => keep_first(&mut self.geo, || geo(value)),
            _ => {}
        }
    }
}

fn keep_first<T>(place: &mut Option<T>, read: impl FnOnce() -> Option<T>) {
    if place.is_none() {
        *place = read();
    }
}

fn items(value: &str) -> impl Iterator<Item = &str> {
    value.split(',').map(str::trim).filter(|item| !item.is_empty())
}

fn room(taken: usize) -> Result<(), PropertyFault> {
    if taken < DATES_LIMIT { Ok(()) } else { Err(ignored(Reason::TooManyDates { limit: DATES_LIMIT })) }
}

fn not_a_date(property: &'static str, value: &str) -> Reason {
    Reason::NotADate { property, value: quoted(value) }
}

fn quoted(value: &str) -> String {
    value.chars().take(QUOTED).collect()
}

fn required(property: &'static str, value: &str, clock: Clock) -> Result<Moment, PropertyFault> {
    moment::moment(value, clock).ok_or_else(|| fatal(not_a_date(property, value)))
}

/// A DATE with a TZID, which §3.2.19 forbids and old exports are full of: the midnight of that zone is meant, so that
/// a holiday of another continent takes the hours it has here.
fn midnight_of_zone(moment: Moment, clock: Clock) -> Moment {
    match (moment, clock) {
        (Moment::Date(_), Clock::Zone(_)) => Moment::Time(moment.civil(), clock),
        _ => moment,
    }
}

fn duration(value: &str) -> Result<Span, PropertyFault> {
    moment::span(value).ok_or_else(|| fatal(Reason::NotADuration { value: quoted(value) }))
}

/// A rule that is not understood leaves the event's first occurrence, which is certain.
fn take_rule(rules: &mut Vec<Rule>, value: &str) -> Result<(), PropertyFault> {
    if rules.len() >= RULES_LIMIT {
        return Err(ignored(Reason::TooManyDates { limit: RULES_LIMIT }));
    }
    let rule = Rule::parse(value).map_err(|fault| ignored(Reason::BadRule { fault }))?;
    let incomplete = rule.incomplete;
    if !rules.contains(&rule) {
        rules.push(rule);
    }
    if incomplete { Err(ignored(Reason::BadRule { fault: RuleFault::UnknownPart })) } else { Ok(()) }
}

/// `50.0614;19.9366` (RFC 5545 §3.8.1.6); Google and others separate with a comma.
fn geo(value: &str) -> Option<Geo> {
    let (north, east) = value.split_once([';', ','])?;
    let (north, east): (f64, f64) = (north.trim().parse().ok()?, east.trim().parse().ok()?);
    ((-90.0..=90.0).contains(&north) && (-180.0..=180.0).contains(&east)).then_some((north, east))
}
