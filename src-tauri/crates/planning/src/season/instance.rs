//! What is to be planned: a season with its people, venues, proposals and rules (`lawka-plan/1`).

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::time::{Instant, Wall};

/// The whole planning question. Times are Europe/Warsaw, lengths and distances minutes, money PLN.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Instance {
    pub format: String,
    pub id: String,
    pub now: Instant,
    pub horizon: DateSpan,
    #[serde(default)]
    pub blocked_dates: Vec<BlockedDate>,
    pub lead: DayLimits,
    pub district_gap: DayLimits,
    /// Meetings a week before a further one costs.
    pub week_target: i64,
    pub evening_from: Wall,
    pub weights: Weights,
    pub districts: Vec<District>,
    /// Minutes between districts, in their order; the diagonal is travel inside one.
    pub travel: Vec<Vec<i32>>,
    #[serde(default)]
    pub history: Vec<PastMeeting>,
    pub people: Vec<Person>,
    pub venues: Vec<Venue>,
    pub proposals: Vec<Proposal>,
}

/// Dates from `from` to `to`, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateSpan {
    pub from: NaiveDate,
    pub to: NaiveDate,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlockedDate {
    pub date: NaiveDate,
    #[serde(default)]
    pub reason: String,
}

/// A number of days that must be kept and one that is wished for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayLimits {
    pub min_days: i64,
    pub target_days: i64,
}

/// Prices of the objective's parts; an integer each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weights {
    pub unplaced: i64,
    pub optional: i64,
    pub candidate: i64,
    pub time: i64,
    pub weekday: i64,
    pub date: i64,
    pub venue_rank: i64,
    pub venue_far: i64,
    pub waste: i64,
    pub fee: i64,
    pub lead: i64,
    pub evening: i64,
    pub week: i64,
    pub spacing: i64,
    pub move_time: i64,
    pub move_day: i64,
    pub move_venue: i64,
    pub move_person: i64,
    pub announced_factor: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct District {
    pub id: String,
    #[serde(default)]
    pub name: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastMeeting {
    /// `None` for a meeting of no district: it keeps no other one away.
    pub district: Option<String>,
    pub date: NaiveDate,
}

/// A weekly rule in wall-clock time, at or after 05:00; ISO weekdays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeeklyRule {
    pub days: Vec<u8>,
    pub from: Wall,
    pub to: Wall,
    /// Where the person is meanwhile: travel from and to it counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub district: Option<String>,
}

/// A time taken, half-open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Busy {
    pub start: Instant,
    pub end: Instant,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub district: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    pub id: String,
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub title: String,
    pub working: Vec<WeeklyRule>,
    #[serde(default)]
    pub off: Vec<NaiveDate>,
    #[serde(default)]
    pub busy: Vec<Busy>,
    #[serde(default)]
    pub busy_weekly: Vec<WeeklyRule>,
    pub max_per_day: Option<u32>,
    pub max_per_week: Option<u32>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Venue {
    pub id: String,
    #[serde(default)]
    pub name: String,
    pub district: String,
    pub capacity: i64,
    pub features: Vec<String>,
    pub open: Vec<WeeklyRule>,
    #[serde(default)]
    pub closed: Vec<NaiveDate>,
    #[serde(default)]
    pub bookings: Vec<Busy>,
    #[serde(default)]
    pub bookings_weekly: Vec<WeeklyRule>,
    pub fee_pln: i64,
}

/// A meeting asked for, or one that already stands (`current`) and may have to move.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    pub id: String,
    #[serde(default)]
    pub title: String,
    pub district: Option<String>,
    pub priority: i64,
    pub attendance: i64,
    pub features: Vec<String>,
    pub duration_min: i32,
    pub setup_min: i32,
    pub teardown_min: i32,
    pub window: DateSpan,
    pub days: Vec<u8>,
    pub earliest: Wall,
    pub latest_end: Wall,
    pub lead_min_days: Option<i64>,
    pub max_travel_min: i32,
    pub venues: Option<Vec<String>>,
    pub pref: Preference,
    pub roles: Vec<Role>,
    pub lock: Lock,
    pub current: Option<Current>,
}

/// What is wished for; each departure has its price in [`Weights`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preference {
    pub venues: Vec<String>,
    pub days: Vec<u8>,
    pub date: Option<NaiveDate>,
    pub from: Wall,
    pub to: Wall,
}

/// A part somebody plays in the meeting; several candidates make it *one of a pool*.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Role {
    pub id: String,
    pub required: bool,
    pub presence: Presence,
    pub weight: i64,
    pub candidates: Vec<Candidate>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    pub person: String,
    pub cost: i64,
}

/// `core`: the meeting alone; `full`: with set-up and clearing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Presence {
    Core,
    Full,
}

/// `fixed` may not change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lock {
    None,
    Fixed,
}

/// Where a meeting stands today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Current {
    pub start: Instant,
    pub venue: String,
    pub announced: bool,
    pub people: BTreeMap<String, Option<String>>,
}

impl Proposal {
    /// Fixed meetings stay where they are.
    pub fn is_fixed(&self) -> bool {
        self.lock == Lock::Fixed
    }
}
