//! Planning a whole season at once.

mod anneal;
mod availability;
mod choices;
mod compile;
mod construct;
mod cost;
mod difference;
mod eject;
mod explain;
mod ground;
mod hard;
mod insert;
mod instance;
mod parse;
mod plan;
mod problem;
mod random;
mod relax;
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
pub use instance::*;
pub use parse::{InstanceError, check_instance, parse_instance};
pub use plan::{Control, PlanOptions, Progress, plan};
pub use score::{Rule, Scored, Violation, score};
pub use solution::{Placed, Solution, Unplaced, UnplacedKind, parse_solution};
pub use time::{Instant, Wall};
