//! The question a rule is asked: this request, in this world, at this moment.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::CalendarSource;
use crate::busy::BusySource;
use crate::id::{MeetingId, PersonId, VenueId};
use crate::meeting::{Meeting, Participant};
use crate::period::Period;
use crate::person::Duty;
use crate::request::{Attendance, Request, RoleKind, RoleNeed};
use crate::time::{Interval, Minutes, warsaw};
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
    /// The local date of `now`.
    today: NaiveDate,
    /// The meeting being moved: its own busy time does not stand in its way.
    pub moving: Option<MeetingId>,
    /// How long it lasts: as the request asks, or as the meeting being moved was given.
    pub duration: Minutes,
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
        let today = warsaw::date(now);
        let midnight = warsaw::midnight(today);
        let concerns = |period: &&Period| {
            period.interval.end > midnight
                && (period.district.is_none() || period.district == request.district)
        };
        let periods = world.periods.from_about(midnight).iter().filter(concerns).collect();
        let (roles, unfilled) = roles_of(world, request);
        Self {
            world,
            request,
            now,
            today,
            moving: None,
            duration: request.duration,
            roles,
            unfilled,
            periods,
        }
    }

    #[must_use]
    pub fn moving(mut self, meeting: MeetingId) -> Self {
        self.moving = Some(meeting);
        self.duration = self.world.meeting(meeting).map_or(self.duration, |known| known.duration);
        self
    }

    /// Another length than the request's or the meeting's own.
    #[must_use]
    pub const fn lasting(mut self, duration: Option<Minutes>) -> Self {
        if let Some(duration) = duration {
            self.duration = duration;
        }
        self
    }

    /// The question whether a meeting can stay where it is, with the people chosen for it: that somebody else of a pool
    /// could come does not help whoever was asked. `None` when its request is gone.
    #[must_use]
    pub fn standing(world: &'a World, meeting: &Meeting, now: DateTime<Utc>) -> Option<Self> {
        let mut case = Self::new(world, world.request(meeting.request_id)?, now).moving(meeting.id);
        let mut chosen: Vec<&Participant> = meeting.participants.iter().collect();
        for need in &mut case.roles {
            if let Some(index) = chosen.iter().position(|one| one.role == need.role) {
                need.candidates = vec![chosen.remove(index).person_id];
            }
        }
        let known = chosen.into_iter().filter(|one| world.person(one.person_id).is_some());
        case.roles.extend(known.map(|one| RoleNeed {
            role: one.role,
            required: one.required,
            presence: one.presence,
            candidates: vec![one.person_id],
        }));
        Some(case)
    }

    /// The imported calendar that a busy time comes from, with its age today.
    #[must_use]
    pub fn calendar(&self, source: BusySource) -> Option<CalendarSource> {
        let BusySource::Calendar(id) = source else { return None };
        let origin = self.world.origin(id)?;
        let age = self.today - origin.as_of_date;
        Some(CalendarSource {
            name: origin.name.clone(),
            as_of: origin.as_of,
            age_days: age.num_days() as i32,
        })
    }

    /// The meeting itself.
    #[must_use]
    pub fn core(&self, start: DateTime<Utc>) -> Interval {
        Interval { start, end: start + self.duration.delta() }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conflict::testing::{Department, MAYOR};
    use crate::conflict::{RuleId, check};
    use crate::lifecycle::Stage;
    use crate::person::Person;

    const DEPUTY: PersonId = PersonId(2);

    /// The Mayor or the deputy may come; the Mayor was chosen.
    fn with_a_pool() -> (Department, MeetingId) {
        let mut department = Department::new();
        let details = department.world.person(MAYOR).unwrap().details.clone();
        department.world.put_person(Person { id: DEPUTY, details });
        department.change_request(|request| request.roles[0].candidates.push(DEPUTY));
        let meeting = department.meeting(7, "2026-12-16 17:00", Stage::Held);
        (department, meeting)
    }

    #[test]
    fn a_free_deputy_does_not_help_a_meeting_for_which_the_mayor_was_chosen() {
        let (mut department, meeting) = with_a_pool();
        department.mayor_is_busy("2026-12-16 17:00", "2026-12-16 18:00");
        let at = department.placement("2026-12-16 17:00");
        let standing =
            Case::standing(&department.world, department.world.meeting(meeting).unwrap(), department.now);
        let reasons = check(&standing.unwrap(), &at).unwrap().checked.reasons;
        assert_eq!(reasons.iter().map(|reason| reason.fact.rule()).collect::<Vec<_>>(), [RuleId::PersonBusy]);
        assert_eq!(check(&department.case().moving(meeting), &at).unwrap().checked.reasons, []);
    }

    #[test]
    fn somebody_chosen_whom_the_request_no_longer_names_still_fills_the_role() {
        let (mut department, meeting) = with_a_pool();
        department.change_request(|request| request.roles[0].candidates = vec![DEPUTY]);
        let standing =
            Case::standing(&department.world, department.world.meeting(meeting).unwrap(), department.now);
        let asked: Vec<_> = standing.unwrap().roles.into_iter().map(|role| role.candidates).collect();
        assert_eq!(asked, [vec![MAYOR]]);
    }
}
