//! What rules answer: facts with ids, intervals and numbers. The sentences are in `ui/src/words` and `cli`.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::access::{Feature, Presence};
use crate::busy::BusySource;
use crate::calendar::Resource;
use crate::district::DistrictNumber;
use crate::holiday::Holiday;
use crate::hours::DayMinute;
use crate::id::{CalendarId, MeetingId, PeriodId, PersonId, VenueId};
use crate::period::PeriodKind;
use crate::request::RoleKind;
use crate::time::{Interval, Minutes, warsaw};

/// How much a rule's fact weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Severity {
    /// Worth knowing; the slot stays free.
    Notes,
    Warns,
    /// Nothing is known against it, but what is known is too old to be believed.
    Unknown,
    /// Only a written reason overrides it.
    Blocks,
}

/// The answer for one placement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Verdict {
    Free,
    Warned,
    Unknown,
    Blocked,
}

impl From<Severity> for Verdict {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Notes => Self::Free,
            Severity::Warns => Self::Warned,
            Severity::Unknown => Self::Unknown,
            Severity::Blocks => Self::Blocked,
        }
    }
}

/// The imported calendar that a busy time comes from, and how old it is: the older, the less it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CalendarSource {
    pub name: Arc<str>,
    #[serde(with = "warsaw::serde_instant")]
    #[ts(type = "string")]
    pub as_of: DateTime<Utc>,
    /// Calendar days from the import to today.
    pub age_days: i32,
}

/// A fact, tagged with the rule that found it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "rule", rename_all = "snake_case")]
#[ts(export)]
pub enum Fact {
    PersonBusy {
        person_id: PersonId,
        busy: Interval,
        source: BusySource,
        /// `None` for a meeting of the office's own.
        calendar: Option<CalendarSource>,
        title: Option<Arc<str>>,
    },
    OutsideHours {
        person_id: PersonId,
        #[ts(type = "string")]
        date: NaiveDate,
        absent: bool,
    },
    CalendarStale {
        owner: Resource,
        /// `None` when there is no calendar at all.
        calendar_id: Option<CalendarId>,
        #[serde(with = "warsaw::serde_instant_option")]
        #[ts(type = "string | null")]
        as_of: Option<DateTime<Utc>>,
    },
    VenueBusy {
        venue_id: VenueId,
        busy: Interval,
        source: BusySource,
        calendar: Option<CalendarSource>,
        title: Option<Arc<str>>,
    },
    VenueClosed {
        venue_id: VenueId,
        #[ts(type = "string")]
        date: NaiveDate,
        closure: Option<String>,
    },
    VenueTooSmall {
        venue_id: VenueId,
        capacity: u32,
        attendance: u32,
    },
    VenueLacksAccess {
        venue_id: VenueId,
        feature: Feature,
        presence: Presence,
    },
    PublicHoliday {
        #[ts(type = "string")]
        date: NaiveDate,
        holiday: Option<Holiday>,
    },
    LeadTimeMinimum {
        days: i32,
        needed: u16,
    },
    LeadTimeTarget {
        days: i32,
        wanted: u16,
    },
    TravelTime {
        person_id: PersonId,
        venue_id: VenueId,
        /// Where the person is before or after.
        busy: Interval,
        source: BusySource,
        calendar: Option<CalendarSource>,
        title: Option<Arc<str>>,
        /// What the journey takes, and what is left for it.
        needed: Minutes,
        left: Minutes,
    },
    WeekLimit {
        person_id: PersonId,
        /// The Monday of the ISO week.
        #[ts(type = "string")]
        monday: NaiveDate,
        /// Other meetings of that week.
        meetings: u32,
        limit: u8,
    },
    DistrictGap {
        district: DistrictNumber,
        /// The nearest other meeting of the district.
        meeting_id: MeetingId,
        #[serde(with = "warsaw::serde_instant")]
        #[ts(type = "string")]
        start: DateTime<Utc>,
        days: u16,
        wanted: u16,
    },
    SessionClash {
        period_id: PeriodId,
        kind: PeriodKind,
        name: String,
        interval: Interval,
    },
    SchoolBreak {
        period_id: PeriodId,
        name: String,
        interval: Interval,
    },
    ElectionSilence {
        period_id: PeriodId,
        name: String,
        interval: Interval,
    },
    Campaign {
        period_id: PeriodId,
        name: String,
        interval: Interval,
    },
    OfficeClosed {
        period_id: PeriodId,
        name: String,
        interval: Interval,
    },
    CapacityWasted {
        venue_id: VenueId,
        capacity: u32,
        attendance: u32,
    },
    EveningPreference {
        start: DayMinute,
        evening_from: DayMinute,
    },
    AccessUnknown {
        venue_id: VenueId,
        feature: Feature,
    },
    InterpreterNotice {
        working_days: u32,
        needed: u8,
    },
    RoleUnfilled {
        role: RoleKind,
    },
    AlreadyAnnounced {
        meeting_id: MeetingId,
        /// The start that the public knows.
        #[serde(with = "warsaw::serde_instant")]
        #[ts(type = "string")]
        announced: DateTime<Utc>,
    },
    /// The owner of the hall said no.
    VenueRefused {
        venue_id: VenueId,
        /// The time that was refused, set-up and clearing included.
        interval: Interval,
        /// The meeting it was asked for.
        meeting_id: MeetingId,
        note: Option<String>,
    },
    VenueOnlyAsked {
        venue_id: VenueId,
    },
    HoldEndsSoon {
        venue_id: VenueId,
        /// The last day on which the hall is kept.
        #[ts(type = "string")]
        hold_until: NaiveDate,
    },
    HoldExpired {
        venue_id: VenueId,
        #[ts(type = "string")]
        hold_until: NaiveDate,
    },
    InThePast {
        #[serde(with = "warsaw::serde_instant")]
        #[ts(type = "string")]
        start: DateTime<Utc>,
    },
}

/// The name of a rule, as it stands in settings, answers and the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum RuleId {
    PersonBusy,
    OutsideHours,
    CalendarStale,
    VenueBusy,
    VenueClosed,
    VenueTooSmall,
    VenueLacksAccess,
    PublicHoliday,
    LeadTimeMinimum,
    LeadTimeTarget,
    TravelTime,
    WeekLimit,
    DistrictGap,
    SessionClash,
    SchoolBreak,
    ElectionSilence,
    Campaign,
    OfficeClosed,
    CapacityWasted,
    EveningPreference,
    AccessUnknown,
    InterpreterNotice,
    RoleUnfilled,
    AlreadyAnnounced,
    VenueRefused,
    VenueOnlyAsked,
    HoldEndsSoon,
    HoldExpired,
    InThePast,
}

impl Fact {
    #[must_use]
    pub const fn rule(&self) -> RuleId {
        match self {
            Self::PersonBusy { .. } => RuleId::PersonBusy,
            Self::OutsideHours { .. } => RuleId::OutsideHours,
            Self::CalendarStale { .. } => RuleId::CalendarStale,
            Self::VenueBusy { .. } => RuleId::VenueBusy,
            Self::VenueClosed { .. } => RuleId::VenueClosed,
            Self::VenueTooSmall { .. } => RuleId::VenueTooSmall,
            Self::VenueLacksAccess { .. } => RuleId::VenueLacksAccess,
            Self::PublicHoliday { .. } => RuleId::PublicHoliday,
            Self::LeadTimeMinimum { .. } => RuleId::LeadTimeMinimum,
            Self::LeadTimeTarget { .. } => RuleId::LeadTimeTarget,
            Self::TravelTime { .. } => RuleId::TravelTime,
            Self::WeekLimit { .. } => RuleId::WeekLimit,
            Self::DistrictGap { .. } => RuleId::DistrictGap,
            Self::SessionClash { .. } => RuleId::SessionClash,
            Self::SchoolBreak { .. } => RuleId::SchoolBreak,
            Self::ElectionSilence { .. } => RuleId::ElectionSilence,
            Self::Campaign { .. } => RuleId::Campaign,
            Self::OfficeClosed { .. } => RuleId::OfficeClosed,
            Self::CapacityWasted { .. } => RuleId::CapacityWasted,
            Self::EveningPreference { .. } => RuleId::EveningPreference,
            Self::AccessUnknown { .. } => RuleId::AccessUnknown,
            Self::InterpreterNotice { .. } => RuleId::InterpreterNotice,
            Self::RoleUnfilled { .. } => RuleId::RoleUnfilled,
            Self::AlreadyAnnounced { .. } => RuleId::AlreadyAnnounced,
            Self::VenueRefused { .. } => RuleId::VenueRefused,
            Self::VenueOnlyAsked { .. } => RuleId::VenueOnlyAsked,
            Self::HoldEndsSoon { .. } => RuleId::HoldEndsSoon,
            Self::HoldExpired { .. } => RuleId::HoldExpired,
            Self::InThePast { .. } => RuleId::InThePast,
        }
    }
}

impl Fact {
    /// The same whatever calendar it was read from: to tell whether two imports say the same.
    #[must_use]
    pub fn without_calendar(mut self) -> Self {
        if let Self::PersonBusy { calendar, .. }
        | Self::VenueBusy { calendar, .. }
        | Self::TravelTime { calendar, .. } = &mut self
        {
            *calendar = None;
        }
        self
    }

    /// Whose fact it is: a person's, a venue's, or nobody's but the time's.
    #[must_use]
    pub const fn owner(&self) -> Option<Resource> {
        match self {
            Self::PersonBusy { person_id, .. }
            | Self::OutsideHours { person_id, .. }
            | Self::TravelTime { person_id, .. }
            | Self::WeekLimit { person_id, .. } => Some(Resource::Person(*person_id)),
            Self::VenueBusy { venue_id, .. }
            | Self::VenueClosed { venue_id, .. }
            | Self::VenueTooSmall { venue_id, .. }
            | Self::VenueLacksAccess { venue_id, .. }
            | Self::CapacityWasted { venue_id, .. }
            | Self::AccessUnknown { venue_id, .. }
            | Self::VenueRefused { venue_id, .. }
            | Self::VenueOnlyAsked { venue_id }
            | Self::HoldEndsSoon { venue_id, .. }
            | Self::HoldExpired { venue_id, .. } => Some(Resource::Venue(*venue_id)),
            Self::CalendarStale { owner, .. } => Some(*owner),
            _ => None,
        }
    }
}

/// A fact with its weight under the present settings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Reason {
    pub severity: Severity,
    #[serde(flatten)]
    pub fact: Fact,
}
