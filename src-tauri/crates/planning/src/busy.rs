//! The busy time of one person or venue, in the form the questions need: sorted blocks with the furthest end so far.
//! (Measured against interval trees and bitmaps in `tests/bench`: two sorted vectors are the fastest.)

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::{CalendarId, MeetingId};
use crate::place::GeoPoint;
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

/// The busy blocks of one resource, sorted by start.
#[derive(Clone, Debug, Default)]
pub struct BusyTrack {
    blocks: Vec<BusyBlock>,
    /// `reach[i]`: the latest end among `blocks[..=i]`, as epoch seconds; lets a search backwards stop.
    reach: Vec<i64>,
}

impl BusyTrack {
    #[must_use]
    pub fn new(mut blocks: Vec<BusyBlock>) -> Self {
        blocks.sort_by_key(|block| (block.interval, block.source));
        let mut track = Self { reach: Vec::with_capacity(blocks.len()), blocks };
        track.refresh_reach(0);
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
        self.refresh_reach(index);
    }

    pub fn remove_source(&mut self, source: BusySource) {
        if let Some(first) = self.blocks.iter().position(|block| block.source == source) {
            self.blocks.retain(|block| block.source != source);
            self.refresh_reach(first);
        }
    }

    fn refresh_reach(&mut self, from: usize) {
        self.reach.truncate(from);
        let mut furthest = self.reach.last().copied().unwrap_or(i64::MIN);
        for block in self.blocks.iter().skip(from) {
            furthest = furthest.max(block.interval.end.timestamp());
            self.reach.push(furthest);
        }
    }

    /// Blocks that overlap the interval, earliest first.
    pub fn overlapping(&self, wanted: Interval) -> impl Iterator<Item = &BusyBlock> {
        let end = self.blocks.partition_point(|block| block.interval.start < wanted.end);
        let start = self.reach[..end].partition_point(|reach| *reach <= wanted.start.timestamp());
        self.blocks[start..end].iter().filter(move |block| block.interval.overlaps(&wanted))
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
        prop::collection::vec((0i64..500, 1i64..80), 0..40)
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
        fn inserting_one_by_one_equals_building_at_once(spans in spans()) {
            let mut grown = BusyTrack::default();
            for ((start, length), id) in spans.iter().zip(0..) {
                grown.insert(block(*start, *length, id));
            }
            let built = track(&spans);
            prop_assert_eq!(grown.blocks(), built.blocks());
            prop_assert_eq!(grown.reach, built.reach);
        }

        #[test]
        fn inserting_and_removing_changes_nothing(spans in spans(), start in 0i64..500, length in 1i64..80) {
            let before = track(&spans);
            let mut track = before.clone();
            track.insert(block(start, length, 999));
            track.remove_source(BusySource::Meeting(MeetingId(999)));
            prop_assert_eq!(track.blocks(), before.blocks());
            prop_assert_eq!(track.reach, before.reach);
        }
    }
}
