//! The paper: posters, releases, page text, images, letters, the pack.
//!
//! Everything here is a pure function of data, templates, fonts and the date of the release: no clock, no disk, no
//! network. The same input gives the same bytes.

pub mod accessibility;
pub mod announcement;
mod archive;
pub mod checks;
pub mod count;
pub mod dates;
pub mod desk;
pub mod error;
pub mod evidence;
pub mod letters;
pub mod limits;
pub mod localised;
pub mod manifest;
mod media;
pub mod pack;
mod picture;
pub mod pieces;
pub mod qr;
pub mod salutation;
mod setting;
pub mod sheet;
pub mod templates;
pub mod typography;
pub mod words;

pub use accessibility::{Feature, Known};
pub use announcement::{
    Access, Announcement, ChannelId, Contact, DistrictRef, Gender, Language, OfficeHolder, Organiser, Photo,
    Press, Quote, Release, Status, Translation, Venue,
};
pub use checks::{Fact, Finding, check};
pub use desk::Desk;
pub use error::{PaperError, TemplateFault};
pub use letters::{Addressee, Letter, Signature, letters};
pub use limits::{Limit, Limits};
pub use pack::{Pack, PackFile, PackOptions, pack, zip};
pub use salutation::Role;
pub use sheet::Sheet;
pub use templates::{BuiltIn, Library, Templates};
