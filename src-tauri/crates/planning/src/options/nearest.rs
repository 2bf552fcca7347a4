//! The way out of a refused placement: other venues at the same time, the nearest free starts in the same venue, and
//! where neither leads on, the nearest free starts anywhere.

use chrono::{Days, TimeDelta};

use super::{StartGrid, VenueOptions, options_in};
use crate::conflict::{Case, Placement, Verdict};
use crate::time::warsaw;
use crate::venue::Venue;

/// How far from the refused start alternatives are looked for.
const WEEKS: u64 = 4;

/// Up to `most` placements that nothing blocks: other venues at the same start first, then the nearest starts in the
/// same venue, then the nearest anywhere. Never earlier than `now` allows, since the lead time is a rule like the others.
#[must_use]
pub fn nearest_free(case: &Case<'_>, at: &Placement, most: usize) -> Vec<Placement> {
    let mut found = elsewhere(case, at);
    found.truncate(most.div_ceil(2));
    let later = nearby(case, at, most - found.len());
    found.extend(later);
    if found.len() < most {
        let anywhere = anywhere(case, at).into_iter().filter(|other| !found.contains(other));
        let further: Vec<Placement> = anywhere.take(most - found.len()).collect();
        found.extend(further);
    }
    found
}

/// The nearest start of each day in the venue that suits best then.
fn anywhere(case: &Case<'_>, at: &Placement) -> Vec<Placement> {
    let options = super::options(case, window(at));
    let mut open: Vec<(chrono::DateTime<chrono::Utc>, &VenueOptions)> = Vec::new();
    for slot in 0..options.grid.len() {
        let there = options.venues.iter().filter(|venue| venue.verdict(slot) < Verdict::Unknown);
        let best = there.min_by_key(|venue| (venue.verdict(slot), fit(case, venue), venue.venue_id));
        open.extend(best.map(|venue| (options.grid.start(slot), venue)));
    }
    open.sort_by_key(|(start, _)| ((*start - at.start).abs(), *start));
    let starts = one_a_day(open.iter().map(|(start, _)| *start).collect());
    let venue = |start| open.iter().find(|(other, _)| *other == start).map(|(_, venue)| venue.venue_id);
    starts.into_iter().filter_map(|start| Some(Placement { start, venue_id: venue(start)? })).collect()
}

fn window(at: &Placement) -> StartGrid {
    let date = warsaw::date(at.start);
    let first = date.checked_sub_days(Days::new(7)).unwrap_or(date);
    let last = date.checked_add_days(Days::new(7 * WEEKS)).unwrap_or(date);
    StartGrid::of_days(first, last)
}

fn elsewhere(case: &Case<'_>, at: &Placement) -> Vec<Placement> {
    let date = warsaw::date(at.start);
    let options = super::options(case, StartGrid::of_days(date, date));
    let Some(slot) = options.grid.index(at.start) else { return vec![] };
    let others = options.venues.iter().filter(|venue| venue.venue_id != at.venue_id);
    let mut open: Vec<&VenueOptions> =
        others.filter(|venue| venue.verdict(slot) < Verdict::Unknown).collect();
    open.sort_by_key(|venue| (venue.verdict(slot), fit(case, venue)));
    open.into_iter().map(|venue| Placement { start: at.start, venue_id: venue.venue_id }).collect()
}

/// Venues of the request's district first, then those with the fewest empty seats.
fn fit(case: &Case<'_>, options: &VenueOptions) -> (bool, u32) {
    let Some(venue) = case.world.venue(options.venue_id) else { return (true, u32::MAX) };
    (is_elsewhere(case, venue), venue.capacity_in(case.request.layout))
}

fn is_elsewhere(case: &Case<'_>, venue: &Venue) -> bool {
    case.request.district.is_some() && venue.district != case.request.district
}

fn nearby(case: &Case<'_>, at: &Placement, most: usize) -> Vec<Placement> {
    let Some(venue) = case.world.venue(at.venue_id) else { return vec![] };
    let options = options_in(case, window(at), &[venue]);
    let Some(row) = options.venues.first() else { return vec![] };
    let open = (0..options.grid.len()).filter(|slot| row.verdict(*slot) < Verdict::Unknown);
    let mut starts: Vec<_> =
        open.map(|slot| options.grid.start(slot)).filter(|start| *start != at.start).collect();
    starts.sort_by_key(|start| ((*start - at.start).abs(), *start));
    one_a_day(starts).into_iter().take(most).map(|start| Placement { start, venue_id: at.venue_id }).collect()
}

/// Starts a quarter of an hour apart are one suggestion, not ten: the nearest of each day.
fn one_a_day(starts: Vec<chrono::DateTime<chrono::Utc>>) -> Vec<chrono::DateTime<chrono::Utc>> {
    let mut kept: Vec<chrono::DateTime<chrono::Utc>> = Vec::new();
    for start in starts {
        if kept.iter().all(|other| (*other - start).abs() >= TimeDelta::hours(12)) {
            kept.push(start);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conflict::testing::Department;

    #[test]
    fn a_busy_evening_leads_to_the_nearest_free_start() {
        let mut department = Department::new();
        department.mayor_is_busy("2026-12-16 16:00", "2026-12-16 19:00");
        let case = department.case();
        let at = department.placement("2026-12-16 18:00");
        let found = nearest_free(&case, &at, 2);
        assert_eq!(found.first(), Some(&department.placement("2026-12-16 19:00")));
    }

    #[test]
    fn where_the_hall_is_too_small_and_the_hour_is_taken_another_hall_at_another_hour_is_offered() {
        let mut department = Department::new();
        department.mayor_is_busy("2026-12-16 16:00", "2026-12-16 19:00");
        let large = department.another_venue();
        department.change_venue(|hall| hall.capacity = 10);
        let at = department.placement("2026-12-16 18:00");
        let found = nearest_free(&department.case(), &at, 2);
        let start = department.placement("2026-12-16 19:00").start;
        assert_eq!(found.first(), Some(&Placement { start, venue_id: large }));
    }

    #[test]
    fn another_venue_is_offered_at_the_same_time() {
        let mut department = Department::new();
        department.venue_is_booked("2026-12-16 10:00", "2026-12-16 22:00");
        let other = department.another_venue();
        let at = department.placement("2026-12-16 18:00");
        let found = nearest_free(&department.case(), &at, 4);
        assert_eq!(found.first(), Some(&Placement { venue_id: other, ..at }));
    }
}
