//! The register with a plan in it: what the rules would say if it stood so.

use chrono::{DateTime, Utc};

use super::{Pick, Subject};
use crate::conflict::{Case, Judged, Placement, check};
use crate::id::MeetingId;
use crate::lifecycle::Stage;
use crate::meeting::{Meeting, MeetingDetails, Participant};
use crate::request::RoleNeed;
use crate::venue::Venue;
use crate::world::World;

/// A copy of the register in which picks stand.
#[derive(Clone, Debug)]
pub struct Staged<'a> {
    register: &'a World,
    pub(super) world: World,
}

impl<'a> Staged<'a> {
    #[must_use]
    pub fn new(register: &'a World, picks: &[Pick]) -> Self {
        let mut staged = Self { register, world: register.clone() };
        picks.iter().for_each(|pick| staged.put(pick));
        staged
    }

    /// The pick stands; a meeting that moves no longer stands where it did. Unknown things are left out.
    pub fn put(&mut self, pick: &Pick) {
        if let Some(meeting) = self.meeting(pick) {
            self.world.put_meeting(meeting);
        }
    }

    /// Everything about the pick is as in the register again.
    pub fn take_back(&mut self, pick: &Pick) {
        self.world.remove_meeting(id(pick));
        if let Some(meeting) = pick.meeting_id.and_then(|id| self.register.meeting(id)) {
            self.world.put_meeting(meeting.clone());
        }
    }

    pub(super) fn meeting(&self, pick: &Pick) -> Option<Meeting> {
        let venue = self.register.venue(pick.venue_id)?;
        let standing = pick.meeting_id.map(|id| self.register.meeting(id));
        let details = match standing {
            Some(meeting) => meeting?.details.clone(),
            None => self.new_meeting(pick, venue)?,
        };
        let details = MeetingDetails {
            start: pick.start,
            venue_id: venue.id,
            setup: venue.setup,
            clearing: venue.clearing,
            participants: pick.participants.clone(),
            ..details
        };
        Some(Meeting { id: id(pick), details })
    }

    fn new_meeting(&self, pick: &Pick, venue: &Venue) -> Option<MeetingDetails> {
        let request = self.register.request(pick.request_id)?;
        Some(MeetingDetails {
            uid: String::new(),
            request_id: request.id,
            name: request.title.clone(),
            venue_id: venue.id,
            start: pick.start,
            duration: request.duration,
            setup: venue.setup,
            clearing: venue.clearing,
            stage: Stage::Held,
            participants: vec![],
            sequence: 0,
            override_reason: None,
            cancel_reason: None,
            confirmed_at: None,
            announced_start: None,
            bookings: vec![],
            calendar_answers: vec![],
        })
    }

    /// The question of a pick with everything else standing; all candidates of its roles.
    #[must_use]
    pub fn case(&self, pick: &Pick, now: DateTime<Utc>) -> Option<Case<'_>> {
        let request = self.world.request(pick.request_id)?;
        Some(Case::new(&self.world, request, now).moving(id(pick)))
    }

    /// The question of something that the plan has no place for.
    #[must_use]
    pub fn case_of(&self, subject: &Subject, now: DateTime<Utc>) -> Option<Case<'_>> {
        let case = Case::new(&self.world, self.world.request(subject.request_id)?, now);
        Some(match subject.meeting_id {
            Some(id) => case.moving(id),
            None => case,
        })
    }

    /// What the rules say of a pick with just its people. `None` when its request or venue is gone.
    #[must_use]
    pub fn judge(&self, pick: &Pick, now: DateTime<Utc>) -> Option<Judged> {
        let mut case = self.case(pick, now)?;
        case.roles = narrowed(&case.roles, &pick.participants);
        check(&case, &Placement { start: pick.start, venue_id: pick.venue_id })
    }
}

/// The meeting of a pick in the copy; a new one has a number that no register gives.
fn id(pick: &Pick) -> MeetingId {
    pick.meeting_id.unwrap_or(MeetingId(-1 - pick.request_id.0))
}

/// What the rules say of a meeting where it stands, with its own people.
pub(super) fn judge_standing(world: &World, meeting: &Meeting, now: DateTime<Utc>) -> Option<Judged> {
    let mut case = Case::new(world, world.request(meeting.request_id)?, now).moving(meeting.id);
    case.roles = narrowed(&case.roles, &meeting.participants);
    check(&case, &Placement { start: meeting.start, venue_id: meeting.venue_id })
}

/// Roles with nobody to choose from but those named. An optional role that nobody is named for stays empty; of a
/// required one all candidates stay.
#[must_use]
pub fn narrowed(roles: &[RoleNeed], participants: &[Participant]) -> Vec<RoleNeed> {
    let mut left: Vec<&Participant> = participants.iter().collect();
    let mut narrow = |need: &RoleNeed| {
        let found =
            left.iter().position(|one| one.role == need.role && need.candidates.contains(&one.person_id));
        let candidates = match found {
            Some(index) => vec![left.remove(index).person_id],
            None if need.required => need.candidates.clone(),
            None => vec![],
        };
        RoleNeed { candidates, ..need.clone() }
    };
    roles.iter().map(&mut narrow).collect()
}

impl Staged<'_> {
    /// Whether the pick changes nothing: the same start, venue and people.
    #[must_use]
    pub fn is_as_registered(&self, pick: &Pick) -> bool {
        pick.meeting_id
            .and_then(|id| self.register.meeting(id))
            .is_some_and(|meeting| is_unchanged(meeting, pick))
    }
}

fn is_unchanged(meeting: &Meeting, pick: &Pick) -> bool {
    let same_place = meeting.start == pick.start && meeting.venue_id == pick.venue_id;
    let people = |list: &[Participant]| {
        let mut all: Vec<_> = list.iter().map(|one| (one.role, one.person_id)).collect();
        all.sort_unstable();
        all
    };
    same_place && people(&meeting.participants) == people(&pick.participants)
}
