//! Files from outside that are broken in every way: none stops the program, none changes anything it doesn't answer for.

use std::path::Path;

use desk::{CalendarOwner, Desk, DeskError, TableKind};

use super::day::Dice;
use super::{publish, tries, witness};
use crate::support::department::Department;

/// A good file of a format, to be spoilt.
fn good(format: &str) -> Vec<u8> {
    match format {
        "ics" => b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART;TZID=Europe/Warsaw:20270326T170000\r\n\
            DTEND;TZID=Europe/Warsaw:20270326T180000\r\nRRULE:FREQ=WEEKLY;COUNT=9;BYDAY=FR\r\nEXDATE;TZID=Europe/Warsaw:20270402T170000\r\n\
            SUMMARY:Narada\\, wa\xc5\xbcna\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
            .to_vec(),
        "csv" => "nazwa;adres;pojemność;dzielnica\nKlub Jesion;ul. Leśna 4;90;XI\n\"Sala \"\"A\"\"\";\"Polna; 1\";120;II\n"
            .as_bytes()
            .to_vec(),
        "xlsx" => workbook(),
        _ => Vec::new(),
    }
}

fn workbook() -> Vec<u8> {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    let parts: [(&str, &str); 5] = [
        (
            "[Content_Types].xml",
            r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"#,
        ),
        (
            "_rels/.rels",
            r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
        ),
        (
            "xl/workbook.xml",
            r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
        ),
        (
            "xl/worksheets/sheet1.xml",
            r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:D2"/><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>nazwa</t></is></c><c r="B1" t="inlineStr"><is><t>adres</t></is></c><c r="C1" t="inlineStr"><is><t>pojemność</t></is></c><c r="D1" t="inlineStr"><is><t>dzielnica</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>Klub</t></is></c><c r="B2" t="inlineStr"><is><t>Polna 1</t></is></c><c r="C2" t="inlineStr"><is><t>90</t></is></c><c r="D2" t="inlineStr"><is><t>XI</t></is></c></row></sheetData></worksheet>"#,
        ),
    ];
    for (name, text) in parts {
        zip.start_file(name, options).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Bytes changed, cut, doubled, swapped.
fn spoil(mut bytes: Vec<u8>, dice: &mut Dice) -> Vec<u8> {
    for _ in 0..=dice.below(8) {
        let length = bytes.len() as u64;
        let at = dice.below(length) as usize;
        match dice.below(5) {
            0 if at < bytes.len() => bytes[at] = dice.below(256) as u8,
            1 => bytes.truncate(at.max(1)),
            2 => bytes.insert(at, dice.below(256) as u8),
            3 => {
                let part = bytes[at.min(bytes.len())..(at + 40).min(bytes.len())].to_vec();
                bytes.splice(at..at, part);
            }
            _ if at < bytes.len() => drop(bytes.remove(at)),
            _ => {}
        }
        if bytes.is_empty() {
            bytes.push(b'x');
        }
    }
    bytes
}

fn import(desk: &Desk, format: &str, path: &Path, owner: CalendarOwner) -> Result<(), DeskError> {
    match format {
        "ics" => desk.import_calendar(path, owner).map(drop),
        _ => desk.import_table(TableKind::Venues, path).map(drop),
    }
}

#[test]
fn no_broken_file_stops_the_program_or_harms_the_register() {
    let department = Department::sample();
    let owner = CalendarOwner::Person(department.mayor());
    let mut dice = Dice::new(23);
    let mut rows = Vec::new();
    for format in ["ics", "csv", "xlsx"] {
        let tried = tries(120, 5_000);
        let mut taken = 0;
        let path = department.folder.path().join(format!("plik.{format}"));
        std::fs::write(&path, good(format)).unwrap();
        import(&department.desk, format, &path, owner).unwrap();
        for _ in 0..tried {
            std::fs::write(&path, spoil(good(format), &mut dice)).unwrap();
            taken += u64::from(import(&department.desk, format, &path, owner).is_ok());
        }
        rows.push((format, format!("{tried} ({taken} still read in part, the others refused)")));
    }
    witness::whole(&department.folder.path().join("lawka.db"));
    let rows: Vec<(String, String)> =
        rows.into_iter().map(|(format, figure)| (format!("broken {format} files"), figure)).collect();
    let rows: Vec<(&str, String)> =
        rows.iter().map(|(what, figure)| (what.as_str(), figure.clone())).collect();
    publish("4-garbled", &rows);
}
