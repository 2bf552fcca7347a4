use crate::sample;
use documents::pieces::image::{Format, image};
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
