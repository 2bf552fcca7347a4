//! Requests and meetings as proposals.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::super::instance::{
    BlockedDate, Busy, Candidate, Current, DateSpan, Lock, Person, Preference, Presence, Proposal, Role,
    WeeklyRule,
};
use super::super::time::Wall;
use super::names::{self, CALM, OPEN};
use super::subject::{Asked, Subject, is_believed};
use super::times::{Times, times};
use super::venues::{Venues, is_usable};
use super::{Wishes, pins, places};
use crate::calendar::Resource;
use crate::conflict::{Case, Fact, Judge, RULES, Severity};
use crate::district;
use crate::meeting::Meeting;
use crate::request::{Attendance, Request, RoleNeed};
use crate::time::warsaw;
use crate::venue::Venue;

/// A held meeting goes before any that waits.
const HELD_PRIORITY: i64 = 6;
const LONGEST_WAITING: i64 = 4;

/// The proposals, and the calendars of times that stand in their roles *open* and *calm*.
pub(super) fn proposals(
    asked: &Asked<'_>,
    span: DateSpan,
    wishes: &Wishes,
    (venues, blocked): (&Venues, &[BlockedDate]),
) -> (Vec<Proposal>, Vec<Person>) {
    let mut calendars = Vec::new();
    let proposals = asked.subjects.iter().map(|(subject, case)| match standing(asked, subject) {
        Some(meeting) if subject.fixed => fixed(subject, case, meeting),
        meeting => {
            let mut proposal = movable((subject, case), span, wishes, venues);
            if let Some(pin) = pins::pin_of(subject, wishes) {
                pins::fasten(&mut proposal, subject, pin);
            }
            let times = any_venue(asked).map(|venue| times(case, span, venue, blocked));
            if let Some(times) = times {
                calendars.extend(time_roles(&mut proposal, times));
            }
            proposal.current = meeting.map(|meeting| current(&proposal, subject, meeting, &calendars));
            proposal
        }
    });
    let proposals = proposals.collect();
    (proposals, calendars)
}

fn standing<'a>(asked: &Asked<'a>, subject: &Subject) -> Option<&'a Meeting> {
    asked.world.meeting(subject.meeting_id?)
}

fn any_venue<'a>(asked: &Asked<'a>) -> Option<&'a Venue> {
    asked.world.venues().next()
}

fn movable(
    (subject, case): (&Subject, &Case<'_>),
    span: DateSpan,
    wishes: &Wishes,
    venues: &Venues,
) -> Proposal {
    let request = case.request;
    let wanted = &request.wishes;
    let window = DateSpan { from: wanted.from.unwrap_or(span.from), to: wanted.to.unwrap_or(span.to) };
    Proposal {
        venues: Some(open_venues(case, wishes)),
        setup_min: venues.setup,
        teardown_min: venues.clearing,
        window: DateSpan { from: window.from.max(span.from), to: window.to.min(span.to) },
        pref: preference(request, wishes),
        roles: subject.roles.iter().enumerate().map(role).collect(),
        ..bare(subject, case, wishes)
    }
}

fn bare(subject: &Subject, case: &Case<'_>, wishes: &Wishes) -> Proposal {
    let request = case.request;
    let home = request.district.filter(|number| district::by_number(*number).is_some());
    Proposal {
        id: subject.meeting_id.map_or_else(|| names::request(request.id), names::meeting),
        title: request.title.clone(),
        district: home.map(places::district),
        priority: priority(subject, request, warsaw::date(case.now)),
        attendance: i64::from(request.attendance),
        features: vec![],
        duration_min: request.duration.0 as i32,
        setup_min: 0,
        teardown_min: 0,
        window: DateSpan { from: NaiveDate::MIN, to: NaiveDate::MAX },
        days: (1..=7).collect(),
        earliest: names::wall(wishes.earliest),
        latest_end: names::wall(wishes.latest_end),
        lead_min_days: None,
        max_travel_min: 1440,
        venues: None,
        pref: Preference { venues: vec![], days: vec![], date: None, from: Wall(0), to: Wall(1440) },
        roles: vec![],
        lock: Lock::None,
        current: None,
    }
}

/// A meeting that stays: its own lengths and people, no wishes.
fn fixed(subject: &Subject, case: &Case<'_>, meeting: &Meeting) -> Proposal {
    let mut proposal = Proposal {
        duration_min: meeting.duration.0 as i32,
        setup_min: meeting.setup.0.min(1440) as i32,
        teardown_min: meeting.clearing.0.min(1440) as i32,
        roles: subject.roles.iter().enumerate().map(role).collect(),
        lock: Lock::Fixed,
        ..bare(subject, case, &Wishes::default())
    };
    proposal.current = Some(current(&proposal, subject, meeting, &[]));
    proposal
}

/// The longer somebody waits, the dearer it is to leave them out.
fn priority(subject: &Subject, request: &Request, today: NaiveDate) -> i64 {
    if subject.meeting_id.is_some() {
        return HELD_PRIORITY;
    }
    let waiting = request.received_on.map_or(0, |day| (today - day).num_days().max(0));
    (1 + waiting / 30).min(LONGEST_WAITING)
}

/// Wishes tell the earliest and the latest start.
fn preference(request: &Request, wishes: &Wishes) -> Preference {
    let wanted = &request.wishes;
    Preference {
        venues: vec![],
        days: wanted.weekdays.clone(),
        date: None,
        from: names::wall(wanted.earliest.unwrap_or(wishes.earliest)),
        to: names::wall(wanted.latest.unwrap_or(wishes.latest_end)),
    }
}

/// Venues near enough about which no rule says no: too small in the layout asked for, steps, a calendar too old.
fn open_venues(case: &Case<'_>, wishes: &Wishes) -> Vec<String> {
    let open =
        |venue: &&Venue| is_usable(venue) && is_near(case, venue, wishes) && is_suitable(case, venue, wishes);
    case.world.venues().filter(open).map(|venue| names::venue(venue.id)).collect()
}

pub(super) fn is_near(case: &Case<'_>, venue: &Venue, wishes: &Wishes) -> bool {
    let Some(home) = case.request.district.and_then(district::by_number) else { return true };
    let way = |point| case.world.settings.travel.time(&home.centre, &point);
    venue.district == Some(home.number) || venue.point.is_some_and(|point| way(point) <= wishes.max_travel)
}

fn is_suitable(case: &Case<'_>, venue: &Venue, wishes: &Wishes) -> bool {
    let settings = &case.world.settings;
    let mut facts = Vec::new();
    for rule in RULES {
        let severity = settings.severity(rule.id, rule.severity);
        if let (Judge::Venue { check }, Some(Severity::Blocks | Severity::Unknown)) = (&rule.judge, severity)
        {
            check(case, venue, &mut facts);
        }
    }
    facts.retain(|fact| !matches!(fact, Fact::CalendarStale { .. }));
    facts.is_empty() && is_believed(case, Resource::Venue(venue.id), wishes)
}

fn role((index, need): (usize, &RoleNeed)) -> Role {
    let presence = match need.presence {
        Attendance::Core => Presence::Core,
        Attendance::Full => Presence::Full,
    };
    let mut named = Vec::new();
    for id in &need.candidates {
        if !named.contains(id) {
            named.push(*id);
        }
    }
    let candidates =
        named.into_iter().zip(0..).map(|(id, cost)| Candidate { person: names::person(id), cost }).collect();
    Role { id: index.to_string(), required: need.required, presence, weight: 1, candidates }
}

/// Adds the roles that keep times free, and answers with those who play them.
fn time_roles(proposal: &mut Proposal, times: Times) -> Vec<Person> {
    let mut calendars = Vec::new();
    for (id, required, busy) in [(OPEN, true, times.forbidden), (CALM, false, times.warned)] {
        if !busy.is_empty() {
            let person = calendar(format!("{id}:{}", proposal.id), busy);
            let candidates = vec![Candidate { person: person.id.clone(), cost: 0 }];
            let id = id.to_owned();
            proposal.roles.push(Role { id, required, presence: Presence::Core, weight: 1, candidates });
            calendars.push(person);
        }
    }
    calendars
}

fn calendar(id: String, busy: Vec<Busy>) -> Person {
    let always = WeeklyRule { days: (1..=7).collect(), from: Wall(0), to: Wall(1440), district: None };
    Person {
        id,
        name: String::new(),
        title: String::new(),
        working: vec![always],
        off: vec![],
        busy,
        busy_weekly: vec![],
        max_per_day: None,
        max_per_week: None,
    }
}

fn current(proposal: &Proposal, subject: &Subject, meeting: &Meeting, calendars: &[Person]) -> Current {
    let start = names::instant(meeting.start);
    let mut people: BTreeMap<String, Option<String>> =
        super::read::people_by_role(subject, &meeting.participants);
    for role in proposal.roles.iter().skip(subject.roles.len()) {
        let free = super::read::free_calendar(calendars, role, (start, proposal.duration_min));
        people.insert(role.id.clone(), free);
    }
    Current { start, venue: names::venue(meeting.venue_id), announced: meeting.stage.is_public(), people }
}
