//! Together: the department's plan on a calendar server, and everybody's calendar fresh.
//!
//! Offline first: a step of the office is local and at once. [`Desk::synchronise`](crate::Desk::synchronise) brings both
//! sides together afterwards: it looks, plans (`exchange::shared::plan`, pure) and carries out one operation after
//! another, each written down as it succeeds, so that it may be cut off anywhere and simply be done again.

mod accounts;
mod apply;
mod calendar_answers;
mod collection_pass;
mod conflicts;
mod connect;
mod decide;
mod documents;
mod double_booking;
mod identity;
mod look;
mod names;
mod planned;
mod public_calendar;
mod report;
mod same_account;
mod seen;
mod send;
mod state;
mod subscribe;
mod synchronise;
mod take;
mod take_meeting;
mod take_out;

pub use accounts::{AccountAdded, AccountCard, AddAccount, ChooseCollections, CollectionCard};
pub use conflicts::{ContestedField, Resolved, SyncConflict, Take};
pub use report::{OperationCard, OperationOutcome, SyncFailure, SyncProgress, SyncReport};
pub use state::{AccountState, SyncState};
pub use subscribe::{CalendarsRefreshed, SubscribeCalendar, SubscribedCalendar, SubscriptionCard};
pub use synchronise::Synchronise;
