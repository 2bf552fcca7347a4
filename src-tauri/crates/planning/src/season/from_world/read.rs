//! A solution in the register's words, and back.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::super::instance::{Person, Role};
use super::super::solution::{Placed, Solution};
use super::super::time::Instant;
use super::names::{self, OPEN};
use super::{Question, Subject};
use crate::id::{MeetingId, PersonId, RequestId, VenueId};
use crate::meeting::Participant;
use crate::time::warsaw;

/// A place that a plan has for a request, or for a meeting that stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "SeasonPick", export)]
pub struct Pick {
    pub request_id: RequestId,
    /// The meeting that moves; `None`: a new one.
    pub meeting_id: Option<MeetingId>,
    #[serde(with = "warsaw::serde_instant")]
    #[ts(type = "string")]
    pub start: DateTime<Utc>,
    pub venue_id: VenueId,
    pub participants: Vec<Participant>,
}

impl Pick {
    /// Whether both are places for one request or one meeting.
    #[must_use]
    pub fn is_of_the_same(&self, other: &Self) -> bool {
        (self.request_id, self.meeting_id) == (other.request_id, other.meeting_id)
    }
}

/// A change that alone would make room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(tag = "change", rename_all = "snake_case")]
#[ts(rename = "SeasonRelaxation", export)]
pub enum Relaxation {
    /// A day or time on which nothing may be.
    BlockedDate,
    /// Other dates than those wished for.
    Dates,
    Weekdays,
    Hours,
    LeadTime,
    DistrictGap,
    /// A venue farther away, too small, without a feature, or with a calendar too old to be believed.
    OtherVenue,
    VenueHours,
    VenueBooked,
    PersonHours {
        person_id: PersonId,
    },
    PersonBusy {
        person_id: PersonId,
    },
    PersonLimit {
        person_id: PersonId,
    },
    /// A held meeting gives way.
    Meeting {
        meeting_id: MeetingId,
    },
    /// Another request of this plan gives way.
    Request {
        request_id: RequestId,
    },
}

impl Relaxation {
    /// From the codes of a solution; the same change once.
    #[must_use]
    pub fn read_all(codes: &[String]) -> Vec<Self> {
        let all: std::collections::BTreeSet<Self> =
            codes.iter().filter_map(|code| Self::read(code)).collect();
        all.into_iter().collect()
    }

    /// From the solution's form, e.g. `PERSON_BUSY:P3`.
    fn read(code: &str) -> Option<Self> {
        let (word, id) = code.split_once(':').unwrap_or((code, ""));
        let person = names::person_id(id);
        Some(match word {
            "BLOCKED_DATE" => Self::BlockedDate,
            "WINDOW_DATES" => Self::Dates,
            "WINDOW_DAYS" => Self::Weekdays,
            "WINDOW_HOURS" => Self::Hours,
            "LEAD" => Self::LeadTime,
            "DISTRICT_GAP" => Self::DistrictGap,
            "VENUE_SET" | "CAPACITY" | "FEATURES" => Self::OtherVenue,
            "VENUE_HOURS" => Self::VenueHours,
            "VENUE_BOOKED" => Self::VenueBooked,
            "PERSON_HOURS" => Self::PersonHours { person_id: person? },
            "PERSON_BUSY" if id.starts_with(OPEN) => Self::BlockedDate,
            "PERSON_BUSY" => Self::PersonBusy { person_id: person? },
            "PERSON_LIMIT" => Self::PersonLimit { person_id: person? },
            "MEETING" => gives_way(id)?,
            _ => return None,
        })
    }
}

fn gives_way(id: &str) -> Option<Relaxation> {
    let meeting = id.strip_prefix('M').and_then(|id| id.parse().ok());
    let request = || id.strip_prefix('R').and_then(|id| id.parse().ok());
    meeting
        .map(|meeting_id| Relaxation::Meeting { meeting_id })
        .or_else(|| request().map(|request_id| Relaxation::Request { request_id }))
}

impl Question {
    /// Where everything goes that may move, in the order of the proposals.
    #[must_use]
    pub fn picks(&self, solution: &Solution) -> Vec<Pick> {
        let placed: BTreeMap<&str, &Placed> =
            solution.placed.iter().map(|placed| (placed.proposal.as_str(), placed)).collect();
        let both = self.instance.proposals.iter().zip(&self.subjects);
        let movable = both.filter(|(_, subject)| !subject.fixed);
        movable.filter_map(|(proposal, subject)| pick(subject, placed.get(proposal.id.as_str())?)).collect()
    }

    /// The plan in which these picks stand, what is fixed stays, and everything else is not placed.
    #[must_use]
    pub fn solution(&self, picks: &[Pick]) -> Solution {
        let mut solution = Solution::empty(&self.instance.id);
        let today = super::difference::today(&self.instance);
        let today: BTreeMap<&str, &Placed> =
            today.placed.iter().map(|one| (one.proposal.as_str(), one)).collect();
        for (proposal, subject) in self.instance.proposals.iter().zip(&self.subjects) {
            let fixed = today.get(proposal.id.as_str()).filter(|_| subject.fixed);
            let pick = picks.iter().find(|pick| subject.is_of(pick));
            match (fixed, pick) {
                (Some(placed), _) => solution.placed.push((*placed).clone()),
                (None, Some(pick)) => solution.placed.push(self.placed(proposal, subject, pick)),
                (None, None) => solution.leave_out(&proposal.id),
            }
        }
        solution
    }

    fn placed(&self, proposal: &super::super::instance::Proposal, subject: &Subject, pick: &Pick) -> Placed {
        let start = names::instant(pick.start);
        let mut people = people_by_role(subject, &pick.participants);
        for role in proposal.roles.iter().skip(subject.roles.len()) {
            let free = free_calendar(&self.instance.people, role, (start, proposal.duration_min));
            people.insert(role.id.clone(), free);
        }
        Placed {
            proposal: proposal.id.clone(),
            start: start.to_warsaw(),
            venue: names::venue(pick.venue_id),
            people,
        }
    }

    /// Which request or meeting a proposal of a solution is.
    #[must_use]
    pub fn subject(&self, proposal: &str) -> Option<&Subject> {
        let index = self.instance.proposals.iter().position(|one| one.id == proposal)?;
        self.subjects.get(index)
    }
}

impl Subject {
    #[must_use]
    pub fn is_of(&self, pick: &Pick) -> bool {
        self.request_id == pick.request_id && self.meeting_id == pick.meeting_id
    }
}

fn pick(subject: &Subject, placed: &Placed) -> Option<Pick> {
    let person = |index: usize| placed.people.get(&index.to_string())?.as_deref().and_then(names::person_id);
    let roles = subject.roles.iter().enumerate();
    let participants = roles.filter_map(|(index, need)| {
        let person_id = person(index)?;
        Some(Participant { role: need.role, person_id, required: need.required, presence: need.presence })
    });
    Some(Pick {
        request_id: subject.request_id,
        meeting_id: subject.meeting_id,
        start: names::utc(Instant::parse(&placed.start)?)?,
        venue_id: names::venue_id(&placed.venue)?,
        participants: participants.collect(),
    })
}

/// Who of the participants plays which of the subject's roles.
pub(super) fn people_by_role(
    subject: &Subject,
    participants: &[Participant],
) -> BTreeMap<String, Option<String>> {
    let mut left: Vec<&Participant> = participants.iter().collect();
    let mut people = BTreeMap::new();
    for (index, need) in subject.roles.iter().enumerate() {
        let found =
            left.iter().position(|one| one.role == need.role && need.candidates.contains(&one.person_id));
        let person = found.map(|at| names::person(left.remove(at).person_id));
        people.insert(index.to_string(), person);
    }
    people
}

/// The calendar of times of a role, when it is free during a meeting; a required one always stands.
pub(super) fn free_calendar(
    people: &[Person],
    role: &Role,
    (start, minutes): (Instant, i32),
) -> Option<String> {
    let name = &role.candidates.first()?.person;
    let person = people.iter().find(|person| person.id == *name)?;
    let end = Instant(start.0 + i64::from(minutes));
    let busy = person.busy.iter().any(|busy| busy.start < end && start < busy.end);
    (role.required || !busy).then(|| name.clone())
}
