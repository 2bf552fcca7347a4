//! What the grid shows between two dates: meetings, days off, sessions and breaks; for rows of people and venues, their
//! busy time.

use chrono::{DateTime, NaiveDate, Utc};
use planning::busy::{BusyBlock, BusySource};
use planning::calendar::Resource;
use planning::holiday::{self, Holiday};
use planning::period::Period;
use planning::time::{Interval, warsaw};
use planning::world::World;
use serde::Serialize;
use store::{Reader, StoreError};
use ts_rs::TS;

use crate::look_up::{MeetingCard, meeting_card};
use crate::{Desk, DeskError};

/// What a day carries besides meetings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct DayNote {
    #[ts(type = "string")]
    pub date: NaiveDate,
    pub holiday: Option<Holiday>,
    pub periods: Vec<Period>,
}

/// Meetings and notes of days, both dates inclusive.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct CalendarPage {
    pub meetings: Vec<MeetingCard>,
    /// Only days that carry something.
    pub days: Vec<DayNote>,
}

/// One busy interval of somebody; `stale` when the calendar it came from is old.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct BusySpan {
    #[serde(flatten)]
    pub interval: Interval,
    pub title: Option<String>,
    /// Set when it is a meeting of the office's own.
    pub meeting_id: Option<planning::id::MeetingId>,
}

/// The busy time of one person or venue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ResourceBusy {
    pub owner: Resource,
    /// The oldest import among its calendars.
    #[serde(with = "warsaw::serde_instant_option")]
    #[ts(type = "string | null")]
    pub as_of: Option<DateTime<Utc>>,
    pub stale: bool,
    pub busy: Vec<BusySpan>,
}

fn window(from: NaiveDate, to: NaiveDate) -> Interval {
    Interval { start: warsaw::midnight(from), end: warsaw::midnight(warsaw::next_day(to)) }
}

impl Desk {
    /// # Errors
    /// Failed when the register cannot be read.
    pub fn calendar(&self, from: NaiveDate, to: NaiveDate) -> Result<CalendarPage, DeskError> {
        self.look(|world, _| {
            let window = window(from, to);
            let shown = world.meetings().filter(|meeting| meeting.full().overlaps(&window));
            let mut meetings: Vec<MeetingCard> = shown.map(|meeting| meeting_card(world, meeting)).collect();
            meetings.sort_by_key(|card| (card.start, card.id));
            Ok(CalendarPage { meetings, days: day_notes(world, from, to) })
        })
    }

    /// The days between two dates, both inclusive, that carry something, without the meetings on them.
    ///
    /// # Errors
    /// Failed when the register cannot be read.
    pub fn day_notes(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<DayNote>, DeskError> {
        self.look(|world, _| Ok(day_notes(world, from, to)))
    }

    /// The busy time of people and venues between two dates, both inclusive.
    ///
    /// # Errors
    /// Failed when the register cannot be read.
    pub fn busy(
        &self,
        owners: &[Resource],
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Vec<ResourceBusy>, DeskError> {
        let window = window(from, to);
        let mut all: Vec<ResourceBusy> = self.look(|world, now| {
            Ok(owners.iter().map(|owner| resource_busy(world, *owner, window, now)).collect())
        })?;
        let since = self.calendars_since();
        if window.start < since {
            let earlier = Interval { end: window.end.min(since), ..window };
            self.store()
                .read(|reader| all.iter_mut().try_for_each(|one| add_earlier(reader, one, earlier, since)))?;
        }
        Ok(all)
    }
}

/// What calendars said of the years before those the rules look at: out of the register.
fn add_earlier(
    reader: &Reader<'_>,
    one: &mut ResourceBusy,
    window: Interval,
    since: DateTime<Utc>,
) -> Result<(), StoreError> {
    for calendar in reader.calendars_of(one.owner)? {
        let blocks = reader.busy_touching(calendar.id, window)?;
        one.busy.extend(blocks.iter().filter(|block| block.interval.end <= since).map(busy_span));
    }
    one.busy.sort_by_key(|span| span.interval);
    Ok(())
}

fn busy_span(block: &BusyBlock) -> BusySpan {
    BusySpan {
        interval: block.interval,
        title: block.title.as_deref().map(str::to_owned),
        meeting_id: match block.source {
            BusySource::Meeting(id) => Some(id),
            BusySource::Calendar(_) => None,
        },
    }
}

/// Three years of them at most.
fn day_notes(world: &World, from: NaiveDate, to: NaiveDate) -> Vec<DayNote> {
    let days = from.iter_days().take_while(|date| *date <= to).take(1100);
    days.filter_map(|date| day_note(world, date)).collect()
}

fn day_note(world: &World, date: NaiveDate) -> Option<DayNote> {
    let day = window(date, date);
    let holiday = holiday::on(date);
    let periods: Vec<Period> =
        world.periods.iter().filter(|period| period.interval.overlaps(&day)).cloned().collect();
    (holiday.is_some() || !periods.is_empty()).then_some(DayNote { date, holiday, periods })
}

fn resource_busy(world: &World, owner: Resource, window: Interval, now: DateTime<Utc>) -> ResourceBusy {
    let as_of = world.calendars_of(owner).map(|calendar| calendar.as_of).min();
    let days = world.settings.calendar_stale_days;
    ResourceBusy {
        owner,
        as_of,
        stale: world.calendars_of(owner).any(|calendar| calendar.is_stale(now, days)),
        busy: world.track(owner).overlapping(window).map(busy_span).collect(),
    }
}
