//! The fonts inside the binary.

use std::sync::LazyLock;
use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

static FILES: [&[u8]; 4] = [
    include_bytes!("../../fonts/SourceSans3-Regular.ttf"),
    include_bytes!("../../fonts/SourceSans3-Semibold.ttf"),
    include_bytes!("../../fonts/SourceSans3-Bold.ttf"),
    include_bytes!("../../fonts/NotoEmoji_400Regular.ttf"),
];

static FONTS: LazyLock<Vec<Font>> =
    LazyLock::new(|| FILES.iter().flat_map(|file| Font::iter(Bytes::new(*file))).collect());

static BOOK: LazyLock<LazyHash<FontBook>> =
    LazyLock::new(|| LazyHash::new(FontBook::from_fonts(FONTS.iter())));

pub(super) fn book() -> &'static LazyHash<FontBook> {
    &BOOK
}

pub(super) fn font(index: usize) -> Option<Font> {
    FONTS.get(index).cloned()
}

/// Whether a regular text font or the emoji font has the character.
pub(super) fn covers(c: char) -> bool {
    let has = |index: usize| FONTS.get(index).is_some_and(|font| font.info().coverage.contains(u32::from(c)));
    has(0) || has(FILES.len() - 1)
}
