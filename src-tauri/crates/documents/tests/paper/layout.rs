use crate::{sample, tools};
use documents::pieces::image::{Format, holds, image, image_at};
use documents::pieces::poster::{Paper, poster};
use documents::pieces::release::press_release_pdf;
use documents::pieces::text::poster_twin;
use documents::{Announcement, BuiltIn, Desk, Fact, Language, Library, PackOptions, PaperError, check};
use std::sync::LazyLock;

fn step(a: &Announcement) -> Result<usize, PaperError> {
    let library = Library::new(&BuiltIn);
    poster(&Desk::new(a, Language::Pl, &library)?, Paper::A4).map(|poster| poster.step)
}

#[test]
fn a_short_place_is_set_in_the_roomiest_type() {
    assert_eq!(step(&sample::bare()), Ok(0));
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
    let Err(PaperError::DoesNotFit { piece, longest }) = step(&a) else { panic!("it fits") };
    assert_eq!((piece.as_str(), longest.as_str()), ("poster_a4", "how_to_take_part"));
}

#[test]
fn every_month_and_weekday_has_its_large_date_on_one_page() {
    for month in 1..=12 {
        let mut a = sample::bare();
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

/// Places from 12 to 140 characters, with and without a photo, with one or six practical blocks: what is printed is the
/// plain twin, inside the page, and no two lines lie on each other (poppler). Every two of the three meet.
#[test]
fn every_poster_prints_every_word_where_it_can_be_read() {
    let [shortest, short, long, longest] = sample::PLACES;
    for (place, six, photo, paper) in [
        (shortest, false, false, Paper::A4),
        (shortest, true, true, Paper::A4),
        (short, false, true, Paper::A4),
        (short, true, false, Paper::A3),
        (long, false, true, Paper::A3),
        (long, true, false, Paper::A4),
        (longest, false, false, Paper::A4),
        (longest, false, true, Paper::A4),
        (longest, true, true, Paper::A3),
    ] {
        let a = sample::sized(place, six, photo);
        let desk = desk(&a);
        let shown = desk.sheet.blocks.len() + usize::from(!desk.sheet.access.yes.is_empty());
        assert!(if six { shown >= 6 } else { shown <= 2 }, "{shown}");
        let made = poster(&desk, paper).expect("a poster");
        let credit = a.photo.as_ref().filter(|_| made.with_photo).map(|photo| photo.credit.clone());
        let twin = poster_twin(&desk).expect("a twin");
        can_be_read(place, &made.pdf().expect("a PDF"), &twin, credit.as_deref());
    }
}

#[test]
fn every_press_release_prints_every_word_where_it_can_be_read() {
    let [shortest, .., longest] = sample::PLACES;
    for (place, six) in [(shortest, false), (longest, true)] {
        let a = sample::sized(place, six, false);
        let desk = desk(&a);
        let pdf = press_release_pdf(&desk).expect("a PDF");
        can_be_read(place, &pdf, "", None);
        let printed = letters(&text_of_pdf(&pdf));
        let s = &desk.sheet;
        let facts = s.lines.facts.iter().map(|fact| &fact.text);
        for text in facts.chain(&s.paragraphs).chain([&s.title, &s.press.about]) {
            assert!(printed.contains(&letters(text)), "{text}\n{printed}");
        }
    }
}

/// Outside the safe area there is nothing but the ground, and the border of the band.
#[test]
fn every_picture_keeps_its_edges_free_of_letters() {
    let [shortest, short, long, longest] = sample::PLACES;
    for (place, formats) in [
        (shortest, &[Format::BOARD, Format::SQUARE] as &[Format]),
        (short, &[Format::PORTRAIT, Format::LINK]),
        (long, &[Format::STORY, Format::EVENT_COVER, Format::BOARD]),
        (longest, &Format::ALL),
    ] {
        let a = sample::sized(place, false, false);
        let desk = desk(&a);
        for format in formats {
            let name = format!("{place} {}", format.name());
            let png = image_at(&desk, *format, 0.5).unwrap_or_else(|error| panic!("{name}: {error}"));
            edges_are_plain(&name, &png, *format);
        }
    }
}

#[test]
fn a_picture_with_a_photo_holds_the_longest_place() {
    let a = sample::sized(sample::PLACES[3], false, true);
    let desk = desk(&a);
    assert!([Format::LINK, Format::EVENT_COVER].iter().all(|format| holds(&desk, *format).is_ok()));
}

fn desk(a: &Announcement) -> Desk<'_> {
    static LIBRARY: LazyLock<Library<'static>> = LazyLock::new(|| Library::new(&BuiltIn));
    Desk::new(a, Language::Pl, &LIBRARY).expect("a desk")
}

/// The band's border crosses the edge once: of the rows at the edge, each has one change of colour at most.
fn edges_are_plain(name: &str, png: &[u8], format: Format) {
    let picture = image::load_from_memory(png).expect("a picture").to_rgb8();
    let (wide, high) = (picture.width(), picture.height());
    let (x, y) = (wide / 20 - 2, high / 20 - 2);
    let (top, bottom) =
        (y.max((format.top / 2).saturating_sub(2)), y.max((format.bottom / 2).saturating_sub(2)));
    let changes = |line: Vec<&image::Rgb<u8>>| line.windows(2).filter(|two| two[0] != two[1]).count();
    for row in (0..top).chain(high - bottom..high) {
        let line = (0..wide).map(|column| picture.get_pixel(column, row)).collect();
        assert!(changes(line) <= 2, "{name}: row {row}");
    }
    for column in (0..x).chain(wide - x..wide) {
        let line = (0..high).map(|row| picture.get_pixel(column, row)).collect();
        assert!(changes(line) <= 2, "{name}: column {column}");
    }
}

#[test]
fn what_no_picture_and_no_poster_can_hold_is_told_before_the_export() {
    let mut a = sample::sized(&"Zespół Szkół Ogólnokształcących Integracyjnych ".repeat(20), false, false);
    let found = check(&a, &[], &PackOptions::default()).expect("facts");
    let of = |channel: &str| {
        let here = found.iter().filter(|finding| finding.channel.as_deref() == Some(channel));
        here.map(|finding| finding.fact.clone()).collect::<Vec<_>>()
    };
    let fact = |piece: &str| Fact::DoesNotFit { piece: piece.to_owned(), longest: "venue.name".to_owned() };
    for (channel, piece) in [("tv_board", "image"), ("krakow_pl", "image"), ("notice_board", "poster_a4")] {
        assert!(of(channel).contains(&fact(piece)), "{channel}: {:?}", of(channel));
    }
    // What is told is what an export refuses; the story has room for it in its smallest letters, and is made.
    assert!(!of("facebook_story").contains(&fact("image")));
    assert!(image_at(&desk(&a), Format::BOARD, 0.5).is_err());
    edges_are_plain("story", &image_at(&desk(&a), Format::STORY, 0.5).expect("a story"), Format::STORY);
    a = sample::bare();
    a.cycle = "Porozmawiajmy o tym, co dla nas wszystkich jest ważne ".repeat(12);
    does_not_fit(&a, Format::BOARD, "cycle");
    does_not_fit(&a, Format::SQUARE, "cycle");
    a = sample::bare();
    a.venue.street = "W".repeat(34);
    does_not_fit(&a, Format::BOARD, "venue.street");
}

fn does_not_fit(a: &Announcement, format: Format, field: &str) {
    let outcome = holds(&desk(a), format);
    assert!(
        matches!(&outcome, Err(PaperError::DoesNotFit { longest, .. }) if longest == field),
        "{} {outcome:?}",
        format.name()
    );
}

/// An address that needs two lines is parted without another hyphen and lies on nothing.
#[test]
fn a_long_address_of_the_office_is_printed_as_it_is_typed() {
    let mut a = sample::bare();
    let email = "biuro.spotkan.z.mieszkancami.dzielnicy@wydzial-komunikacji-spolecznej.krakow.example";
    a.contact.email = Some(email.to_owned());
    a.page_url = "https://www.krakow.example/spotkania-z-mieszkancami/dzielnica-xii/2026/05/13".to_owned();
    let desk = desk(&a);
    let made = poster(&desk, Paper::A4).expect("a poster");
    can_be_read("address", &made.pdf().expect("a PDF"), &poster_twin(&desk).expect("a twin"), None);
    assert!(
        text_of_pdf(&press_release_pdf(&desk).expect("a PDF"))
            .replace(['\u{200b}', '\n'], "")
            .contains(email)
    );
}

/// The letters of a text without any space: a reader of PDF puts its own where letters stand far apart.
fn letters(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !"\u{200b}\u{ad}".contains(*c)).collect()
}

fn text_of_pdf(pdf: &[u8]) -> String {
    poppler(pdf, "-raw")
}

fn poppler(pdf: &[u8], way: &str) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("strona.pdf");
    std::fs::write(&path, pdf).expect("a file");
    tools::run("pdftotext", &[way, tools::text_of(&path), "-"]).map_or(String::new(), |said| said.out)
}

/// Every word lies inside the page and on no other; the text is the twin's, where one is given, and the photo's author.
fn can_be_read(name: &str, pdf: &[u8], twin: &str, credit: Option<&str>) {
    if !twin.is_empty() {
        let printed = letters(&text_of_pdf(pdf));
        let printed = credit.map_or(printed.clone(), |credit| {
            let said = letters(&format!("Fot. {credit}"));
            assert!(printed.contains(&said), "{name}: no author\n{printed}");
            printed.replacen(&said, "", 1)
        });
        assert_eq!(printed, letters(twin), "{name}");
    }
    for page in poppler(pdf, "-bbox").split("<page ").skip(1) {
        let (width, height) = page_size(page);
        let words = words(page);
        assert!(!words.is_empty(), "{name}: an empty page");
        for (index, word) in words.iter().enumerate() {
            let inside = word.left >= 0.0 && word.right <= width && word.top >= 0.0 && word.bottom <= height;
            assert!(inside, "{name}: {}", word.text);
            let over = words[index + 1..].iter().find(|other| word.covers(other));
            assert!(over.is_none(), "{name}: {} lies on {:?}", word.text, over.map(|other| &other.text));
        }
    }
}

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

fn page_size(page: &str) -> (f64, f64) {
    (attribute(page, "width").expect("a width"), attribute(page, "height").expect("a height"))
}
