//! Calendar servers: CalDAV (RFC 4791), CardDAV (RFC 6352) and plain `.ics` addresses.
//!
//! [`discover`](Connection::discover) finds what an account offers (RFC 6764); [`changes`](Connection::changes) lists
//! what changed (RFC 6578, or ETags where the server knows no such report); [`fetch`](Connection::fetch) brings many
//! resources at once; [`put`](Connection::put) and [`delete`](Connection::delete) never write over what they have not
//! seen. [`subscribe`](Connection::subscribed) reads a calendar that is only read.
//!
//! A server is not believed: sizes, counts, nesting and time are bounded, credentials stay with their host and are not
//! sent outside the domain that was typed, and what is not encrypted goes to this machine only. `libdav` makes and reads
//! the requests of discovery; the answers that list thousands are read here, as a stream.

mod address;
mod changes;
mod connection;
mod credentials;
mod discover;
mod error;
mod fetch;
pub mod multistatus;
mod reach;
mod records;
mod subscribed;
mod write;

pub use address::{Address, is_loopback};
pub use changes::{Changes, Listed, Since};
pub use connection::{Connection, Traffic};
pub use credentials::Credentials;
pub use discover::{Found, FoundKind};
pub use error::DavError;
pub use fetch::Fetched;
pub use reach::{Names, Reach};
pub use subscribed::{Subscribed, Validators};
pub use write::Put;
