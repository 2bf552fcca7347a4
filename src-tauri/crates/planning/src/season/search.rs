//! The search: coolings of growing length, one walk a thread, all walks going on from the best plan after each.

use std::thread;

use super::anneal::{Cooling, Walk};
use super::plan::{Control, Progress};
use super::problem::Problem;
use super::random::Random;
use super::state::{Spot, State};

/// Steps of the first cooling for each meeting that may move.
const FIRST: u64 = 2000;
/// Coolings double so many times.
const DOUBLINGS: u32 = 8;
/// Steps between two calls of the control's progress.
const REPORT: u64 = 1 << 14;
/// How much cooler the walks that start from the best plan begin than the one that looks for another.
const TEMPER: f64 = 3.0;
/// One step in so many makes room by force.
const CLAIMS: usize = 2;

/// The end of the search, and what its energies lack to be scores.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Budget {
    pub max_steps: Option<u64>,
    pub constant: i64,
    pub lower_bound: i64,
}

/// The temperatures between which a problem's plans freeze, in the score's unit.
#[derive(Debug, Clone, Copy)]
struct Heat {
    hot: f64,
    cold: f64,
}

#[derive(Debug)]
pub(crate) struct Search<'a> {
    walks: Vec<Walk<'a>>,
    heat: Heat,
    steps: u64,
    first: u64,
}

impl<'a> Search<'a> {
    pub fn new(state: State<'a>, seed: u64, threads: usize) -> Self {
        let heat = Heat::of(state.problem);
        let movable =
            state.problem.meetings.iter().filter(|m| m.fixed.is_none() && !m.days.is_empty()).count() as u64;
        let walk =
            |t: usize| Walk::new(state.clone(), Random::new(seed.wrapping_mul(1000).wrapping_add(t as u64)));
        let walks = (0..threads).map(walk).collect();
        Search { walks, heat, steps: 0, first: FIRST * movable.max(1) }
    }

    /// Searches to the end of the budget; gives back the best plan met.
    pub fn run(mut self, budget: Budget, control: &dyn Control) -> Vec<Spot> {
        self.report(&budget, control);
        let most = budget.max_steps.unwrap_or(u64::MAX);
        let mut round = 0;
        while self.steps < most
            && !control.should_stop()
            && self.best().best_energy + budget.constant > budget.lower_bound
        {
            let length = self.fitted(self.first << round.min(DOUBLINGS), control.share_used());
            self.cool_all(round, length, &budget, control);
            self.steps += length.min(most - self.steps);
            self.meet();
            self.report(&budget, control);
            round += 1;
        }
        self.best().best.clone()
    }

    /// The best walk; of equal ones the first.
    fn best(&self) -> &Walk<'a> {
        // There is always a first walk: `threads` is at least 1.
        self.walks.iter().min_by_key(|w| w.best_energy).unwrap_or(&self.walks[0])
    }

    /// A cooling's length, cut or stretched when the time left would end it half-way.
    fn fitted(&self, length: u64, share: Option<f64>) -> u64 {
        let Some(share) = share.filter(|s| *s > 0.0 && self.steps > 0) else { return length };
        let left = self.steps as f64 * (1.0 - share).max(0.0) / share;
        if left < 1.7 * length as f64 { (left * 0.97) as u64 + 1000 } else { length }
    }

    fn cool_all(&mut self, round: u32, length: u64, budget: &Budget, control: &dyn Control) {
        let (heat, before) = (self.heat, self.steps);
        let limit = budget.max_steps.map_or(length, |most| length.min(most - before));
        let known = self.best().best_energy;
        thread::scope(|scope| {
            for (t, walk) in self.walks.iter_mut().enumerate() {
                let hot = if round > 0 && t % 2 == 1 { heat.hot / TEMPER } else { heat.hot };
                let cooling = Cooling { hot, cold: heat.cold, steps: length, claims: CLAIMS };
                scope.spawn(move || {
                    walk.cool(&cooling, limit, &|step, best, count| {
                        if t == 0 && step % REPORT == 0 && step > 0 && best < known {
                            control.progress(budget.progress(before + step, best, count()));
                        }
                        control.should_stop()
                    });
                });
            }
        });
    }

    /// All walks go on from the best plan.
    fn meet(&mut self) {
        let best = self.best().best.clone();
        for walk in &mut self.walks {
            walk.jump(&best);
        }
    }

    fn report(&self, budget: &Budget, control: &dyn Control) {
        let best = self.best();
        let placed = best.best.iter().filter(|s| s.is_placed()).count();
        control.progress(budget.progress(self.steps, best.best_energy, (placed, best.best.len() - placed)));
    }
}

impl Budget {
    fn progress(&self, steps: u64, energy: i64, (placed, unplaced): (usize, usize)) -> Progress {
        Progress { steps, score: energy + self.constant, placed, unplaced, bound: Some(self.lower_bound) }
    }
}

impl Heat {
    /// Hot enough that a meeting leaves its best day for a middling one, cold enough to tell the finest price.
    fn of(problem: &Problem) -> Self {
        let spread = |m: &super::problem::Meeting| f64::from(m.days[m.days.len() / 2].low - m.days[0].low);
        let free: Vec<f64> = problem.meetings.iter().filter(|m| m.days.len() > 1).map(spread).collect();
        let mean = free.iter().sum::<f64>() / free.len().max(1) as f64;
        let cold = problem.finest as f64 * 0.2;
        Heat { hot: (mean * 0.6).max(cold * 10.0), cold }
    }
}
