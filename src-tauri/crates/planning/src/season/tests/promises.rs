//! What every plan promises, asked of many small seasons.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

use chrono::Datelike;
use proptest::prelude::*;

use super::small::{agreed, disturbed, season};
use crate::season::*;

/// Lets the search run until so many questions whether to stop have been asked.
struct Patience(AtomicU32);

impl Control for Patience {
    fn should_stop(&self) -> bool {
        self.0.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1)).is_err()
    }

    fn progress(&self, _: Progress) {}
}

/// Notes the highest bound told.
struct Bounds(Mutex<i64>);

impl Default for Bounds {
    fn default() -> Self {
        Bounds(Mutex::new(i64::MIN))
    }
}

impl Control for Bounds {
    fn should_stop(&self) -> bool {
        false
    }

    fn progress(&self, progress: Progress) {
        let mut highest = self.0.lock().unwrap();
        *highest = progress.bound.unwrap_or(i64::MIN).max(*highest);
    }
}

fn patient() -> Patience {
    Patience(AtomicU32::new(u32::MAX))
}

fn planned(instance: &Instance, steps: u64) -> Solution {
    let options = PlanOptions { seed: 5, max_steps: Some(steps), warm: None, threads: 2 };
    plan(instance, options, &patient())
}

fn fixed(instance: &Instance) -> Vec<Placed> {
    today(instance)
        .placed
        .into_iter()
        .filter(|p| instance.proposals.iter().any(|m| m.id == p.proposal && m.is_fixed()))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn a_plan_breaks_no_constraint(seed in 0u64..10_000, n in 1usize..12) {
        let instance = season(seed, n);
        let solution = planned(&instance, 3_000);
        prop_assert_eq!(score(&instance, &solution).violations, vec![]);
        prop_assert_eq!(solution.placed.len() + solution.unplaced.len(), n);
    }

    #[test]
    fn stopping_early_breaks_no_constraint(seed in 0u64..10_000, asked in 0u32..40) {
        let instance = season(seed, 8);
        let options = PlanOptions { seed, max_steps: None, warm: None, threads: 2 };
        let solution = plan(&instance, options, &Patience(AtomicU32::new(asked)));
        prop_assert_eq!(score(&instance, &solution).violations, vec![]);
    }

    #[test]
    fn more_steps_never_give_a_worse_score(seed in 0u64..10_000) {
        let instance = season(seed, 9);
        let scores: Vec<i64> = [0, 300, 1_000, 9_000].map(|n| score(&instance, &planned(&instance, n)).total).to_vec();
        prop_assert!(scores.is_sorted_by(|a, b| a >= b), "{:?}", scores);
    }

    #[test]
    fn no_plan_of_any_seed_goes_below_a_bound_that_was_told(seed in 0u64..10_000) {
        let start = season(seed, 8);
        let instance = disturbed(&agreed(&start, &planned(&start, 1_000)));
        let told = Bounds::default();
        let scores: Vec<i64> = (1..5)
            .map(|seed| PlanOptions { seed, max_steps: Some(40_000), warm: None, threads: 1 })
            .map(|options| score(&instance, &plan(&instance, options, &told)).total)
            .collect();
        let highest = *told.0.lock().unwrap();
        prop_assert!(scores.iter().all(|score| *score >= highest), "{:?} below {}", scores, highest);
    }

    #[test]
    fn the_same_seed_and_steps_give_the_same_plan(seed in 0u64..10_000) {
        let instance = season(seed, 7);
        prop_assert_eq!(planned(&instance, 5_000), planned(&instance, 5_000));
    }

    #[test]
    fn a_fixed_meeting_never_moves(seed in 0u64..10_000) {
        let start = season(seed, 8);
        let instance = disturbed(&agreed(&start, &planned(&start, 2_000)));
        let solution = planned(&instance, 3_000);
        prop_assert_eq!(score(&instance, &solution).violations, vec![]);
        let kept: Vec<Placed> = fixed(&instance);
        prop_assert!(kept.iter().all(|p| solution.placed.contains(p)));
    }

    #[test]
    fn nothing_moves_when_nothing_happened(seed in 0u64..10_000) {
        let start = season(seed, 6);
        let best = planned(&start, 4_000);
        let instance = agreed(&start, &best);
        let again = planned(&instance, 4_000);
        let moved = difference(&instance, &today(&instance), &again);
        let standing = |c: &Change| best.placed.iter().any(|p| p.proposal == c.proposal);
        prop_assert_eq!(moved.into_iter().filter(standing).collect::<Vec<_>>(), vec![]);
    }

    #[test]
    fn going_on_from_a_plan_is_never_worse_than_it(seed in 0u64..10_000) {
        let instance = season(seed, 9);
        let first = planned(&instance, 2_000);
        let options = PlanOptions { seed: seed + 1, max_steps: Some(500), warm: Some(first.clone()), threads: 1 };
        let second = plan(&instance, options, &patient());
        prop_assert!(score(&instance, &second).total <= score(&instance, &first).total);
    }

    #[test]
    fn a_claimed_remedy_is_never_given_to_what_could_be_placed(seed in 0u64..10_000) {
        let instance = season(seed, 14);
        let mut solution = planned(&instance, 1_000);
        solution.unplaced = explain(&instance, &solution);
        for left in &solution.unplaced {
            prop_assert!(left.kind != Some(UnplacedKind::Choice) || left.relax.is_empty());
        }
    }
}

#[test]
fn both_sundays_of_a_clock_change_can_be_planned() {
    for (now, sunday, offset) in
        [("2026-10-01", "2026-10-25", "+01:00"), ("2027-03-01", "2027-03-28", "+02:00")]
    {
        let date = sunday.parse().unwrap();
        let mut instance = season(1, 1);
        instance.now = Instant::parse(&format!("{now}T09:00:00Z")).unwrap();
        instance.horizon = DateSpan { from: date, to: date };
        instance.history.clear();
        instance.people.iter_mut().for_each(|p| {
            p.off.clear();
            p.busy.clear();
        });
        let m = &mut instance.proposals[0];
        m.window = instance.horizon;
        m.max_travel_min = 60;
        let solution = planned(&instance, 100);
        assert_eq!(date.weekday(), chrono::Weekday::Sun);
        assert_eq!(score(&instance, &solution).violations, vec![]);
        assert!(solution.placed[0].start.ends_with(offset), "{}", solution.placed[0].start);
    }
}

#[test]
fn cancelled_before_the_first_step_it_still_gives_the_first_plan() {
    let instance = season(3, 8);
    let solution = plan(&instance, PlanOptions::default(), &Patience(AtomicU32::new(0)));
    assert_eq!(solution, planned(&instance, 0));
}

#[test]
fn an_instance_naming_someone_unknown_is_refused() {
    let mut instance = season(1, 2);
    instance.proposals[0].roles[0].candidates[0].person = "nobody".to_owned();
    let refused = check_instance(&instance);
    assert!(matches!(refused, Err(InstanceError::Unknown { kind: "person", .. })), "{refused:?}");
}
