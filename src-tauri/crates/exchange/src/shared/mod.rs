//! What a department shares over a calendar server: meetings, requests, people, bodies and venues as resources that
//! other programs read, and the plan that brings two sides together.
//!
//! A [`Document`] is one thing of the register as plain fields. [`write`] makes a VEVENT, a VTODO or a vCard of it;
//! [`read`] takes it back, with what another program changed in the standard properties. [`merge`] brings two changed
//! documents together field by field, [`plan`] says what is to be done. All of it is pure.

mod amend;
mod answers;
mod card;
mod data;
mod document;
mod event;
mod merge;
mod names;
mod params;
mod plan;
mod properties;
mod read;
mod task;
#[cfg(test)]
mod tests;
mod write;

pub use answers::field as answer_field;
pub use document::{Document, Fields, Kind, Look, LookParty, Written};
pub use merge::{Contest, Merged, merge, same_fields};
pub use names::{href_of, stable_uuid};
pub use plan::{Action, Grave, Local, Remote, Seen, common, is_there, next, plan};
pub use read::{Found, read};
pub use write::write;
