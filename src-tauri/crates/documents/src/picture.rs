//! PNG files.

/// Encodes 8-bit RGB pixels, row by row.
///
/// # Errors
/// The encoder's words, when the sizes disagree.
pub(crate) fn png_rgb(width: usize, height: usize, pixels: &[u8]) -> Result<Vec<u8>, String> {
    let size = |n: usize| u32::try_from(n).map_err(|e| e.to_string());
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, size(width)?, size(height)?);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Fast);
    let mut writer = encoder.write_header().map_err(|e| e.to_string())?;
    writer.write_image_data(pixels).map_err(|e| e.to_string())?;
    writer.finish().map_err(|e| e.to_string())?;
    Ok(out)
}
