use crate::{sample, tools};
use documents::pieces::image::{Format, holds, image};
use documents::pieces::poster::{Paper, poster};
use documents::{Announcement, BuiltIn, Desk, Language, Library, PaperError};

fn step(a: &Announcement) -> Result<usize, PaperError> {
    let library = Library::new(&BuiltIn);
    poster(&Desk::new(a, Language::Pl, &library)?, Paper::A4).map(|poster| poster.step)
}

#[test]
fn the_poster_holds_from_a_short_place_to_a_hundred_and_forty_characters() {
    let crowded = sample::crowded();
    assert!(crowded.venue.name.chars().count() >= 140);
    assert_eq!(sample::bare().venue.name.chars().count(), 12);
    assert_eq!(step(&sample::bare()), Ok(0));
    assert!(step(&crowded).is_ok());
}

#[test]
fn the_poster_holds_in_every_state() {
    for a in [sample::announcement(), sample::changed(), sample::cancelled()] {
        assert!(step(&a).is_ok(), "{:?}", a.status);
    }
}

#[test]
fn the_officer_is_told_before_the_export_what_does_not_fit() {
    let mut a = sample::crowded();
    a.how_to_take_part = "Prosimy o wcześniejsze zgłoszenie. ".repeat(60);
    let Err(PaperError::DoesNotFit { piece, longest, most: 1, .. }) = step(&a) else { panic!("it fits") };
    assert_eq!((piece.as_str(), longest.as_str()), ("poster_a4", "how_to_take_part"));
}

#[test]
fn pictures_hold_the_longest_place_too() {
    let library = Library::new(&BuiltIn);
    let a = sample::crowded();
    let desk = Desk::new(&a, Language::Pl, &library).expect("a desk");
    for format in [Format::SQUARE, Format::STORY, Format::LINK, Format::BOARD] {
        assert!(image(&desk, format).is_ok(), "{}", format.name());
    }
}

#[test]
fn every_month_and_weekday_has_its_large_date_on_one_page() {
    for month in 1..=12 {
        let mut a = sample::announcement();
        a.start = sample::at(&format!("2026-{month:02}-2{}T17:00:00+01:00", month % 9));
        a.end = None;
        assert!(step(&a).is_ok(), "{month}");
    }
}

#[test]
fn a_photo_stands_beside_the_facts() {
    let library = Library::new(&BuiltIn);
    let mut a = sample::announcement();
    let plain =
        Desk::new(&a, Language::Pl, &library).and_then(|desk| image(&desk, Format::LINK)).expect("a picture");
    let bytes = documents::qr::qr_png("https://krakow.example").expect("any picture");
    a.photo = Some(documents::Photo {
        bytes,
        alt: "Ludzie na ławce".to_owned(),
        credit: "Jan Wzorcowy".to_owned(),
    });
    let with =
        Desk::new(&a, Language::Pl, &library).and_then(|desk| image(&desk, Format::LINK)).expect("a picture");
    assert_ne!(plain, with);
}

#[test]
fn a_picture_that_is_none_is_refused_with_a_reason() {
    let library = Library::new(&BuiltIn);
    let mut a = sample::announcement();
    a.logo = Some(documents::Photo {
        bytes: b"not a picture".to_vec(),
        alt: "Logo".to_owned(),
        credit: String::new(),
    });
    let desk = Desk::new(&a, Language::Pl, &library).expect("a desk");
    let outcome = poster(&desk, Paper::A4).map(|poster| poster.step);
    assert!(
        matches!(&outcome, Err(PaperError::Export { reason, .. }) if reason.starts_with("logo: ")),
        "{outcome:?}"
    );
}

#[test]
fn a_photo_and_a_logo_stand_on_the_poster_and_the_photo_gives_way_to_words() {
    let library = Library::new(&BuiltIn);
    let picture = || documents::Photo {
        bytes: documents::qr::qr_png("https://krakow.example").expect("any picture"),
        alt: "Ludzie na ławce".to_owned(),
        credit: "Jan Wzorcowy".to_owned(),
    };
    let (mut roomy, mut full) = (sample::bare(), sample::crowded());
    for a in [&mut roomy, &mut full] {
        (a.photo, a.logo) = (Some(picture()), Some(picture()));
    }
    let made =
        |a| poster(&Desk::new(a, Language::Pl, &library).expect("a desk"), Paper::A4).expect("a poster");
    assert!(made(&roomy).with_photo && made(&roomy).pdf().is_ok());
    assert!(!made(&full).with_photo && made(&full).pdf().is_ok());
}

/// Venue from 12 to 140 characters, with and without a photo, with one or six practical blocks.
#[test]
fn every_piece_holds_every_size_of_words() {
    let library = Library::new(&BuiltIn);
    for (name, photo, blocks) in sizes() {
        let mut a = if blocks == 1 { sample::bare() } else { sample::crowded() };
        a.venue.name = name.clone();
        if photo {
            a = sample::with_photo(a);
        }
        let desk = Desk::new(&a, Language::Pl, &library).expect("a desk");
        let shown = desk.sheet.blocks.len() + usize::from(!desk.sheet.access.yes.is_empty());
        assert!(if blocks == 1 { shown <= 2 } else { shown >= 6 }, "{shown}");
        let made = poster(&desk, Paper::A4).expect("a poster");
        prints_all(&made.pdf().expect("a PDF"), &name);
        for format in [
            Format::SQUARE,
            Format::PORTRAIT,
            Format::STORY,
            Format::LINK,
            Format::EVENT_COVER,
            Format::BOARD,
        ] {
            assert!(holds(&desk, format).is_ok(), "{} {name}", format.name());
        }
    }
}

fn sizes() -> Vec<(String, bool, usize)> {
    let names =
        ["Klub Wzorowy".to_owned(), "Szkoła Podstawowa nr 999".to_owned(), sample::crowded().venue.name];
    let shapes = [(false, 1), (true, 1), (false, 6), (true, 6)];
    names.iter().flat_map(|name| shapes.map(|(photo, blocks)| (name.clone(), photo, blocks))).collect()
}

/// The whole name is printed inside the page, and no two lines lie on each other (pdftotext -bbox).
fn prints_all(pdf: &[u8], name: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("plakat.pdf");
    std::fs::write(&path, pdf).expect("a file");
    let path = tools::text_of(&path);
    let Some(said) = tools::run("pdftotext", &["-bbox", path, "-"]) else { return };
    let words = words(&said.out);
    let printed: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
    let wanted: Vec<&str> = name.split(' ').collect();
    assert!(printed.windows(wanted.len()).any(|window| window == wanted), "{name}\n{printed:?}");
    let (width, height) = page_size(&said.out);
    for (index, word) in words.iter().enumerate() {
        assert!(word.left >= 0.0 && word.right <= width && word.bottom <= height, "{word:?}");
        let over = words[index + 1..].iter().find(|other| word.covers(other));
        assert!(over.is_none(), "{word:?} lies on {over:?}");
    }
}

#[derive(Debug)]
struct Word {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
    text: String,
}

impl Word {
    /// Letters reach from about a quarter below the top of their line's box to a fifth above its foot.
    fn covers(&self, other: &Self) -> bool {
        let letters = |word: &Self| {
            let height = word.bottom - word.top;
            (word.top + height * 0.28, word.bottom - height * 0.2)
        };
        let ((top, bottom), (other_top, other_bottom)) = (letters(self), letters(other));
        let across = self.right.min(other.right) - self.left.max(other.left);
        across > 1.0 && bottom.min(other_bottom) - top.max(other_top) > 0.5
    }
}

fn attribute(line: &str, name: &str) -> Option<f64> {
    line.split_once(&format!("{name}=\""))?.1.split('"').next()?.parse().ok()
}

fn words(bbox: &str) -> Vec<Word> {
    let word = |line: &str| {
        Some(Word {
            left: attribute(line, "xMin")?,
            top: attribute(line, "yMin")?,
            right: attribute(line, "xMax")?,
            bottom: attribute(line, "yMax")?,
            text: line.split_once('>')?.1.split('<').next()?.to_owned(),
        })
    };
    bbox.lines().filter(|line| line.contains("<word ")).filter_map(word).collect()
}

fn page_size(bbox: &str) -> (f64, f64) {
    let page = bbox.lines().find(|line| line.contains("<page ")).expect("a page");
    (attribute(page, "width").expect("a width"), attribute(page, "height").expect("a height"))
}
