//! The search: coolings of growing length, one walk a thread, all walks going on from the best plan after each; between them the
//! bound rises and strikes off what no better plan can hold.

use std::thread;

use super::anneal::{Cooling, Walk};
use super::bound::Ascent;
use super::plan::{Control, Progress};
use super::problem::Problem;
use super::random::Random;
use super::state::{Spot, State};

/// Steps of the first cooling for each meeting that may move.
const FIRST: u64 = 2000;
/// Coolings double so many times.
const DOUBLINGS: usize = 8;
/// Steps between two calls of the control's progress.
const REPORT: u64 = 1 << 14;
/// How hot the first round begins, as a share of what tells a meeting's best day from its middling one.
const FIRST_HOT: f64 = 0.6;
/// The rounds from the best plan after it, in turn: which part of the gap to the bound a choice may use up, and how hot they
/// begin.
const ON: [(f64, f64); 4] = [(0.1, 0.6), (0.3, 0.3), (0.05, 0.6), (1.0, 0.2)];
/// The same of rounds from plans drawn anew.
const ANEW: [(f64, f64); 3] = [(0.05, 0.4), (0.1, 0.4), (0.2, 0.4)];
/// Steps of a cooling from such a plan for each meeting that may move.
const SHORT: u64 = 500;
/// The most such coolings in a round.
const WALKS: u64 = 6;
/// One step in so many makes room by force.
const CLAIMS: usize = 2;
/// One step in so many ruins a neighbourhood: on a walk from the best plan, on one from a plan drawn anew, and on the first walk
/// of the first thread. Where little may move (a season planned again) ruins find what single moves do not; where there is
/// room they only cost time.
const RUINS: usize = 100;
const RUINS_ANEW: usize = 400;
const RUINS_FIRST: usize = 1000;
/// Steps of the bound's ascent after the first cooling, and after each further one.
const CLIMB: usize = 400;
const CLIMB_ON: usize = 150;

/// The end of the search, and what its energies lack to be scores.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Budget {
    pub max_steps: Option<u64>,
    pub constant: i64,
}

/// What a thread does in a round.
struct Part {
    narrowed: Option<Problem>,
    hot: f64,
    anew: bool,
}

/// What came of it.
struct Walked {
    random: Random,
    best: Vec<Spot>,
    energy: i64,
}

/// The temperatures between which a problem's plans freeze, in the score's unit.
#[derive(Debug, Clone, Copy)]
struct Heat {
    hot: f64,
    cold: f64,
}

pub(crate) struct Search<'c> {
    control: &'c dyn Control,
    budget: Budget,
    best: Vec<Spot>,
    energy: i64,
    bound: i64,
    randoms: Vec<Random>,
    steps: u64,
}

impl<'c> Search<'c> {
    /// From a first plan.
    pub fn new(
        (best, energy): (Vec<Spot>, i64),
        (seed, threads): (u64, usize),
        budget: Budget,
        control: &'c dyn Control,
    ) -> Self {
        let random = |t: usize| Random::new(seed.wrapping_mul(1000).wrapping_add(t as u64));
        let randoms = (0..threads).map(random).collect();
        Search { control, budget, best, energy, bound: i64::MIN, randoms, steps: 0 }
    }

    /// Searches to the end of the budget, or until nothing better can exist; gives back the best plan met. The problem loses
    /// the choices that no better plan can hold.
    pub fn run(mut self, problem: &mut Problem) -> Vec<Spot> {
        let mut ascent = Ascent::new(&State::new(problem));
        self.bound = ascent.bound();
        self.report();
        let mut round = 0;
        while !self.is_over() {
            self.cool(problem, &ascent, round);
            self.report();
            if self.is_over() {
                break;
            }
            let known = self.bound;
            let climb = if round == 0 { CLIMB } else { CLIMB_ON };
            ascent.climb(climb, self.energy, &|| self.control.should_stop());
            self.bound = self.bound.max(ascent.bound());
            ascent.narrow(problem, self.energy - 1, &|| self.control.should_stop());
            if self.bound > known {
                self.report();
            }
            round += 1;
        }
        self.best
    }

    fn is_over(&self) -> bool {
        self.budget.max_steps.is_some_and(|most| self.steps >= most)
            || self.energy <= self.bound
            || self.control.should_stop()
    }

    /// A cooling's length, cut or stretched when the time left would end it half-way.
    fn fitted(&self, length: u64, share: Option<f64>) -> u64 {
        let Some(share) = share.filter(|s| *s > 0.0 && self.steps > 0) else { return length };
        let left = self.steps as f64 * (1.0 - share).max(0.0) / share;
        if left < 1.7 * length as f64 { (left * 0.97) as u64 + 1000 } else { length }
    }

    /// A round of each thread; after the first one among fewer choices each, three of four from plans drawn anew.
    fn cool(&mut self, problem: &Problem, ascent: &Ascent, round: usize) {
        let threads = self.randoms.len();
        let parts: Vec<Part> = (0..threads)
            .map(|t| match round {
                0 => Part { narrowed: None, hot: FIRST_HOT, anew: false },
                _ => self.part(problem, ascent, (round - 1) * threads + t),
            })
            .collect();
        let open = parts.iter().map(|p| open(p.narrowed.as_ref().unwrap_or(problem))).max().unwrap_or(0);
        let length = (FIRST * open.max(1)) << (round / 3).min(DOUBLINGS);
        let length = self.fitted(length, self.control.share_used());
        let left = self.budget.max_steps.map_or(u64::MAX, |most| most - self.steps);
        let (this, steps) = (&*self, length.min(left));
        let walked: Vec<Walked> = thread::scope(|scope| {
            let walks: Vec<_> = this
                .randoms
                .iter()
                .zip(&parts)
                .enumerate()
                .map(|(t, (random, part))| {
                    let problem = part.narrowed.as_ref().unwrap_or(problem);
                    let random = random.clone();
                    scope.spawn(move || match part.anew {
                        true => this.walk_anew(problem, ascent, part.hot, (random, steps)),
                        false => this.walk_on(problem, part.hot, (random, length, steps), t == 0),
                    })
                })
                .collect();
            walks
                .into_iter()
                .map(|w| w.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
                .collect()
        });
        self.steps += steps;
        for (old, walked) in self.randoms.iter_mut().zip(walked) {
            *old = walked.random;
            if walked.energy < self.energy {
                (self.best, self.energy) = (walked.best, walked.energy);
            }
        }
    }

    fn part(&self, problem: &Problem, ascent: &Ascent, turn: usize) -> Part {
        let anew = !turn.is_multiple_of(4);
        let (share, hot) = if anew { ANEW[turn % ANEW.len()] } else { ON[turn / 4 % ON.len()] };
        let gap = (self.energy - self.bound) as f64;
        let most = self.bound + (gap * share).ceil() as i64;
        let stop = || self.control.should_stop();
        Part { narrowed: ascent.narrowed(problem, most, &self.best, &stop), hot, anew }
    }

    /// One cooling from the best plan.
    fn walk_on(
        &self,
        problem: &Problem,
        hot: f64,
        (random, length, steps): (Random, u64, u64),
        tells: bool,
    ) -> Walked {
        let heat = Heat::of(problem, hot);
        let mut walk = Walk::new(State::with(problem, &self.best), random);
        let ruins = if self.steps == 0 && tells { RUINS_FIRST } else { RUINS };
        let cooling = Cooling { hot: heat.hot, cold: heat.cold, steps: length, claims: CLAIMS, ruins };
        walk.cool(&cooling, steps, &|step, best, count| {
            if tells && step % REPORT == 0 && step > 0 && best < self.energy {
                self.control.progress(self.budget.progress(self.steps + step, best, count(), self.bound));
            }
            self.control.should_stop()
        });
        Walked { random: walk.random, best: walk.best, energy: walk.best_energy }
    }

    /// Short coolings from plans drawn by the prices; gives back the best of all.
    fn walk_anew(
        &self,
        problem: &Problem,
        ascent: &Ascent,
        hot: f64,
        (mut random, steps): (Random, u64),
    ) -> Walked {
        let heat = Heat::of(problem, hot);
        let fixed = State::new(problem);
        let once = (SHORT * open(problem).max(1)).max(steps / WALKS);
        let (mut best, mut energy, mut left) = (self.best.clone(), self.energy, steps);
        while left > 0 && !self.control.should_stop() {
            let mut state = fixed.clone();
            ascent.round(&mut state, &mut random);
            let cooling =
                Cooling { hot: heat.hot, cold: heat.cold, steps: once, claims: CLAIMS, ruins: RUINS_ANEW };
            let mut walk = Walk::new(state, random);
            walk.cool(&cooling, left, &|_, _, _| self.control.should_stop());
            left -= once.min(left);
            random = walk.random;
            if walk.best_energy < energy {
                (best, energy) = (walk.best, walk.best_energy);
            }
        }
        Walked { random, best, energy }
    }

    fn report(&self) {
        let placed = self.best.iter().filter(|s| s.is_placed()).count();
        let count = (placed, self.best.len() - placed);
        self.control.progress(self.budget.progress(self.steps, self.energy, count, self.bound));
    }
}

/// How many meetings have a choice.
fn open(problem: &Problem) -> u64 {
    problem.meetings.iter().filter(|m| m.fixed.is_none() && m.is_open()).count() as u64
}

impl Budget {
    fn progress(&self, steps: u64, energy: i64, (placed, unplaced): (usize, usize), bound: i64) -> Progress {
        let bound = Some(bound.saturating_add(self.constant));
        Progress { steps, score: energy + self.constant, placed, unplaced, bound }
    }
}

impl Heat {
    /// Hot enough that a meeting leaves its best day for a middling one, cold enough to tell the finest price.
    fn of(problem: &Problem, share: f64) -> Self {
        let spread = |m: &super::problem::Meeting| f64::from(m.days[m.days.len() / 2].low - m.days[0].low);
        let free: Vec<f64> = problem.meetings.iter().filter(|m| m.days.len() > 1).map(spread).collect();
        let mean = free.iter().sum::<f64>() / free.len().max(1) as f64;
        let cold = problem.finest as f64 * 0.2;
        Heat { hot: (mean * share).max(cold * 10.0), cold }
    }
}
