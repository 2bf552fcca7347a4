//! Whatever the season and the search: what was accepted is in the register as it was proposed, after it was closed, opened
//! again and carried over to another one as well.

use chrono::TimeDelta;
use desk::{ApplySeason, Desk, FixedClock, PlanSeason, SeasonProposal};
use planning::season::{Control, Pick, Progress, today};
use planning::time::warsaw;
use proptest::prelude::*;

use crate::support::department::now;

struct Unhurried;

impl Control for Unhurried {
    fn should_stop(&self) -> bool {
        false
    }

    fn progress(&self, _: Progress) {}
}

/// A register in its folder, opened `days` after the department's usual day.
fn open(folder: &tempfile::TempDir, days: i64) -> Desk {
    let clock = FixedClock(now() + TimeDelta::days(days));
    Desk::open(folder.path(), Box::new(clock), "tester").unwrap()
}

fn order(days: i64, weeks: i64, seed: u64, steps: u64) -> PlanSeason {
    let first = warsaw::date(now() + TimeDelta::days(days));
    let season = PlanSeason::of_days(first, first + TimeDelta::weeks(weeks));
    PlanSeason { seed, steps: Some(steps), ..season }
}

fn picks(proposal: &SeasonProposal) -> Vec<Pick> {
    proposal.placed.iter().map(|one| one.pick.clone()).collect()
}

/// What stands in the register, as picks for requests.
fn standing(desk: &Desk) -> Vec<Pick> {
    let meetings = desk.meetings().unwrap().into_iter().map(|card| desk.meeting(card.id).unwrap().meeting);
    let mut standing: Vec<Pick> = meetings
        .map(|meeting| Pick {
            request_id: meeting.request_id,
            meeting_id: None,
            start: meeting.start,
            venue_id: meeting.venue_id,
            participants: meeting.participants.clone(),
        })
        .collect();
    standing.sort_by_key(|pick| pick.request_id);
    standing
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]

    #[test]
    fn an_accepted_season_is_what_the_register_holds_and_what_the_next_search_begins_with(
        seed in any::<u64>(),
        days in 0i64..200,
        weeks in 3i64..14,
        steps in 0u64..600,
    ) {
        let (folder, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let order = order(days, weeks, seed, steps);
        let desk = open(&folder, days);
        desk.load_sample().unwrap();
        let mut accepted = picks(&desk.propose_season(&order, &Unhurried).unwrap());
        desk.apply_season(&ApplySeason { picks: accepted.clone(), ..ApplySeason::default() }).unwrap();
        accepted.sort_by_key(|pick| pick.request_id);
        drop(desk);

        let again = open(&folder, days);
        prop_assert_eq!(standing(&again), accepted.clone());
        let before = today(&again.season_instance(&order).unwrap());
        prop_assert_eq!(before.placed.len(), accepted.len());
        let hasty = PlanSeason { steps: Some(0), ..order.clone() };
        let moved = again.propose_season(&hasty, &Unhurried).unwrap().placed;
        prop_assert!(moved.iter().all(|one| one.pick.meeting_id.is_none()), "{:?}", moved);

        let package = other.path().join("wszystko");
        again.export_all(&package).unwrap();
        let copy = tempfile::tempdir().unwrap();
        let carried = open(&copy, days);
        carried.import_all(&package).unwrap();
        prop_assert_eq!(standing(&carried), accepted);
        prop_assert_eq!(today(&carried.season_instance(&order).unwrap()), before);
    }
}
