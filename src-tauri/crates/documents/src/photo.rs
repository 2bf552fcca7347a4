//! A photo as an officer brings it, made fit for printing and for the web: upright, no larger than needed, and without
//! what a camera writes into it (place, time, device), which is nobody's business.

use crate::error::PaperError;
use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageReader, Limits};
use std::io::Cursor;

/// Wide enough for a poster at A3 and 150 dots an inch.
const LONGEST_SIDE: u32 = 2000;
/// Pixels on a side that are read at all; a panorama of a modern camera has 20,000.
const MOST_PIXELS: u32 = 24_000;
const MOST_MEMORY: u64 = 512 * 1024 * 1024;
/// Of an SVG, in bytes.
const MOST_DRAWING: usize = 2 * 1024 * 1024;
const QUALITY: u8 = 88;

/// A photo ready to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreparedPhoto {
    /// JPEG, RGB.
    pub bytes: Vec<u8>,
    pub width: u32,
    pub height: u32,
}

/// Reads PNG or JPEG, turns it upright (Exif 2.3, tag 0x0112), scales it down and writes it as JPEG.
///
/// # Errors
/// [`PaperError::Export`] with the reader's words when it isn't a picture, or one too large to read.
pub fn prepare_photo(bytes: &[u8]) -> Result<PreparedPhoto, PaperError> {
    let picture = read(bytes)?;
    let picture = if picture.width().max(picture.height()) > LONGEST_SIDE {
        picture.resize(LONGEST_SIDE, LONGEST_SIDE, FilterType::CatmullRom)
    } else {
        picture
    };
    let picture = on_white(&picture);
    let mut out = Vec::new();
    picture.write_with_encoder(JpegEncoder::new_with_quality(&mut out, QUALITY)).map_err(fault)?;
    Ok(PreparedPhoto { bytes: out, width: picture.width(), height: picture.height() })
}

/// A small PNG of a picture, for a list.
///
/// # Errors
/// [`PaperError::Export`] when it isn't a picture.
pub fn thumbnail(bytes: &[u8], longest: u32) -> Result<PreparedPhoto, PaperError> {
    let small = on_white(&read(bytes)?.thumbnail(longest, longest));
    let mut out = Cursor::new(Vec::new());
    small.write_to(&mut out, image::ImageFormat::Png).map_err(fault)?;
    Ok(PreparedPhoto { bytes: out.into_inner(), width: small.width(), height: small.height() })
}

/// Width and height in pixels, from the first bytes.
///
/// # Errors
/// [`PaperError::Export`] when it isn't a picture.
pub fn size(bytes: &[u8]) -> Result<(u32, u32), PaperError> {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format();
    reader.map_err(|error| fault(error.into()))?.into_dimensions().map_err(fault)
}

/// Whether a picture is one that can be printed without harm: a PNG or JPEG of a size that fits into memory, or a drawing
/// (SVG) that holds nothing but its own lines.
///
/// # Errors
/// What is wrong with it.
pub(crate) fn must_be_harmless(bytes: &[u8]) -> Result<(), String> {
    match image::guess_format(bytes) {
        Ok(_) => decoder(bytes).map(drop).map_err(|error| error.to_string()),
        Err(_) => must_be_drawing(bytes),
    }
}

/// An SVG that names another file, multiplies its parts, or carries a script is none of ours.
fn must_be_drawing(bytes: &[u8]) -> Result<(), String> {
    const STRANGE: [&str; 7] =
        ["<!doctype", "<!entity", "<script", "<image", "<use", "<foreignobject", "<filter"];
    let text = std::str::from_utf8(bytes).map_err(|_| "neither PNG, JPEG nor SVG".to_owned())?;
    if bytes.len() > MOST_DRAWING {
        return Err(format!("a drawing of {} bytes", bytes.len()));
    }
    let lower = text.to_ascii_lowercase();
    match STRANGE.iter().find(|strange| lower.contains(**strange)) {
        Some(strange) => Err(format!("a drawing with {strange}>")),
        None => Ok(()),
    }
}

/// The decoder with its limits, and what it will unpack to reserved: `into_decoder` doesn't look at that.
fn decoder(bytes: &[u8]) -> image::ImageResult<impl ImageDecoder + '_> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format()?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(MOST_PIXELS);
    limits.max_image_height = Some(MOST_PIXELS);
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits.clone());
    let decoder = reader.into_decoder()?;
    limits.reserve(decoder.total_bytes())?;
    Ok(decoder)
}

fn read(bytes: &[u8]) -> Result<DynamicImage, PaperError> {
    let mut decoder = decoder(bytes).map_err(fault)?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(fault)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

/// Transparent parts on white, as on paper.
fn on_white(picture: &DynamicImage) -> DynamicImage {
    if !picture.color().has_alpha() {
        return DynamicImage::ImageRgb8(picture.to_rgb8());
    }
    let rgba = picture.to_rgba8();
    let over = |channel: u8, alpha: u8| {
        let (channel, alpha) = (u32::from(channel), u32::from(alpha));
        ((channel * alpha + 255 * (255 - alpha)) / 255) as u8
    };
    let rgb = image::RgbImage::from_fn(rgba.width(), rgba.height(), |x, y| {
        let [red, green, blue, alpha] = rgba.get_pixel(x, y).0;
        image::Rgb([over(red, alpha), over(green, alpha), over(blue, alpha)])
    });
    DynamicImage::ImageRgb8(rgb)
}

fn fault(error: image::ImageError) -> PaperError {
    PaperError::Export { piece: "photo".to_owned(), reason: error.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32, pixel: [u8; 4]) -> Vec<u8> {
        let picture = image::RgbaImage::from_pixel(width, height, image::Rgba(pixel));
        let mut out = Cursor::new(Vec::new());
        picture.write_to(&mut out, image::ImageFormat::Png).expect("a picture");
        out.into_inner()
    }

    #[test]
    fn a_large_photo_is_scaled_down_and_a_small_one_is_not() {
        let large = prepare_photo(&png(3000, 1500, [10, 20, 30, 255])).expect("a photo");
        assert_eq!((large.width, large.height), (2000, 1000));
        let small = prepare_photo(&png(40, 30, [10, 20, 30, 255])).expect("a photo");
        assert_eq!((small.width, small.height), (40, 30));
        assert_eq!(size(&small.bytes).expect("its size"), (40, 30));
    }

    #[test]
    fn what_is_transparent_becomes_white() {
        let photo = prepare_photo(&png(8, 8, [0, 0, 0, 0])).expect("a photo");
        let read = image::load_from_memory(&photo.bytes).expect("JPEG").to_rgb8();
        assert!(read.pixels().all(|pixel| pixel.0.iter().all(|channel| *channel > 250)));
    }

    #[test]
    fn a_photo_taken_upright_stands_upright_and_loses_what_the_camera_wrote() {
        // A JPEG of 4 × 2 pixels with Exif orientation 6 (turn by 90° clockwise) in an APP1 segment.
        let mut jpeg = Vec::new();
        let picture = image::RgbImage::from_pixel(4, 2, image::Rgb([200, 30, 30]));
        picture.write_with_encoder(JpegEncoder::new(&mut jpeg)).expect("a JPEG");
        let exif: &[u8] =
            b"\xff\xe1\x00\x22Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
        let turned = [&jpeg[..2], exif, &jpeg[2..]].concat();
        let photo = prepare_photo(&turned).expect("a photo");
        assert_eq!((photo.width, photo.height), (2, 4));
        assert!(!photo.bytes.windows(4).any(|window| window == b"Exif"));
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        assert!(prepare_photo(b"not a picture").is_err());
        assert!(thumbnail(b"<svg/>", 100).is_err());
    }
}
