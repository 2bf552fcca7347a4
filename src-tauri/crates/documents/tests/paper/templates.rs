use crate::{sample, text};
use documents::{Pack, PackOptions, TemplateFault};
use std::collections::BTreeMap;

fn pack_with(path: &str, template: &str) -> Pack {
    let channels = ["x_post", "press_release", "district_web"].map(str::to_owned).into();
    let overrides = BTreeMap::from([(path.to_owned(), template.to_owned())]);
    let options = PackOptions { templates: &overrides, channels: Some(&channels), ..PackOptions::default() };
    documents::pack(&sample::announcement(), Vec::new(), &options).expect("a pack")
}

#[test]
fn an_offices_own_template_replaces_the_built_in_one() {
    let pack = pack_with("texts/x_post.txt", "Nasz wpis: {{ s.page_url }}\n");
    assert_eq!(text(&pack, "społecznościowe/x.txt"), "Nasz wpis: https://www.krakow.example/lawka/42\n");
    assert_eq!(pack.template_faults, []);
}

#[test]
fn a_broken_text_template_is_reported_with_its_line_and_the_built_in_one_used() {
    let pack = pack_with("texts/x_post.txt", "Dobry wiersz\n{{ s.nie_ma_takiego_pola }}\n");
    assert!(text(&pack, "społecznościowe/x.txt").starts_with("Środa"));
    let [TemplateFault { file, line: Some(2), .. }] = pack.template_faults.as_slice() else {
        panic!("{:?}", pack.template_faults)
    };
    assert_eq!(file, "texts/x_post.txt");
}

#[test]
fn a_broken_page_template_is_reported_with_its_line_and_the_built_in_one_used() {
    let pack = pack_with("typst/release.typ", "#set text(size: 10pt)\n\n#nonsense()\n");
    let faults = &pack.template_faults;
    assert_eq!((faults.len(), faults[0].file.as_str(), faults[0].line), (1, "typst/release.typ", Some(3)));
    assert!(pack.files.iter().any(|file| file.path == "prasa/informacja-prasowa.pdf"));
}

#[test]
fn broken_words_are_reported_with_their_line_and_the_built_in_ones_used() {
    let pack = pack_with("words/pl.json", "{\n  \"invites\": \"zaprasza\",\n  oops\n}\n");
    assert_eq!(
        (pack.template_faults[0].file.as_str(), pack.template_faults[0].line),
        ("words/pl.json", Some(3))
    );
    assert!(text(&pack, "plakat/plakat.txt").starts_with("Prezydentka"));
}

#[test]
fn an_overridden_part_changes_every_text_that_includes_it() {
    let mut changed = sample::changed();
    changed.translations.clear();
    let overrides = BTreeMap::from([("texts/_change.txt".to_owned(), "UWAGA, ZMIANA!\n".to_owned())]);
    let channels = ["x_post", "linkedin", "threads"].map(str::to_owned).into();
    let options = PackOptions { templates: &overrides, channels: Some(&channels), ..PackOptions::default() };
    let pack = documents::pack(&changed, Vec::new(), &options).expect("a pack");
    for path in ["społecznościowe/linkedin.txt", "społecznościowe/threads.txt"] {
        assert!(text(&pack, path).contains("UWAGA, ZMIANA!"), "{path}");
    }
    assert_eq!(pack.template_faults, []);
}
