//! The best (start, venue) pairs of a request, by an integer score whose parts are shown. Smaller is better.
//!
//! | part | points |
//! |---|---|
//! | warnings | 40 for each fact that warns |
//! | lead_time | 3 for each day that the target lacks, 1 for each week beyond twice the target |
//! | wishes | 30 outside the weekdays wished for; 1 for each quarter of an hour outside the hours, at most 40; 60 outside the dates |
//! | evening | on working days 2 for each quarter of an hour before the evening begins, at most 40 |
//! | district | 25 in another district than the request's |
//! | fit | 1 for each tenth of the seats that would stay empty, above three tenths |

use chrono::{Datelike, Timelike};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Options, VenueOptions};
use crate::conflict::{Case, Placement, Severity, Verdict};
use crate::lead_time;
use crate::time::warsaw;

/// The parts of a score.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Score {
    pub warnings: u32,
    pub lead_time: u32,
    pub wishes: u32,
    pub evening: u32,
    pub district: u32,
    pub fit: u32,
}

impl Score {
    #[must_use]
    pub const fn total(&self) -> u32 {
        self.warnings + self.lead_time + self.wishes + self.evening + self.district + self.fit
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

/// The best `most` cells that nothing blocks, ties by start and venue.
#[must_use]
pub fn best(case: &Case<'_>, options: &Options, most: usize) -> Vec<Ranked> {
    let mut all: Vec<Ranked> = Vec::new();
    for venue in &options.venues {
        let open = (0..options.grid.len()).filter(|slot| venue.verdict(*slot) < Verdict::Blocked);
        all.extend(open.filter_map(|slot| ranked(case, options, venue, slot)));
    }
    all.sort_by_key(|one| (one.verdict == Verdict::Unknown, one.total, one.at));
    all.truncate(most);
    all
}

/// One cell with its score; `None` when the venue isn't known.
fn ranked(case: &Case<'_>, options: &Options, row: &VenueOptions, slot: usize) -> Option<Ranked> {
    let at = Placement { start: options.grid.start(slot), venue_id: row.venue_id };
    let warnings =
        options.rules(row, slot).filter(|(_, severity)| *severity == Severity::Warns).count() as u32;
    let score = Score {
        warnings: warnings * 40,
        lead_time: lead_points(case, &at),
        wishes: wish_points(case, &at),
        evening: evening_points(case, &at),
        district: district_points(case, &at)?,
        fit: fit_points(case, &at)?,
    };
    Some(Ranked { at, verdict: row.verdict(slot), total: score.total(), score })
}

fn lead_points(case: &Case<'_>, at: &Placement) -> u32 {
    let days = lead_time::days(case.now, at.start);
    let target = i64::from(case.world.settings.lead_target_days);
    let lacking = (target - days).max(0) * 3;
    let far = (days - 2 * target).max(0) / 7;
    (lacking + far) as u32
}

fn minute_of_day(at: &Placement) -> i64 {
    let civil = warsaw::civil(at.start);
    i64::from(civil.hour() * 60 + civil.minute())
}

fn wish_points(case: &Case<'_>, at: &Placement) -> u32 {
    let wishes = &case.request.wishes;
    let date = warsaw::date(at.start);
    let weekday = date.weekday().number_from_monday() as u8;
    let minute = minute_of_day(at);
    let early = wishes.earliest.map_or(0, |earliest| i64::from(earliest.0) - minute);
    let late = wishes.latest.map_or(0, |latest| minute - i64::from(latest.0));
    let outside_hours = early.max(late).max(0) / 15;
    let wrong_day = !wishes.weekdays.is_empty() && !wishes.weekdays.contains(&weekday);
    let wrong_date = wishes.from.is_some_and(|from| date < from) || wishes.to.is_some_and(|to| date > to);
    outside_hours.min(40) as u32 + if wrong_day { 30 } else { 0 } + if wrong_date { 60 } else { 0 }
}

fn evening_points(case: &Case<'_>, at: &Placement) -> u32 {
    if warsaw::date(at.start).weekday().number_from_monday() > 5 {
        return 0;
    }
    let before = i64::from(case.world.settings.evening_from.0) - minute_of_day(at);
    (before.max(0) / 15 * 2).min(40) as u32
}

fn district_points(case: &Case<'_>, at: &Placement) -> Option<u32> {
    let venue = case.world.venue(at.venue_id)?;
    let elsewhere = case.request.district.is_some() && venue.district != case.request.district;
    Some(if elsewhere { 25 } else { 0 })
}

fn fit_points(case: &Case<'_>, at: &Placement) -> Option<u32> {
    let capacity = case.world.venue(at.venue_id)?.capacity_in(case.request.layout);
    let empty = capacity.saturating_sub(case.request.attendance);
    Some((empty * 10 / capacity.max(1)).saturating_sub(3))
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
    fn a_total_is_the_sum_of_its_parts() {
        let department = Department::new();
        let case = department.case();
        for one in best(&case, &options(&case, grid()), 200) {
            assert_eq!(one.total, one.score.total());
        }
    }
}
