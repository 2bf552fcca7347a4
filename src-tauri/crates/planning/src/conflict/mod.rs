//! Conflicts: what speaks against a placement. One rule is one file; [`RULES`] names them all.
//!
//! A rule is judged in two ways that must agree on every cell (a property test says so): `check` explains one
//! placement in facts, `paint` answers for a whole window of starts in bits.

mod case;
mod check;
mod fact;
mod rule;

mod calendar_stale;
mod lead_time_minimum;
mod lead_time_target;
mod outside_hours;
mod person_busy;
mod public_holiday;
mod venue_busy;
mod venue_closed;
mod venue_lacks_access;
mod venue_too_small;

#[cfg(test)]
pub(crate) mod testing;

pub use case::{Case, Placement};
pub(crate) use check::person_rules;
pub use check::{Checked, Judged, check};
pub use fact::{Fact, Reason, RuleId, Severity, Verdict};
pub use rule::{Judge, Rule};

/// Every rule, in the order in which reasons are given.
pub static RULES: &[Rule] = &[
    person_busy::RULE,
    outside_hours::RULE,
    calendar_stale::PERSON_RULE,
    venue_busy::RULE,
    venue_closed::RULE,
    venue_too_small::RULE,
    venue_lacks_access::RULE,
    calendar_stale::VENUE_RULE,
    public_holiday::RULE,
    lead_time_minimum::RULE,
    lead_time_target::RULE,
];
