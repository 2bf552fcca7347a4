//! The best (start, venue) pairs of a request, by an integer score whose parts are shown. Smaller is better.
//!
//! | part | points |
//! |---|---|
//! | warnings | 40 for each rule that warns |
//! | lead_time | 3 for each day that the target lacks, 1 for each week beyond twice the target |
//! | wishes | 30 outside the weekdays wished for; 1 for each quarter of an hour outside the hours, at most 40; 60 outside the dates |
//! | evening | on working days 2 for each quarter of an hour before the evening begins, at most 40 |
//! | absent | 15 for each optional role that nobody could take |
//! | travel | 1 for each 10 minutes that those who must come travel from their bases, the nearest of a pool |
//! | district | 25 in another district than the request's |
//! | fit | 1 for each tenth of the seats that would stay empty, above three tenths |
//! | waiting | 2 for each month that lacks to a year since the district's last meeting |
//! | voters | 1 for each tenth by which the district's meetings of a year exceed its share by eligible voters, at most 20 |
//!
//! The district of `waiting` and `voters` is the request's; for a meeting of the whole city it is the venue's, so that a
//! district nobody has visited comes first.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::score::{DayParts, VenueParts};
use super::{Options, VenueOptions};
use crate::conflict::{Case, Placement, Severity, Verdict};

/// The parts of a score.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Score {
    pub warnings: u32,
    pub lead_time: u32,
    pub wishes: u32,
    pub evening: u32,
    pub absent: u32,
    pub travel: u32,
    pub district: u32,
    pub fit: u32,
    pub waiting: u32,
    pub voters: u32,
}

impl Score {
    #[must_use]
    pub const fn total(&self) -> u32 {
        let when = self.warnings + self.lead_time + self.wishes + self.evening + self.absent;
        when + self.travel + self.district + self.fit + self.waiting + self.voters
    }
}

/// A suggestion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Ranked {
    #[serde(flatten)]
    pub at: Placement,
    pub verdict: Verdict,
    pub total: u32,
    pub score: Score,
}

/// In which order suggestions are given: unknown ones last, then by points, start and venue.
type Order = (bool, u32, Placement);

/// The best `most` cells that nothing blocks, ties by start and venue.
#[must_use]
pub fn best(case: &Case<'_>, options: &Options, most: usize) -> Vec<Ranked> {
    let mut kept: BinaryHeap<(Order, Reverse<Score>, Verdict)> = BinaryHeap::new();
    for row in &options.venues {
        each_open_cell(case, options, row, |one| {
            kept.push((
                (one.verdict == Verdict::Unknown, one.total, one.at),
                Reverse(one.score),
                one.verdict,
            ));
            if kept.len() > most {
                kept.pop();
            }
        });
    }
    let ranked = |((_, total, at), Reverse(score), verdict)| Ranked { at, verdict, total, score };
    kept.into_sorted_vec().into_iter().map(ranked).collect()
}

/// Calls back with every cell of a venue that nothing blocks, and its score.
fn each_open_cell(case: &Case<'_>, options: &Options, row: &VenueOptions, mut found: impl FnMut(Ranked)) {
    let Some(parts) = VenueParts::of(case, &options.grid, row.venue_id) else { return };
    for day in options.grid.days() {
        let mut open = day.slots.clone().filter(|slot| row.verdict(*slot) < Verdict::Blocked).peekable();
        if open.peek().is_none() {
            continue;
        }
        let of_day = DayParts::of(case, day.date, &parts);
        for slot in open {
            let at = Placement { start: options.grid.start(slot), venue_id: row.venue_id };
            let score =
                Score { warnings: warnings(options, row, slot), ..parts.score(case, &of_day, &at, slot) };
            found(Ranked { at, verdict: row.verdict(slot), total: score.total(), score });
        }
    }
}

fn warnings(options: &Options, row: &VenueOptions, slot: usize) -> u32 {
    let warning = options.rules(row, slot).filter(|(_, severity)| *severity == Severity::Warns);
    warning.count() as u32 * 40
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conflict::testing::Department;
    use crate::options::{StartGrid, options};

    fn grid() -> StartGrid {
        StartGrid::of_days("2026-12-14".parse().unwrap(), "2026-12-18".parse().unwrap())
    }

    #[test]
    fn the_evening_wished_for_comes_first() {
        let mut department = Department::new();
        department.change_request(|request| {
            request.wishes.weekdays = vec![3];
            request.wishes.earliest = Some(crate::hours::DayMinute::at(18, 0));
        });
        let case = department.case();
        let found = best(&case, &options(&case, grid()), 3);
        assert_eq!(found[0].at, department.placement("2026-12-16 18:00"));
        assert!(found.windows(2).all(|pair| pair[0].total <= pair[1].total));
    }

    #[test]
    fn fewer_asked_for_are_the_first_of_more() {
        let department = Department::new();
        let case = department.case();
        let options = options(&case, grid());
        let all = best(&case, &options, 2_000);
        assert_eq!(best(&case, &options, 7), all[..7]);
    }

    #[test]
    fn a_total_is_the_sum_of_its_parts() {
        let department = Department::new();
        let case = department.case();
        for one in best(&case, &options(&case, grid()), 200) {
            assert_eq!(one.total, one.score.total());
        }
    }
}
