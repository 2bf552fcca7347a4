//! The possible starts of a window: every 15 minutes, and the local days they fall on.

use std::ops::Range;

use chrono::{DateTime, Datelike, Days, NaiveDate, Utc, Weekday};

use super::SlotBits;
use crate::busy::{BusyBlock, BusySource, rounded_up};
use crate::calendar::Resource;
use crate::conflict::Case;
use crate::hours::{DayMinute, WeeklyHours};
use crate::request::Attendance;
use crate::time::{Interval, Minutes, warsaw};
use crate::venue::Venue;

/// Distance between two starts. All of Warsaw's offsets are whole hours, so that the wall clock shows :00, :15, :30, :45.
pub const STEP: Minutes = Minutes(15);

/// A local day and the starts on it; days around the window have none.
#[derive(Clone, Debug)]
pub struct GridDay {
    pub date: NaiveDate,
    pub slots: Range<usize>,
    /// Epoch seconds of local midnight.
    midnight: i64,
    /// The clocks change on this day: minutes of the day must be converted one by one.
    changes_clock: bool,
}

impl GridDay {
    fn instant(&self, minute: DayMinute) -> i64 {
        if self.changes_clock {
            minute.on(self.date).timestamp()
        } else {
            self.midnight + i64::from(minute.0) * 60
        }
    }
}

/// How far somebody or something is taken before and after a start, in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    pub before: i64,
    pub after: i64,
}

/// The starts of a window.
#[derive(Clone, Debug)]
pub struct StartGrid {
    /// Epoch seconds of the first start.
    from: i64,
    len: usize,
    days: Vec<GridDay>,
}

/// No question reaches further: three years of starts.
const MOST_DAYS: u64 = 3 * 366;

impl StartGrid {
    /// All starts on the local dates from `first` to `last`, both inclusive; at most three years.
    #[must_use]
    pub fn of_days(first: NaiveDate, last: NaiveDate) -> Self {
        let longest = first.checked_add_days(Days::new(MOST_DAYS)).unwrap_or(NaiveDate::MAX);
        let last = last.min(longest);
        let from = warsaw::midnight(first).timestamp();
        let end = warsaw::midnight(warsaw::next_day(last)).timestamp();
        let len = usize::try_from((end - from) / STEP.seconds()).unwrap_or(0);
        let mut grid = Self { from, len, days: vec![] };
        grid.days = grid.days_around(first, last);
        grid
    }

    fn days_around(&self, first: NaiveDate, last: NaiveDate) -> Vec<GridDay> {
        let before = first.pred_opt().unwrap_or(first);
        let after = warsaw::next_day(last);
        let dates = before.iter_days().take_while(|date| *date <= after);
        let mut midnight = warsaw::midnight(before).timestamp();
        let day = |date| {
            let next = warsaw::midnight(warsaw::next_day(date)).timestamp();
            self.day(date, std::mem::replace(&mut midnight, next), next)
        };
        dates.map(day).collect()
    }

    /// A day from its own local midnight to the next.
    fn day(&self, date: NaiveDate, midnight: i64, next: i64) -> GridDay {
        let slots = self.first_at_or_after(midnight)..self.first_at_or_after(next);
        GridDay { date, slots, midnight, changes_clock: next - midnight != 86_400 }
    }

    #[must_use]
    pub const fn len(&self) -> usize {
        self.len
    }

    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    #[must_use]
    pub fn days(&self) -> &[GridDay] {
        &self.days
    }

    /// The instant of a start.
    #[must_use]
    pub fn start(&self, index: usize) -> DateTime<Utc> {
        DateTime::from_timestamp(self.from + index as i64 * STEP.seconds(), 0).unwrap_or_default()
    }

    /// Which start an instant is, when it is one.
    #[must_use]
    pub fn index(&self, start: DateTime<Utc>) -> Option<usize> {
        let seconds = start.timestamp() - self.from;
        let index = usize::try_from(seconds / STEP.seconds()).ok()?;
        (seconds % STEP.seconds() == 0 && seconds >= 0 && index < self.len).then_some(index)
    }

    /// Whole steps from the first start to an instant in epoch seconds, rounded down; negative before it.
    #[inline]
    pub(crate) const fn steps_to(&self, seconds: i64) -> i64 {
        (seconds - self.from).div_euclid(STEP.seconds())
    }

    /// Epoch seconds of a start, also of one outside the grid.
    #[inline]
    pub(crate) const fn seconds_of(&self, slot: i64) -> i64 {
        self.from + slot * STEP.seconds()
    }

    /// The starts of a range that are on the grid.
    #[inline]
    pub(crate) fn cut(&self, slots: Range<i64>) -> Range<usize> {
        let on_grid = |slot: i64| slot.clamp(0, self.len as i64) as usize;
        on_grid(slots.start)..on_grid(slots.end)
    }

    #[inline]
    fn first_at_or_after(&self, seconds: i64) -> usize {
        usize::try_from((seconds - self.from + STEP.seconds() - 1).div_euclid(STEP.seconds()))
            .unwrap_or(0)
            .min(self.len)
    }

    #[inline]
    fn first_after(&self, seconds: i64) -> usize {
        self.first_at_or_after(seconds + 1)
    }

    /// How long a role's person, or with [`Attendance::Full`] the venue, is taken around a start.
    #[must_use]
    pub fn reach(&self, case: &Case<'_>, venue: &Venue, presence: Attendance) -> Reach {
        let core = case.duration.seconds();
        match presence {
            Attendance::Core => Reach { before: 0, after: core },
            Attendance::Full => {
                Reach { before: venue.setup.seconds(), after: core + venue.clearing.seconds() }
            }
        }
    }

    /// Epoch seconds, the first exclusive and the second exclusive: starts between them overlap the interval.
    #[must_use]
    #[inline]
    pub(crate) fn seconds_overlapping(&self, interval: Interval, reach: Reach) -> (i64, i64) {
        (interval.start.timestamp() - reach.after, interval.end.timestamp() + reach.before)
    }

    /// Starts strictly between two instants in epoch seconds.
    #[must_use]
    #[inline]
    pub(crate) fn starts_between(&self, from: i64, to: i64) -> Range<usize> {
        self.first_after(from)..self.first_at_or_after(to)
    }

    /// Starts whose `[start − before, start + after)` overlaps the interval.
    #[must_use]
    #[inline]
    pub fn starts_overlapping(&self, interval: Interval, reach: Reach) -> Range<usize> {
        let (from, to) = self.seconds_overlapping(interval, reach);
        self.starts_between(from, to)
    }

    /// Starts at or before an instant.
    #[must_use]
    pub fn starts_until(&self, instant: DateTime<Utc>) -> Range<usize> {
        0..self.first_after(instant.timestamp())
    }

    /// Calendar days from the local date of `now` to a day.
    #[must_use]
    pub fn days_from(&self, now: DateTime<Utc>, day: &GridDay) -> i64 {
        (day.date - warsaw::date(now)).num_days()
    }

    /// Starts on the local dates from `first` to `last`, both inclusive.
    #[must_use]
    pub fn starts_on(&self, first: NaiveDate, last: NaiveDate) -> Range<usize> {
        let days = self.days_between(first, last);
        match (days.first(), days.last()) {
            (Some(first), Some(last)) => first.slots.start..last.slots.end,
            _ => 0..0,
        }
    }

    fn days_between(&self, first: NaiveDate, last: NaiveDate) -> &[GridDay] {
        let from = self.days.partition_point(|day| day.date < first);
        let end = self.days.partition_point(|day| day.date <= last);
        &self.days[from..end.max(from)]
    }

    /// The days an interval touches.
    #[must_use]
    pub fn days_touching(&self, interval: Interval) -> &[GridDay] {
        let (first, last) = interval.dates();
        self.days_between(first, last)
    }

    /// Starts of a day that come before an instant.
    #[must_use]
    pub fn starts_of_day_before(&self, day: &GridDay, instant: DateTime<Utc>) -> Range<usize> {
        let end = self.first_at_or_after(instant.timestamp());
        day.slots.start..end.min(day.slots.end)
    }

    /// The window with room for what begins before its first and ends after its last start.
    pub(crate) fn window(&self, reach: Reach) -> Interval {
        let at = |seconds| DateTime::from_timestamp(seconds, 0).unwrap_or_default();
        let end = self.from + self.len as i64 * STEP.seconds();
        Interval { start: at(self.from - reach.before), end: at(end + reach.after) }
    }

    /// Starts whose whole `[start − before, start + after)` lies in the interval.
    #[must_use]
    pub fn starts_within(&self, interval: Interval, reach: Reach) -> Range<usize> {
        let first = self.first_at_or_after(rounded_up(interval.start) + reach.before);
        first..self.first_after(interval.end.timestamp() - reach.after)
    }

    /// Paints every start at which a person's or venue's busy time is in the way.
    pub fn paint_busy(&self, case: &Case<'_>, owner: Resource, reach: Reach, bits: &mut SlotBits) {
        self.paint_busy_but(case, owner, reach, &|_| false, bits);
    }

    /// The same without the blocks that are the moved meeting's own.
    pub(crate) fn paint_busy_but(
        &self,
        case: &Case<'_>,
        owner: Resource,
        reach: Reach,
        ours: &dyn Fn(&BusyBlock) -> bool,
        bits: &mut SlotBits,
    ) {
        let track = case.world.track(owner);
        let Some(own) = case.moving.map(BusySource::Meeting) else {
            for (start, end) in track.runs(self.window(reach)) {
                bits.set(self.starts_between(start - reach.after, end + reach.before));
            }
            return;
        };
        let others = track.overlapping(self.window(reach));
        for block in others.filter(|block| block.source != own && !ours(block)) {
            bits.set(self.starts_overlapping(block.interval, reach));
        }
    }

    /// Paints every start that does not lie whole inside the hours.
    pub fn paint_outside(&self, hours: &WeeklyHours, reach: Reach, bits: &mut SlotBits) {
        if hours.is_always() {
            return;
        }
        let mut outside = SlotBits::new(self.len);
        for (open, close) in self.open_spans(hours) {
            let first = self.first_at_or_after(open + reach.before);
            outside.set(first..self.first_after(close - reach.after));
        }
        outside.invert();
        bits.or(&outside);
    }

    /// Open time as epoch seconds; what touches at midnight is one span.
    fn open_spans(&self, hours: &WeeklyHours) -> Vec<(i64, i64)> {
        let mut spans: Vec<(i64, i64)> = Vec::with_capacity(self.days.len());
        let week = Week::of(hours);
        for day in &self.days {
            for (from, to) in week.spans_on(day.date) {
                let (from, to) = (day.instant(*from), day.instant(*to));
                match spans.last_mut() {
                    Some(last) if from <= last.1 => last.1 = last.1.max(to),
                    _ => spans.push((from, to)),
                }
            }
        }
        spans
    }
}

/// Weekly hours read once for all weeks of a window.
struct Week {
    /// Monday first.
    usual: [Vec<(DayMinute, DayMinute)>; 7],
    exceptions: Vec<(NaiveDate, Vec<(DayMinute, DayMinute)>)>,
}

impl Week {
    fn of(hours: &WeeklyHours) -> Self {
        let rules = WeeklyHours { rules: hours.rules.clone(), exceptions: vec![] };
        let monday = NaiveDate::default().week(Weekday::Mon).first_day();
        let usual = std::array::from_fn(|day| {
            let date = monday.checked_add_days(Days::new(day as u64));
            date.map(|date| rules.spans_on(date)).unwrap_or_default()
        });
        let dates = hours.exceptions.iter().map(|exception| exception.date);
        Self { usual, exceptions: dates.map(|date| (date, hours.spans_on(date))).collect() }
    }

    fn spans_on(&self, date: NaiveDate) -> &[(DayMinute, DayMinute)] {
        let exception = self.exceptions.iter().find(|(day, _)| *day == date);
        let weekday = date.weekday().num_days_from_monday() as usize;
        exception.map_or(&self.usual[weekday], |(_, spans)| spans)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_has_96_starts_and_a_day_of_changed_clocks_four_fewer_or_more() {
        let starts = |date: &str| StartGrid::of_days(day(date), day(date)).len();
        assert_eq!(starts("2026-12-16"), 96);
        assert_eq!(starts("2027-03-28"), 92);
        assert_eq!(starts("2026-10-25"), 100);
    }

    #[test]
    fn a_start_has_the_index_it_came_from() {
        let grid = StartGrid::of_days(day("2027-03-27"), day("2027-03-29"));
        for index in 0..grid.len() {
            assert_eq!(grid.index(grid.start(index)), Some(index));
        }
        assert_eq!(grid.index(grid.start(0) + chrono::TimeDelta::minutes(7)), None);
    }

    #[test]
    fn a_reversed_window_has_no_starts() {
        assert!(StartGrid::of_days(day("2026-12-16"), day("2026-12-10")).is_empty());
    }
}
