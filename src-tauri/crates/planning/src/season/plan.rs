//! The way in: an instance becomes a plan.

use super::bound::beside_fixed;
use super::compile::{Cast, compile};
use super::construct;
use super::ground::Ground;
use super::instance::Instance;
use super::problem::Problem;
use super::score::score_on;
use super::search::{Budget, Search};
use super::solution::{Placed, Solution};
use super::state::{Spot, State, bits};
use super::time::Instant as Moment;
use super::warm;

/// How to plan. The same instance, seed, threads and step bound give the same plan.
#[derive(Debug, Clone, Default)]
pub struct PlanOptions {
    pub seed: u64,
    /// Search steps of each thread; `None`: until [`Control::should_stop`].
    pub max_steps: Option<u64>,
    /// A plan to begin with: kept as far as it breaks nothing.
    pub warm: Option<Solution>,
    /// Threads to search on; 0 counts as 1.
    pub threads: usize,
}

/// How far the search has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Search steps of each thread.
    pub steps: u64,
    /// The best plan's score so far.
    pub score: i64,
    pub placed: usize,
    pub unplaced: usize,
    /// A score that no plan can go below, when one is known.
    pub bound: Option<i64>,
}

/// What the caller holds while a plan is searched: the clock, the cancel button, the progress bar. Asked from several threads.
pub trait Control: Sync {
    /// Whether to end now, with the best plan so far.
    fn should_stop(&self) -> bool;

    fn progress(&self, progress: Progress);

    /// The share of the time allowed that is used, 0 to 1, when there is an end in sight: the last cooling is then cut to fit.
    fn share_used(&self) -> Option<f64> {
        None
    }
}

/// Plans the season. Always gives back a plan in which every fixed meeting stands and no hard constraint is newly broken,
/// however early it is stopped; going on longer never makes it worse. Reasons for what is not placed come from
/// [`explain`](super::explain()).
pub fn plan(instance: &Instance, options: PlanOptions, control: &dyn Control) -> Solution {
    let ground = Ground::new(instance);
    let threads = options.threads.clamp(1, 16);
    let (mut problem, casts) = compile(&ground, threads);
    beside_fixed(&mut problem);
    let mut state = State::new(&problem);
    if let Some(solution) = &options.warm {
        warm::place_all(&ground, &casts, solution, &mut state);
    }
    construct::fill(&mut state);
    let first = write(&ground, &problem, &casts, &state.spots);
    let constant = score_on(&ground, &first).total - state.energy;
    let first = (state.spots, state.energy);
    let budget = Budget { max_steps: options.max_steps, constant };
    let best = Search::new(first, (options.seed, threads), budget, control).run(&mut problem);
    write(&ground, &problem, &casts, &best)
}

fn write(ground: &Ground<'_>, problem: &Problem, casts: &[Cast], spots: &[Spot]) -> Solution {
    let mut solution = Solution::empty(&ground.instance.id);
    let today = super::difference::today(ground.instance);
    let mut today = today.placed.into_iter().peekable();
    for (k, m) in ground.instance.proposals.iter().enumerate() {
        let stands = today.next_if(|p| p.proposal == m.id);
        match stands {
            Some(placed) if m.is_fixed() => solution.placed.push(placed),
            _ if spots[k].is_placed() => {
                solution.placed.push(write_spot(ground, problem, (k, &casts[k]), spots[k]))
            }
            _ => solution.leave_out(&m.id),
        }
    }
    solution
}

fn write_spot(ground: &Ground<'_>, problem: &Problem, (k, cast): (usize, &Cast), spot: Spot) -> Placed {
    let (i, m) = (ground.instance, &ground.instance.proposals[k]);
    let mut people: std::collections::BTreeMap<_, _> = m.roles.iter().map(|r| (r.id.clone(), None)).collect();
    for c in bits(spot.people) {
        let (role, person) = cast[c];
        people.insert(m.roles[role].id.clone(), Some(i.people[person].id.clone()));
    }
    let start = Moment(ground.calendar.at(i32::from(spot.day), i32::from(spot.slot) * 15));
    let venue = problem.meetings[k].venues[spot.venue as usize] as usize;
    Placed { proposal: m.id.clone(), start: start.to_warsaw(), venue: i.venues[venue].id.clone(), people }
}
