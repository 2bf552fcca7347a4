//! Pages as they were approved, compared as pictures: small, and with a tolerance for another machine's rounding.
//!
//! After a wanted change of the looks: `LAWKA_WRITE_REFERENCE=1 cargo test --workspace reference`, look at the pictures in
//! `tests/reference`, and commit them.

use crate::sample;
use documents::pieces::image::{Format, image_at};
use documents::pieces::poster::{Paper, poster};
use documents::pieces::release::press_release_screens;
use documents::{Announcement, BuiltIn, Desk, Language, Library, letter_on_screen, thumbnail};
use std::path::PathBuf;

/// Of 255: a pixel that differs less is the same to an eye.
const SAME: i32 = 40;
/// Share of pixels that may differ more: edges of letters fall half a pixel beside themselves.
const DIFFERENT: f64 = 0.004;

fn reference(name: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests", "reference", &format!("{name}.png")].iter().collect()
}

fn compare(name: &str, png: &[u8]) {
    let small = compressed(&thumbnail(png, 320).expect("a picture").bytes);
    let path = reference(name);
    if std::env::var_os("LAWKA_WRITE_REFERENCE").is_some() {
        std::fs::write(&path, &small).expect("a picture");
    }
    let known = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let (known, now) = (pixels(&known), pixels(&small));
    assert_eq!((known.0, known.1), (now.0, now.1), "{name}: another size");
    let far = known.2.chunks(3).zip(now.2.chunks(3)).filter(|(a, b)| differs(a, b)).count();
    let share = far as f64 / f64::from(known.0 * known.1);
    if share > DIFFERENT {
        let shown = std::env::temp_dir().join(format!("{name}.png"));
        std::fs::write(&shown, &small).expect("a picture");
        panic!("{name}: {:.2} % of the pixels differ; now: {}", share * 100.0, shown.display());
    }
}

fn compressed(png: &[u8]) -> Vec<u8> {
    use image::codecs::png::{CompressionType, FilterType, PngEncoder};
    let mut out = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut out, CompressionType::Best, FilterType::Adaptive);
    image::load_from_memory(png).and_then(|picture| picture.write_with_encoder(encoder)).expect("a picture");
    out
}

fn differs(a: &[u8], b: &[u8]) -> bool {
    a.iter().zip(b).any(|(x, y)| (i32::from(*x) - i32::from(*y)).abs() > SAME)
}

fn pixels(png: &[u8]) -> (u32, u32, Vec<u8>) {
    let picture = image::load_from_memory(png).expect("a picture").to_rgb8();
    (picture.width(), picture.height(), picture.into_raw())
}

fn with_desk(a: &Announcement, language: Language, draw: impl Fn(&Desk<'_>)) {
    let library = Library::new(&BuiltIn);
    draw(&Desk::new(a, language, &library).expect("a desk"));
}

#[test]
fn posters_look_as_approved() {
    let cases = [
        ("poster", sample::announcement(), Language::Pl),
        ("poster-en", sample::announcement(), Language::En),
        ("poster-bare", sample::bare(), Language::Pl),
        ("poster-crowded", sample::crowded(), Language::Pl),
        ("poster-changed", sample::changed(), Language::Pl),
        ("poster-cancelled", sample::cancelled(), Language::Pl),
        ("poster-photo", sample::with_photo(sample::announcement()), Language::Pl),
    ];
    for (name, a, language) in cases {
        with_desk(&a, language, |desk| {
            compare(name, &poster(desk, Paper::A4).expect("a poster").png(72.0).expect("a picture"));
        });
    }
}

#[test]
fn pictures_look_as_approved() {
    let all = [
        ("board", Format::BOARD),
        ("link", Format::LINK),
        ("square", Format::SQUARE),
        ("story", Format::STORY),
    ];
    for (name, format) in all {
        with_desk(&sample::announcement(), Language::Pl, |desk| {
            compare(name, &image_at(desk, format, 0.5).expect("a picture"));
        });
    }
    with_desk(&sample::changed(), Language::Pl, |desk| {
        compare("square-changed", &image_at(desk, Format::SQUARE, 0.5).expect("a picture"));
    });
}

#[test]
fn the_release_and_the_letter_look_as_approved() {
    let release = |a: &Announcement, name| {
        with_desk(a, Language::Pl, |desk| compare(name, &press_release_screens(desk).expect("pages")[0]));
    };
    release(&sample::announcement(), "release");
    release(&sample::changed(), "release-changed");
    let options = documents::PackOptions::default();
    let (page, _) =
        letter_on_screen(&sample::announcement(), &sample::letters()[0], &options).expect("a letter");
    compare("letter", &page);
}
