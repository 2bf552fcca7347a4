//! The only SQL of Ławka: migrations, one door for every change, undo and redo, the ledger, search, backup.
//!
//! [`Store::read`] gives a [`Reader`] of one moment; [`Store::change`] gives a [`Writer`] and writes the change, its undo
//! step, its ledger rows and its words in the search index in one transaction, or nothing, and answers [`Changed`].
//! Each thing has its file, with what is read and what is written of it.
//!
//! - How a connection is set, and why: `pragma.rs`.
//! - How the history notices what was altered: `capture.rs`, `undo.rs`.
//! - What the ledger can be trusted for and what it doesn't keep: `ledger.rs`, `chain.rs`, `withhold.rs`.
//! - How a file is encrypted and opened again: `key.rs`, `recode.rs`, `recovery_code.rs`.
//! - Why the search index holds folded words: `search.rs`; in what order names stand: `collate.rs`.

mod access;
mod announcement;
mod backup;
mod booking;
mod busy;
mod calendar;
mod calendar_answer;
mod capture;
mod chain;
mod collate;
mod column;
mod condition;
mod document;
mod door;
mod draft;
mod entity;
mod erase;
mod erasure;
mod error;
mod health;
mod kept;
mod key;
mod last_change;
mod ledger;
mod letter;
mod linked_body;
mod mail;
mod meeting;
mod migrate;
mod notice;
mod open;
mod outcome;
mod participant;
mod period;
mod person;
mod portable;
mod pragma;
mod publication;
mod put_back;
mod reader;
mod recode;
mod recovery_code;
mod release;
mod request;
mod requester;
mod restore;
mod row;
mod seal;
mod search;
mod settings;
mod step;
mod stretch;
#[cfg(test)]
mod tests;
mod together;
mod undo;
mod venue;
mod verify;
mod waiver;
mod withhold;
mod writer;

pub use access::{AccessKind, DataAccess};
pub use backup::{COPIES, CopyState};
pub use collate::polish;
pub use condition::Condition;
pub use draft::{Draft, OWN};
pub use entity::{Changed, Entity, EntityKind};
pub use erasure::Erasure;
pub use error::StoreError;
pub use kept::KeptFile;
pub use key::{Key, Seal, seal_of};
pub use ledger::LedgerRow;
pub use letter::Letter;
pub use open::Store;
pub use portable::{PortableFile, PortableManifest, import_files};
#[doc(hidden)]
pub use pragma::Synchronous;
pub use put_back::PutBack;
pub use reader::Reader;
pub use recovery_code::{NoRecoveryCode, RecoveryCode};
pub use release::{Release, ReleaseDetails};
pub use search::Hit;
pub use step::{History, Step, StepName};
pub use together::{
    Account, AccountDetails, Collection, CollectionDetails, Conflict, ConflictDetails, ConflictKind,
    Operation, OperationState, Resource, Subscription, SubscriptionDetails,
};
pub use verify::{Broken, LedgerSeal};
pub use writer::Writer;
