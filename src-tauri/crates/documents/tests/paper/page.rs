use crate::{USUAL, page, sample, text, tools};
use serde_json::Value;

fn event(html: &str) -> Value {
    let (_, rest) = html.split_once("application/ld+json\">").expect("a script");
    serde_json::from_str(rest.split_once("</script>").expect("its end").0).expect("JSON")
}

#[test]
fn the_validator_of_html_has_nothing_to_say_about_the_pages() {
    let Some(jar) = tools::tool("node_modules/vnu-jar/build/dist/vnu.jar") else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let mut paths = Vec::new();
    let fragments = USUAL.files.iter().filter(|file| file.path.ends_with(".html")).cloned();
    let fragments = fragments.map(|file| String::from_utf8(file.bytes).expect("UTF-8"));
    for (index, body) in fragments.chain([page(&sample::changed())]).enumerate() {
        let page = format!(
            "<!DOCTYPE html>\n<html lang=\"pl\"><head><meta charset=\"utf-8\"><title>Strona</title></head><body><h1>Strona</h1>\n{body}</body></html>\n"
        );
        let path = folder.path().join(format!("{index}.html"));
        std::fs::write(&path, page).expect("a file");
        paths.push(path);
    }
    let mut arguments = vec!["-jar", tools::text_of(&jar)];
    arguments.extend(paths.iter().map(|path| tools::text_of(path)));
    let Some(said) = tools::run("java", &arguments) else { return };
    assert_eq!((said.ok, said.err.as_str()), (true, ""), "{}", said.out);
}

#[test]
fn the_event_has_its_offset_and_place() {
    let event = event(text(&USUAL, "www/krakow_pl.html"));
    assert_eq!(event["@type"], "Event");
    assert_eq!(event["startDate"], "2026-05-13T17:00:00+02:00");
    assert_eq!(event["endDate"], "2026-05-13T19:30:00+02:00");
    assert_eq!(event["eventStatus"], "https://schema.org/EventScheduled");
    assert_eq!(event["location"]["address"]["streetAddress"], "ul. Przykładowa 34");
    assert_eq!(event.get("previousStartDate"), None);
}

#[test]
fn a_moved_event_says_when_it_was() {
    let event = event(&page(&sample::changed()));
    assert_eq!(event["eventStatus"], "https://schema.org/EventRescheduled");
    assert_eq!(event["previousStartDate"], "2026-05-06T18:00:00+02:00");
}

#[test]
fn a_cancelled_event_says_so() {
    let page = page(&sample::cancelled());
    assert_eq!(event(&page)["eventStatus"], "https://schema.org/EventCancelled");
    assert!(page.contains("<strong>ODWOŁANE.</strong>"));
}

#[test]
fn what_nobody_knows_is_never_a_yes() {
    let page = text(&USUAL, "www/krakow_pl.html").replace('\u{a0}', " ");
    assert!(page.contains("<li>ciche miejsce – brak informacji</li>"), "{page}");
    assert!(!page.contains("<li>ciche miejsce</li>"));
}

#[test]
fn headings_go_down_by_one() {
    let levels: Vec<char> =
        text(&USUAL, "www/krakow_pl.html").split("<h").skip(1).filter_map(|h| h.chars().next()).collect();
    assert_eq!(levels, ['2', '3', '3', '3', '3']);
}
