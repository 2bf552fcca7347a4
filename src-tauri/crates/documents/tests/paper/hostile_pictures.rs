//! Pictures made to harm whoever opens them: they are refused, or printed without what they bring.

use crate::sample;
use documents::{Announcement, PackOptions, PaperError, Photo, prepare_photo, thumbnail};
use std::io::Cursor;

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    let picture = image::RgbaImage::from_pixel(width, height, image::Rgba([9, 9, 9, 255]));
    picture.write_to(&mut out, image::ImageFormat::Png).expect("a picture");
    out.into_inner()
}

fn jpeg(width: u32, height: u32) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    let picture = image::RgbImage::from_pixel(width, height, image::Rgb([9, 9, 9]));
    picture.write_to(&mut out, image::ImageFormat::Jpeg).expect("a picture");
    out.into_inner()
}

/// CRC-32 as PNG reckons it (ISO 3309).
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |crc, byte| {
        (0..8).fold(
            crc ^ u32::from(*byte),
            |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 },
        )
    })
}

fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let body = [kind.as_slice(), data].concat();
    [&(data.len() as u32).to_be_bytes()[..], &body, &crc(&body).to_be_bytes()].concat()
}

/// A small file that says it is a huge picture: 16 bits, four colours.
fn huge_png(width: u32, height: u32) -> Vec<u8> {
    let head = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[16, 6, 0, 0, 0]].concat();
    let small = png(4, 4);
    // The signature, our head, then everything after the small picture's own head.
    [&small[..8], &chunk(b"IHDR", &head), &small[33..]].concat()
}

fn huge_jpeg(side: u16) -> Vec<u8> {
    let mut bytes = jpeg(8, 8);
    // SOF0 (ITU-T T.81, B.2.2): marker, length, precision, then height and width.
    let at = bytes.windows(2).position(|pair| pair == [0xff, 0xc0]).expect("a frame") + 5;
    bytes[at..at + 2].copy_from_slice(&side.to_be_bytes());
    bytes[at + 2..at + 4].copy_from_slice(&side.to_be_bytes());
    bytes
}

/// A picture whose text or colour profile unpacks to many megabytes.
fn padded_png(kind: &[u8; 4]) -> Vec<u8> {
    let mut zeros = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    let block = vec![0; 1 << 20];
    (0..24).for_each(|_| std::io::Write::write_all(&mut zeros, &block).expect("memory"));
    let packed = [b"x\0\0".as_slice(), &zeros.finish().expect("memory")].concat();
    let small = png(4, 4);
    [&small[..33], &chunk(kind, &packed), &small[33..]].concat()
}

#[test]
fn a_picture_that_unpacks_to_more_than_memory_is_refused_before_it_is_unpacked() {
    for bomb in [
        huge_png(23_000, 23_000),
        huge_png(u32::MAX >> 1, u32::MAX >> 1),
        huge_png(1, 24_001),
        huge_jpeg(20_000),
        huge_jpeg(u16::MAX),
    ] {
        assert!(bomb.len() < 4_000);
        assert!(matches!(prepare_photo(&bomb), Err(PaperError::Export { .. })));
        assert!(matches!(thumbnail(&bomb, 240), Err(PaperError::Export { .. })));
    }
}

#[test]
fn what_a_picture_carries_along_is_not_unpacked_without_bound_and_not_kept() {
    for kind in [b"zTXt", b"iCCP", b"iTXt"] {
        // Refused or printed; either way without all that.
        if let Ok(photo) = prepare_photo(&padded_png(kind)) {
            assert_eq!((photo.width, photo.height), (4, 4));
            assert!(photo.bytes.len() < 10_000, "{} bytes", photo.bytes.len());
        }
    }
}

#[test]
fn a_picture_that_was_cut_off_anywhere_stops_nothing() {
    for whole in [png(60, 40), jpeg(60, 40)] {
        for end in 0..whole.len() {
            if let Ok(photo) = prepare_photo(&whole[..end]) {
                assert_eq!((photo.width, photo.height), (60, 40));
            }
        }
        assert!(prepare_photo(&whole[..whole.len() / 2]).is_err() || whole.starts_with(&[0xff, 0xd8]));
    }
}

/// Drawings are never taken for photos, and where the office's own logo is one it brings nothing along.
const DRAWINGS: [&str; 7] = [
    "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
    "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg xmlns='http://www.w3.org/2000/svg'><text>&x;</text></svg>",
    "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><image href='/etc/passwd' width='9' height='9'/></svg>",
    "<svg xmlns='http://www.w3.org/2000/svg'><IMAGE href='https://example.org/x.png'/></svg>",
    "<svg xmlns='http://www.w3.org/2000/svg' xmlns:x='http://www.w3.org/1999/xlink'><g id='a'/><use x:href='#a'/></svg>",
    "<svg xmlns='http://www.w3.org/2000/svg'><foreignObject><body onload='x'/></foreignObject></svg>",
    "<svg xmlns='http://www.w3.org/2000/svg'><filter id='f'><feTurbulence/></filter></svg>",
];

#[test]
fn a_drawing_is_no_photo_and_a_logo_brings_nothing_along() {
    for drawing in DRAWINGS {
        assert!(prepare_photo(drawing.as_bytes()).is_err());
        let mut with_logo = sample::announcement();
        with_logo.logo = Some(photo(drawing.as_bytes().to_vec()));
        refused(&with_logo, "logo");
    }
}

#[test]
fn a_pack_with_a_picture_that_harms_is_refused_by_name() {
    let mut a = sample::announcement();
    for bytes in [huge_png(23_000, 23_000), huge_jpeg(20_000), b"GIF89a".to_vec(), vec![0xff; 40]] {
        a.photo = Some(photo(bytes));
        refused(&a, "photo");
    }
}

fn photo(bytes: Vec<u8>) -> Photo {
    Photo { bytes, alt: "Ławka".to_owned(), credit: String::new() }
}

fn refused(a: &Announcement, picture: &str) {
    let channels = ["district_web"].map(str::to_owned).into();
    let options = PackOptions { channels: Some(&channels), ..PackOptions::default() };
    match documents::pack(a, Vec::new(), &options) {
        Err(PaperError::Export { reason, .. }) => assert!(reason.starts_with(picture), "{reason}"),
        other => panic!("{:?}", other.map(|pack| pack.files.len())),
    }
}
