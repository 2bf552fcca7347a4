//! Setting pages with Typst, as a library: data and templates in, pages out. No package, no network, no disk.

mod export;
mod fonts;
mod paper_text;
mod world;

pub(crate) use export::{Standard, to_pdf, to_png};
pub(crate) use world::{Job, set_pages};
