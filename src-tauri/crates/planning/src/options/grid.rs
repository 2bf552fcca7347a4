//! The possible starts of a window: every 15 minutes, and the local days they fall on.

use std::ops::Range;

use chrono::{DateTime, Days, NaiveDate, Utc};

use super::SlotBits;
use crate::busy::BusySource;
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
        dates.map(|date| self.day(date)).collect()
    }

    fn day(&self, date: NaiveDate) -> GridDay {
        let midnight = warsaw::midnight(date).timestamp();
        let next = warsaw::midnight(warsaw::next_day(date)).timestamp();
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

    fn first_at_or_after(&self, seconds: i64) -> usize {
        usize::try_from((seconds - self.from + STEP.seconds() - 1).div_euclid(STEP.seconds()))
            .unwrap_or(0)
            .min(self.len)
    }

    fn first_after(&self, seconds: i64) -> usize {
        self.first_at_or_after(seconds + 1)
    }

    /// How long a role's person, or with [`Attendance::Full`] the venue, is taken around a start.
    #[must_use]
    pub fn reach(&self, case: &Case<'_>, venue: &Venue, presence: Attendance) -> Reach {
        let core = case.request.duration.seconds();
        match presence {
            Attendance::Core => Reach { before: 0, after: core },
            Attendance::Full => {
                Reach { before: venue.setup.seconds(), after: core + venue.clearing.seconds() }
            }
        }
    }

    /// Starts whose `[start − before, start + after)` overlaps the interval.
    #[must_use]
    pub fn starts_overlapping(&self, interval: Interval, reach: Reach) -> Range<usize> {
        let first = self.first_after(interval.start.timestamp() - reach.after);
        let end = self.first_at_or_after(interval.end.timestamp() + reach.before);
        first..end
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

    /// The window with room for what begins before its first and ends after its last start.
    fn window(&self, reach: Reach) -> Interval {
        let at = |seconds| DateTime::from_timestamp(seconds, 0).unwrap_or_default();
        let end = self.from + self.len as i64 * STEP.seconds();
        Interval { start: at(self.from - reach.before), end: at(end + reach.after) }
    }

    /// Paints every start at which a person's or venue's busy time is in the way.
    pub fn paint_busy(&self, case: &Case<'_>, owner: Resource, reach: Reach, bits: &mut SlotBits) {
        let own = case.moving.map(BusySource::Meeting);
        for block in case.world.track(owner).overlapping(self.window(reach)) {
            if Some(block.source) != own {
                bits.set(self.starts_overlapping(block.interval, reach));
            }
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
        for day in &self.days {
            for (from, to) in hours.spans_on(day.date) {
                let (from, to) = (day.instant(from), day.instant(to));
                match spans.last_mut() {
                    Some(last) if from <= last.1 => last.1 = last.1.max(to),
                    _ => spans.push((from, to)),
                }
            }
        }
        spans
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
