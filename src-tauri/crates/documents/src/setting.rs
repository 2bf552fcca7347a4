//! Setting pages with Typst, as a library: data and templates in, pages out. No package, no network, no disk.

mod export;
mod fonts;
mod legible;
mod paper_text;
mod world;

pub(crate) use export::{to_pdf, to_png, to_pngs};
pub(crate) use legible::{Margins, illegible};
pub(crate) use paper_text::unprintable;
pub(crate) use world::{Job, set_pages};

/// Forgets what the last previews did not use: while somebody types, only the words of one page change.
pub fn forget_previews() {
    typst::comemo::evict(8);
}

/// Forgets what Typst remembers of pages that haven't been set for a while, so that a season of packs doesn't grow.
pub(crate) fn forget() {
    typst::comemo::evict(30);
}
