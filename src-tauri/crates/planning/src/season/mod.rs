//! Planning a whole season at once.

mod anneal;
mod availability;
mod branch;
mod choices;
mod compile;
mod construct;
mod cost;
mod eject;
mod ground;
mod insert;
mod instance;
mod parse;
mod plan;
mod problem;
mod random;
mod solution;
mod state;
mod time;

pub use instance::*;
pub use parse::{InstanceError, check_instance, parse_instance};
pub use plan::{Control, PlanOptions, Progress, plan};
pub use solution::{Placed, Solution, Unplaced, UnplacedKind, parse_solution};
pub use time::{Instant, Wall};
