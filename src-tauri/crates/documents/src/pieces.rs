//! The pieces a pack is made of; each is one function from a [`Desk`] to bytes or text.

pub(crate) mod fitting;
pub mod poster;
