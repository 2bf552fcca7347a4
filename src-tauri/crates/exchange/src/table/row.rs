//! What one row says. Plain data: the desk turns it into people, venues and requests of the planning rules.

use chrono::{NaiveDate, NaiveTime};
use serde::Serialize;

/// Grammatical gender, for the words of an invitation ("zaprasza", "spotkała się").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Gender {
    Feminine,
    Masculine,
    Neuter,
}

/// What a person does at a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RoleWord {
    Mayor,
    Deputy,
    Organiser,
    Host,
    Interpreter,
    Other,
}

/// A fact that may be unknown; an empty cell is unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum YesNo {
    Yes,
    No,
    #[default]
    Unknown,
}

/// One stretch of hours on one weekday, half-open, in minutes after local midnight (1440 is midnight at the end).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct WeekHours {
    /// 1 Monday … 7 Sunday (ISO 8601).
    pub weekday: u8,
    pub from_minute: u16,
    pub to_minute: u16,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PersonRow {
    pub name: String,
    pub gender: Option<Gender>,
    pub office: Option<String>,
    pub role: Option<RoleWord>,
    pub email: Option<String>,
    pub phone: Option<String>,
    /// Sorted by weekday and beginning; empty when the table does not say.
    pub hours: Vec<WeekHours>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Accessibility {
    pub step_free: YesNo,
    pub lift: YesNo,
    pub accessible_toilet: YesNo,
    pub induction_loop: YesNo,
    pub parking: YesNo,
    pub quiet_corner: YesNo,
    /// A public transport stop near by.
    pub stop: YesNo,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct VenueRow {
    pub name: String,
    pub address: String,
    /// 1 to 18.
    pub district: Option<u8>,
    pub capacity: u32,
    /// School, club, hall, library, …: free text.
    pub kind: Option<String>,
    pub accessibility: Accessibility,
    pub setup_minutes: Option<u32>,
    pub teardown_minutes: Option<u32>,
    /// Sorted; empty when the table does not say.
    pub opening_hours: Vec<WeekHours>,
    pub owner: Option<String>,
    /// Degrees, WGS 84.
    pub latitude: Option<f64>,
    pub longitude: Option<f64>,
    pub email: Option<String>,
    pub phone: Option<String>,
}

/// What a request asks of the place or of the service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Feature {
    StepFree,
    Lift,
    AccessibleToilet,
    InductionLoop,
    Parking,
    QuietCorner,
    Stop,
    /// Interpreter of Polish Sign Language.
    Pjm,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RequestRow {
    pub title: String,
    pub topic: Option<String>,
    /// Checked: unit, class, number, year ("OR-03.0003.275.2026").
    pub case_mark: Option<String>,
    pub requester: String,
    /// The body the requester speaks for.
    pub body: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub district: Option<u8>,
    /// People expected.
    pub attendance: Option<u32>,
    pub duration_minutes: Option<u32>,
    /// First and last day that suit, both included.
    pub window_from: Option<NaiveDate>,
    pub window_to: Option<NaiveDate>,
    /// 1 Monday … 7 Sunday, sorted, without repetition.
    pub preferred_weekdays: Vec<u8>,
    pub preferred_from: Option<NaiveTime>,
    pub preferred_to: Option<NaiveTime>,
    /// Sorted, without repetition.
    pub needs: Vec<Feature>,
    pub received_on: Option<NaiveDate>,
    /// Bodies that asked for the same and are told as well.
    pub linked_bodies: Vec<String>,
    pub audience: Option<String>,
}
