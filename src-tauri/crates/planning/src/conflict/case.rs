//! The question a rule is asked: this request, in this world, at this moment.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::{MeetingId, PersonId, VenueId};
use crate::period::Period;
use crate::person::Duty;
use crate::request::{Attendance, Request, RoleKind, RoleNeed};
use crate::time::{Interval, warsaw};
use crate::venue::Venue;
use crate::world::World;

/// A start and a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Placement {
    #[serde(with = "warsaw::serde_instant")]
    #[ts(type = "string")]
    pub start: DateTime<Utc>,
    pub venue_id: VenueId,
}

/// Everything that stays the same while placements of one request are judged.
#[derive(Clone, Debug)]
pub struct Case<'a> {
    pub world: &'a World,
    pub request: &'a Request,
    pub now: DateTime<Utc>,
    /// The meeting being moved: its own busy time does not stand in its way.
    pub moving: Option<MeetingId>,
    /// Roles with their candidates filled in.
    pub roles: Vec<RoleNeed>,
    /// Required roles of the request that nobody in the register can fill.
    pub(super) unfilled: Vec<RoleKind>,
    /// Periods of the whole city and of the request's district that were not over when today began: nobody can be
    /// placed before that.
    pub(super) periods: Vec<&'a Period>,
}

impl<'a> Case<'a> {
    #[must_use]
    pub fn new(world: &'a World, request: &'a Request, now: DateTime<Utc>) -> Self {
        let today = warsaw::midnight(warsaw::date(now));
        let concerns = |period: &&Period| {
            period.interval.end > today && (period.district.is_none() || period.district == request.district)
        };
        let periods = world.periods.iter().filter(concerns).collect();
        let (roles, unfilled) = roles_of(world, request);
        Self { world, request, now, moving: None, roles, unfilled, periods }
    }

    #[must_use]
    pub fn moving(mut self, meeting: MeetingId) -> Self {
        self.moving = Some(meeting);
        self
    }

    /// The meeting itself.
    #[must_use]
    pub fn core(&self, start: DateTime<Utc>) -> Interval {
        Interval { start, end: start + self.request.duration.delta() }
    }

    /// With the venue's set-up and clearing.
    #[must_use]
    pub fn full(&self, start: DateTime<Utc>, venue: &Venue) -> Interval {
        self.core(start).widened(venue.setup.delta(), venue.clearing.delta())
    }

    /// The time a role's person is taken.
    #[must_use]
    pub fn presence(&self, start: DateTime<Utc>, venue: &Venue, presence: Attendance) -> Interval {
        match presence {
            Attendance::Core => self.core(start),
            Attendance::Full => self.full(start, venue),
        }
    }
}

/// The roles a request names, or those every meeting of the cycle has: who speaks and who organises.
/// Those of them that the request requires and nobody can fill stand apart.
fn roles_of(world: &World, request: &Request) -> (Vec<RoleNeed>, Vec<RoleKind>) {
    let usual = [RoleKind::Speaker, RoleKind::Organiser].map(|role| RoleNeed {
        role,
        required: true,
        ..RoleNeed::default()
    });
    let named = if request.roles.is_empty() { usual.to_vec() } else { request.roles.clone() };
    let all = named.into_iter().map(|role| with_candidates(world, role));
    let (filled, empty): (Vec<_>, Vec<_>) = all.partition(|role| !role.candidates.is_empty());
    let asked_for = empty.iter().filter(|role| role.required && !request.roles.is_empty());
    let unfilled = asked_for.map(|role| role.role).collect();
    (filled, unfilled)
}

fn with_candidates(world: &World, mut need: RoleNeed) -> RoleNeed {
    if need.candidates.is_empty() {
        need.candidates = usual_candidates(world, need.role);
    }
    need.candidates.retain(|id| world.person(*id).is_some());
    need
}

/// The Mayor speaks; a deputy only where there is no Mayor or the request allows it by naming the pool.
fn usual_candidates(world: &World, role: RoleKind) -> Vec<PersonId> {
    let having = |duty| -> Vec<PersonId> {
        world.people().filter(|person| person.duty == duty).map(|person| person.id).collect()
    };
    match role {
        RoleKind::Speaker => {
            Some(having(Duty::Mayor)).filter(|mayors| !mayors.is_empty()).unwrap_or(having(Duty::Deputy))
        }
        RoleKind::Organiser => having(Duty::Organiser),
        RoleKind::Host => having(Duty::Host),
        RoleKind::Interpreter => having(Duty::Interpreter),
        RoleKind::Guest => vec![],
    }
}
