//! Pages made from texts that would like to be markup. The window's tests open them in a browser (`ui/tests/pages`); here it
//! is kept that they are the pages our templates make. `LAWKA_WRITE_PAGES=1` writes them anew.

use crate::sample;
use documents::pieces::page::{bip_html, page_html};
use documents::{Announcement, BuiltIn, Desk, Library};
use std::path::Path;

/// Each would set `window.hurt`, or ask for something from elsewhere, where it is taken for markup.
const CORPUS: [&str; 12] = [
    "<script>window.hurt=1</script>",
    "<img src=x onerror=window.hurt=1>",
    "<svg/onload=window.hurt=1>",
    "\"><iframe srcdoc='<script>parent.hurt=1</script>'>",
    "' onfocus=window.hurt=1 autofocus tabindex=1 '",
    "</script><script>window.hurt=1</script>",
    "<!--><script>window.hurt=1</script>-->",
    "]]><script>window.hurt=1</script>",
    "javascript:window.hurt=1",
    "<style>@import 'https://example.org/x.css'</style>",
    "<link rel=stylesheet href=https://example.org/x.css>",
    "&lt;script&gt;window.hurt=1&lt;/script&gt;\u{2028}window.hurt=1",
];

fn hostile() -> Announcement {
    let mut a = sample::announcement();
    let all = CORPUS.join(" ");
    (a.title, a.lead, a.body) = (all.clone(), all.clone(), CORPUS.join("\n\n"));
    a.topics = CORPUS.map(str::to_owned).to_vec();
    a.how_to_take_part = all.clone();
    a.page_url = "https://www.krakow.example/\"><script>window.hurt=1</script>".to_owned();
    (a.venue.name, a.venue.street) = (all.clone(), all.clone());
    (a.venue.directions, a.venue.parking) = (Some(all.clone()), Some(all.clone()));
    a.contact.name = Some(all.clone());
    a.host.name = Some(all.clone());
    a.organiser.name = all;
    a.translations.clear();
    a
}

#[test]
fn the_pages_that_the_browser_opens_are_those_our_templates_make() {
    let (announcement, library) = (hostile(), Library::new(&BuiltIn));
    let desk = Desk::new(&announcement, announcement.language, &library).expect("a desk");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../ui/tests/pages");
    let pages = [
        ("krakow_pl.html", page_html(&desk, "krakow_pl", None).expect("a page")),
        ("bip.html", bip_html(&desk).expect("a page")),
    ];
    for (name, page) in pages {
        let path = folder.join(name);
        if std::env::var_os("LAWKA_WRITE_PAGES").is_some() {
            std::fs::create_dir_all(&folder).expect("a folder");
            std::fs::write(&path, &page).expect("a file");
        }
        let kept = std::fs::read_to_string(&path).expect("the page, as LAWKA_WRITE_PAGES=1 writes it");
        assert!(
            kept == page,
            "{name} is not what the templates make now: LAWKA_WRITE_PAGES=1 writes it anew"
        );
    }
}
