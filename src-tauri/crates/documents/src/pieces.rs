//! The pieces a pack is made of; each is one function from a [`Desk`] to bytes or text.

pub mod covering;
pub(crate) mod docx;
pub(crate) mod filling;
pub(crate) mod fitting;
pub mod image;
pub mod mail;
pub mod page;
pub mod person_record;
pub mod poster;
pub mod release;
pub mod text;
