//! Planning a whole season at once: which meeting when, where and with whom, and why not.
//!
//! An [`Instance`] (`lawka-plan/1`) becomes a [`Solution`] (`lawka-solution/1`) by [`plan()`]. Pure: no clock, no disk; whoever asks
//! holds the clock and the cancel button ([`Control`]).
//!
//! The way of the data: `ground` resolves names and availability; `compile` and `choices` list for each meeting and day the places
//! that would do if it were alone, cheapest first (`problem`); `state` is a plan kept up to date by each meeting placed and
//! removed; `construct` makes the first one, and `search` improves it by simulated annealing (`anneal`) whose steps are the
//! cheapest insertion on another day (`insert`), chains of meetings that make room for one another (`eject`), and neighbourhoods
//! taken out and built anew (`ruin`); `bound` says what no plan can go below, keeps the search to what may still be better and
//! draws plans to begin anew from. `score` and `hard` say the objective and the constraints again from the instance alone: the
//! search is never its own judge. `explain` finds
//! the single changes that would place what is left out, `difference` what a plan changes.

mod anneal;
mod availability;
mod bound;
mod choices;
mod compile;
mod construct;
mod cost;
mod difference;
mod eject;
mod explain;
mod from_world;
mod ground;
mod hard;
mod insert;
mod instance;
mod parse;
mod plan;
mod problem;
mod random;
mod relax;
mod ruin;
mod score;
mod search;
mod solution;
mod stand;
mod state;
mod time;
mod warm;

#[cfg(test)]
mod tests;

pub use difference::{Change, Changed, difference, today};
pub use explain::explain;
pub use from_world::{
    Elsewhere, Pick, Question, Relaxation, Settled, SettledPick, Staged, Subject, WhyHere, Wishes,
    against_standing, from_world, narrowed, settle, why_here,
};
pub use instance::*;
pub use parse::{InstanceError, check_instance, parse_instance};
pub use plan::{Control, PlanOptions, Progress, plan};
pub use score::{Rule, Scored, Violation, score};
pub use solution::{Placed, Solution, Unplaced, UnplacedKind, parse_solution};
pub use time::{Instant, Wall};
