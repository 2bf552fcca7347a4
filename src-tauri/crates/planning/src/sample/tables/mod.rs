//! What the sample is made of, as plain rows.

pub(super) mod courses;
mod duties;
pub(super) mod errands;
pub(super) mod people;
pub(super) mod requests;
pub(super) mod venues;
