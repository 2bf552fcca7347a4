//! A calendar of a person or a venue comes in. It replaces the calendar of that name whole, or not at all.

use std::io::BufRead;
use std::path::Path;

use chrono::{DateTime, TimeDelta, Utc};
use exchange::ical::{self, Expansion, Window};
use planning::busy::{BusyBlock, BusySource};
use planning::calendar::{Calendar, Resource};
use planning::conflict::{Case, Fact, Placement, Reason, Severity, check};
use planning::id::{CalendarId, MeetingId};
use planning::meeting::Meeting;
use planning::place::GeoPoint;
use planning::time::{Interval, warsaw};
use planning::world::World;
use serde::Serialize;
use store::{EntityKind, StepName, Writer};
use ts_rs::TS;

use crate::{Answer, Desk, DeskError, Refusal, files};

/// Whose calendar it is.
pub type CalendarOwner = Resource;

/// An event that could not be understood; the rest of the file was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct UnreadEvent {
    #[ts(type = "number")]
    pub line: u64,
    /// Tagged by `kind`; the words are the reader's.
    #[ts(type = "{ kind: string } & Record<string, unknown>")]
    pub reason: ical::Reason,
}

/// A meeting that what came in stands against.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct HitMeeting {
    pub meeting_id: MeetingId,
    pub name: String,
    #[serde(with = "warsaw::serde_instant")]
    #[ts(type = "string")]
    pub start: DateTime<Utc>,
    pub reasons: Vec<Reason>,
}

/// What came in.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct CalendarImport {
    pub calendar_id: CalendarId,
    pub name: String,
    /// Occurrences in the three years around today.
    pub occurrences: u32,
    /// Those that take time.
    pub busy: u32,
    pub rejected: Vec<UnreadEvent>,
    /// An event was lost or a series cut: what looks free may not be.
    pub incomplete: bool,
    /// Held and promised meetings that are blocked now and were not before.
    pub hit: Vec<HitMeeting>,
}

impl Desk {
    /// Reads an `.ics` file as somebody's busy time, as of now.
    ///
    /// # Errors
    /// Refused when the file is not a calendar or the owner isn't known; failed when it cannot be read. Nothing is
    /// changed then.
    pub fn import_calendar(
        &self,
        path: &Path,
        owner: CalendarOwner,
    ) -> Result<Answer<CalendarImport>, DeskError> {
        let read = Read::file(path, self.now())?;
        self.act(StepName::ImportCalendar, |writer, world, now| read.take(writer, world, owner, now))
    }

    /// What a calendar would bring and which meetings it would stand against. Nothing is written.
    ///
    /// # Errors
    /// As those of [`Desk::import_calendar`].
    pub fn preview_calendar(&self, path: &Path, owner: CalendarOwner) -> Result<CalendarImport, DeskError> {
        let read = Read::file(path, self.now())?;
        self.rehearse(StepName::ImportCalendar, |writer, world, now| read.take(writer, world, owner, now))
    }
}

/// A calendar as it was read from its file.
struct Read {
    expansion: Expansion,
    blocks: Vec<BusyBlock>,
    name: String,
}

impl Read {
    fn file(path: &Path, now: DateTime<Utc>) -> Result<Self, DeskError> {
        let failed = |error: std::io::Error| DeskError::file(path, &error);
        let mut file = files::open(path)?;
        let begins = begins_calendar(file.fill_buf().map_err(failed)?);
        let expansion = ical::expand_from(file, around(now), warsaw::ZONE).map_err(failed)?;
        must_be_calendar(begins, &expansion)?;
        let blocks = ical::busy(&expansion, warsaw::ZONE).iter().filter_map(block).collect();
        let name = calendar_name(&expansion, path);
        Ok(Self { expansion, blocks, name })
    }

    fn take(
        self,
        writer: &mut Writer<'_>,
        world: &World,
        owner: CalendarOwner,
        now: DateTime<Utc>,
    ) -> Result<CalendarImport, DeskError> {
        let Self { expansion, blocks, name } = self;
        must_be_known(world, owner)?;
        let calendar_id = writer.replace_calendar(owner, &name, now, &blocks)?;
        let hit = newly_hit(world, (owner, calendar_id, &name), &blocks, now);
        Ok(CalendarImport {
            calendar_id,
            name,
            occurrences: expansion.occurrences.len() as u32,
            busy: blocks.len() as u32,
            rejected: expansion.rejected.iter().map(unread).collect(),
            incomplete: expansion.rejected.iter().any(loses_time),
            hit,
        })
    }
}

/// Recurrences can be endless: planning looks one year back and three ahead.
pub(crate) fn around(now: DateTime<Utc>) -> Window {
    Window { from: now - TimeDelta::days(366), to: now + TimeDelta::days(3 * 366) }
}

fn begins_calendar(start: &[u8]) -> bool {
    let start = &start[..start.len().min(4096)];
    start.to_ascii_uppercase().windows(15).any(|window| window == b"BEGIN:VCALENDAR")
}

fn must_be_calendar(begins: bool, expansion: &Expansion) -> Result<(), DeskError> {
    if begins {
        return Ok(());
    }
    let detail = expansion.rejected.first().map(|rejected| rejected.reason.to_string()).unwrap_or_default();
    Err(Refusal::NotACalendar { detail }.into())
}

pub(crate) fn must_be_known(world: &World, owner: Resource) -> Result<(), DeskError> {
    match owner {
        Resource::Person(id) => {
            world.person(id).map(|_| ()).ok_or_else(|| DeskError::not_found(EntityKind::Person, id.0))
        }
        Resource::Venue(id) => {
            world.venue(id).map(|_| ()).ok_or_else(|| DeskError::not_found(EntityKind::Venue, id.0))
        }
    }
}

fn calendar_name(expansion: &Expansion, path: &Path) -> String {
    let file = || path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    expansion.calendar_name.clone().filter(|name| !name.trim().is_empty()).unwrap_or_else(file)
}

pub(crate) fn block(busy: &ical::BusyBlock) -> Option<BusyBlock> {
    Some(BusyBlock {
        interval: Interval::new(busy.start, busy.end)?,
        source: BusySource::Calendar(CalendarId(0)),
        title: busy.title.clone(),
        point: busy.geo.map(|(latitude, longitude)| GeoPoint { latitude, longitude }),
    })
}

/// Whether busy time is missing that the file meant.
pub(crate) fn loses_time(rejected: &ical::Rejected) -> bool {
    use ical::Reason;
    let cut = matches!(
        rejected.reason,
        Reason::TooManyOccurrences { .. }
            | Reason::EndlessRule
            | Reason::TooManyDates { .. }
            | Reason::TooManyEvents { .. }
            | Reason::BadRule { .. }
    );
    rejected.event_lost || cut
}

pub(crate) fn unread(rejected: &ical::Rejected) -> UnreadEvent {
    UnreadEvent { line: rejected.line, reason: rejected.reason.clone() }
}

/// Compares the meetings' conflicts before and after, on a copy of the world that has the new calendar: those which the
/// owner takes part in, or which stand in the owner's hall. Also a meeting that nothing overlaps can be hit, by the way to
/// it.
pub(crate) fn newly_hit(
    world: &World,
    (owner, id, name): (Resource, CalendarId, &str),
    blocks: &[BusyBlock],
    now: DateTime<Utc>,
) -> Vec<HitMeeting> {
    let concerned: Vec<&Meeting> = world
        .meetings()
        .filter(|meeting| meeting.stage.takes_time() && meeting.start > now && takes(meeting, owner))
        .collect();
    if concerned.is_empty() {
        return vec![];
    }
    let mut after = world.clone();
    let (name, busy_count) = (name.to_owned(), blocks.len() as u32);
    after.put_calendar(Calendar { id, name, owner, as_of: now, busy_count }, blocks.to_vec());
    concerned.into_iter().filter_map(|meeting| hit(world, &after, meeting, now)).collect()
}

fn takes(meeting: &Meeting, owner: Resource) -> bool {
    match owner {
        Resource::Venue(id) => meeting.venue_id == id,
        Resource::Person(id) => meeting.participants.iter().any(|participant| participant.person_id == id),
    }
}

fn hit(before: &World, after: &World, meeting: &Meeting, now: DateTime<Utc>) -> Option<HitMeeting> {
    let old: Vec<Fact> = blocking(before, meeting, now)?.into_iter().map(bare).collect();
    let mut reasons = blocking(after, meeting, now)?;
    reasons.retain(|reason| !old.contains(&bare(reason.clone())));
    let (meeting_id, name) = (meeting.id, meeting.name.clone());
    (!reasons.is_empty()).then_some(HitMeeting { meeting_id, name, start: meeting.start, reasons })
}

fn bare(reason: Reason) -> Fact {
    reason.fact.without_calendar()
}

fn blocking(world: &World, meeting: &Meeting, now: DateTime<Utc>) -> Option<Vec<Reason>> {
    let case = Case::standing(world, meeting, now)?;
    let at = Placement { start: meeting.start, venue_id: meeting.venue_id };
    let mut reasons = check(&case, &at)?.checked.reasons;
    reasons.retain(|reason| reason.severity == Severity::Blocks);
    Some(reasons)
}
