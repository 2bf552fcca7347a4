//! A letter asking for a meeting, and what makes it a valid one.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::access::Feature;
use crate::audience::Audience;
use crate::body::LinkedBody;
use crate::district::DistrictNumber;
use crate::hours::DayMinute;
use crate::id::{PersonId, RequestId};
use crate::person::Gender;
use crate::salutation::SalutationRole;
use crate::time::Minutes;
use crate::venue::Layout;

/// What somebody does at one meeting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum RoleKind {
    /// Who talks with the residents: the Mayor or one of the deputies.
    #[default]
    Speaker,
    Organiser,
    /// Receives people at the place.
    Host,
    /// Polish Sign Language (PJM).
    Interpreter,
    Guest,
}

/// How long somebody must be there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Attendance {
    /// The meeting alone.
    #[default]
    Core,
    /// Set-up and clearing too.
    Full,
}

/// A role to fill; with several candidates, one of the pool is enough. The order is the order of preference.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct RoleNeed {
    pub role: RoleKind,
    pub required: bool,
    pub presence: Attendance,
    pub candidates: Vec<PersonId>,
}

/// Who asked: personal data (RODO), never part of a pack.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct Requester {
    pub name: String,
    pub gender: Gender,
    /// The body the person writes for.
    pub body: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    /// Postal address, a line each as on an envelope.
    pub address: Option<String>,
    /// How letters address the person; `None` goes by gender.
    pub salutation: Option<SalutationRole>,
}

/// When the requester would like it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct Wishes {
    #[ts(type = "string | null")]
    pub from: Option<NaiveDate>,
    #[ts(type = "string | null")]
    pub to: Option<NaiveDate>,
    /// ISO weekdays, 1 = Monday; empty means any.
    pub weekdays: Vec<u8>,
    pub earliest: Option<DayMinute>,
    pub latest: Option<DayMinute>,
}

/// Where a request stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum RequestState {
    #[default]
    Waiting,
    /// It has a meeting.
    Planned,
    Declined,
}

/// A request as planning sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Request {
    pub id: RequestId,
    pub state: RequestState,
    pub decline_reason: Option<String>,
    #[serde(flatten)]
    pub details: RequestDetails,
}

/// Everything about a request but its id and state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct RequestDetails {
    pub title: String,
    /// What it is about, in words for residents; without personal data.
    pub topic: String,
    pub case_mark: Option<String>,
    pub requester: Requester,
    pub bodies: Vec<LinkedBody>,
    pub district: Option<DistrictNumber>,
    pub audience: Audience,
    /// People expected.
    pub attendance: u32,
    pub layout: Option<Layout>,
    pub needs: Vec<Feature>,
    pub duration: Minutes,
    pub wishes: Wishes,
    pub roles: Vec<RoleNeed>,
    #[ts(type = "string | null")]
    pub received_on: Option<NaiveDate>,
    pub remarks: Option<String>,
}

impl Default for RequestDetails {
    fn default() -> Self {
        Self {
            title: String::new(),
            topic: String::new(),
            case_mark: None,
            requester: Requester::default(),
            bodies: vec![],
            district: None,
            audience: Audience::default(),
            attendance: 0,
            layout: None,
            needs: vec![],
            duration: Minutes(90),
            wishes: Wishes::default(),
            roles: vec![],
            received_on: None,
            remarks: None,
        }
    }
}

impl std::ops::Deref for Request {
    type Target = RequestDetails;
    fn deref(&self) -> &RequestDetails {
        &self.details
    }
}

/// What is wrong with a request, and in which field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum RequestFault {
    TitleMissing,
    RequesterMissing,
    CaseMarkMalformed,
    /// Shorter than 15 minutes or longer than 8 hours.
    DurationOutOfRange,
    /// The first day wished for comes after the last.
    WishesReversed,
    AttendanceOutOfRange,
}

/// How long a meeting may last. Minutes.
pub const LENGTHS: std::ops::RangeInclusive<u32> = 15..=480;

/// Every fault of a request; none means it can be received.
#[must_use]
pub fn validate(request: &RequestDetails) -> Vec<RequestFault> {
    let wishes = &request.wishes;
    let reversed = matches!((wishes.from, wishes.to), (Some(from), Some(to)) if from > to);
    let malformed = request.case_mark.as_deref().is_some_and(|mark| !is_case_mark(mark));
    [
        (request.title.trim().is_empty(), RequestFault::TitleMissing),
        (request.requester.name.trim().is_empty(), RequestFault::RequesterMissing),
        (malformed, RequestFault::CaseMarkMalformed),
        (!LENGTHS.contains(&request.duration.0), RequestFault::DurationOutOfRange),
        (reversed, RequestFault::WishesReversed),
        (request.attendance > 100_000, RequestFault::AttendanceOutOfRange),
    ]
    .into_iter()
    .filter_map(|(wrong, fault)| wrong.then_some(fault))
    .collect()
}

/// A case mark: unit, class of the file plan, number, year and optionally initials, parted by dots
/// (Regulation of the Prime Minister of 18 January 2011, Dz.U. 14 item 67): "OR-03.0003.275.2026".
#[must_use]
pub fn is_case_mark(text: &str) -> bool {
    let parts: Vec<&str> = text.split('.').collect();
    match parts.as_slice() {
        [unit, class, number, year] => is_numbered(unit, class, number, year),
        [unit, class, number, year, initials] => {
            is_numbered(unit, class, number, year) && is_letters(initials, 1, 4)
        }
        _ => false,
    }
}

fn is_numbered(unit: &str, class: &str, number: &str, year: &str) -> bool {
    is_unit(unit) && is_digits(class, 1, 4) && is_digits(number, 1, 5) && is_digits(year, 4, 4)
}

fn is_unit(text: &str) -> bool {
    match text.split_once('-') {
        Some((letters, number)) => is_letters(letters, 1, 4) && is_digits(number, 1, 2),
        None => is_letters(text, 1, 4),
    }
}

fn is_letters(text: &str, least: usize, most: usize) -> bool {
    (least..=most).contains(&text.chars().count()) && text.chars().all(char::is_uppercase)
}

fn is_digits(text: &str, least: usize, most: usize) -> bool {
    (least..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_marks_follow_the_office_instruction() {
        for mark in ["OR-03.0003.275.2026", "KS.0632.1.2026", "KS-02.0632.12.2026.AŁ"] {
            assert!(is_case_mark(mark), "{mark}");
        }
        for mark in ["OR-03/0003/275/2026", "or.1.1.2026", "OR.0003.275.26", "OR-003.1.1.2026", ""] {
            assert!(!is_case_mark(mark), "{mark}");
        }
    }

    #[test]
    fn an_empty_form_says_what_is_missing() {
        let faults = validate(&RequestDetails::default());
        assert_eq!(faults, [RequestFault::TitleMissing, RequestFault::RequesterMissing]);
    }

    #[test]
    fn wishes_that_end_before_they_begin_are_a_fault() {
        let mut request = RequestDetails { title: "Spotkanie".into(), ..RequestDetails::default() };
        request.requester.name = "Jan Próbny".into();
        request.wishes.from = "2027-02-01".parse().ok();
        request.wishes.to = "2027-01-01".parse().ok();
        assert_eq!(validate(&request), [RequestFault::WishesReversed]);
    }
}
