//! What no plan can go below, and what what is scarce is worth.
//!
//! Meetings compete for things that are counted: a person's meetings a week and a day, the days around a meeting of the same
//! district, the weeks. Give each of them a price and let every meeting choose on its own, and the sum is below every plan's
//! score whatever the prices (Lagrange); `ascent` looks for the prices that make it highest. A meeting's choice which is dearer
//! at these prices than the plan in hand allows is part of no better plan: `narrow` strikes it off, which leaves the search
//! with little and now and then proves that nothing better exists.

mod ascent;
mod layout;
mod market;
mod narrow;
mod offers;
mod round;
mod shares;
mod stretches;

pub(crate) use ascent::Ascent;
pub(crate) use narrow::beside_fixed;
