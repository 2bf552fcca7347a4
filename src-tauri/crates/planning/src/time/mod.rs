//! Time in three shapes: an instant is UTC, a civil time has its zone (Europe/Warsaw), a length is [`Minutes`].

mod interval;
mod minutes;
pub mod warsaw;

pub use interval::Interval;
pub use minutes::Minutes;
