//! An invented announcement. No name, place or number here is real.

use chrono::{DateTime, FixedOffset, NaiveDate};
use documents::{
    Access, Addressee, Announcement, BuiltIn, Concern, Contact, DeclineLetter, DistrictRef, Feature, Gender,
    Invited, Known, Language, Letter, Library, MapArea, MapFilling, OfficeHolder, Organiser, PackFile,
    PackOptions, Press, Quote, Release, Report, ReportColumn, ReportMap, ReportTable, Role, Signature,
    Status, Translation, Venue, decline_letter, report_pdf,
};
use std::collections::BTreeMap;
use std::sync::LazyLock;

pub fn at(text: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(text).expect("a test instant")
}

pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a test day")
}

pub fn announcement() -> Announcement {
    Announcement {
        uid: "lawka-2026-0042@krakow.example".to_owned(),
        sequence: 0,
        language: Language::Pl,
        title: "Spotkanie z mieszkańcami Dzielnicy XII Bieżanów-Prokocim".to_owned(),
        cycle: "Ławka dialogu".to_owned(),
        lead: "Porozmawiamy o komunikacji, zieleni i bezpieczeństwie w dzielnicy.".to_owned(),
        body: "W spotkaniu wezmą udział zastępcy prezydenta oraz dyrektorzy wydziałów i jednostek miejskich. Każda osoba może zabrać głos.\n\nPytania można zadać na miejscu albo przesłać wcześniej. Odpowiedzi na pytania, na które zabraknie czasu, opublikujemy na stronie spotkania w ciągu 14 dni.".to_owned(),
        topics: ["komunikacja i nowe przystanki", "park przy ul. Przykładowej", "bezpieczne przejścia dla pieszych"].map(str::to_owned).to_vec(),
        start: at("2026-05-13T17:00:00+02:00"),
        end: Some(at("2026-05-13T19:30:00+02:00")),
        district: Some(DistrictRef { roman: "XII".to_owned(), official: "Dzielnica XII Bieżanów-Prokocim".to_owned() }),
        audience: String::new(),
        invited: Invited::Residents,
        host: OfficeHolder { name: None, office: "Prezydentka Miasta Krakowa".to_owned(), gender: Gender::Feminine },
        venue: venue(),
        accessibility: access(),
        pjm_deadline: Some(day(2026, 5, 6)),
        how_to_take_part: "Wstęp wolny, bez zapisów. Pytania można przesłać do 11 maja na lawka@krakow.example.".to_owned(),
        contact: Contact {
            name: Some("Wydział Komunikacji Społecznej".to_owned()),
            phone: Some("12 000 00 00".to_owned()),
            email: Some("lawka@krakow.example".to_owned()),
            until: Some(day(2026, 5, 6)),
        },
        organiser: Organiser {
            name: "Urząd Miasta Krakowa".to_owned(),
            url: "https://www.krakow.example".to_owned(),
            address: Some("Pl. Wszystkich Świętych 3-4, 31-004 Kraków".to_owned()),
        },
        page_url: "https://www.krakow.example/lawka/42".to_owned(),
        photo: None,
        logo: None,
        status: Status::Scheduled,
        press: Press {
            embargo: None,
            quote: Some(Quote { text: "Najlepsze rozwiązania dla dzielnicy zaczynają się od rozmowy z tymi, którzy w niej mieszkają".to_owned(), who: "Jan Przykładowy, dyrektor Wydziału Komunikacji Społecznej".to_owned() }),
            about: String::new(),
            contact: Some(Contact { name: Some("Biuro Prasowe".to_owned()), phone: Some("12 000 00 01".to_owned()), email: Some("prasa@krakow.example".to_owned()), until: None }),
        },
        own_words: BTreeMap::new(),
        translations: BTreeMap::from([(Language::En, english()), (Language::Uk, ukrainian())]),
        release: Release { number: 1, date: day(2026, 4, 20) },
    }
}

fn venue() -> Venue {
    Venue {
        name: "Szkoła Podstawowa nr 999 w Bieżanowie".to_owned(),
        street: "ul. Przykładowa 34".to_owned(),
        postal_code: Some("30-898".to_owned()),
        city: "Kraków".to_owned(),
        room: Some("aula na parterze".to_owned()),
        directions: Some("Wejście od ul. Wzorcowej, drugie drzwi na lewo od bramy.".to_owned()),
        nearest_stop: Some("Bieżanów Wzorcowy – 180 m, tramwaje niskopodłogowe 3, 9 i 13".to_owned()),
        parking: Some("20 miejsc przy szkole, w tym 2 dla osób z niepełnosprawnością".to_owned()),
        lat: Some(50.0175),
        lon: Some(20.0312),
    }
}

fn access() -> Vec<Access> {
    let fact =
        |feature, known, detail: Option<&str>| Access { feature, known, detail: detail.map(str::to_owned) };
    vec![
        fact(Feature::StepFree, Known::Yes, None),
        fact(Feature::WideDoors, Known::Yes, None),
        fact(Feature::WheelchairPlaces, Known::Yes, Some("8")),
        fact(Feature::AccessibleToilet, Known::Yes, None),
        fact(Feature::InductionLoop, Known::Yes, None),
        fact(Feature::AssistanceDog, Known::Yes, None),
        fact(Feature::Lift, Known::No, None),
        fact(Feature::QuietRoom, Known::Unknown, None),
        fact(Feature::Captions, Known::Unknown, None),
    ]
}

fn english() -> Translation {
    let text = |t: &str| Some(t.to_owned());
    Translation {
        title: text("A meeting with residents of District XII Bieżanów-Prokocim"),
        lead: text("Let us talk about transport, parks and safety in the district."),
        body: text("Deputy mayors and heads of city departments will take part. Everyone may speak."),
        topics: ["transport and new stops", "a park in Przykładowa street"].map(str::to_owned).to_vec(),
        audience: text("residents of District XII Bieżanów-Prokocim"),
        how_to_take_part: text("Free entry, no registration. The meeting is held in Polish."),
        room: text("assembly hall, ground floor"),
        directions: text("Entrance from Wzorcowa street, second door left of the gate."),
        nearest_stop: text("Bieżanów Wzorcowy – 180 m, low-floor trams 3, 9 and 13"),
        parking: text("20 places at the school, 2 of them for people with disabilities"),
        organiser: text("Municipality of Kraków"),
        cycle: text("Bench of Dialogue"),
        office: text("The Mayor of Kraków"),
        photo_alt: text("Residents at a table"),
        own_words: BTreeMap::new(),
    }
}

fn ukrainian() -> Translation {
    let text = |t: &str| Some(t.to_owned());
    Translation {
        title: text("Зустріч із мешканцями району XII Bieżanów-Prokocim"),
        lead: text("Поговоримо про транспорт, зелень і безпеку в районі."),
        office: text("Президентка міста Кракова"),
        cycle: text("Лавка діалогу"),
        ..Translation::default()
    }
}

/// The harshest case the layout must hold: a venue name of 140 characters, every practical block, many facts.
pub fn crowded() -> Announcement {
    let mut a = announcement();
    a.venue.name = PLACES[3].to_owned();
    a.accessibility = Feature::ALL
        .iter()
        .enumerate()
        .map(|(i, feature)| Access {
            feature: *feature,
            known: [Known::Yes, Known::Yes, Known::No, Known::Unknown][i % 4],
            detail: None,
        })
        .collect();
    a
}

/// The barest case: a short venue, one practical block, no end, nothing else.
pub fn bare() -> Announcement {
    let mut a = announcement();
    a.venue.name = "Klub Wzorowy".to_owned();
    a.venue.room = None;
    a.venue.directions = None;
    a.venue.nearest_stop = None;
    a.venue.parking = None;
    a.pjm_deadline = None;
    a.accessibility.truncate(2);
    a.topics.clear();
    a.end = None;
    a.start = at("2026-10-28T18:00:00+01:00");
    a
}

/// Names of places of 12, 40, 82 and 142 characters.
pub const PLACES: [&str; 4] = [
    "Klub Wzorowy",
    "Szkoła Podstawowa nr 999 im. Jana Wzorca",
    "Centrum Aktywności Lokalnej i Edukacji Obywatelskiej „Stary Młyn-Bis” w Bieżanowie",
    "Zespół Szkół Ogólnokształcących Integracyjnych nr 999 im. Wybitnych Przyrodników i Podróżników Polskich w Krakowie – hala widowiskowo-sportowa",
];

/// An announcement with one practical block or all six, without or with a photo.
pub fn sized(place: &str, six: bool, photo: bool) -> Announcement {
    let mut a = if six { crowded() } else { bare() };
    a.venue.name = place.to_owned();
    a.translations.clear();
    if photo { with_photo(a) } else { a }
}

/// Moved to another day and place.
pub fn changed() -> Announcement {
    let mut a = announcement();
    a.sequence = 1;
    a.release.number = 2;
    a.status = Status::Rescheduled {
        previous_start: Some(at("2026-05-06T18:00:00+02:00")),
        previous_place: Some("Klub Wzorowy, ul. Wzorcowa 2".to_owned()),
    };
    a
}

pub fn cancelled() -> Announcement {
    let mut a = announcement();
    a.sequence = 2;
    a.release.number = 3;
    a.status = Status::Cancelled { reason: "awaria ogrzewania w szkole".to_owned() };
    a
}

/// A calendar entry as another crate would make it.
pub const ICS: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//example//PL\r\nMETHOD:PUBLISH\r\nBEGIN:VEVENT\r\nUID:lawka-2026-0042@krakow.example\r\nDTSTAMP:20260420T000000Z\r\nDTSTART:20260513T150000Z\r\nSUMMARY:Ławka dialogu\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

/// Letters to an invented councillor who asked, and to a linked body.
/// The letter of refusal to whoever asked in vain, as files.
pub fn decline_files() -> Vec<PackFile> {
    let letter = DeclineLetter {
        id: "odmowa-7".into(),
        addressee: letters()[0].addressee.clone(),
        title: "Pętla autobusowa na Żabińcu".into(),
        case_mark: Some("OR-03.0003.7.2026".into()),
        received_on: "2026-03-02".parse().ok(),
        reason: "Sprawa należy do gminy sąsiedniej, której przekazaliśmy wniosek".into(),
        office: "Wydział Komunikacji Społecznej Urzędu Miasta Krakowa".into(),
        from: "dialog@krakow.example".into(),
        date: "2026-04-20".parse().expect("a day"),
        ..DeclineLetter::default()
    };
    decline_letter(&letter, &PackOptions::default()).expect("a letter of refusal")
}

/// The outlines the window draws the map from.
const DISTRICTS: &str = include_str!("../../../../../ui/src/data/krakow-districts.json");

/// The districts, filled in all four ways.
fn map() -> ReportMap {
    let read: serde_json::Value = serde_json::from_str(DISTRICTS).expect("outlines");
    let point = |at: &serde_json::Value| {
        let of = |index: usize| at[index].as_f64().expect("a coordinate");
        // At Kraków's latitude a degree of longitude is 0.64 of one of latitude.
        #[expect(clippy::cast_possible_truncation, reason = "thousands of units")]
        (((of(0) - 19.0) * 6_400.0) as i32, ((51.0 - of(1)) * 10_000.0) as i32)
    };
    let list = |of: &serde_json::Value| of.as_array().expect("a list").clone();
    let area = |(district, filling): (&serde_json::Value, MapFilling)| MapArea {
        label: district["properties"]["roman"].as_str().expect("a number").into(),
        label_at: point(&district["properties"]["label"]),
        rings: list(&district["geometry"]["coordinates"])
            .iter()
            .map(|ring| list(ring).iter().map(point).collect())
            .collect(),
        filling,
    };
    let means = ["spotkanie w ciągu 12 miesięcy", "spotkanie zaplanowane", "dawniej", "bez spotkania"];
    let districts = list(&read["features"]);
    ReportMap {
        name: "Mapa dzielnic".into(),
        alt: "Mapa dzielnic. Spotkanie w ciągu 12 miesięcy: I. Spotkanie zaplanowane: II.".into(),
        credit: "© autorzy OpenStreetMap, ODbL".into(),
        areas: districts.iter().zip(MapFilling::ALL.into_iter().cycle()).map(area).collect(),
        legend: MapFilling::ALL.into_iter().zip(means.map(str::to_owned)).collect(),
    }
}

/// A report of a map and two tables, the first over several pages.
pub fn report() -> PackFile {
    let column = |name: &str, figures| ReportColumn { name: name.into(), figures };
    let columns = vec![column("Spotkanie", false), column("Dni na ogłoszenie", true)];
    let rows = (1..90).map(|row| vec![format!("Spotkanie nr {row} – Łagiewniki"), row.to_string()]).collect();
    let report = Report {
        title: "Czas na ogłoszenie".into(),
        about: "Dni od pierwszego publicznego ogłoszenia do spotkania.".into(),
        office: "Wydział Komunikacji Społecznej".into(),
        date: "2026-04-20".parse().expect("a day"),
        language: Language::Pl,
        tables: vec![
            ReportTable { name: "Spotkania".into(), columns: columns.clone(), rows },
            ReportTable { name: "Kwartały".into(), columns, rows: vec![] },
        ],
        map: Some(map()),
    };
    let bytes = report_pdf(&report, &Library::new(&BuiltIn)).expect("a report");
    let (path, purpose) = ("raport.pdf".to_owned(), "Raport".to_owned());
    PackFile { path, bytes, media_type: "application/pdf", purpose, alt: None, channel: None }
}

pub fn letters() -> Vec<Letter> {
    let signature = Signature {
        on_behalf: "z up. Prezydenta Miasta Krakowa".to_owned(),
        name: "Anna Wzorcowa".to_owned(),
        post: "Dyrektor Wydziału Komunikacji Społecznej".to_owned(),
    };
    let councillor = Addressee {
        name: "Barbara Przykładowa".to_owned(),
        role: Role::Councillor,
        gender: Gender::Feminine,
        office: "Radna Miasta Krakowa".to_owned(),
        address: vec!["Pl. Wszystkich Świętych 3-4".to_owned(), "31-004 Kraków".to_owned()],
        email: Some("barbara.przykladowa@radni.example".to_owned()),
    };
    let body = Addressee {
        name: "Rada i Zarząd Dzielnicy XII".to_owned(),
        role: Role::Body,
        ..Addressee::default()
    };
    vec![
        Letter {
            id: "wniosek-12".to_owned(),
            addressee: councillor,
            concern: Concern::Requested,
            released: false,
            case_mark: Some("KS-01.0003.12.2026".to_owned()),
            own_words: String::new(),
            signature: signature.clone(),
            from: String::new(),
            invitation: None,
        },
        Letter {
            id: "rada XII".to_owned(),
            addressee: body,
            concern: Concern::Linked,
            released: false,
            case_mark: None,
            own_words: String::new(),
            signature,
            from: String::new(),
            invitation: None,
        },
    ]
}

/// With a photo: a drawn scene, since nobody's face belongs into a test.
pub fn with_photo(mut a: Announcement) -> Announcement {
    a.photo = Some(documents::Photo {
        bytes: SCENE.clone(),
        alt: "Ludzie przy stole w szkolnej auli".to_owned(),
        credit: "Jan Wzorcowy / www.krakow.example".to_owned(),
    });
    a
}

static SCENE: LazyLock<Vec<u8>> = LazyLock::new(|| scene(800, 450));

/// A sky, a wall, and a row of heads.
fn scene(width: u32, height: u32) -> Vec<u8> {
    let picture = image::RgbImage::from_fn(width, height, |x, y| {
        let (column, line) = (f64::from(x) / f64::from(width), f64::from(y) / f64::from(height));
        let head = (0..7).any(|n| {
            let across = (column - (f64::from(n) + 0.5) / 7.0) * 1.78;
            let down = line - 0.62 - 0.03 * f64::from(n % 3);
            across * across + down * down < 0.006
        });
        if head {
            image::Rgb([70, 52, 44])
        } else if line > 0.7 {
            image::Rgb([46, 84, 110])
        } else {
            image::Rgb([(210.0 - 60.0 * line) as u8, (200.0 - 40.0 * column) as u8, 180])
        }
    });
    let mut out = Vec::new();
    picture.write_with_encoder(image::codecs::jpeg::JpegEncoder::new(&mut out)).expect("a JPEG");
    out
}
