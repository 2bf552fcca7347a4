//! Tables as offices send them, byte for byte.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use chrono::NaiveDate;
use encoding_rs::{Encoding, ISO_8859_2, UTF_8, WINDOWS_1250};
use exchange::table::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

const PEOPLE: &str = "Imię i nazwisko;Płeć;Stanowisko;Rola;E-mail;Telefon;Godziny pracy\r\n\
    Żaneta Śliwińska-Łąk;kobieta;dyrektorka wydziału;Zastępca;z.sliwinska@example.pl;12 616 00 00;pn-pt 8.00-16.00\r\n";

fn district_of(name: &str) -> Option<u8> {
    (name == "Prądnik Biały").then_some(4)
}

fn people(bytes: &[u8]) -> Table<PersonRow> {
    read_people(bytes, "osoby.csv").unwrap()
}

fn faults<T>(table: &Table<T>) -> Vec<(u32, Option<&str>, &str, &RowReason)> {
    let rejected = table.rejected.iter();
    rejected.map(|r| (r.row, r.column.as_deref(), r.value.as_str(), &r.reason)).collect()
}

#[test]
fn a_person_is_read_whatever_the_encoding() {
    let utf16: Vec<u8> = format!("\u{FEFF}{PEOPLE}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked = format!("\u{FEFF}{PEOPLE}").into_bytes();
    let in_encoding = |encoding: &'static Encoding| encoding.encode(PEOPLE).0.into_owned();
    let expected = PersonRow {
        name: "Żaneta Śliwińska-Łąk".into(),
        gender: Some(Gender::Feminine),
        office: Some("dyrektorka wydziału".into()),
        role: Some(RoleWord::Deputy),
        email: Some("z.sliwinska@example.pl".into()),
        phone: Some("12 616 00 00".into()),
        hours: (1..=5).map(|weekday| WeekHours { weekday, from_minute: 480, to_minute: 960 }).collect(),
    };
    for bytes in [in_encoding(UTF_8), in_encoding(WINDOWS_1250), in_encoding(ISO_8859_2), utf16, marked] {
        let table = people(&bytes);
        assert_eq!((table.rows, table.rejected), (vec![(2, expected.clone())], vec![]));
    }
}

#[test]
fn headers_may_be_english_shouted_or_without_polish_letters() {
    for header in ["name,role", "IMIE_I_NAZWISKO,ROLA", "Osoba\tRola"] {
        let delimiter = if header.contains('\t') { '\t' } else { ',' };
        let table = people(format!("{header}\nAnna Przykładowa{delimiter}host\n").as_bytes());
        assert_eq!(table.rows[0].1.role, Some(RoleWord::Host), "{header}");
    }
}

#[test]
fn each_fault_of_a_row_is_reported_with_its_place_and_the_other_rows_are_taken() {
    let table = people(
        "name;role;email;phone;hours;uwagi\n\
         ;host;;;;\n\
         Jan Wzorowy;król;jan;12;rano;x\n\
         Ewa Wzorowa;;ewa@example.pl;;;\n\
         ewa wzorowa;;EWA@example.pl;;;\n"
            .as_bytes(),
    );
    assert_eq!(
        table.rows.iter().map(|(row, p)| (*row, p.name.as_str())).collect::<Vec<_>>(),
        [(4, "Ewa Wzorowa")]
    );
    assert_eq!(table.unknown_columns, ["uwagi"]);
    let roles = RowReason::NotOneOf {
        allowed: vec!["prezydent", "zastępca", "organizator", "gospodarz", "tłumacz", "inna"],
    };
    assert_eq!(
        faults(&table),
        [
            (2, Some("name"), "", &RowReason::Missing),
            (3, Some("role"), "król", &roles),
            (3, Some("email"), "jan", &RowReason::NotAnEmail),
            (3, Some("phone"), "12", &RowReason::NotAPhone),
            (3, Some("hours"), "rano", &RowReason::NotHours),
            (5, None, "ewa wzorowa", &RowReason::Repeated { first_row: 4 }),
        ]
    );
}

#[test]
fn wrong_columns_are_named_with_what_was_found() {
    let error = read_venues(b"nazwa;kolor\na;b\n", "miejsca.csv", &district_of).unwrap_err();
    let found = vec!["nazwa".to_owned(), "kolor".to_owned()];
    assert_eq!(error, TableError::MissingColumns { missing: vec!["address", "capacity"], found });
    let error = read_people(b"name;Osoba\na;b\n", "osoby.csv").unwrap_err();
    assert_eq!(
        error,
        TableError::RepeatedColumn { column: "name", first: "name".into(), second: "Osoba".into() }
    );
    assert_eq!(read_people(b"\n \n", "osoby.csv").unwrap_err(), TableError::Empty);
}

#[test]
fn an_unknown_accessibility_fact_is_not_a_no() {
    let csv = "Nazwa;Adres;Pojemność;Dzielnica;Winda;Pętla indukcyjna;Parking;Szerokość;Długość;Przygotowanie\n\
        Klub Wzorcowy;ul. Przykładowa 1;1 200;Dzielnica IV Prądnik Biały;tak;nie;brak informacji;50,08;19.92;30 min\n";
    let table = read_venues(csv.as_bytes(), "miejsca.csv", &district_of).unwrap();
    let venue = &table.rows[0].1;
    let access = venue.accessibility;
    assert_eq!(
        (access.lift, access.induction_loop, access.parking, access.stop),
        (YesNo::Yes, YesNo::No, YesNo::Unknown, YesNo::Unknown)
    );
    assert_eq!((venue.capacity, venue.district, venue.setup_minutes), (1200, Some(4), Some(30)));
    assert_eq!((venue.latitude, venue.longitude), (Some(50.08), Some(19.92)));
}

#[test]
fn a_district_is_a_numeral_a_number_or_a_name_and_they_must_agree() {
    let read = |district: &str| {
        let csv = format!("title;requester;district\nSpotkanie;Rada;{district}\n");
        let table = read_requests(csv.as_bytes(), "wnioski.csv", &district_of).unwrap();
        table.rows.first().map(|(_, request)| request.district)
    };
    for four in ["IV", "4", "Prądnik Biały", "dzielnica IV", "Dzielnica IV Prądnik Biały", "iv"] {
        assert_eq!(read(four), Some(Some(4)), "{four}");
    }
    for none in ["XIX", "0", "Wawel", "Dzielnica V Prądnik Biały"] {
        assert_eq!(read(none), None, "{none}");
    }
}

#[test]
fn a_whole_request_is_read() {
    let csv = "Tytuł;Temat;Znak sprawy;Wnioskodawca;Instytucja;Liczba osób;Czas trwania;Od;Do;Dni;Godzina od;Godzina do;Potrzeby;Data wpływu;Powiązane;Odbiorcy\n\
        Spotkanie w sprawie zieleni;\"parki; skwery\";OR-03.0003.275.2026;Ewa Wzorowa;Rada Dzielnicy IV;80;90;2027-03-01;30.04.2027 r.;wt-czw;17.00;godz. 20.00;pętla indukcyjna, PJM;22.11.2026;Rada Rodziców; seniorzy\n";
    // The linked bodies hold a bare semicolon here: a column too many is cut off by the header, not guessed at.
    let quoted = csv.replace("Rada Rodziców; seniorzy", "\"Rada Rodziców; Klub Seniora\";seniorzy");
    let table = read_requests(quoted.as_bytes(), "wnioski.csv", &district_of).unwrap();
    assert_eq!(table.rejected, []);
    let request = &table.rows[0].1;
    let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d);
    assert_eq!(request.case_mark.as_deref(), Some("OR-03.0003.275.2026"));
    assert_eq!((request.window_from, request.window_to), (day(2027, 3, 1), day(2027, 4, 30)));
    assert_eq!(request.preferred_weekdays, [2, 3, 4]);
    assert_eq!(request.needs, [Feature::InductionLoop, Feature::Pjm]);
    assert_eq!(request.linked_bodies, ["Rada Rodziców", "Klub Seniora"]);
    assert_eq!((request.attendance, request.duration_minutes), (Some(80), Some(90)));
    assert_eq!(request.audience.as_deref(), Some("seniorzy"));
}

#[test]
fn case_marks_follow_the_instruction() {
    let taken = |mark: &str| {
        let csv = format!("title;requester;case_mark\nSpotkanie;Rada;{mark}\n");
        read_requests(csv.as_bytes(), "wnioski.csv", &district_of).unwrap().rows.len() == 1
    };
    for mark in ["OR-03.0003.275.2026", "KS.0541.1.2027.AŻ", "ŚR-1.1.1.2027"] {
        assert!(taken(mark), "{mark}");
    }
    for mark in
        ["OR-03.0003.275.26", "or-03.0003.275.2026", "OR-003.0003.275.2026", "OR.03.275", "ABCDE.1.1.2027"]
    {
        assert!(!taken(mark), "{mark}");
    }
}

fn workbook() -> Vec<u8> {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("pusty").unwrap();
    let sheet = workbook.add_worksheet();
    let date = Format::new().set_num_format("dd.mm.yyyy");
    let time = Format::new().set_num_format("hh:mm");
    sheet
        .write_row(2, 0, ["Tytuł", "Wnioskodawca", "Liczba osób", "Data wpływu", "Godzina od", "Telefon"])
        .unwrap();
    sheet.write_row(3, 0, ["Spotkanie", "Łucja Wzorowa"]).unwrap();
    sheet.write_number(3, 2, 120.0).unwrap();
    sheet.write_datetime_with_format(3, 3, ExcelDateTime::from_ymd(2026, 11, 22).unwrap(), &date).unwrap();
    sheet.write_datetime_with_format(3, 4, ExcelDateTime::from_hms(18, 0, 0).unwrap(), &time).unwrap();
    sheet.write_number(3, 5, 126_161_360.0).unwrap();
    sheet.write_row(5, 0, ["Spotkanie drugie", "Jan Wzorowy", "dużo"]).unwrap();
    workbook.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_is_read_with_its_numbers_dates_and_times() {
    let table = read_requests(&workbook(), "wnioski.xlsx", &district_of).unwrap();
    let (row, request) = &table.rows[0];
    assert_eq!((*row, request.attendance, request.phone.as_deref()), (4, Some(120), Some("126161360")));
    assert_eq!(request.received_on, NaiveDate::from_ymd_opt(2026, 11, 22));
    assert_eq!(request.preferred_from, chrono::NaiveTime::from_hms_opt(18, 0, 0));
    assert_eq!(
        faults(&table),
        [(6, Some("Liczba osób"), "dużo", &RowReason::NotANumber { min: 1, max: 100_000 })]
    );
}

#[test]
fn a_file_that_is_no_workbook_says_so() {
    let read = |bytes: &[u8]| read_people(bytes, "osoby.xlsx").unwrap_err();
    assert_eq!(read(b"name;role\n"), TableError::NotAWorkbook);
    assert_eq!(read(b"PK\x03\x04 and then nothing"), TableError::NotAWorkbook);
    assert_eq!(read(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), TableError::EncryptedOrOldWorkbook);
    let whole = workbook();
    assert_eq!(read(&whole[..whole.len() / 2]), TableError::NotAWorkbook);
    assert_eq!(read_people(b"\x89PNG\0\0\0", "osoby.csv").unwrap_err(), TableError::NotText);
}

#[test]
fn a_lone_cell_in_the_far_corner_costs_nothing() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write_row(0, 0, ["name", "role"]).unwrap();
    sheet.write_string(1_048_575, 16_383, "x").unwrap();
    let bytes = workbook.save_to_buffer().unwrap();
    assert_eq!(read_people(&bytes, "osoby.xlsx").unwrap_err(), TableError::TooManyRows { limit: 20_000 });
}

#[test]
fn an_archive_that_unpacks_without_end_is_stopped() {
    use std::io::Write;
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive.start_file("xl/workbook.xml", zip::write::SimpleFileOptions::default()).unwrap();
    let zeros = vec![b' '; 1 << 20];
    (0..65).for_each(|_| archive.write_all(&zeros).unwrap());
    let bytes = archive.finish().unwrap().into_inner();
    assert!(bytes.len() < 1 << 20);
    let limit = 64 << 20;
    assert_eq!(
        read_people(&bytes, "osoby.xlsx").unwrap_err(),
        TableError::TooLarge { bytes: limit + 1, limit }
    );
}

/// The workbook with its shared texts in other words.
fn with_shared_strings(xml: &str) -> Vec<u8> {
    use std::io::{Read, Write};
    let whole = workbook();
    let mut from = zip::ZipArchive::new(std::io::Cursor::new(whole)).unwrap();
    let mut to = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for index in 0..from.len() {
        let mut part = from.by_index(index).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        let name = part.name().unwrap().into_owned();
        if name == "xl/sharedStrings.xml" {
            bytes = xml.as_bytes().to_vec();
        }
        to.start_file(&name, zip::write::SimpleFileOptions::default()).unwrap();
        to.write_all(&bytes).unwrap();
    }
    to.finish().unwrap().into_inner()
}

#[test]
fn entities_that_multiply_or_name_a_file_are_never_followed() {
    let lines: String =
        (1..30).map(|n| format!("<!ENTITY a{n} \"{}\">", format!("&a{};", n - 1).repeat(10))).collect();
    for entity in
        [format!("<!ENTITY a0 \"ha\">{lines}"), "<!ENTITY a29 SYSTEM \"file:///etc/passwd\">".to_owned()]
    {
        let text = "<si><t>&a29;</t></si>".repeat(20);
        let bytes = with_shared_strings(&format!(
            "<?xml version=\"1.0\"?><!DOCTYPE sst [{entity}]><sst>{text}</sst>"
        ));
        // Refused, or read without what the entity stands for; either way at once and in little memory.
        let read = format!("{:?}", read_requests(&bytes, "wnioski.xlsx", &district_of));
        assert!(read.len() < 20_000 && !read.contains("root:") && !read.contains("hahaha"), "{read}");
    }
}
