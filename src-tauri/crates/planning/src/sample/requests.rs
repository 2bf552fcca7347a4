//! Requests of the sample: who is needed, when the letter came, under which case mark.

use chrono::{Datelike, Days, NaiveDate};

use super::people::having;
use super::random::Random;
use super::tables::requests::{REQUESTS, RequestRow, Speaker};
use super::tables::venues::VENUES;
use super::{Span, later};
use crate::body::LinkedBody;
use crate::district::{self, DistrictNumber};
use crate::fold::fold;
use crate::hours::DayMinute;
use crate::person::Duty;
use crate::request::{Attendance, RequestDetails, Requester, RoleKind, RoleNeed, Wishes};
use crate::time::Minutes;

const PART: u64 = 1;
/// Letters came so many days ago.
const FIRST_AGE: u64 = 5;
const LAST_AGE: u64 = 60;
/// Younger letters have no case mark yet.
const UNENTERED_AGE: u64 = 7;

pub(super) fn requests(seed: u64, span: &Span) -> Vec<RequestDetails> {
    let mut random = Random::for_part(seed, PART);
    let mut ages: Vec<u64> = (FIRST_AGE..=LAST_AGE).collect();
    random.shuffle(&mut ages);
    let rows = REQUESTS.iter().zip(ages).enumerate();
    rows.map(|(index, (row, age))| request(span, index, row, age, random.below(3) as u32)).collect()
}

fn request(span: &Span, index: usize, row: &RequestRow, age: u64, extra: u32) -> RequestDetails {
    let received = span.today.checked_sub_days(Days::new(age)).unwrap_or(span.today);
    RequestDetails {
        title: row.title.to_owned(),
        topic: row.topic.to_owned(),
        case_mark: row.file.filter(|_| age > UNENTERED_AGE).map(|file| case_mark(file, received, extra)),
        requester: requester(index, row),
        bodies: row.bodies.iter().map(|name| body(name)).collect(),
        district: row.district.map(DistrictNumber),
        audience: row.audience,
        attendance: row.attendance,
        layout: row.layout,
        needs: row.needs.to_vec(),
        duration: Minutes(row.minutes),
        wishes: wishes(span, row),
        roles: roles(row),
        received_on: Some(received),
        remarks: row.remarks.map(str::to_owned),
    }
}

/// Numbers grow with the days of the year, as in a register; `extra` is below 3, so that no two days share one.
fn case_mark(file: &str, received: NaiveDate, extra: u32) -> String {
    format!("{file}.{}.{}", received.ordinal() * 3 + extra, received.year())
}

fn requester(index: usize, row: &RequestRow) -> Requester {
    let (name, gender) = row.requester;
    Requester {
        name: name.to_owned(),
        gender,
        body: row.body.map(str::to_owned),
        email: Some(format!("{}@poczta.example", fold(name).replace(' ', "."))),
        phone: (index % 4 != 3).then(|| format!("12 000 00 {:02}", 71 + index)),
        address: None,
        salutation: None,
    }
}

fn body(name: &str) -> LinkedBody {
    LinkedBody { name: name.to_owned(), email: Some(body_email(name)), phone: None }
}

/// A council has its district's address, a school that of its hall, another body one made of its name.
fn body_email(name: &str) -> String {
    let council = |district: &&district::District| {
        name == format!("Rada Dzielnicy {} {}", district.roman, district.name)
    };
    if let Some(district) = district::all().iter().find(council) {
        return format!("rada@dzielnica{}.example", district.number.0);
    }
    match VENUES.iter().find(|venue| venue.name.starts_with(name)) {
        Some(venue) => format!("{}.example", venue.mail),
        None => format!("kontakt@{}.example", slug(name)),
    }
}

/// „Fundacja „Cichy Kąt”” → "fundacja-cichy-kat".
fn slug(name: &str) -> String {
    let words = fold(name);
    let words = words.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

fn wishes(span: &Span, row: &RequestRow) -> Wishes {
    Wishes {
        from: row.window.map(|(from, _)| later(span.today, from)),
        to: row.window.map(|(_, to)| later(span.today, to)),
        weekdays: row.weekdays.to_vec(),
        earliest: row.hours.map(|(earliest, _)| DayMinute::at(earliest, 0)),
        latest: row.hours.map(|(_, latest)| DayMinute::at(latest, 0)),
    }
}

fn roles(row: &RequestRow) -> Vec<RoleNeed> {
    let mut speakers = having(Duty::Mayor);
    if row.speaker == Speaker::MayorOrDeputy {
        speakers.extend(having(Duty::Deputy));
    }
    let need = |role, required, presence, candidates| RoleNeed { role, required, presence, candidates };
    let mut roles = vec![
        need(RoleKind::Speaker, true, Attendance::Core, speakers),
        need(RoleKind::Organiser, true, Attendance::Full, having(Duty::Organiser)),
    ];
    if row.host {
        roles.push(need(RoleKind::Host, false, Attendance::Full, having(Duty::Host)));
    }
    if row.interpreter {
        roles.push(need(RoleKind::Interpreter, true, Attendance::Core, having(Duty::Interpreter)));
    }
    roles
}
