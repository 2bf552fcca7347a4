//! Spans of dates that matter for planning besides public holidays.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::district::DistrictNumber;
use crate::id::PeriodId;
use crate::time::{Interval, warsaw};

/// What kind of time it is. Dates of all of them are editable: none is an authority.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum PeriodKind {
    SchoolBreak,
    /// Election silence (art. 107 of the Election Code): blocks unless a reason is given.
    ElectionSilence,
    /// A campaign: warns.
    Campaign,
    CityCouncilSession,
    DistrictCouncilSession,
    /// Another listed event: a marathon, a procession, a big match.
    Event,
    /// A day the office gives off in exchange for another.
    OfficeClosed,
}

/// One such span, half-open in instants.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Period {
    pub id: PeriodId,
    #[serde(flatten)]
    pub details: PeriodDetails,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PeriodDetails {
    pub kind: PeriodKind,
    pub name: String,
    pub interval: Interval,
    /// Only this district, when set.
    pub district: Option<DistrictNumber>,
}

impl std::ops::Deref for Period {
    type Target = PeriodDetails;
    fn deref(&self) -> &PeriodDetails {
        &self.details
    }
}

impl PeriodDetails {
    /// A span of whole local days, both inclusive.
    #[must_use]
    pub fn days(kind: PeriodKind, name: &str, first: NaiveDate, last: NaiveDate) -> Self {
        let start: DateTime<Utc> = warsaw::midnight(first);
        let end = warsaw::midnight(warsaw::next_day(last.max(first)));
        Self { kind, name: name.to_owned(), interval: Interval { start, end }, district: None }
    }
}
