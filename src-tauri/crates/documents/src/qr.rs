//! QR codes (ISO/IEC 18004) of the page's address, level M, with the quiet zone of four modules.

use crate::error::PaperError;
use crate::picture::png_rgb;
use fast_qr::qr::{QRBuilder, QRCode};
use std::fmt::Write;

/// Width of the quiet zone in modules (ISO/IEC 18004 §6.3.8).
const QUIET: usize = 4;

/// The code as SVG: one path, one unit per module, quiet zone included.
///
/// # Errors
/// [`PaperError::QrCode`] when the address is empty or too long.
pub fn qr_svg(address: &str) -> Result<String, PaperError> {
    let code = encode(address)?;
    let side = code.size + 2 * QUIET;
    let mut path = String::new();
    for (x, y) in dark_modules(&code) {
        let _ = write!(path, "M{} {}h1v1h-1z", x + QUIET, y + QUIET);
    }
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" width=\"{side}mm\" height=\"{side}mm\" \
         shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{side}v{side}h-{side}z\"/><path d=\"{path}\"/></svg>\n"
    ))
}

/// The code as PNG, 16 pixels per module, quiet zone included.
///
/// # Errors
/// [`PaperError::QrCode`] when the address is empty or too long.
pub fn qr_png(address: &str) -> Result<Vec<u8>, PaperError> {
    const SCALE: usize = 16;
    let code = encode(address)?;
    let side = (code.size + 2 * QUIET) * SCALE;
    let mut pixels = vec![255_u8; side * side * 3];
    for (x, y) in dark_modules(&code) {
        for row in 0..SCALE {
            let from = (((y + QUIET) * SCALE + row) * side + (x + QUIET) * SCALE) * 3;
            pixels[from..from + SCALE * 3].fill(0);
        }
    }
    png_rgb(side, side, &pixels).map_err(|reason| PaperError::QrCode { reason })
}

fn encode(address: &str) -> Result<QRCode, PaperError> {
    let fault = |reason: String| PaperError::QrCode { reason };
    if address.is_empty() {
        return Err(fault("the address is empty".to_owned()));
    }
    QRBuilder::new(address).ecl(fast_qr::ECL::M).build().map_err(|e| fault(format!("{e:?}")))
}

fn dark_modules(code: &QRCode) -> impl Iterator<Item = (usize, usize)> + '_ {
    (0..code.size).flat_map(move |y| (0..code.size).filter(move |&x| code[y][x].value()).map(move |x| (x, y)))
}
