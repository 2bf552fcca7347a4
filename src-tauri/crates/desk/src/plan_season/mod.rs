//! A whole season at once: proposed with reasons, judged by the rules, applied as one step that undo takes back.

mod apply;
mod bounded;
mod cards;
mod order;
mod propose;

pub use apply::{ApplySeason, SeasonApplied, SeasonCheck};
pub use cards::{SeasonChange, SeasonLeftOut, SeasonPlace, SeasonPlacement, SeasonProposal, UnplacedBecause};
pub use order::PlanSeason;
