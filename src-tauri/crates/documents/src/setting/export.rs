//! Pages as PDF and as pictures.

use crate::error::PaperError;
use crate::picture::png_rgb;
use typst::foundations::Smart;
use typst_layout::{Page, PagedDocument};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use typst_render::RenderOptions;

/// A tagged PDF that keeps PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2). `ident` must be the same for the same document and is the only thing its identifier depends on.
///
/// # Errors
/// [`PaperError::Export`] when the pages break the standard (for example a picture without alternative text).
pub(crate) fn to_pdf(document: &PagedDocument, piece: &str, ident: &str) -> Result<Vec<u8>, PaperError> {
    let fault = |reason: String| PaperError::Export { piece: piece.to_owned(), reason };
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a])
        .map_err(|e| fault(e.message().to_string()))?;
    let options = PdfOptions {
        ident: Smart::Custom(ident.to_owned()),
        creator: Smart::Custom(Some("Ławka".to_owned())),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(document, &options)
        .map_err(|errors| fault(errors.iter().map(|e| e.message.to_string()).collect::<Vec<_>>().join("; ")))
}

/// The first page as RGB PNG at `pixel_per_pt`.
///
/// # Errors
/// [`PaperError::Export`] when there is no page or it can't be encoded.
pub(crate) fn to_png(
    document: &PagedDocument,
    piece: &str,
    pixel_per_pt: f64,
) -> Result<Vec<u8>, PaperError> {
    let page = document.pages().first();
    let page =
        page.ok_or_else(|| PaperError::Export { piece: piece.to_owned(), reason: "no page".to_owned() })?;
    drawn(page, piece, pixel_per_pt)
}

/// Every page as RGB PNG.
///
/// # Errors
/// [`PaperError::Export`] when one can't be encoded.
pub(crate) fn to_pngs(
    document: &PagedDocument,
    piece: &str,
    pixel_per_pt: f64,
) -> Result<Vec<Vec<u8>>, PaperError> {
    document.pages().iter().map(|page| drawn(page, piece, pixel_per_pt)).collect()
}

fn drawn(page: &Page, piece: &str, pixel_per_pt: f64) -> Result<Vec<u8>, PaperError> {
    let options = RenderOptions { pixel_per_pt: pixel_per_pt.into(), render_bleed: false };
    let pixmap = typst_render::render(page, &options);
    let (width, height) = (pixmap.width() as usize, pixmap.height() as usize);
    let mut rgb = vec![0; width * height * 3];
    for (rgb, rgba) in rgb.chunks_exact_mut(3).zip(pixmap.data().chunks_exact(4)) {
        rgb.copy_from_slice(&rgba[..3]);
    }
    png_rgb(width, height, &rgb).map_err(|reason| PaperError::Export { piece: piece.to_owned(), reason })
}
