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

/// What people paste: markup of every kind, formulas, overrides of direction, endless words, emoji.
const CORPUS: [&str; 14] = [
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(2)</script>",
    "<!-- komentarz --> &lt;b&gt;",
    "#eval(\"1+1\") #set page(width: 1pt)",
    "= Nagłówek\n- lista\n+ numer",
    "$x^2$ `kod` *gruby* _kursywa_ @odnośnik <etykieta>",
    "=HYPERLINK(\"http://zly.example\";\"kliknij\")",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\u{202e}txe.exe\u{202c} \u{2066}odwrócone\u{2069}",
    "{{ config }} {% raw %} {# nic #}",
    "🪑👩\u{200d}👩\u{200d}👧 1️⃣ 🇵🇱",
    "Z̷̢͔a̶l̵g̴o̶ \u{0}\u{7}\u{1b}[31m czerwone",
    "\\ \\n \\; ; , : \" ' `",
    "漢字 العربية עברית हिन्दी",
];

/// Two packs: each text of the corpus stands in one of the fields.
#[test]
fn whatever_is_pasted_comes_out_as_text_in_every_piece() {
    for half in CORPUS.chunks(7) {
        let mut a = sample::announcement();
        (a.title, a.lead, a.body) = (half[0].to_owned(), half[1].to_owned(), half[2..].join("\n\n"));
        a.topics = vec![half[3].to_owned(), half[4].to_owned()];
        a.how_to_take_part = half[5].to_owned();
        a.venue.name = format!("Klub {}", half[6]);
        a.translations.clear();
        let pack = documents::pack(&a, Vec::new(), &documents::PackOptions::default()).expect("a pack");
        assert_eq!(pack.template_faults, [], "{half:?}");
        let page = text(&pack, "www/krakow_pl.html");
        assert!(!page.contains("<img src=x") && !page.contains("<b>"), "{page}");
        assert_eq!(page.matches("<script").count(), 1, "{page}");
        for file in
            pack.files.iter().filter(|file| file.path.ends_with(".txt") || file.path.ends_with(".html"))
        {
            let text = String::from_utf8_lossy(&file.bytes);
            assert!(!text.contains(unwelcome), "{}: {text:?}", file.path);
        }
    }
}

/// Controls and overrides of direction: they make a text read as something else than it says.
fn unwelcome(c: char) -> bool {
    c.is_control() && c != '\n' || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[test]
fn what_was_pasted_is_read_in_the_word_file_as_it_was_typed() {
    let mut a = sample::announcement();
    a.body = CORPUS[0].to_owned() + " " + CORPUS[3] + " " + CORPUS[6];
    let pack = made_for(&a, &["press_release"]);
    let folder = tools::unpacked(&[file(&pack, "prasa/informacja-prasowa.docx").clone()]);
    let path = folder.path().join("prasa/informacja-prasowa.docx");
    let script = "import sys, docx\nprint('\\n'.join(p.text for p in docx.Document(sys.argv[1]).paragraphs))";
    let Some(said) = tools::run("python3", &["-c", script, tools::text_of(&path)]) else { return };
    let printed = plain(&said.out);
    assert!(
        printed.contains("<img src=x onerror=alert(1)>") && printed.contains("#set page(width: 1pt)"),
        "{printed}"
    );
    assert!(printed.contains("=HYPERLINK("), "{printed}");
}
