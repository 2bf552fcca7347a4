//! The busy time of one person or venue, in the form the questions need: sorted blocks with the furthest end so far.
//! (Measured against interval trees and bitmaps in `tests/bench`: two sorted vectors are the fastest.)

use std::ops::Range;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::{CalendarId, MeetingId};
use crate::place::{Bounds, GeoPoint};
use crate::time::Interval;

/// Where a busy block comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
#[ts(export)]
pub enum BusySource {
    Calendar(CalendarId),
    Meeting(MeetingId),
}

/// One busy interval.
#[derive(Clone, Debug, PartialEq)]
pub struct BusyBlock {
    pub interval: Interval,
    pub source: BusySource,
    pub title: Option<Arc<str>>,
    /// Where its owner is meanwhile, when known: needed for travel before and after.
    pub point: Option<GeoPoint>,
}

/// The busy blocks of one resource, sorted by start. The figures that searches need lie apart and close together, so
/// that a question among years of blocks touches few of them.
#[derive(Clone, Debug, Default)]
pub struct BusyTrack {
    blocks: Vec<BusyBlock>,
    /// The blocks' starts in epoch seconds.
    starts: Vec<i64>,
    /// Their ends, rounded up to whole seconds.
    ends: Vec<i64>,
    /// `reach[i]`: the latest of `ends[..=i]`; lets a search backwards stop.
    reach: Vec<i64>,
    /// The latest end in each chunk of blocks; lets a walk under one block of months step over what is long past.
    chunks: Vec<i64>,
    /// Busy time as runs that neither overlap nor touch: starts and ends in epoch seconds.
    runs: Vec<(i64, i64)>,
    /// `firsts[i]`: the first block of `runs[i]`.
    firsts: Vec<usize>,
    /// All known places lie in it; it may be wider after blocks were removed.
    bounds: Option<Bounds>,
}

const CHUNK: usize = 64;

/// Epoch seconds; part of a second counts as a whole one.
pub(crate) fn rounded_up(instant: DateTime<Utc>) -> i64 {
    instant.timestamp() + i64::from(instant.timestamp_subsec_nanos() > 0)
}

impl BusyTrack {
    #[must_use]
    pub fn new(mut blocks: Vec<BusyBlock>) -> Self {
        blocks.sort_by_key(|block| (block.interval, block.source));
        let mut track = Self { blocks, ..Self::default() };
        track.refresh(0);
        track
    }

    #[must_use]
    pub fn blocks(&self) -> &[BusyBlock] {
        &self.blocks
    }

    pub fn insert(&mut self, block: BusyBlock) {
        let key = (block.interval, block.source);
        let index = self.blocks.partition_point(|other| (other.interval, other.source) < key);
        self.blocks.insert(index, block);
        self.refresh(index);
    }

    pub fn remove_source(&mut self, source: BusySource) {
        if let Some(first) = self.blocks.iter().position(|block| block.source == source) {
            self.blocks.retain(|block| block.source != source);
            self.refresh(first);
        }
    }

    /// Reckons the figures anew from a block on.
    fn refresh(&mut self, from: usize) {
        self.refresh_figures(from);
        self.refresh_runs(from);
        self.refresh_bounds(from);
    }

    fn refresh_figures(&mut self, from: usize) {
        for figures in [&mut self.starts, &mut self.ends, &mut self.reach] {
            figures.truncate(from);
        }
        let mut furthest = self.reach.last().copied().unwrap_or(i64::MIN);
        for block in self.blocks.iter().skip(from) {
            let end = rounded_up(block.interval.end);
            furthest = furthest.max(end);
            self.starts.push(block.interval.start.timestamp());
            self.ends.push(end);
            self.reach.push(furthest);
        }
        self.chunks.truncate(from / CHUNK);
        let chunks = self.ends.chunks(CHUNK).skip(from / CHUNK);
        self.chunks.extend(chunks.map(|ends| ends.iter().copied().max().unwrap_or(i64::MIN)));
    }

    fn refresh_runs(&mut self, from: usize) {
        if let Some(last) = from.checked_sub(1) {
            self.runs.truncate(self.runs.partition_point(|run| run.0 <= self.starts[last]));
            self.firsts.truncate(self.runs.len());
            if let Some(run) = self.runs.last_mut() {
                run.1 = self.reach[last];
            }
        } else {
            self.runs.clear();
            self.firsts.clear();
        }
        for (index, (start, end)) in self.starts.iter().zip(&self.ends).enumerate().skip(from) {
            match self.runs.last_mut() {
                Some(run) if *start <= run.1 => run.1 = run.1.max(*end),
                _ => {
                    self.runs.push((*start, *end));
                    self.firsts.push(index);
                }
            }
        }
    }

    fn refresh_bounds(&mut self, from: usize) {
        let bounds = Bounds::of(self.blocks.iter().skip(from).filter_map(|block| block.point));
        self.bounds = match (self.bounds.filter(|_| from > 0), bounds) {
            (Some(known), Some(new)) => Some(known.around(&new)),
            (known, new) => known.or(new),
        };
    }

    /// A box around all known places.
    #[must_use]
    pub const fn bounds(&self) -> Option<&Bounds> {
        self.bounds.as_ref()
    }

    /// Blocks that overlap the interval, earliest first.
    pub fn overlapping(&self, wanted: Interval) -> impl Iterator<Item = &BusyBlock> {
        let blocks = self.indices(wanted).map(|index| &self.blocks[index]);
        blocks.filter(move |block| block.interval.overlaps(&wanted))
    }

    /// Busy time that meets the interval, as runs in epoch seconds rounded outwards.
    pub(crate) fn runs(&self, wanted: Interval) -> &[(i64, i64)] {
        &self.runs[self.runs_meeting(wanted)]
    }

    fn runs_meeting(&self, wanted: Interval) -> Range<usize> {
        let first = self.runs.partition_point(|run| run.1 <= wanted.start.timestamp());
        let end = self.runs.partition_point(|run| run.0 < rounded_up(wanted.end));
        first..end.max(first)
    }

    /// Blocks that overlap the interval, without those that lie deeper inside a run than the margin on both sides: a walk
    /// from run to run that steps over the middle of each.
    pub(crate) fn near_gaps(&self, wanted: Interval, margin: TimeDelta) -> impl Iterator<Item = &BusyBlock> {
        let (from, to) = (wanted.start.timestamp(), rounded_up(wanted.end));
        let margin = margin.num_seconds();
        let near = self.runs_meeting(wanted).flat_map(move |run| self.near_ends(run, margin));
        let overlapping = near.filter(move |index| self.starts[*index] < to && self.ends[*index] > from);
        overlapping.map(|index| &self.blocks[index])
    }

    /// Blocks of a run that begin within a margin of its start or end within a margin of its end, in seconds.
    fn near_ends(&self, run: usize, margin: i64) -> impl Iterator<Item = usize> {
        let (start, end) = self.runs[run];
        let first = self.firsts[run];
        let last = self.firsts.get(run + 1).copied().unwrap_or(self.blocks.len());
        let soon = start.saturating_add(margin);
        let late = end.saturating_sub(margin);
        let head = first + self.starts[first..last].partition_point(|start| *start < soon);
        let tail = head + self.reach[head..last].partition_point(|reach| *reach <= late);
        (first..head).chain((tail..last).filter(move |index| self.ends[*index] > late))
    }

    /// Which blocks overlap the interval, to the second.
    fn indices(&self, wanted: Interval) -> impl Iterator<Item = usize> {
        let (from, to) = (wanted.start.timestamp(), rounded_up(wanted.end));
        let end = self.starts.partition_point(|start| *start < to);
        let mut index = self.first_reaching(from, end);
        std::iter::from_fn(move || {
            while index < end {
                if index.is_multiple_of(CHUNK) && self.chunks[index / CHUNK] <= from {
                    index += CHUNK;
                    continue;
                }
                index += 1;
                if self.ends[index - 1] > from {
                    return Some(index - 1);
                }
            }
            None
        })
    }

    /// The first block before `end` from which on some block may reach beyond an instant. What reaches so far mostly
    /// lies just before `end`: the search goes back from there in doubling steps.
    fn first_reaching(&self, from: i64, end: usize) -> usize {
        let mut step = 4;
        let mut low = end;
        while low > 0 && self.reach[low - 1] > from {
            low = low.saturating_sub(step);
            step *= 2;
        }
        low + self.reach[low..end].partition_point(|reach| *reach <= from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;
    use proptest::prelude::*;

    fn interval(start: i64, length: i64) -> Interval {
        let at = |minute: i64| DateTime::from_timestamp(minute * 60, 0).unwrap();
        Interval::new(at(start), at(start + length)).unwrap()
    }

    fn block(start: i64, length: i64, meeting: i64) -> BusyBlock {
        let source = BusySource::Meeting(MeetingId(meeting));
        BusyBlock { interval: interval(start, length), source, title: None, point: None }
    }

    fn spans() -> impl Strategy<Value = Vec<(i64, i64)>> {
        prop::collection::vec((0i64..500, prop_oneof![9 => 1i64..80, 1 => 300i64..600]), 0..300)
    }

    fn track(spans: &[(i64, i64)]) -> BusyTrack {
        BusyTrack::new(
            spans.iter().zip(0..).map(|((start, length), id)| block(*start, *length, id)).collect(),
        )
    }

    proptest! {
        #[test]
        fn the_track_finds_what_a_look_at_every_block_finds(spans in spans(), start in 0i64..500, length in 1i64..80) {
            let track = track(&spans);
            let wanted = interval(start, length);
            let found: Vec<_> = track.overlapping(wanted).cloned().collect();
            let all: Vec<_> =
                track.blocks().iter().filter(|block| block.interval.overlaps(&wanted)).cloned().collect();
            prop_assert_eq!(found, all);
        }

        #[test]
        fn near_a_gap_is_what_does_not_lie_deep_inside_a_run(
            spans in spans(), start in 0i64..500, length in 1i64..200, margin in 0i64..90,
        ) {
            let track = track(&spans);
            let wanted = interval(start, length);
            let found: Vec<_> = track.near_gaps(wanted, TimeDelta::minutes(margin)).cloned().collect();
            let near = |block: &&BusyBlock| {
                let (start, end) = (block.interval.start.timestamp(), block.interval.end.timestamp());
                let run = track.runs.iter().find(|run| run.0 <= start && end <= run.1).unwrap();
                start - run.0 < margin * 60 || run.1 - end < margin * 60
            };
            let all: Vec<_> = track.overlapping(wanted).filter(near).cloned().collect();
            prop_assert_eq!(found, all);
        }

        #[test]
        fn a_minute_is_in_a_run_when_some_block_holds_it(spans in spans()) {
            let track = track(&spans);
            for minute in 0..1_100 {
                let in_run = track.runs.iter().any(|(start, end)| (*start..*end).contains(&(minute * 60)));
                let in_block = spans.iter().any(|(start, length)| (*start..start + length).contains(&minute));
                prop_assert_eq!(in_run, in_block);
            }
            prop_assert!(track.runs.windows(2).all(|pair| pair[0].1 < pair[1].0));
        }

        #[test]
        fn inserting_one_by_one_equals_building_at_once(spans in spans()) {
            let mut grown = BusyTrack::default();
            for ((start, length), id) in spans.iter().zip(0..) {
                grown.insert(block(*start, *length, id));
            }
            let built = track(&spans);
            prop_assert_eq!(grown.blocks(), built.blocks());
            prop_assert_eq!((grown.starts, grown.ends), (built.starts, built.ends));
            prop_assert_eq!((grown.reach, grown.chunks), (built.reach, built.chunks));
            prop_assert_eq!((grown.runs, grown.firsts), (built.runs, built.firsts));
        }

        #[test]
        fn inserting_and_removing_changes_nothing(spans in spans(), start in 0i64..500, length in 1i64..80) {
            let before = track(&spans);
            let mut track = before.clone();
            track.insert(block(start, length, 999));
            track.remove_source(BusySource::Meeting(MeetingId(999)));
            prop_assert_eq!(track.blocks(), before.blocks());
            prop_assert_eq!((track.reach, track.chunks), (before.reach, before.chunks));
            prop_assert_eq!((track.runs, track.firsts), (before.runs, before.firsts));
        }
    }
}
