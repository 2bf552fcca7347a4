//! Somebody could not get there in time, or not on to the next place. Example: the Mayor is in Nowa Huta until 16.30, the
//! way to the hall takes 38 minutes, and the meeting would begin at 17.00. The table of journeys in the settings goes
//! before distance over speed. Whoever is busy during the meeting itself breaks another rule, and no way is asked about.

use chrono::TimeDelta;

use super::journey::{Places, Route, StayEnd, Stays, TravelTimes, Venues};
use super::{Case, Fact, Judge, Placement, Rule, RuleId, Severity};
use crate::busy::{BusyBlock, BusySource, BusyTrack};
use crate::calendar::Resource;
use crate::options::{Reach, SlotBits, StartGrid};
use crate::person::Person;
use crate::request::Attendance;
use crate::time::{Interval, Minutes};
use crate::venue::Venue;

pub const RULE: Rule = Rule {
    id: RuleId::TravelTime,
    severity: Severity::Blocks,
    judge: Judge::Journey { check, gather, paint },
};

fn check(case: &Case<'_>, at: &Placement, venue: &Venue, who: (&Person, Attendance), facts: &mut Vec<Fact>) {
    let (person, presence) = who;
    let track = case.world.track(Resource::Person(person.id));
    let (Some(places), Some(route)) = (track.bounds(), Route::to(case, venue)) else { return };
    let wanted = case.presence(at.start, venue, presence);
    if blocks(case, track, wanted).next().is_some() {
        return;
    }
    let longest = route.longest_from(places).delta();
    for block in blocks(case, track, wanted.widened(longest, longest)) {
        let left = seconds_between(&block.interval, &wanted);
        let needed = block.point.map_or(Minutes::ZERO, |place| route.time_from(&place.on_sphere()));
        if left < needed.seconds() {
            facts.push(fact(case, (person, venue), block, (needed, Minutes((left / 60) as u32))));
        }
    }
}

/// Blocks that meet an interval, without the meeting being moved.
fn blocks<'a>(
    case: &Case<'_>,
    track: &'a BusyTrack,
    within: Interval,
) -> impl Iterator<Item = &'a BusyBlock> {
    let own = case.moving.map(BusySource::Meeting);
    track.overlapping(within).filter(move |block| Some(block.source) != own)
}

/// Seconds between two intervals that do not overlap.
fn seconds_between(a: &Interval, b: &Interval) -> i64 {
    (b.start - a.end).max(a.start - b.end).num_seconds()
}

fn fact(
    case: &Case<'_>,
    (person, venue): (&Person, &Venue),
    block: &BusyBlock,
    (needed, left): (Minutes, Minutes),
) -> Fact {
    Fact::TravelTime {
        person_id: person.id,
        venue_id: venue.id,
        busy: block.interval,
        source: block.source,
        calendar: case.calendar(block.source),
        title: block.title.clone(),
        needed,
        left,
    }
}

/// The stays that matter: those next to which the person is not busy all the time that the way to the farthest venue
/// may take.
fn gather(case: &Case<'_>, grid: &StartGrid, person: &Person, reach: Reach, places: &mut Places) -> Stays {
    let owner = Resource::Person(person.id);
    let mut stays = Stays { beginnings: vec![], ends: vec![], busy: SlotBits::new(grid.len()) };
    let track = case.world.track(owner);
    let Some(bounds) = track.bounds() else { return stays };
    grid.paint_busy(case, owner, reach, &mut stays.busy);
    let venues = Venues::of(case);
    let longest = venues.longest_within(bounds).delta();
    let window = grid.window(reach).widened(longest, longest);
    let own = case.moving.map(BusySource::Meeting);
    // The runs know of the meeting being moved: with one, no block is left out for lying deep inside a run.
    let margin = if own.is_none() { longest } else { TimeDelta::MAX };
    for block in track.near_gaps(window, margin).filter(|block| Some(block.source) != own) {
        let Some(point) = &block.point else { continue };
        let way = venues.longest_from(point).seconds();
        let (from, to) = grid.seconds_overlapping(block.interval, reach);
        let (last, first) = (grid.steps_to(from), grid.steps_to(to - 1) + 1);
        if !stays.busy.all(grid.cut(grid.steps_to(from - way) + 1..last + 1)) {
            let spare = from - grid.seconds_of(last);
            stays.beginnings.push(StayEnd::of(places.number(point), last + 1, spare));
        }
        if !stays.busy.all(grid.cut(first..grid.steps_to(to + way - 1) + 1)) {
            let spare = grid.seconds_of(first) - to;
            stays.ends.push(StayEnd::of(places.number(point), first, spare));
        }
    }
    stays
}

fn paint(grid: &StartGrid, stays: &Stays, times: &TravelTimes, bits: &mut SlotBits) {
    stays.paint(grid, times, bits);
}

#[cfg(test)]
mod tests {
    use crate::conflict::testing::{Department, HALL, checked, rules_at};
    use crate::conflict::{Fact, RuleId};
    use crate::lifecycle::Stage;
    use crate::place::{GeoPoint, TravelLeg};
    use crate::time::Minutes;

    const HALL_POINT: GeoPoint = GeoPoint { latitude: 50.0617, longitude: 19.9373 };
    const NOWA_HUTA: GeoPoint = GeoPoint { latitude: 50.0722, longitude: 20.0377 };

    /// The Mayor's meeting in Nowa Huta ends at 16.30 and the way to the hall takes 32 minutes.
    fn mayor_in_nowa_huta() -> Department {
        let mut department = Department::new();
        let there = department.another_venue();
        department.meeting_in(7, "2026-12-16 15:00", Stage::Confirmed, there);
        department.put_on_map(HALL, HALL_POINT);
        department.put_on_map(there, NOWA_HUTA);
        department
    }

    #[test]
    fn the_way_from_the_last_place_must_fit() {
        let department = mayor_in_nowa_huta();
        assert_eq!(rules_at(&department, "2026-12-16 17:00"), [RuleId::TravelTime]);
        assert_eq!(rules_at(&department, "2026-12-16 17:15"), []);
        let reasons = checked(&department, "2026-12-16 16:45").reasons;
        assert!(matches!(reasons[0].fact, Fact::TravelTime { needed: Minutes(32), left: Minutes(15), .. }));
    }

    #[test]
    fn the_way_to_the_next_place_must_fit() {
        let department = mayor_in_nowa_huta();
        assert_eq!(rules_at(&department, "2026-12-16 13:00"), [RuleId::TravelTime]);
        assert_eq!(rules_at(&department, "2026-12-16 12:45"), []);
    }

    #[test]
    fn the_table_of_journeys_goes_before_the_reckoning() {
        let mut department = mayor_in_nowa_huta();
        let (from, to) = (HALL, crate::id::VenueId(2));
        department.world.settings.travel_table = vec![TravelLeg { from, to, time: Minutes(15) }];
        assert_eq!(rules_at(&department, "2026-12-16 16:45"), []);
    }

    #[test]
    fn nobody_asks_about_the_way_of_whoever_is_busy_anyway() {
        let mut department = mayor_in_nowa_huta();
        department.mayor_is_busy("2026-12-16 17:30", "2026-12-16 18:00");
        assert_eq!(rules_at(&department, "2026-12-16 17:00"), [RuleId::PersonBusy]);
    }

    #[test]
    fn a_stay_at_an_unknown_place_needs_no_journey() {
        let mut department = mayor_in_nowa_huta();
        department.change_venue_of(crate::id::VenueId(2), |venue| venue.point = None);
        assert_eq!(rules_at(&department, "2026-12-16 16:30"), []);
    }
}
