//! What is kept of the department's calendar server: accounts, collections, what was last seen, conflicts.
//!
//! These tables are no steps of the office: nothing of them is undone or told in the ledger.

mod account;
mod collection;
mod conflict;
mod grave;
mod operation;
mod resource;
mod shared_name;
mod subscription;
mod version;

pub use account::{Account, AccountDetails};
pub use collection::{Collection, CollectionDetails};
pub use conflict::{Conflict, ConflictDetails, ConflictKind};
pub use operation::{Operation, OperationState};
pub use resource::Resource;
pub use subscription::{Subscription, SubscriptionDetails};
