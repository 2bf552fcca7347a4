//! Whom and what the season is about: the requests that wait and the meetings that stand in its days.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use super::super::instance::{DateSpan, PastMeeting};
use super::{Wishes, places};
use crate::calendar::Resource;
use crate::conflict::{Case, RuleId, Severity};
use crate::id::{MeetingId, RequestId};
use crate::lifecycle::Stage;
use crate::meeting::Meeting;
use crate::request::{RequestState, RoleNeed};
use crate::time::warsaw;
use crate::world::World;

/// What one proposal stands for.
#[derive(Clone, Debug)]
pub struct Subject {
    pub request_id: RequestId,
    /// The meeting that stands already.
    pub meeting_id: Option<MeetingId>,
    /// It stays where it is.
    pub fixed: bool,
    /// The roles that the proposal's are numbered by.
    pub roles: Vec<RoleNeed>,
}

/// The register with the question: what each subject is judged by stands beside it.
pub(super) struct Asked<'a> {
    pub world: &'a World,
    pub now: DateTime<Utc>,
    pub subjects: Vec<(Subject, Case<'a>)>,
    /// The meetings among the subjects.
    pub meetings: BTreeSet<MeetingId>,
}

pub(super) fn asked<'a>(world: &'a World, now: DateTime<Utc>, span: DateSpan, wishes: &Wishes) -> Asked<'a> {
    let waiting = world.requests().filter(|request| request.state == RequestState::Waiting);
    let lengths = |minutes: u32| (1..=1440).contains(&minutes);
    let new = waiting.filter(|request| lengths(request.duration.0)).map(|request| {
        let case = Case::new(world, request, now);
        let roles = believed_roles(&case, wishes);
        (Subject { request_id: request.id, meeting_id: None, fixed: false, roles }, case)
    });
    let standing = world.meetings().filter(|meeting| concerns(world, meeting, now, span));
    let standing = standing.filter(|meeting| lengths(meeting.duration.0));
    let old = standing.filter_map(|meeting| standing_subject(world, meeting, now, wishes));
    let subjects: Vec<(Subject, Case<'a>)> = new.chain(old).collect();
    let meetings = subjects.iter().filter_map(|(subject, _)| subject.meeting_id).collect();
    Asked { world, now, subjects, meetings }
}

/// A meeting ahead, in the days of the season.
fn concerns(world: &World, meeting: &Meeting, now: DateTime<Utc>, span: DateSpan) -> bool {
    let date = warsaw::date(meeting.start);
    let ahead = meeting.stage == Stage::Held || meeting.stage.is_promised();
    ahead
        && meeting.start > now
        && (span.from..=span.to).contains(&date)
        && world.venue(meeting.venue_id).is_some()
}

fn standing_subject<'a>(
    world: &'a World,
    meeting: &Meeting,
    now: DateTime<Utc>,
    wishes: &Wishes,
) -> Option<(Subject, Case<'a>)> {
    let case = Case::new(world, world.request(meeting.request_id)?, now).moving(meeting.id);
    let fixed = is_fixed(meeting, wishes);
    let roles = if fixed { own_roles(world, meeting) } else { believed_roles(&case, wishes) };
    Some((Subject { request_id: meeting.request_id, meeting_id: Some(meeting.id), fixed, roles }, case))
}

/// What was promised, what an officer put there against a block, what is to be kept, and what does not lie on the grid.
fn is_fixed(meeting: &Meeting, wishes: &Wishes) -> bool {
    let promised = meeting.stage.is_promised() && !wishes.may_move.contains(&meeting.id);
    let on_grid = meeting.start.timestamp().rem_euclid(900) == 0;
    promised || meeting.override_reason.is_some() || wishes.keep.contains(&meeting.id) || !on_grid
}

/// A meeting that stays has the roles of those who take part.
fn own_roles(world: &World, meeting: &Meeting) -> Vec<RoleNeed> {
    let known =
        meeting.participants.iter().filter(|participant| world.person(participant.person_id).is_some());
    known
        .map(|participant| RoleNeed {
            role: participant.role,
            required: participant.required,
            presence: participant.presence,
            candidates: vec![participant.person_id],
        })
        .collect()
}

/// The roles of the case; of a required role only those whose calendar can be believed.
fn believed_roles(case: &Case<'_>, wishes: &Wishes) -> Vec<RoleNeed> {
    let mut roles = case.roles.clone();
    for role in roles.iter_mut().filter(|role| role.required) {
        role.candidates.retain(|id| is_believed(case, Resource::Person(*id), wishes));
    }
    roles
}

/// Whether the free time of a calendar counts as free.
pub(super) fn is_believed(case: &Case<'_>, owner: Resource, wishes: &Wishes) -> bool {
    let settings = &case.world.settings;
    let severity = settings.severity(RuleId::CalendarStale, Severity::Unknown);
    let doubted = match severity {
        Some(Severity::Unknown) => !wishes.believe_stale,
        Some(severity) => severity == Severity::Blocks,
        None => false,
    };
    let days = settings.calendar_stale_days;
    !doubted || !case.world.calendars_of(owner).any(|calendar| calendar.is_stale(case.now, days))
}

/// Meetings that keep others of their district away: past ones and those outside the season.
pub(super) fn history(asked: &Asked<'_>, span: DateSpan) -> Vec<PastMeeting> {
    let others = asked.world.meetings().filter(|meeting| meeting.stage.takes_time());
    let others = others.filter(|meeting| !asked.meetings.contains(&meeting.id));
    let past = others.filter_map(|meeting| {
        let district = asked.world.request(meeting.request_id)?.district?;
        let known = crate::district::by_number(district).is_some();
        known.then(|| PastMeeting {
            district: Some(places::district(district)),
            date: warsaw::date(meeting.start),
        })
    });
    let far = i64::from(asked.world.settings.district_gap_days);
    let near = move |past: &PastMeeting| {
        (span.from - past.date).num_days() <= far && (past.date - span.to).num_days() <= far
    };
    past.filter(near).collect()
}
