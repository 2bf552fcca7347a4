//! Recurrence rules: RRULE read ([`rule`]) and its dates told one by one ([`dates`]).
//!
//! Works on civil time, as RFC 5545 §3.3.10 defines it; zones come in afterwards. Our own rather than the `rrule`
//! crate, because the work must be bounded for hostile rules, start near the window instead of in 1970, and know
//! RFC 7529's SKIP; that crate is the oracle in the tests.

mod calendar_day;
pub mod dates;
pub mod effort;
pub mod rule;
mod skip;

#[cfg(test)]
mod tests;
