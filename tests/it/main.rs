//! The one integration binary: the job through `desk` and `lawka`, with what comes out read by tools that aren't ours.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what it found by stopping"
)]

mod announcing;
mod bad_input;
mod declining;
mod fuzzed;
mod grid;
mod hostile;
mod letters_and_outcomes;
mod main_job;
mod outbox;
mod reliability;
mod season_on_the_register;
mod season_planner;
mod season_round_trip;
mod support;
mod together;
mod venue_bookings;
