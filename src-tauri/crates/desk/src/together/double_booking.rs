//! Two desks may each hold a date, and both be right until they meet: such a double booking is shown at once.

use chrono::{DateTime, Utc};
use planning::conflict::{Case, Placement, Reason, RuleId, Severity, check};
use planning::id::MeetingId;
use planning::meeting::Meeting;
use planning::world::World;
use serde_json::json;
use store::{Changed, ConflictDetails, ConflictKind};

use crate::{Desk, DeskError};

/// Rules that say that somebody or something would be in two places.
const DOUBLE: [RuleId; 2] = [RuleId::PersonBusy, RuleId::VenueBusy];

/// Writes down what came to stand against something, and lets go what no longer does.
pub(crate) fn note(desk: &Desk, before: &World, changed: &Changed) -> Result<(), DeskError> {
    let found = desk.look(|after, now| {
        let came = after.meetings().filter(|meeting| changed.contains(meeting.id));
        let new = came.filter(|meeting| is_new(before, after, meeting, now));
        Ok(new.map(|meeting| (meeting.uid.clone(), meeting.name.clone())).collect::<Vec<_>>())
    })?;
    let over = desk.look(|after, now| {
        let open = desk.store().read(|reader| reader.open_conflicts())?;
        let doubled = open.into_iter().filter(|each| each.what == ConflictKind::DoubleBooking);
        let over = doubled.filter(|each| {
            let meeting = after.meetings().find(|meeting| meeting.uid == each.uid);
            meeting.is_none_or(|meeting| !stands_against(after, meeting, now))
        });
        Ok(over.map(|each| each.id).collect::<Vec<_>>())
    })?;
    if found.is_empty() && over.is_empty() {
        return Ok(());
    }
    let now = desk.now();
    desk.quietly(|writer| {
        for id in over {
            writer.resolve_conflict(id, now, "merged")?;
        }
        let collections = writer.collections()?;
        let Some(collection) = collections.iter().find(|each| each.chosen && each.events) else {
            return Ok(());
        };
        for (uid, name) in found {
            writer.put_conflict(&ConflictDetails {
                collection_id: collection.id,
                what: ConflictKind::DoubleBooking,
                kind: "meeting".to_owned(),
                uid,
                name,
                mine: None,
                theirs: None,
                fields: json!([]),
                etag: None,
                since: now,
                resolved_at: None,
                taken: None,
            })?;
        }
        Ok(())
    })?;
    Ok(())
}

fn is_new(before: &World, after: &World, meeting: &Meeting, now: DateTime<Utc>) -> bool {
    let old = before.meeting(meeting.id).map(|_| blocking(before, meeting.id, now)).unwrap_or_default();
    let new = blocking(after, meeting.id, now).iter().any(|reason| !old.contains(reason));
    let twice_before = before.meeting(meeting.id).is_some_and(|old| answered_twice(before, old));
    takes_place(meeting, now) && (new || answered_twice(after, meeting) && !twice_before)
}

fn stands_against(world: &World, meeting: &Meeting, now: DateTime<Utc>) -> bool {
    takes_place(meeting, now)
        && (!blocking(world, meeting.id, now).is_empty() || answered_twice(world, meeting))
}

fn takes_place(meeting: &Meeting, now: DateTime<Utc>) -> bool {
    meeting.stage.takes_time() && meeting.end() > now
}

/// Both desks have given the request a date.
fn answered_twice(world: &World, meeting: &Meeting) -> bool {
    let others = world.meetings_of(meeting.request_id).filter(|other| other.id != meeting.id);
    others.filter(|other| other.stage.takes_time()).count() > 0
}

/// Whose time, and which hall's, it takes that is taken already.
pub(crate) fn blocking(world: &World, id: MeetingId, now: DateTime<Utc>) -> Vec<Reason> {
    let found = || {
        let meeting = world.meeting(id)?;
        let case = Case::new(world, world.request(meeting.request_id)?, now).moving(id);
        let at = Placement { start: meeting.start, venue_id: meeting.venue_id };
        Some(check(&case, &at)?.checked.reasons)
    };
    let mut reasons = found().unwrap_or_default();
    reasons.retain(|reason| reason.severity == Severity::Blocks && DOUBLE.contains(&reason.fact.rule()));
    reasons
}
