use crate::{file, made_for, page, plain, sample, text, tools};
use documents::Announcement;

const NASTY: &str =
    "<script>alert(1)</script> #panic(\"x\") =SUM(A1) {{ 7*7 }} \u{202e}abc 🪑 & „x” *gwiazdka* $x$ @ref";

fn nasty() -> Announcement {
    let mut a = sample::announcement();
    a.title = "<b>Tytuł</b> & {{ title }}".to_owned();
    a.lead = NASTY.to_owned();
    a.topics = vec![NASTY.to_owned()];
    a.venue.name = "Klub \"</script>\" #let".to_owned();
    a.venue.directions = None;
    a.venue.parking = None;
    a
}

#[test]
fn markup_of_any_kind_comes_out_as_text() {
    let page = page(&nasty());
    assert!(
        page.contains("&lt;script&gt;alert(1)&lt;&#x2f;script&gt;")
            || page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"),
        "{page}"
    );
    assert_eq!(page.matches("</script>").count(), 1, "only our own script ends");
    assert!(page.contains("{{ 7*7 }}"));
    assert!(!page.contains('\u{202e}'));
    let pack = made_for(&nasty(), &["linkedin"]);
    let post = text(&pack, "społecznościowe/linkedin.txt");
    assert!(post.contains("<script>alert(1)</script>") && post.contains("{{ 7*7 }}"), "{post}");
}

#[test]
fn the_poster_prints_it_letter_by_letter() {
    let pack = made_for(&nasty(), &["district_web"]);
    let folder = tools::unpacked(&[file(&pack, "plakat/plakat-A4.pdf").clone()]);
    let path = folder.path().join("plakat/plakat-A4.pdf");
    let Some(said) = tools::run("pdftotext", &["-raw", tools::text_of(&path), "-"]) else { return };
    let printed = plain(&said.out);
    for part in
        ["<script>alert(1)</script>", "#panic(„x”)", "=SUM(A1)", "{{ 7*7 }}", "*gwiazdka* $x$ @ref", "🪑"]
    {
        assert!(printed.contains(part), "{part}\n{printed}");
    }
}

#[test]
fn an_endless_word_is_refused_on_the_poster_and_wrapped_elsewhere() {
    let mut a = sample::announcement();
    a.topics = vec!["x".repeat(10_000)];
    let outcome = documents::pack(&a, Vec::new(), &documents::PackOptions::default());
    assert!(matches!(outcome, Err(documents::PaperError::DoesNotFit { .. })), "{outcome:?}");
    let mut a = sample::announcement();
    a.body = "x".repeat(10_000);
    let pack = made_for(&a, &["press_release"]);
    let folder = tools::unpacked(&[file(&pack, "prasa/informacja-prasowa.pdf").clone()]);
    let path = folder.path().join("prasa/informacja-prasowa.pdf");
    let Some(said) = tools::run("pdftotext", &[tools::text_of(&path), "-"]) else { return };
    assert!(said.out.matches('x').count() >= 10_000);
}

#[test]
fn an_e_mail_subject_cannot_inject_a_header() {
    let mut a = sample::announcement();
    a.venue.name = "Klub\r\nBcc: zla@osoba.example".to_owned();
    let pack = made_for(&a, &["district_web"]);
    let mail = text(&pack, "dzielnica/list-przewodni.eml");
    let head = mail.split("\r\n\r\n").next().expect("headers");
    assert!(!head.lines().any(|line| line.starts_with("Bcc")), "{head}");
}
