//! The only SQL of the product.

mod entity;
mod error;
mod ledger;
mod release;
mod search;
mod skeleton;
mod step;

pub use entity::{Changed, Entity, EntityKind};
pub use error::StoreError;
pub use ledger::LedgerRow;
pub use release::{Release, ReleaseDetails};
pub use search::Hit;
pub use skeleton::{Reader, Store, Writer};
pub use step::{History, Step, StepName};
