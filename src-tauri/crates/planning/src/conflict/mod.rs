//! Conflicts: what speaks against a placement. One rule is one file; [`RULES`] names them all.
//!
//! A rule is judged in two ways that must agree on every cell (a property test says so): `check` explains one
//! placement in facts, `paint` answers for a whole window of starts in bits.

mod case;
mod check;
mod fact;
mod journey;
mod overriding;
mod own_booking;
mod periods;
mod rule;
mod working_days;

mod access_unknown;
mod already_announced;
mod calendar_stale;
mod campaign;
mod capacity_wasted;
mod district_gap;
mod election_silence;
mod evening_preference;
mod hold_ends_soon;
mod hold_expired;
mod in_the_past;
mod interpreter_notice;
mod lead_time_minimum;
mod lead_time_target;
mod office_closed;
mod outside_hours;
mod person_busy;
mod public_holiday;
mod role_unfilled;
mod school_break;
mod session_clash;
mod travel_time;
mod venue_busy;
mod venue_closed;
mod venue_lacks_access;
mod venue_only_asked;
mod venue_refused;
mod venue_too_small;
mod week_limit;

#[cfg(test)]
pub(crate) mod testing;

pub use case::{Case, Placement};
pub(crate) use check::person_rules;
pub use check::{Checked, Judged, check};
pub use fact::{CalendarSource, Fact, Reason, RuleId, Severity, Verdict};
pub use journey::{Places, Route, StayEnd, Stays, TravelTimes};
pub use overriding::{all_overridable, overridable, reason_needed};
pub use rule::{Judge, Rule};
pub use working_days::{is_working_day, working_days_until};

/// Every rule, in the order in which reasons are given.
pub static RULES: &[Rule] = &[
    person_busy::RULE,
    travel_time::RULE,
    outside_hours::RULE,
    calendar_stale::PERSON_RULE,
    week_limit::RULE,
    role_unfilled::RULE,
    venue_busy::RULE,
    venue_refused::RULE,
    hold_expired::RULE,
    hold_ends_soon::RULE,
    venue_only_asked::RULE,
    venue_closed::RULE,
    venue_too_small::RULE,
    venue_lacks_access::RULE,
    access_unknown::RULE,
    capacity_wasted::RULE,
    calendar_stale::VENUE_RULE,
    in_the_past::RULE,
    lead_time_minimum::RULE,
    lead_time_target::RULE,
    interpreter_notice::RULE,
    public_holiday::RULE,
    office_closed::RULE,
    election_silence::RULE,
    campaign::RULE,
    school_break::RULE,
    session_clash::RULE,
    district_gap::RULE,
    evening_preference::RULE,
    already_announced::RULE,
];
