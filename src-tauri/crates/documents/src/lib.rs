//! The paper: posters, releases, page text, images, letters, the pack.
//!
//! Everything here is a pure function of data, templates, fonts and the date of the release: no clock, no disk, no
//! network. The same input gives the same bytes.

pub mod accessibility;
pub mod announcement;
mod archive;
mod bounded;
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
pub mod photo;
mod picture;
pub mod pieces;
pub mod preview;
pub mod qr;
pub mod report;
pub mod report_map;
pub mod salutation;
mod setting;
pub mod sheet;
pub mod templates;
pub mod typography;
pub mod words;

pub use accessibility::{Feature, Known};
pub use announcement::{
    Access, Announcement, ChannelId, Contact, DistrictRef, Gender, Invited, Language, OfficeHolder,
    Organiser, Photo, Press, Quote, Release, Status, Translation, Venue,
};
pub use checks::{Fact, Finding, Weight, check};
pub use desk::Desk;
pub use error::{PaperError, TemplateFault};
pub use letters::{
    Addressee, Concern, DeclineLetter, Letter, Signature, decline_letter, decline_letter_on_screen,
    letter_mail, letter_on_screen, letters,
};
pub use limits::{Limit, Limits};
pub use pack::{Pack, PackFile, PackOptions, pack, zip};
pub use photo::{PreparedPhoto, prepare_photo, thumbnail};
pub use pieces::mail::{Draft, Invitation, Leaving, message};
pub use preview::{Counted, PartTitle, PreviewPart, data_of, preview};
pub use report::{Report, ReportColumn, ReportTable, report_pdf};
pub use report_map::{MapArea, MapFilling, ReportMap};
pub use salutation::Role;
pub use setting::forget_previews;
pub use sheet::Sheet;
pub use templates::{BuiltIn, Library, Templates};
