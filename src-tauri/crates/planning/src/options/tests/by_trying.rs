//! The smallest set of obstacles, against every set tried out.

use std::collections::BTreeSet;

use super::*;

/// One day keeps the number of cells small.
fn one_day() -> StartGrid {
    StartGrid::of_days(LAST.parse().unwrap(), LAST.parse().unwrap())
}

/// What stands in the way of a cell when each role has one person only.
fn in_the_way(case: &Case<'_>, at: &Placement) -> BTreeSet<Obstacle> {
    let reasons = check(case, at).unwrap().checked.reasons;
    let standing = reasons.iter().filter(|reason| reason.severity >= Severity::Unknown);
    standing.map(|reason| Obstacle { owner: reason.fact.owner(), rule: reason.fact.rule() }).collect()
}

/// The obstacles of every cell, for each candidate of the pool on its own.
fn sets(case: &Case<'_>, grid: &StartGrid) -> Vec<(Placement, BTreeSet<Obstacle>)> {
    let pool = case.roles.first().map(|role| role.candidates.clone()).unwrap_or_default();
    let mut sets = Vec::new();
    for person in pool {
        let mut alone = case.clone();
        alone.roles[0].candidates = vec![person];
        for venue in case.world.venues() {
            let places =
                (0..grid.len()).map(|slot| Placement { start: grid.start(slot), venue_id: venue.id });
            sets.extend(places.map(|at| (at, in_the_way(&alone, &at))));
        }
    }
    sets.retain(|(_, set)| set.iter().all(|obstacle| obstacle.rule != RuleId::InThePast));
    sets
}

/// Every set of a size, out of all obstacles there are.
fn combinations(all: &[Obstacle], size: usize) -> Vec<BTreeSet<Obstacle>> {
    match (size, all) {
        (0, _) => vec![BTreeSet::new()],
        (_, []) => vec![],
        (_, [first, rest @ ..]) => {
            let mut with = combinations(rest, size - 1);
            with.iter_mut().for_each(|set| {
                set.insert(*first);
            });
            with.into_iter().chain(combinations(rest, size)).collect()
        }
    }
}

/// The sets that open a cell, of the smallest size that any has, each with the cells it opens.
fn by_trying(sets: &[(Placement, BTreeSet<Obstacle>)]) -> Vec<(Vec<Obstacle>, BTreeSet<Placement>)> {
    let all: BTreeSet<Obstacle> = sets.iter().flat_map(|(_, set)| set.iter().copied()).collect();
    let all: Vec<Obstacle> = all.into_iter().collect();
    for size in 0..=all.len() {
        let tried = combinations(&all, size).into_iter().map(|gone| {
            let opened = sets.iter().filter(|(_, set)| set.is_subset(&gone)).map(|(at, _)| *at);
            (gone.iter().copied().collect(), opened.collect::<BTreeSet<_>>())
        });
        let helping: Vec<_> = tried.filter(|(_, opened)| !opened.is_empty()).collect();
        if !helping.is_empty() {
            return helping;
        }
    }
    vec![]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_smaller_set_of_obstacles_opens_a_cell(random in random(), all_day in any::<bool>()) {
        let mut department = department(&random);
        if all_day {
            busy(&mut department, 1, Resource::Person(MAYOR), &vec![(0, 20_000, 9)], random.people.stale.0);
            busy(&mut department, 2, Resource::Person(DEPUTY), &vec![(0, 20_000, 9)], random.people.stale.1);
        }
        let case = case_of(&department, &random);
        let grid = one_day();
        let answer = obstacles(&case, &grid);
        let tried = by_trying(&sets(&case, &grid));
        if tried.iter().any(|(gone, _)| gone.is_empty()) {
            prop_assert!(answer.free > 0 && answer.smallest.is_empty());
            return Ok(());
        }
        prop_assert_eq!(answer.free, 0);
        prop_assert_eq!(answer.ways.len(), tried.len().min(obstacles::MOST_WAYS));
        for way in &answer.ways {
            let (_, opened) = tried.iter().find(|(gone, _)| *gone == way.obstacles).unwrap();
            prop_assert_eq!(way.opens as usize, opened.len());
            prop_assert_eq!(Some(&way.first), opened.first());
        }
        prop_assert_eq!(answer.ways.first().map(|way| &way.obstacles), Some(&answer.smallest).filter(|set| !set.is_empty()));
    }
}

#[test]
fn a_busy_mayor_is_why_the_day_is_full() {
    let mut department = Department::new();
    department.mayor_is_busy("2027-03-30 00:00", "2027-03-31 00:00");
    let answer = obstacles(&department.case(), &one_day());
    let mayor = Obstacle { owner: Some(Resource::Person(MAYOR)), rule: RuleId::PersonBusy };
    assert_eq!((answer.free, answer.smallest), (0, vec![mayor]));
    assert_eq!(answer.ways[0].first.start, at("2027-03-30 08:00"));
}

#[test]
fn a_free_deputy_leaves_nothing_to_explain() {
    let mut department = Department::new();
    department.mayor_is_busy("2027-03-30 00:00", "2027-03-31 00:00");
    let deputy = PersonDetails { duty: Duty::Deputy, ..PersonDetails::default() };
    department.world.put_person(Person { id: DEPUTY, details: deputy });
    department.change_request(|request| request.roles[0].candidates.push(DEPUTY));
    let answer = obstacles(&department.case(), &one_day());
    assert_eq!((answer.free, answer.smallest), (96, vec![]));
}
