//! People of the sample: working hours, absences, addresses.

use super::tables::people::{PEOPLE, PersonRow};
use super::{Span, placeholder};
use crate::fold::fold;
use crate::hours::{DayMinute, HoursRule, WeeklyHours};
use crate::id::PersonId;
use crate::person::{Absence, Duty, PersonDetails};
use crate::place::GeoPoint;

/// The City Hall, where the office's people start from.
pub(super) const CITY_HALL: GeoPoint = GeoPoint { latitude: 50.0592, longitude: 19.9377 };

pub(super) fn people(span: &Span) -> Vec<PersonDetails> {
    PEOPLE.iter().enumerate().map(|(index, row)| person(span, index, row)).collect()
}

/// Placeholders of everybody with a duty, in the order of the table.
pub(super) fn having(duty: Duty) -> Vec<PersonId> {
    let rows = PEOPLE.iter().enumerate();
    rows.filter(|(_, row)| row.duty == duty).map(|(index, _)| placeholder(index)).collect()
}

fn person(span: &Span, index: usize, row: &PersonRow) -> PersonDetails {
    PersonDetails {
        name: row.name.to_owned(),
        gender: row.gender,
        office: Some(row.office.to_owned()),
        duty: row.duty,
        email: Some(email(row.name)),
        phone: Some(format!("12 000 00 {:02}", 11 + index)),
        hours: hours(row.duty),
        absences: absences(span, index),
        base: (row.duty != Duty::Interpreter).then_some(CITY_HALL),
    }
}

/// „Róża Pawlikowiec” → "roza.pawlikowiec@urzad.example".
fn email(name: &str) -> String {
    format!("{}@urzad.example", fold(name).replace(' ', "."))
}

fn rule(weekdays: &[u8], from: (u16, u16), to: (u16, u16)) -> HoursRule {
    HoursRule {
        weekdays: weekdays.to_vec(),
        from: DayMinute::at(from.0, from.1),
        to: DayMinute::at(to.0, to.1),
    }
}

/// Meetings are on Tuesday to Thursday evenings, so these are the long days.
fn hours(duty: Duty) -> WeeklyHours {
    let rules = match duty {
        Duty::Mayor | Duty::Deputy => vec![
            rule(&[1, 5], (8, 0), (19, 0)),
            rule(&[2, 3, 4], (8, 0), (21, 0)),
            rule(&[6], (9, 0), (15, 0)),
        ],
        Duty::Organiser => vec![rule(&[1, 5], (7, 40), (19, 0)), rule(&[2, 3, 4], (9, 0), (21, 30))],
        Duty::Host => vec![rule(&[1, 2, 3, 4, 5], (12, 0), (21, 30)), rule(&[6], (9, 0), (16, 0))],
        Duty::Interpreter | Duty::Other => {
            vec![rule(&[1, 2, 3, 4, 5], (8, 0), (21, 0)), rule(&[6], (9, 0), (15, 0))]
        }
    };
    WeeklyHours { rules, exceptions: vec![] }
}

/// First and last day away, as week and weekday of the span.
fn absences(span: &Span, index: usize) -> Vec<Absence> {
    let (first, last, reason) = match index {
        0 => ((8, 1), (8, 3), "Podróż służbowa: forum miast europejskich"),
        2 => ((5, 1), (5, 5), "Urlop wypoczynkowy"),
        3 => ((10, 4), (11, 2), "Urlop wypoczynkowy"),
        6 => ((3, 1), (4, 5), "Urlop wypoczynkowy"),
        7 => ((9, 2), (9, 4), "Szkolenie wyjazdowe"),
        10 => ((6, 1), (6, 5), "Nieobecność zgłoszona wcześniej"),
        _ => return vec![],
    };
    let day = |(week, weekday)| span.day(week, weekday);
    vec![Absence { from: day(first), to: day(last), reason: Some(reason.to_owned()) }]
}
