//! A whole season at once: proposed with reasons, judged by the rules, applied as one step that undo takes back.

mod apply;
mod begin;
mod bounded;
mod cards;
mod order;
mod progress;
mod propose;
mod why_here;
mod why_not;

pub use apply::{ApplySeason, SeasonApplied, SeasonCheck};
pub use begin::SeasonStart;
pub use cards::{
    SeasonChange, SeasonLeftOut, SeasonPlace, SeasonPlacement, SeasonProposal, SeasonTrouble, UnplacedBecause,
};
pub use order::PlanSeason;
pub use progress::SeasonProgress;
pub use why_here::{AskWhyHere, SeasonElsewhere, SeasonWhyHere};
pub use why_not::AskWhyNot;
