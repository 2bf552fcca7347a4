//! Venues of the sample: opening hours, closures, layouts and times of their kind.

use chrono::{Datelike, NaiveDate};

use super::Span;
use super::periods::{christmas_break, summer_break};
use super::tables::venues::{VENUES, VenueRow};
use crate::access::{Access, Feature, Presence};
use crate::district::DistrictNumber;
use crate::hours::{DayMinute, HoursRule, WeeklyHours};
use crate::person::Absence;
use crate::place::GeoPoint;
use crate::time::Minutes;
use crate::venue::{Layout, VenueDetails, VenueKind};

pub(super) fn venues(span: &Span) -> Vec<VenueDetails> {
    VENUES.iter().enumerate().map(|(index, row)| venue(span, index, row)).collect()
}

fn venue(span: &Span, index: usize, row: &VenueRow) -> VenueDetails {
    let (setup, clearing) = buffers(row);
    VenueDetails {
        name: row.name.to_owned(),
        kind: row.kind,
        address: row.address.to_owned(),
        district: Some(DistrictNumber(row.district)),
        point: Some(GeoPoint { latitude: row.point.0, longitude: row.point.1 }),
        capacity: row.capacity,
        layouts: layouts(row.capacity).into(),
        access: access(row.access),
        hours: hours(row.kind),
        closures: closures(span, index, row.kind),
        setup,
        clearing,
        owner: Some(row.owner.to_owned()),
        email: Some(format!("{}.example", row.mail)),
        phone: Some(format!("12 000 00 {:02}", 41 + index)),
        directions: Some(row.directions.to_owned()),
    }
}

/// Tables take about two fifths of the seats away, a circle leaves two fifths and never more than 60.
fn layouts(rows: u32) -> [(Layout, u32); 3] {
    let tens = |part: u32| rows * part / 100 * 10;
    [(Layout::Rows, rows), (Layout::Tables, tens(6)), (Layout::Circle, tens(4).min(60))]
}

/// From one letter for each of [`Feature::ALL`]; what is unknown isn't listed.
fn access(letters: &str) -> Access {
    let known = |(feature, letter)| match letter {
        'y' => Some((feature, Presence::Yes)),
        'n' => Some((feature, Presence::No)),
        _ => None,
    };
    Access(Feature::ALL.into_iter().zip(letters.chars()).filter_map(known).collect())
}

fn rule(weekdays: &[u8], from: u16, to: u16) -> HoursRule {
    HoursRule { weekdays: weekdays.to_vec(), from: DayMinute::at(from, 0), to: DayMinute::at(to, 0) }
}

const WORKING_DAYS: &[u8] = &[1, 2, 3, 4, 5];

/// Schools open their halls when lessons are over; nobody opens for a whole day but the City Hall.
fn hours(kind: VenueKind) -> WeeklyHours {
    let rules = match kind {
        VenueKind::School => vec![rule(WORKING_DAYS, 15, 21)],
        VenueKind::CultureCentre => vec![rule(WORKING_DAYS, 11, 21), rule(&[6], 10, 17)],
        VenueKind::SportsClub => vec![rule(WORKING_DAYS, 14, 22), rule(&[6, 7], 10, 18)],
        VenueKind::CityHall => vec![rule(&[1, 5], 8, 18), rule(&[2, 3, 4], 8, 21)],
        VenueKind::Library => vec![rule(&[1, 2, 4, 5], 10, 20), rule(&[3], 12, 20), rule(&[6], 10, 15)],
        VenueKind::SeniorsClub => vec![rule(WORKING_DAYS, 9, 20)],
        VenueKind::Outdoor | VenueKind::Other => vec![rule(WORKING_DAYS, 16, 21), rule(&[6, 7], 12, 20)],
    };
    WeeklyHours { rules, exceptions: vec![] }
}

/// Set-up and clearing: a sports hall needs chairs brought in, a club only turns them round.
fn buffers(row: &VenueRow) -> (Minutes, Minutes) {
    match (row.kind, row.capacity) {
        (_, 200..) => (Minutes(60), Minutes(45)),
        (VenueKind::CityHall | VenueKind::Library | VenueKind::SeniorsClub, _) => (Minutes(30), Minutes(15)),
        _ => (Minutes(45), Minutes(30)),
    }
}

fn closure(from: NaiveDate, to: NaiveDate, reason: &str) -> Absence {
    Absence { from, to, reason: Some(reason.to_owned()) }
}

fn closures(span: &Span, index: usize, kind: VenueKind) -> Vec<Absence> {
    let year = span.monday.year();
    let week = 2 + index as u64 % 10;
    let mut closures: Vec<Absence> = match kind {
        VenueKind::School => [year - 1, year, year + 1].into_iter().flat_map(school_closures).collect(),
        VenueKind::CultureCentre => {
            vec![closure(span.day(week, 1), span.day(week, 2), "Przegląd techniczny sceny")]
        }
        VenueKind::Library => vec![closure(span.day(week, 1), span.day(week, 5), "Skontrum zbiorów")],
        _ => vec![],
    };
    closures.retain(|closure| closure.to >= span.monday);
    closures.extend(repairs(span, index));
    closures.sort_by_key(|closure| closure.from);
    closures
}

fn school_closures(year: i32) -> Vec<Absence> {
    let christmas = christmas_break(year).map(|(from, to)| closure(from, to, "Zimowa przerwa świąteczna"));
    let summer = summer_break(year).map(|(from, to)| closure(from, to, "Ferie letnie – szkoła nieczynna"));
    christmas.into_iter().chain(summer).collect()
}

/// Two halls are under repair for a while.
fn repairs(span: &Span, index: usize) -> Option<Absence> {
    match index {
        5 => Some(closure(span.day(6, 1), span.day(7, 5), "Cyklinowanie parkietu")),
        19 => Some(closure(span.day(9, 1), span.day(9, 5), "Malowanie hali")),
        _ => None,
    }
}
