//! Templates made to harm: whatever they try, the built-in one is used instead, their file is named, and nothing of what they
//! reached for is in the pack.

use crate::sample;
use documents::{Pack, PackOptions};
use std::collections::BTreeMap;

fn pack_with(path: &str, template: &str) -> Pack {
    let channels = ["x_post", "press_release"].map(str::to_owned).into();
    let overrides = BTreeMap::from([(path.to_owned(), template.to_owned())]);
    let options = PackOptions { templates: &overrides, channels: Some(&channels), ..PackOptions::default() };
    documents::pack(&sample::announcement(), Vec::new(), &options).expect("a pack")
}

fn is_replaced(path: &str, template: &str) {
    let shown: String = template.chars().take(80).collect();
    let pack = pack_with(path, template);
    assert!(
        pack.template_faults.iter().any(|fault| fault.file == path),
        "{shown}: {:?}",
        pack.template_faults
    );
    let usual = pack_with("texts/unused.txt", "");
    assert_eq!(pack.files.len(), usual.files.len(), "{shown}");
    for (file, usual) in pack.files.iter().zip(&usual.files) {
        assert!(file.bytes == usual.bytes, "{shown}: {}", file.path);
    }
}

#[test]
fn a_text_template_that_never_ends_or_grows_without_end_is_replaced() {
    let doubled = "{% set ns = namespace(x='ha') %}{% for i in range(60) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}{{ ns.x }}";
    let unrolled = format!("{{% set x = 'ha' %}}{}{{{{ x }}}}", "{% set x = x ~ x %}".repeat(60));
    let captured =
        format!("{{% set x %}}ha{{% endset %}}{}", "{% set x %}{{ x }}{{ x }}{% endset %}".repeat(60));
    let deep = format!("{{{{ {}1{} }}}}", "(".repeat(100_000), ")".repeat(100_000));
    for template in [
        "{% include 'texts/x_post.txt' %}",
        "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
        "{% for a in range(100000) %}{% for b in range(100000) %}x{% endfor %}{% endfor %}",
        "{{ 'ha' * 4000000000 }}",
        "{{ ('ha' * 100000)|replace('h', 'ha' * 100000) }}",
        doubled,
        &unrolled,
        &captured,
        &deep,
    ] {
        is_replaced("texts/x_post.txt", template);
    }
}

#[test]
fn a_text_template_reaches_no_file() {
    for name in
        ["/etc/passwd", "../../../../../../etc/passwd", "texts/../../../etc/passwd", "file:///etc/passwd"]
    {
        for template in
            [format!("{{% include '{name}' %}}"), format!("{{% import '{name}' as x %}}{{{{ x }}}}")]
        {
            is_replaced("texts/x_post.txt", &template);
        }
    }
}

#[test]
fn a_page_template_that_calls_itself_without_end_is_replaced() {
    let deep = "[".repeat(100_000);
    for template in [
        "#let f(x) = f(x + 1)\n#f(0)",
        "#while true {}",
        "#show heading: it => it + [= more]\n= more",
        "#include \"release.typ\"",
        "#import \"release.typ\": *",
        &deep,
    ] {
        is_replaced("typst/release.typ", template);
    }
}

#[test]
fn a_page_template_that_no_valid_pdf_can_be_made_of_is_replaced() {
    let long = format!("#set document(title: \"{}\")\n= Tytuł", "a".repeat(40_000));
    for template in ["Bez tytułu dokumentu", &long] {
        is_replaced("typst/release.typ", template);
    }
}

#[test]
fn a_page_template_that_counts_for_years_is_given_up_and_not_tried_again() {
    let years =
        "#for a in range(9000) { for b in range(9000) { for c in range(9000) { if a + b + c < 0 [x] } } }";
    is_replaced("typst/release.typ", years);
}

#[test]
fn a_page_template_reaches_no_file_package_network_or_program() {
    for template in [
        "#read(\"/etc/passwd\")",
        "#read(\"../../../../../../etc/passwd\")",
        "#include \"/etc/passwd\"",
        "#image(\"/etc/hostname\")",
        "#json(\"/proc/self/environ\")",
        "#bibliography(\"/etc/passwd\")",
        "#import \"@preview/cetz:0.3.0\"",
        "#import \"@local/x:1.0.0\": *",
        "#image(\"https://example.org/x.png\")",
        "#plugin(\"x.wasm\")",
        "#sys.inputs.at(\"HOME\")",
    ] {
        is_replaced("typst/release.typ", template);
    }
}

#[test]
fn words_that_are_no_words_are_replaced() {
    let deep = "[".repeat(1_000_000);
    for words in ["", "[]", "{\"invites\": 1}", &deep] {
        is_replaced("words/pl.json", words);
    }
}
