//! People of the season: hours, dates off, and what takes their time besides the season's own meetings.

use std::collections::BTreeSet;

use super::super::instance::{Busy, DateSpan, Person};
use super::super::time::Instant;
use super::names;
use super::places::Places;
use super::subject::Asked;
use crate::busy::{BusyBlock, BusySource};
use crate::calendar::Resource;
use crate::conflict::{RuleId, Severity};
use crate::id::PersonId;
use crate::person::Duty;

/// Everybody who may take part in something.
pub(super) fn people(asked: &Asked<'_>, span: DateSpan, places: &Places) -> Vec<Person> {
    let roles = asked.subjects.iter().flat_map(|(subject, _)| &subject.roles);
    let ids: BTreeSet<PersonId> = roles.flat_map(|role| role.candidates.iter().copied()).collect();
    ids.into_iter().filter_map(|id| person(asked, span, places, id)).collect()
}

fn person(asked: &Asked<'_>, span: DateSpan, places: &Places, id: PersonId) -> Option<Person> {
    let person = asked.world.person(id)?;
    let hours = super::hours::hours(&person.hours, &person.absences, span, (0, 0));
    let blocks = others(asked, Resource::Person(id), span);
    let mut busy: Vec<Busy> = blocks.map(|block| busy(block, places)).collect();
    busy.extend(hours.closed.iter().map(|closed| Busy {
        start: names::instant(closed.start),
        end: names::instant_after(closed.end),
        district: None,
    }));
    Some(Person {
        id: names::person(id),
        name: person.name.clone(),
        title: String::new(),
        working: hours.weekly,
        off: hours.off,
        busy,
        busy_weekly: vec![],
        max_per_day: None,
        max_per_week: week_limit(asked, person.duty),
    })
}

/// What takes somebody's time besides the meetings that are planned.
pub(super) fn others<'a>(
    asked: &'a Asked<'_>,
    owner: Resource,
    span: DateSpan,
) -> impl Iterator<Item = &'a BusyBlock> {
    let ours = |source: BusySource| matches!(source, BusySource::Meeting(id) if asked.meetings.contains(&id));
    asked.world.track(owner).overlapping(names::around(span)).filter(move |block| !ours(block.source))
}

/// A place without a row of its own: the longest way is kept free on both sides.
fn busy(block: &BusyBlock, places: &Places) -> Busy {
    let district = block.point.and_then(|point| places.of_point(&point));
    let unknown_way = block.point.is_some() && district.is_none();
    let margin = if unknown_way { i64::from(places.longest()) } else { 0 };
    Busy {
        start: Instant(names::instant(block.interval.start).0 - margin),
        end: Instant(names::instant_after(block.interval.end).0 + margin),
        district,
    }
}

/// The limit is the Mayor's alone.
fn week_limit(asked: &Asked<'_>, duty: Duty) -> Option<u32> {
    let settings = &asked.world.settings;
    let counts = duty == Duty::Mayor && settings.severity(RuleId::WeekLimit, Severity::Warns).is_some();
    counts.then_some(u32::from(settings.week_limit))
}
